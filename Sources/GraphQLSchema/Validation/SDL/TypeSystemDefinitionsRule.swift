internal import GraphQLLanguage

/// "TypeSystemExtensionDocument : TypeSystemDefinitionOrExtension+": a type system is described by its definitions and
/// extensions alone (section "Type System").
enum TypeSystemDefinitionsRule: SDLRule {
    static let name = "TypeSystemDefinitions"

    static func check(_ context: inout SDLContext) {
        for (index, definition) in context.definitions {
            switch definition {
            case .operation(let operation):
                let what = operation.name.map { "\"\($0.value)\" operation" } ?? "anonymous operation"
                context.report(
                    "The \(what) does not belong in a type system.", at: [operation.location], in: index)
            case .fragment(let fragment):
                context.report(
                    "The \"\(fragment.name.value)\" fragment does not belong in a type system.",
                    at: [fragment.location], in: index)
            case .schema, .schemaExtension, .type, .typeExtension, .directive:
                break
            }
        }
    }
}
