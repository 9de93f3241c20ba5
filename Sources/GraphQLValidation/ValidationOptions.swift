/// How a document is validated.
public struct ValidationOptions: Sendable {
    /// How many errors are reported. Validation ends with the first one beyond, and says so in a last error.
    public var maximumErrors: Int
    /// Whether messages may add "Did you mean …?" with names of the schema. To be turned off where introspection is
    /// off, so that nobody learns the schema's names by guessing at them.
    public var suggestions: Bool
    /// Whether documents may select `__schema` and `__type`.
    public var introspection: Bool
    /// How many steps the rules that follow fragments may take in total: a step is one field or fragment seen from one
    /// operation or merged selection. They are few times the fields of a document, unless its operations or fragments
    /// multiply each other; a document beyond the limit is refused.
    public var maximumSteps: Int

    /// Options; the defaults are those of a public service with introspection.
    public init(
        maximumErrors: Int = 100, suggestions: Bool = true, introspection: Bool = true,
        maximumSteps: Int = 2_000_000
    ) {
        self.maximumErrors = maximumErrors
        self.suggestions = suggestions
        self.introspection = introspection
        self.maximumSteps = maximumSteps
    }
}
