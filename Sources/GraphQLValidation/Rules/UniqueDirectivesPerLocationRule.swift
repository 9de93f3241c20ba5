import GraphQLLanguage
import GraphQLSchema

/// Directives Are Unique per Location: a directive that is not repeatable may stand only once at one place.
enum UniqueDirectivesPerLocationRule: ValidationRule {
    static let name = "UniqueDirectivesPerLocation"

    static func check(_ directives: [Directive], _ context: inout ValidationContext) {
        guard directives.count > 1 else { return }
        var first: [String: SourceLocation] = [:]
        for directive in directives {
            let name = directive.name.value
            guard let definition = context.schema.directive(named: name), !definition.isRepeatable else { continue }
            if let location = first[name] {
                context.report(
                    self, "The directive \"@\(name)\" can only be used once at this location.",
                    at: location, directive.location)
                if context.isFinished { return }
            } else {
                first[name] = directive.location
            }
        }
    }
}
