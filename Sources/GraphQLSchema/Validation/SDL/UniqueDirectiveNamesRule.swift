internal import GraphQLLanguage

/// "All directives within a GraphQL schema must have unique names" (section "Schema"). A document may spell out a
/// built-in directive, which it then replaces.
enum UniqueDirectiveNamesRule: SDLRule {
    static let name = "UniqueDirectiveNames"

    static func check(_ context: inout SDLContext) {
        var known = UniqueNames()
        for case (let index, .directive(let directive)) in context.definitions {
            guard let first = known.insert(directive.name) else { continue }
            context.report(
                "There can be only one directive named \"@\(directive.name.value)\".",
                at: [first, directive.name.location], in: index)
        }
    }
}
