import GraphQLLanguage

/// Fragment Spread Target Defined: every spread must name a fragment of the document.
enum KnownFragmentNamesRule: ValidationRule {
    static let name = "KnownFragmentNames"

    /// Reports a spread of a fragment that is not there.
    static func report(_ spread: FragmentSpread, _ context: inout ValidationContext) {
        context.report(self, "Unknown fragment \"\(spread.name.value)\".", at: spread.name.location)
    }
}
