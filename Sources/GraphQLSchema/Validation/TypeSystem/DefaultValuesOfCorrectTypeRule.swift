internal import GraphQLLanguage

/// "If the argument has a default value it must be compatible with argumentType as per the coercion rules for that
/// type", and alike an input field (sections "Objects", "Input Objects", "Type System Directives").
enum DefaultValuesOfCorrectTypeRule: TypeSystemRule {
    static let name = "DefaultValuesOfCorrectType"

    static func check(_ context: inout TypeSystemContext) {
        for site in context.inputValues {
            guard let value = site.value.defaultValue else { continue }
            for error in context.schema.coercionErrors(of: value, to: site.value.type) {
                context.report(
                    "\(site.coordinate) has invalid default value: \(error.message)", at: error.locations,
                    in: site.position)
            }
        }
    }
}
