internal import GraphQLLanguage

/// "If the Input Object is a OneOf Input Object then: the type of the input field must be nullable; the input field
/// must not have a default value" (section "Input Objects").
enum OneOfInputObjectsRule: TypeSystemRule {
    static let name = "OneOfInputObjects"

    static func check(_ context: inout TypeSystemContext) {
        for site in context.inputValues {
            guard case .inputObject(let type) = site.owner, type.isOneOf else { continue }
            if site.value.type.isNonNull {
                context.report(
                    "OneOf input field \(site.coordinate) must be nullable.",
                    at: [site.definition.type.location], in: site.position)
            }
            if site.value.defaultValue != nil {
                context.report(
                    "OneOf input field \(site.coordinate) cannot have a default value.",
                    at: [site.definition.location], in: site.position)
            }
        }
    }
}
