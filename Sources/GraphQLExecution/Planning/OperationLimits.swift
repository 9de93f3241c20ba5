/// Bounds on what one operation may ask for, so that hostile documents stay cheap.
public struct OperationLimits: Sendable {
    /// Tokens in the document.
    public var tokens = 15_000
    /// Brackets inside each other in the document.
    public var nesting = 200
    /// Selection sets inside each other in the operation, fragments included.
    public var depth = 25
    /// Response positions that the compiled operation has, fragments included.
    public var fields = 10_000

    /// The defaults.
    public init() {}

    /// For documents that are trusted: only what keeps the stack safe.
    public static var unlimited: OperationLimits {
        var limits = OperationLimits()
        limits.tokens = .max
        limits.depth = 200
        limits.fields = 1_000_000
        return limits
    }
}
