import GraphQLExecution
import GraphQLLanguage
import GraphQLSchema
import JSON

/// Schemas: what is built prints to a text from which the same schema is built, and answers introspection.
enum SDLTarget {
    static func check(_ input: [UInt8]) {
        guard let document = Document.parsed(input) else { return }
        do throws(SchemaErrors) {
            let schema = try Schema(documents: [document])
            checkPrinting(of: schema)
            checkComparing(schema)
            if input.count % 8 == 0 { checkIntrospection(of: schema) }
        } catch {
            require(!error.errors.isEmpty, "A refused schema has an error.")
            // Built without checks, a wrong schema must still be safe to print and to ask.
            guard let schema = try? Schema(documents: [document], validation: .assumeValid) else { return }
            _ = schema.printed()
            _ = Schema.changes(from: schema, to: schema)
        }
    }

    private static func checkPrinting(of schema: Schema) {
        let printed = schema.printed()
        do throws(SchemaErrors) {
            let again = try Schema(sdl: printed)
            require(again.printed() == printed, "Printing a schema is stable:\n\(printed)\n---\n\(again.printed())")
            let changes = Schema.changes(from: schema, to: again)
            require(changes.isEmpty, "A print builds the same schema: \(changes.map(\.message))\n\(printed)")
        } catch {
            fatalError("A schema's print builds: \(error.errors.map(\.message))\n\(printed)")
        }
    }

    private static func checkComparing(_ schema: Schema) {
        _ = Schema.changes(from: schema, to: SampleSchema.schema)
        _ = Schema.changes(from: SampleSchema.schema, to: schema)
    }

    private static func checkIntrospection(of schema: Schema) {
        var resolvers = Resolvers()
        resolvers.fallback { _, _ throws(GraphQLError) in .null }
        var options = ExecutorOptions()
        options.limits = .unlimited
        guard let executor = try? Executor(schema: schema, resolvers: resolvers, options: options) else {
            fatalError("A fallback resolves every field.")
        }
        let request = GraphQLRequest(document: Array(SampleSchema.introspection.utf8))
        let response = immediately { await executor.execute(request) }
        guard case .executed(_, hasErrors: false, dataIsNull: false) = response.outcome else {
            fatalError("Introspection succeeds: \(String(decoding: response.body, as: UTF8.self))")
        }
    }
}
