internal import GraphQLLanguage

/// "Arguments can be required. An argument is required if the argument type is non-null and does not have a default
/// value" (section "Required Arguments"). Whether a value given is null is for its type to refuse.
enum ProvidedRequiredArgumentsOnDirectivesRule: SDLRule {
    static let name = "ProvidedRequiredArgumentsOnDirectives"

    static func check(_ context: inout SDLContext) {
        for (index, definition) in context.definitions {
            for directive in definition.directiveSites.flatMap(\.directives) {
                let name = directive.name.value
                for argument in context.directive(named: name)?.arguments ?? [] where argument.isRequired {
                    guard !directive.arguments.contains(where: { $0.name.value == argument.name.value }) else {
                        continue
                    }
                    context.report(
                        "Argument \"@\(name)(\(argument.name.value):)\" of type \"\(argument.type.printed())\" is "
                            + "required, but it was not provided.",
                        at: [directive.location], in: index)
                }
            }
        }
    }
}

extension InputValueDefinition {
    /// IsRequiredArgument: non-null without default.
    var isRequired: Bool {
        if case .nonNull = type { defaultValue == nil } else { false }
    }
}
