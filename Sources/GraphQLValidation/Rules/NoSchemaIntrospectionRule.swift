import GraphQLLanguage
import GraphQLSchema

/// Where introspection is off, no field may be `__schema` or `__type`; this is no rule of the specification, and off unless
/// ``ValidationOptions/introspection`` is false.
enum NoSchemaIntrospectionRule: ValidationRule {
    static let name = "NoSchemaIntrospection"

    static func check(_ field: Field, _ definition: SchemaField, _ context: inout ValidationContext) {
        guard !context.options.introspection, ["__schema", "__type"].contains(definition.name) else { return }
        context.report(
            self, "Introspection is off here, so \"\(definition.name)\" can't be selected.", at: field.location)
    }
}
