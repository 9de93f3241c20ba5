/// How an executor treats documents.
public struct ExecutorOptions: Sendable {
    /// Bounds on each operation.
    public var limits = OperationLimits()
    /// Whether documents are validated. Without, a document must have been validated before, against the same schema.
    public var validates = true
    /// Whether validation errors suggest names ("Did you mean"): helpful, and tells a stranger the schema's names.
    public var suggestions = true
    /// Whether documents may select `__schema` and `__type`.
    public var introspection = true
    /// Bytes for compiled operations that are kept.
    public var cacheBytes = 8 << 20
    /// Bytes for what was completed of objects that never change (``Resolvers/ObjectFields/unchanging(_:)``); 0 keeps none.
    public var completedObjectBytes = 8 << 20

    /// The defaults.
    public init() {}
}
