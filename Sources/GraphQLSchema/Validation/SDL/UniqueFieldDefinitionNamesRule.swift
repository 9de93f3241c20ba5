internal import GraphQLLanguage

/// "The field must have a unique name within that Object type; no two fields may share the same name" (section
/// "Objects", and alike for interfaces and input objects), those of extensions included.
enum UniqueFieldDefinitionNamesRule: SDLRule {
    static let name = "UniqueFieldDefinitionNames"

    static func check(_ context: inout SDLContext) {
        var known: [String: UniqueNames] = [:]
        for (index, definition) in context.definitions {
            guard let type = definition.typeDefinition else { continue }
            for name in type.body.fieldNames {
                guard let first = known[type.name.value, default: UniqueNames()].insert(name) else { continue }
                context.report(
                    "Field \"\(type.name.value).\(name.value)\" can only be defined once.",
                    at: [first, name.location], in: index)
            }
        }
    }
}

extension TypeDefinition.Body {
    /// The names of the fields or input fields.
    fileprivate var fieldNames: [Name] {
        switch self {
        case .scalar, .union, .enumeration: []
        case .object(_, let fields), .interface(_, let fields): fields.map(\.name)
        case .inputObject(let fields): fields.map(\.name)
        }
    }
}
