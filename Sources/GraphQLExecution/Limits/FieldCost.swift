/// What a field costs, estimated from its arguments before it is resolved.
public struct FieldCost: Sendable {
    /// Rows that are read for it, for each object it is resolved on.
    public var rows: Int
    /// Objects that what is selected below is resolved on, for each object it is resolved on itself.
    public var objects: Int
    /// The argument that bounds both; nil where none does.
    public var bound: Bound?

    /// An argument that bounds a list.
    public struct Bound: Sendable {
        /// The argument's name.
        public var argument: String
        /// Its value, or what counts without it.
        public var value: Int

        /// A bound.
        public init(_ argument: String, _ value: Int) {
            self.argument = argument
            self.value = value
        }
    }

    /// A cost.
    public init(rows: Int, objects: Int = 1, bound: Bound? = nil) {
        self.rows = rows
        self.objects = objects
        self.bound = bound
    }

    /// A list of as many objects as an argument allows, each a row.
    public static func list(_ bound: Bound) -> FieldCost {
        FieldCost(rows: bound.value, objects: bound.value, bound: bound)
    }

    /// Whether a smaller bound would cost less.
    var canShrink: Bool { bound.map { $0.value > 1 && $0.value == objects && $0.value == rows } ?? false }

    /// The same with another bound.
    mutating func shrink(to value: Int) {
        rows = value
        objects = value
        bound?.value = value
    }
}
