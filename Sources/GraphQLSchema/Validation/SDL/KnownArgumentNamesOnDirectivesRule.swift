internal import GraphQLLanguage

/// "Every argument provided to a field or directive must be defined in the set of possible arguments of that field or
/// directive" (section "Argument Names").
enum KnownArgumentNamesOnDirectivesRule: SDLRule {
    static let name = "KnownArgumentNamesOnDirectives"

    static func check(_ context: inout SDLContext) {
        for (index, definition) in context.definitions {
            for directive in definition.directiveSites.flatMap(\.directives) {
                guard let known = context.directive(named: directive.name.value)?.arguments else { continue }
                for argument in directive.arguments
                where !known.contains(where: { $0.name.value == argument.name.value }) {
                    context.report(
                        "Unknown argument \"\(argument.name.value)\" on directive \"@\(directive.name.value)\".",
                        at: [argument.name.location], in: index)
                }
            }
        }
    }
}
