import GraphQLLanguage
import GraphQLSchema

/// Required Arguments: an argument of non-null type without default value must be given. (That its value is not null is
/// for Values of Correct Type.)
enum ProvidedRequiredArgumentsRule: ValidationRule {
    static let name = "ProvidedRequiredArguments"

    static func check(
        _ field: Field, _ definition: SchemaField, on type: SchemaType, _ context: inout ValidationContext
    ) {
        guard definition.arguments.contains(where: { isMissing($0, in: field.arguments) }) else { return }
        for required in definition.arguments where isMissing(required, in: field.arguments) {
            report(required, of: "\(type.name).\(definition.name)", at: field.location, &context)
        }
    }

    static func check(_ directive: Directive, _ definition: SchemaDirective, _ context: inout ValidationContext) {
        for required in definition.arguments where isMissing(required, in: directive.arguments) {
            report(required, of: "@\(definition.name)", at: directive.location, &context)
        }
    }

    private static func isMissing(_ argument: SchemaInputValue, in given: [Argument]) -> Bool {
        argument.isRequired && !given.contains { $0.name.value == argument.name }
    }

    private static func report(
        _ argument: SchemaInputValue, of owner: String, at location: SourceLocation,
        _ context: inout ValidationContext
    ) {
        let type = context.schema.text(of: argument.type)
        context.report(
            self, "Argument \"\(owner)(\(argument.name):)\" of type \"\(type)\" is required, but it was not provided.",
            at: location)
    }
}
