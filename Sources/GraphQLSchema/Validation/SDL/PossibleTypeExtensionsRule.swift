internal import GraphQLLanguage

/// "The named type must already be defined and must be" of the extension's kind (section "Type Extensions", of each
/// kind). Built-in types are not the document's to extend.
enum PossibleTypeExtensionsRule: SDLRule {
    static let name = "PossibleTypeExtensions"

    static func check(_ context: inout SDLContext) {
        for case (let index, .typeExtension(let type)) in context.definitions {
            let name = type.name
            if BuiltInDefinitions.isTypeName(name.value) {
                context.report(
                    "Cannot extend type \"\(name.value)\" because it is built in.", at: [name.location], in: index)
            } else if let defined = context.source.type(named: name.value) {
                guard defined.kind != type.body.kind else { continue }
                context.report(
                    "Cannot extend non-\(type.body.kind.noun) type \"\(name.value)\".",
                    at: [defined.definition.location, type.location], in: index)
            } else {
                context.report(
                    "Cannot extend type \"\(name.value)\" because it is not defined.", at: [name.location],
                    in: index)
            }
        }
    }
}

extension SchemaTypeKind {
    /// The kind in a sentence.
    var noun: String {
        switch self {
        case .scalar: "scalar"
        case .object: "object"
        case .interface: "interface"
        case .union: "union"
        case .enumeration: "enum"
        case .inputObject: "input object"
        }
    }
}
