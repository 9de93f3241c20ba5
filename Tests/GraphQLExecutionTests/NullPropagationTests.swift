import JSON
import Testing

/// Specification section "Handling Execution Errors".
struct NullPropagationTests {
    private let schema = """
        type Query { a: A, list: [A], strict: [A!], strictest: [A!]!, matrix: [[Int!]] }
        type A { name: String, id: ID!, b: B!, n: Int }
        type B { id: ID! }
        """

    @Test func `an error at a nullable field nulls that field alone`() async throws {
        let answer = try await execute(
            schema, "{ a { n id } }", data: ["a": ["id": "1", "n": ["$error": "no number"]]])
        #expect(
            answer
                == #"{"errors":[{"message":"no number","locations":[{"line":1,"column":7}],"path":["a","n"]}],"data":{"a":{"n":null,"id":"1"}}}"#
        )
    }

    @Test func `a null in a non-null field takes back its object`() async throws {
        let answer = try await execute(schema, "{ x: a { name id } }", data: ["a": ["name": "n"]])
        #expect(answer.hasSuffix(#""path":["x","id"]}],"data":{"x":null}}"#))
    }

    @Test func `a null climbs through non-null parents`() async throws {
        let answer = try await execute(schema, "{ a { name b { id } } }", data: ["a": ["name": "n", "b": [:]]])
        #expect(answer.hasSuffix(#""path":["a","b","id"]}],"data":{"a":null}}"#))
    }

    @Test func `a null item of a nullable list stays in its place`() async throws {
        let answer = try await execute(
            schema, "{ list { id } }", data: ["list": [["id": "1"], [:], .null, ["id": "4"]]])
        #expect(answer.hasSuffix(#""path":["list",1,"id"]}],"data":{"list":[{"id":"1"},null,null,{"id":"4"}]}}"#))
    }

    @Test func `a null item of a non-null list takes back the list`() async throws {
        let answer = try await execute(schema, "{ strict { id } list { id } }", data: ["strict": [["id": "1"], .null]])
        #expect(answer.hasSuffix(#""path":["strict",1]}],"data":{"strict":null,"list":null}}"#))
    }

    @Test func `a null that climbs to the root makes data null`() async throws {
        let answer = try await execute(schema, "{ strictest { id } }", data: ["strictest": [[:]]])
        #expect(answer.hasSuffix(#""path":["strictest",0,"id"]}],"data":null}"#))
    }

    @Test func `an error in an inner list names both indices`() async throws {
        let answer = try await execute(schema, "{ matrix }", data: ["matrix": [[1, 2], [3, "x"], .null]])
        #expect(answer.contains(#""path":["matrix",1,1]"#))
        #expect(answer.hasSuffix(#""data":{"matrix":[[1,2],null,null]}}"#))
    }

    @Test func `an item that failed is an error at its index`() async throws {
        let answer = try await execute(schema, "{ list { id } }", data: ["list": [["$error": "gone"], ["id": "2"]]])
        #expect(answer.contains(#"{"message":"gone","locations":[{"line":1,"column":3}],"path":["list",0]}"#))
        #expect(answer.hasSuffix(#""data":{"list":[null,{"id":"2"}]}}"#))
    }
}
