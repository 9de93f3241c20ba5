internal import GraphQLLanguage

/// "Fields and directives treat arguments as a mapping of argument name to value. More than one argument with the same
/// name in an argument set is ambiguous and invalid" (section "Argument Uniqueness").
enum UniqueArgumentNamesRule: SDLRule {
    static let name = "UniqueArgumentNames"

    static func check(_ context: inout SDLContext) {
        for (index, definition) in context.definitions {
            for directive in definition.directiveSites.flatMap(\.directives) {
                var known = UniqueNames()
                for argument in directive.arguments {
                    guard let first = known.insert(argument.name) else { continue }
                    context.report(
                        "There can be only one argument named \"\(argument.name.value)\".",
                        at: [first, argument.name.location], in: index)
                }
            }
        }
    }
}
