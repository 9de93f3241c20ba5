import GraphQLLanguage
import GraphQLSchema
import Testing

/// Type systems made to cost much: all are answered in time that grows with their size, on a small stack.
@Suite(.timeLimit(.minutes(5))) struct HostileSchemaTests {
    private static let query = "type Query { a: Int }\n"
    private static let size = 3_000

    private func sdl(_ definition: (Int) -> String) -> [String] {
        [Self.query + (0..<Self.size).map(definition).joined(separator: "\n")]
    }

    @Test("A long cycle of input objects is found once")
    func inputObjectCycle() {
        let errors = errors(in: sdl { "input I\($0) { a: I\(($0 + 1) % Self.size)! }" })
        #expect(errors.count == 1)
        #expect(errors.first?.locations.count == Self.size)
    }

    @Test("Many paths through input objects and defaults are not walked one by one")
    func manyPaths() {
        #expect(
            errors(
                in: sdl { index in
                    index == Self.size - 1
                        ? "input I\(index) { a: Int }"
                        : "input I\(index) { a: I\(index + 1)! = {} b: I\(index + 1)! = {} c: [I\(index + 1)] = [{}, {}] }"
                }
            ).isEmpty)
    }

    @Test("A long cycle of defaults is found")
    func defaultCycle() {
        let errors = errors(in: sdl { "input I\($0) { a: I\(($0 + 1) % Self.size) = {} }" })
        #expect(errors.map(\.rule) == ["NoDefaultValueCycles"])
    }

    @Test("A long cycle of directives is found at each of them")
    func directiveCycle() {
        let errors = errors(
            in: sdl { "directive @d\($0)(a: Int @d\(($0 + 1) % Self.size)) on ARGUMENT_DEFINITION" })
        #expect(errors.count == Self.size)
    }

    @Test("A long chain of interfaces is checked")
    func interfaceChain() {
        let size = 100
        let text = (0..<size).map { index in
            let ancestors = (0..<index).map { "I\($0)" }.joined(separator: " & ")
            return "interface I\(index) \(index == 0 ? "" : "implements \(ancestors)") { a: I\(index) }"
        }
        #expect(errors(in: [Self.query + text.joined(separator: "\n")]).isEmpty)
    }

    @Test("Types and values nest as deep as the parser lets them")
    func deepNesting() {
        let depth = 200
        func nested(_ inner: String, _ open: String, _ close: String) -> String {
            String(repeating: open, count: depth) + inner + String(repeating: close, count: depth)
        }
        let text = """
            type Query { a(x: \(nested("Int", "[", "]")) = \(nested("1", "[", "]"))): \(nested("Int", "[", "]")) }
            input I { i: I s: S = \(nested("1", "{i: ", "}")) }
            input J { i: I = \(nested("null", "{i: ", "}")) }
            scalar S
            """
        #expect(errors(in: [text]).map(\.message) == [])
    }

    @Test("Many errors are all told")
    func manyErrors() {
        #expect(errors(in: sdl { "type T\($0) { a: Missing }" }).count == Self.size)
    }
}
