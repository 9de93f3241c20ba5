internal import GraphQLLanguage

/// "The `@oneOf` directive must not be provided by an Input Object type extension" (section "Input Object Extensions").
enum OneOfExtensionsRule: SDLRule {
    static let name = "OneOfExtensions"

    static func check(_ context: inout SDLContext) {
        for case (let index, .typeExtension(let type)) in context.definitions where type.body.kind == .inputObject {
            guard let oneOf = type.directives.first(named: "oneOf") else { continue }
            context.report(
                "Input object type \"\(type.name.value)\" cannot become a OneOf input object by an extension.",
                at: [oneOf.location], in: index)
        }
    }
}
