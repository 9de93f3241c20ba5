internal import GraphQLLanguage

/// "Literal values must be compatible with the type expected in the position they are found" (section "Values of
/// Correct Type"), here as arguments of directives.
enum DirectiveArgumentsOfCorrectTypeRule: TypeSystemRule {
    static let name = "ValuesOfCorrectType"

    static func check(_ context: inout TypeSystemContext) {
        for (position, definition) in context.source.definitions.enumerated() {
            for applied in definition.directiveSites.flatMap(\.directives) {
                guard let directive = context.schema.directive(named: applied.name.value) else { continue }
                for argument in applied.arguments {
                    guard let type = directive.argument(named: argument.name.value)?.type else { continue }
                    for error in context.schema.coercionErrors(of: argument.value, to: type) {
                        context.report(error, in: position)
                    }
                }
            }
        }
    }
}
