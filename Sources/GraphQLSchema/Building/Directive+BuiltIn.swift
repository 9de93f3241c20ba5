internal import GraphQLLanguage

extension [Directive] {
    /// The first directive of a name.
    func first(named name: String) -> Directive? { first { $0.name.value == name } }

    /// The reason of `@deprecated`, which has a default; nil where the directive is missing.
    var deprecationReason: String? {
        guard let deprecated = first(named: "deprecated") else { return nil }
        return deprecated.stringArgument(named: "reason") ?? BuiltInDefinitions.defaultDeprecationReason
    }

    /// The URL of `@specifiedBy`.
    var specifiedByURL: String? { first(named: "specifiedBy")?.stringArgument(named: "url") }

    /// Whether there is `@oneOf`.
    var isOneOf: Bool { first(named: "oneOf") != nil }
}

extension Directive {
    fileprivate func stringArgument(named name: String) -> String? {
        guard case .string(let text, _)? = arguments.first(where: { $0.name.value == name })?.value.kind else {
            return nil
        }
        return text
    }
}
