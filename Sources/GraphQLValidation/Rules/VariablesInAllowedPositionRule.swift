import GraphQLLanguage
import GraphQLSchema

/// All Variable Usages Are Allowed: a variable's type must be compatible with the type expected where it is used. Where
/// null cannot stand, which includes the fields of OneOf input objects, a nullable variable needs a default value, its
/// own or that of the place.
enum VariablesInAllowedPositionRule: ValidationRule {
    static let name = "VariablesInAllowedPosition"

    static func check(
        _ usage: DefinitionGraph.VariableUsage, of variable: VariableDefinition, type: TypeReference?,
        _ context: inout ValidationContext
    ) {
        guard !isAllowed(usage.position, of: variable, type: type, context.schema), let type,
            let expected = usage.position.type
        else { return }
        let name = usage.name
        let text = context.schema.text(of: type)
        let message =
            usage.position.isOneOfMember && context.schema.isSubType(type, of: expected)
            ? "Variable \"$\(name)\" is of type \"\(text)\" but must be non-nullable to be a field of a OneOf input object."
            : "Variable \"$\(name)\" of type \"\(text)\" used in position expecting type "
                + "\"\(context.schema.text(of: expected))\"."
        context.report(self, message, at: variable.location, usage.location)
    }

    /// Whether a variable may stand at a position; it may where one of their types is not known.
    static func isAllowed(
        _ position: InputPosition, of variable: VariableDefinition, type: TypeReference?, _ schema: Schema
    ) -> Bool {
        guard let type, let expected = position.type else { return true }
        return isAllowed(type, variable.defaultValue, at: position, expected, schema)
    }

    /// IsVariableUsageAllowed.
    private static func isAllowed(
        _ type: TypeReference, _ defaultValue: Value?, at position: InputPosition, _ expected: TypeReference,
        _ schema: Schema
    ) -> Bool {
        let isNonNullPosition = expected.isNonNull || position.isOneOfMember
        guard isNonNullPosition, !type.isNonNull else { return schema.isSubType(type, of: expected) }
        let hasNonNullDefaultValue = defaultValue.map { $0.kind != .null } ?? false
        guard hasNonNullDefaultValue || position.hasDefaultValue else { return false }
        return schema.isSubType(type, of: expected.nullable)
    }
}
