internal import GraphQLLanguage

/// "An Enum type must define one or more unique enum values", its extensions' values included (sections "Enums",
/// "Enum Extensions").
enum UniqueEnumValueNamesRule: SDLRule {
    static let name = "UniqueEnumValueNames"

    static func check(_ context: inout SDLContext) {
        var known: [String: UniqueNames] = [:]
        for (index, definition) in context.definitions {
            guard let type = definition.typeDefinition, case .enumeration(let values) = type.body else { continue }
            for value in values {
                guard let first = known[type.name.value, default: UniqueNames()].insert(value.name) else { continue }
                context.report(
                    "Enum value \"\(type.name.value).\(value.name.value)\" can only be defined once.",
                    at: [first, value.name.location], in: index)
            }
        }
    }
}

extension Definition {
    /// The definition or extension of a type.
    var typeDefinition: TypeDefinition? {
        switch self {
        case .type(let type), .typeExtension(let type): type
        default: nil
        }
    }
}
