internal import GraphQLLanguage

/// Each root operation type is given once: by the schema's definition, by one of its extensions, or by its default name
/// (sections "Root Operation Types", "Default Root Operation Type Names", "Schema Extension").
enum UniqueOperationTypesRule: SDLRule {
    static let name = "UniqueOperationTypes"

    static func check(_ context: inout SDLContext) {
        var known: [OperationType: SourceLocation] = [:]
        for (index, definition) in context.definitions {
            let roots: [RootOperationTypeDefinition]
            switch definition {
            case .schema(let schema), .schemaExtension(let schema): roots = schema.operationTypes
            default: continue
            }
            for root in roots {
                let operation = root.operationType
                let message = "There can be only one \(operation.rawValue) type in schema."
                if let first = known[operation] {
                    context.report(message, at: [first, root.location], in: index)
                    continue
                }
                known[operation] = root.location
                if context.source.schema == nil, root.type.value != operation.defaultRootTypeName,
                    let type = context.source.type(named: operation.defaultRootTypeName)
                {
                    context.report(message, at: [type.definition.location, root.location], in: index)
                }
            }
        }
    }
}
