internal import GraphQLLanguage

/// "The field must return a type where IsOutputType(fieldType) returns true" (sections "Objects", "Interfaces").
enum OutputTypesRule: TypeSystemRule {
    static let name = "OutputTypes"

    static func check(_ context: inout TypeSystemContext) {
        for (source, type) in context.types {
            for (definition, field) in zip(source.fields, type.fields)
            where !context.schema[field.type.namedType].kind.isOutput {
                context.report(
                    "The type of \(type.name).\(field.name) must be Output Type but got: "
                        + "\(context.schema.text(of: field.type)).",
                    at: [definition.type.location], in: source.position)
            }
        }
    }
}
