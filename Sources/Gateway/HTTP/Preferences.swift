internal import HTTPTypes

/// What a `Prefer` field asks for (RFC 7240): names in lower case, without their values and parameters.
struct Preferences {
    /// The operation's cost in place of its execution.
    static let costOnly = "cost-only"

    private let names: [String]

    init(_ fields: HTTPFields) {
        guard let text = fields.value(.prefer) else {
            names = []
            return
        }
        names = MediaType.split(text, at: ",").map { preference in
            String(preference.prefix { $0 != "=" && $0 != ";" }.filter { !$0.isWhitespace }).lowercased()
        }
    }

    /// Whether a preference is stated.
    func contains(_ name: String) -> Bool { names.contains(name) }
}
