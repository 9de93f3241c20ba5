/// A page of instances, and what is wanted of each.
public struct InstanceQuery: Hashable, Sendable {
    /// Which instances.
    public var filter: InstanceFilter
    /// Their order; the id, ascending, decides between equals, and alone when this is empty.
    public var order: [InstanceOrder]
    /// Which slice of them.
    public var page: PageRequest
    /// Which parts of the page are wanted.
    public var parts: PageParts
    /// Lists of each instance's packages; several, since a selection may hold several with different arguments.
    public var packages: [PackageQuery]

    /// A query.
    public init(
        filter: InstanceFilter = .everything, order: [InstanceOrder] = [], page: PageRequest = PageRequest(),
        parts: PageParts = .nodes, packages: [PackageQuery] = []
    ) {
        self.filter = filter
        self.order = order
        self.page = page
        self.parts = parts
        self.packages = packages
    }
}

/// A page of packages, and what is wanted of each.
public struct PackageQuery: Hashable, Sendable {
    /// Which packages.
    public var filter: PackageFilter
    /// Their order; name, version, ecosystem and version text, all ascending, decide between equals, and alone when this is empty.
    public var order: [PackageOrder]
    /// Which slice of them.
    public var page: PageRequest
    /// Which parts of the page are wanted.
    public var parts: PageParts
    /// Lists of the instances that have each package.
    public var instances: [InstanceQuery]

    /// A query.
    public init(
        filter: PackageFilter = .everything, order: [PackageOrder] = [], page: PageRequest = PageRequest(),
        parts: PageParts = .nodes, instances: [InstanceQuery] = []
    ) {
        self.filter = filter
        self.order = order
        self.page = page
        self.parts = parts
        self.instances = instances
    }
}

/// What of a page is wanted; what is not is neither read nor counted.
public struct PageParts: OptionSet, Hashable, Sendable {
    /// The raw bits.
    public let rawValue: UInt8
    /// The bits of some parts.
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// The records, and with them whether there are more.
    public static let nodes = PageParts(rawValue: 1)
    /// How many records the whole list has, whatever the page.
    public static let totalCount = PageParts(rawValue: 2)
}

/// Which slice of an ordered list (Relay's `first`/`after`, `last`/`before`).
public struct PageRequest: Hashable, Sendable {
    /// How many records at most; 0 or more.
    public var limit: Int
    /// Whether the slice is taken from the end.
    public var isBackward: Bool
    /// Only records behind this one.
    public var after: PageCursor?
    /// Only records before this one.
    public var before: PageCursor?

    /// A slice.
    public init(limit: Int = 50, isBackward: Bool = false, after: PageCursor? = nil, before: PageCursor? = nil) {
        self.limit = limit
        self.isBackward = isBackward
        self.after = after
        self.before = before
    }
}

/// One column of an order of instances.
public struct InstanceOrder: Hashable, Sendable {
    /// The column.
    public var field: Field
    /// Whether the greatest comes first.
    public var isDescending: Bool

    /// A column and its direction.
    public init(_ field: Field, isDescending: Bool = false) {
        self.field = field
        self.isDescending = isDescending
    }

    /// What instances can be ordered by. Text is ordered by its UTF-8 bytes.
    public enum Field: String, Hashable, Sendable, CaseIterable {
        case id
        case region
        case account
        case createdAt
        case updatedAt
    }
}

/// One column of an order of packages.
public struct PackageOrder: Hashable, Sendable {
    /// The column.
    public var field: Field
    /// Whether the greatest comes first.
    public var isDescending: Bool

    /// A column and its direction.
    public init(_ field: Field, isDescending: Bool = false) {
        self.field = field
        self.isDescending = isDescending
    }

    /// What packages can be ordered by. Text is ordered by its UTF-8 bytes.
    public enum Field: String, Hashable, Sendable, CaseIterable {
        case name
        /// By the key of the package's own version order (``VersionOrder``).
        case version
        case ecosystem
        /// By the version's text; decides between versions that are equal in their order, such as `1.0` and `1.00`.
        case versionText
    }
}

extension InstanceQuery {
    /// The order with the key appended: total, so that a page can start behind any record. Repeated columns are left out.
    public var totalOrder: [InstanceOrder] {
        order.isEmpty ? Self.key : Self.total(order, key: Self.key, field: \.field)
    }

    private static let key = [InstanceOrder(.id)]

    static func total<Order, Field: Hashable>(_ order: [Order], key: [Order], field: (Order) -> Field) -> [Order] {
        var seen: Set<Field> = []
        return (order + key).filter { seen.insert(field($0)).inserted }
    }
}

extension PackageQuery {
    /// The order with the key appended: total, so that a page can start behind any record. Repeated columns are left out.
    public var totalOrder: [PackageOrder] {
        order.isEmpty ? Self.key : InstanceQuery.total(order, key: Self.key, field: \.field)
    }

    private static let key = [
        PackageOrder(.name), PackageOrder(.version), PackageOrder(.ecosystem), PackageOrder(.versionText),
    ]
}
