internal import GraphQLLanguage

/// "For every directive in a document … that directive is defined … The usage of that directive must be in a valid
/// location" (sections "Directives Are Defined", "Directives Are in Valid Locations").
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
