internal import GraphQLLanguage

/// "If argument type is Non-Null and a default value is not defined: the `@deprecated` directive must not be applied to
/// this argument", and alike an input field (sections "Objects", "Input Objects", "@deprecated").
enum RequiredInputsNotDeprecatedRule: TypeSystemRule {
    static let name = "RequiredInputsNotDeprecated"

    static func check(_ context: inout TypeSystemContext) {
        for site in context.inputValues where site.value.isRequired {
            guard let deprecated = site.definition.directives.first(named: "deprecated") else { continue }
            context.report(
                "Required \(site.isInputField ? "input field" : "argument") \(site.coordinate) cannot be deprecated.",
                at: [deprecated.location, site.definition.type.location], in: site.position)
        }
    }
}
