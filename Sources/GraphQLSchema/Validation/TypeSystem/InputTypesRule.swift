internal import GraphQLLanguage

/// "The argument must accept a type where IsInputType(argumentType) returns true", and alike an input field (sections
/// "Objects", "Input Objects", "Type System Directives").
enum InputTypesRule: TypeSystemRule {
    static let name = "InputTypes"

    static func check(_ context: inout TypeSystemContext) {
        for site in context.inputValues where !context.schema[site.value.type.namedType].kind.isInput {
            context.report(
                "The type of \(site.coordinate) must be Input Type but got: "
                    + "\(context.schema.text(of: site.value.type)).",
                at: [site.isOfDirective ? site.definition.location : site.definition.type.location], in: site.position)
        }
    }
}
