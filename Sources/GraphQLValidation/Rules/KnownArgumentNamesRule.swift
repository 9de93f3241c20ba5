import GraphQLLanguage
import GraphQLSchema

/// Argument Names: every argument given to a field or directive must be defined by it.
enum KnownArgumentNamesRule: ValidationRule {
    static let name = "KnownArgumentNames"

    static func check(
        _ field: Field, _ definition: SchemaField, on type: SchemaType, _ context: inout ValidationContext
    ) {
        for argument in field.arguments where !definition.arguments.contains(where: { $0.name == argument.name.value })
        {
            report(argument, on: "field \"\(type.name).\(definition.name)\"", definition.arguments, &context)
        }
    }

    static func check(_ directive: Directive, _ definition: SchemaDirective, _ context: inout ValidationContext) {
        for argument in directive.arguments
        where !definition.arguments.contains(where: { $0.name == argument.name.value }) {
            report(argument, on: "directive \"@\(definition.name)\"", definition.arguments, &context)
        }
    }

    private static func report(
        _ argument: Argument, on owner: String, _ known: [SchemaInputValue], _ context: inout ValidationContext
    ) {
        let name = argument.name.value
        let hint = Suggestions.text(for: name, among: known.lazy.map(\.name), context)
        context.report(self, "Unknown argument \"\(name)\" on \(owner).\(hint)", at: argument.name.location)
    }
}
