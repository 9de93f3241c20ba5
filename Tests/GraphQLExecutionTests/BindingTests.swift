import GraphQLExecution
import GraphQLSchema
import Testing

struct BindingTests {
    @Test func `a field without a resolver, or the reverse, is an error that names it`() throws {
        let schema = try Schema(sdl: "type Query { a: Int, b: T } type T { c: Int, d: Int } scalar S")
        var resolvers = Resolvers()
        resolvers.query("a") { _ in .int(1) }
        resolvers.field("T", "c") { _, _ in .int(1) }
        resolvers.field("T", "zzz") { _, _ in .int(1) }
        resolvers.scalar("Missing", ScalarType())
        let error = #expect(throws: BindingError.self) { try Executor(schema: schema, resolvers: resolvers) }
        #expect(error?.unresolvedFields == ["Query.b", "T.d"])
        #expect(error?.unknownResolvers == ["Missing", "T.zzz"])
        #expect(error?.description.contains("schema fields without a resolver: Query.b, T.d") == true)
    }

    @Test func `a resolver that waits must be of a root field`() throws {
        let schema = try Schema(sdl: "type Query { t: T } type T { c: Int }")
        var resolvers = Resolvers()
        resolvers.query("t") { _ in .null }
        resolvers.root("T", "c") { _ in .null }
        #expect(throws: BindingError.self) { try Executor(schema: schema, resolvers: resolvers) }
    }

    @Test func `an object of another storage is an error, not a crash`() async throws {
        final class A: Sendable {}
        final class B: Sendable {}
        let answer = try await execute("type Query { t: T } type T { c: Int }", "{ t { c } }") { resolvers in
            resolvers.query("t") { _ in .object(B()) }
            resolvers.object("T", of: A.self) { type in type.field("c") { _, _ in .int(1) } }
        }
        #expect(answer.contains("another storage"))
    }
}
