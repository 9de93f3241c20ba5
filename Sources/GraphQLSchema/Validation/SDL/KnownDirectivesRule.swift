internal import GraphQLLanguage

/// "GraphQL services define what directives they support and where they support them. For each usage of a directive,
/// the directive must be used in a location that the service has declared support for" (section "Directives Are in
/// Valid Locations"; with it goes "Directives Are Defined").
enum KnownDirectivesRule: SDLRule {
    static let name = "KnownDirectives"

    static func check(_ context: inout SDLContext) {
        for (index, definition) in context.definitions {
            for site in definition.directiveSites {
                for directive in site.directives {
                    let name = directive.name.value
                    if let definition = context.directive(named: name) {
                        guard !definition.locations.contains(site.location) else { continue }
                        context.report(
                            "Directive \"@\(name)\" may not be used on \(site.location.rawValue).",
                            at: [directive.location], in: index)
                    } else {
                        context.report("Unknown directive \"@\(name)\".", at: [directive.location], in: index)
                    }
                }
            }
        }
    }
}
