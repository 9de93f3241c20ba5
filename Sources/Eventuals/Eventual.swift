/// A value that is there already, or what gives it: what need not wait costs no task. (`PromiseOrValue`, as graphql-js
/// calls it.)
///
/// Whoever is given work does it, once; whoever is given a promise waits for it, once.
@frozen public enum Eventual<Value: Sendable>: Sendable {
    case ready(Value)
    /// Work of the one who wants the value.
    case pending(@Sendable () async -> Value)
    /// The work of others: to wait for it costs no task either.
    case promised(Promise<Value>)

    /// The value; does the work if there is some.
    @inlinable public var value: Value {
        get async {
            switch self {
            case .ready(let value): value
            case .pending(let work): await work()
            case .promised(let promise): await promise.value
            }
        }
    }

    /// What becomes of the value.
    @inlinable public func map<Other>(_ transform: @escaping @Sendable (Value) -> Other) -> Eventual<Other> {
        switch self {
        case .ready(let value): .ready(transform(value))
        case .pending(let work): .pending { transform(await work()) }
        case .promised(let promise): .promised(promise.map(transform))
        }
    }

    /// What becomes of the value, where that may have to wait in turn.
    @inlinable public func flatMap<Other>(
        _ transform: @escaping @Sendable (Value) -> Eventual<Other>
    ) -> Eventual<Other> {
        switch self {
        case .ready(let value): transform(value)
        case .pending(let work): .pending { await transform(await work()).value }
        case .promised(let promise): .promised(promise.flatMap(transform))
        }
    }
}
