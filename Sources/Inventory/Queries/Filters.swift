/// Which instances a query wants. Normal form: `ne` and `notIn` are `not` around a positive condition.
public indirect enum InstanceFilter: Hashable, Sendable {
    /// All of these hold; with none, true.
    case all([InstanceFilter])
    /// At least one of these holds; with none, false.
    case any([InstanceFilter])
    /// This does not hold.
    case not(InstanceFilter)
    /// On the id.
    case id(StringCondition)
    /// On the region.
    case region(StringCondition)
    /// On the account.
    case account(StringCondition)
    /// On the time of creation.
    case createdAt(Comparison<Timestamp>)
    /// On how many packages it has.
    case packageCount(Comparison<Int>)
    /// On its packages.
    case packages(Quantifier, PackageFilter)

    /// Every instance.
    public static var everything: InstanceFilter { .all([]) }
}

/// Which packages a query wants. Normal form as ``InstanceFilter``.
public indirect enum PackageFilter: Hashable, Sendable {
    /// All of these hold; with none, true.
    case all([PackageFilter])
    /// At least one of these holds; with none, false.
    case any([PackageFilter])
    /// This does not hold.
    case not(PackageFilter)
    /// On the name.
    case name(StringCondition)
    /// On the ecosystem.
    case ecosystem(StringCondition)
    /// On the version's text.
    case versionText(StringCondition)
    /// On the version, in the package's own version order.
    case version(ComparisonOperator, String)
    /// On the instances that have it.
    case instances(Quantifier, InstanceFilter)

    /// Every package.
    public static var everything: PackageFilter { .all([]) }
}

/// How many of a list's records a condition must hold for.
public enum Quantifier: Hashable, Sendable {
    /// At least one.
    case some
    /// Not a single one.
    case none
    /// Each; also when there are none.
    case every
}

/// A condition on text, compared byte for byte in UTF-8.
public struct StringCondition: Hashable, Sendable {
    /// What is compared.
    public var test: Test
    /// Whether ASCII letters of either case are equal; other characters are always compared exactly.
    public var ignoresCase: Bool

    /// A condition.
    public init(_ test: Test, ignoresCase: Bool = false) {
        self.test = test
        self.ignoresCase = ignoresCase
    }

    /// The comparisons on text.
    public enum Test: Hashable, Sendable {
        /// The whole text.
        case equal(String)
        /// One of these; with none, false.
        case isIn([String])
        /// The beginning.
        case startsWith(String)
        /// The end.
        case endsWith(String)
        /// Any part.
        case contains(String)
    }
}

/// A condition on an ordered value.
public enum Comparison<Operand: Hashable & Sendable>: Hashable, Sendable {
    /// Equal to one of these; with none, false.
    case isIn([Operand])
    /// In this relation to a bound.
    case ordered(ComparisonOperator, Operand)
}

/// The relations of an order.
public enum ComparisonOperator: String, Hashable, Sendable, CaseIterable {
    case equal = "="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
}
