/// A value that is there already, or the work that gives it: what need not wait costs no task. (`PromiseOrValue`, as
/// graphql-js calls it.)
///
/// Whoever is given work does it, once.
@frozen public enum Eventual<Value: Sendable>: Sendable {
    case ready(Value)
    case pending(@Sendable () async -> Value)

    /// The value; does the work if there is some.
    @inlinable public var value: Value {
        get async {
            switch self {
            case .ready(let value): value
            case .pending(let work): await work()
            }
        }
    }

    /// What becomes of the value.
    @inlinable public func map<Other>(_ transform: @escaping @Sendable (Value) -> Other) -> Eventual<Other> {
        switch self {
        case .ready(let value): .ready(transform(value))
        case .pending(let work): .pending { transform(await work()) }
        }
    }
}
