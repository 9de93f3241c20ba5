/// Bounds on what a parser accepts.
public struct ParserOptions: Sendable {
    /// How many tokens a document may have; nil for any number.
    public var maximumTokens: Int?
    /// How deep selection sets, list and object values and list types may nest, counted together. Values above
    /// ``greatestDepth`` count as that, so that no document can exhaust a thread's stack.
    public var maximumDepth: Int

    /// The greatest depth there can be.
    public static let greatestDepth = 1_000

    /// Bounds on tokens and nesting.
    public init(maximumTokens: Int? = nil, maximumDepth: Int = 256) {
        self.maximumTokens = maximumTokens
        self.maximumDepth = maximumDepth
    }
}
