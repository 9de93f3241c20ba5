import GraphQLLanguage
import GraphQLSchema
import Testing

@testable import GraphQLExecution

@Suite("The measure of a plan")
struct PlanMeasureTests {
    @Test("counts each field once, however deep it is")
    func heaviestPath() throws {
        let depth = 100
        let document = String(repeating: "{ q ", count: depth) + "{ n m: n }" + String(repeating: " }", count: depth)
        let operation = try LimitTests.executor(.unlimited).prepare(document).operation
        var visits = 0
        let heaviest = try operation.plan(for: []).root.heaviestPath { _ in
            visits += 1
            return 1
        }
        #expect(visits == depth + 2)
        // Where half of all is left behind, the path ends.
        #expect(heaviest.total == 102 && heaviest.path.count == 51 && heaviest.value == 52)
    }
}
