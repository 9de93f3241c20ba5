internal import GraphQLLanguage

/// A directive that is not repeatable stands at most once at a place (section "Directives Are Unique per Location"), and
/// of extensions: "any non-repeatable directives provided must not already apply to the previous" schema or type
/// (sections "Schema Extension", "Type Extensions").
enum UniqueDirectivesPerLocationRule: SDLRule {
    static let name = "UniqueDirectivesPerLocation"

    static func check(_ context: inout SDLContext) {
        var onTypes: [String: [String: SourceLocation]] = [:]
        var onSchema: [String: SourceLocation] = [:]
        for (index, definition) in context.definitions {
            for (offset, site) in definition.directiveSites.enumerated() {
                var known: [String: SourceLocation] = [:]
                let type = offset == 0 ? definition.typeDefinition?.name.value : nil
                if let type {
                    known = onTypes.removeValue(forKey: type) ?? [:]
                } else if site.location == .schema {
                    swap(&known, &onSchema)
                }
                check(site.directives, &known, in: index, &context)
                if let type {
                    onTypes[type] = known
                } else if site.location == .schema {
                    onSchema = known
                }
            }
        }
    }

    private static func check(
        _ directives: [Directive], _ known: inout [String: SourceLocation], in index: Int, _ context: inout SDLContext
    ) {
        for directive in directives {
            let name = directive.name.value
            guard let definition = context.directive(named: name), !definition.isRepeatable else { continue }
            if let first = known[name] {
                context.report(
                    "The directive \"@\(name)\" can only be used once at this location.",
                    at: [first, directive.location], in: index)
            } else {
                known[name] = directive.location
            }
        }
    }
}
