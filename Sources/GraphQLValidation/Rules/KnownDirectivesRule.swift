import GraphQLLanguage
import GraphQLSchema

/// Directives Are Defined: every directive must be defined by the schema.
/// Directives Are in Valid Locations: it must stand where its definition lets it.
enum KnownDirectivesRule: ValidationRule {
    static let name = "KnownDirectives"

    static func check(
        _ directive: Directive, _ definition: SchemaDirective?, at location: DirectiveLocation,
        _ context: inout ValidationContext
    ) {
        let name = directive.name.value
        guard let definition else {
            return context.report(self, "Unknown directive \"@\(name)\".", at: directive.location)
        }
        guard !definition.locations.contains(location) else { return }
        context.report(
            self, "Directive \"@\(name)\" may not be used on \(location.rawValue).", at: directive.location)
    }
}
