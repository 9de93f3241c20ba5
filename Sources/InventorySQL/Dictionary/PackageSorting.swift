internal import Inventory

/// An order of packages, in memory: the same that a statement's `ORDER BY` gives.
struct PackageSorting: Sendable {
    let order: [PackageOrder]
    /// Whether ranks tell this order.
    let isDefault: Bool

    static let defaultOrder = PackageSorting(PackageQuery())

    init(_ query: PackageQuery) {
        if query.order.isEmpty {
            order = Self.defaultColumns
            isDefault = true
        } else {
            order = query.totalOrder
            isDefault = order == Self.defaultColumns
        }
    }

    private static let defaultColumns = PackageQuery().totalOrder

    /// Negative when the first comes before the second, positive when behind it. Different packages are never equal.
    func compare(_ first: DictionaryEntry, _ second: DictionaryEntry) -> Int {
        if isDefault, first.rank > 0, second.rank > 0 { return Int(first.rank) - Int(second.rank) }
        for column in order {
            let relation =
                switch column.field {
                case .name: Self.compare(first.package.name, second.package.name)
                case .ecosystem: Self.compare(first.package.ecosystem, second.package.ecosystem)
                case .versionText: Self.compare(first.package.version, second.package.version)
                case .version: Self.compare(first.versionKey, second.versionKey)
                }
            if relation != 0 { return column.isDescending ? -relation : relation }
        }
        return 0
    }

    /// How a package stands to a place in the order.
    func compare(_ entry: DictionaryEntry, _ cursor: PageCursor) -> Int {
        for (column, value) in zip(order, cursor.values) {
            let relation =
                switch (column.field, value) {
                case (.name, .text(let text)): Self.compare(entry.package.name, text)
                case (.ecosystem, .text(let text)): Self.compare(entry.package.ecosystem, text)
                case (.versionText, .text(let text)): Self.compare(entry.package.version, text)
                case (.version, .version(let version, let ecosystem)):
                    Self.compare(entry.versionKey, StoredVersion.key(of: version, in: .of(ecosystem: ecosystem)))
                default: 0  // refused before: CursorValidation.swift
                }
            if relation != 0 { return column.isDescending ? -relation : relation }
        }
        return 0
    }

    /// Sorts entries.
    func sort(_ entries: inout [DictionaryEntry]) {
        guard isDefault, entries.allSatisfy({ $0.rank > 0 }) else { return entries.sort { compare($0, $1) < 0 } }
        // Ranks and places in one integer each: far cheaper to move around than entries.
        var keys = entries.indices.map { UInt64(entries[$0].rank) << 32 | UInt64($0) }
        keys.sort()
        entries = keys.map { entries[Int($0 & 0xFFFF_FFFF)] }
    }

    private static func compare(_ first: String, _ second: String) -> Int { compareBytes(first.utf8, second.utf8) }

    private static func compare(_ first: [UInt8], _ second: [UInt8]) -> Int { compareBytes(first, second) }

    private static func compareBytes(_ first: some Sequence<UInt8>, _ second: some Sequence<UInt8>) -> Int {
        var second = second.makeIterator()
        for byte in first {
            guard let other = second.next() else { return 1 }
            if byte != other { return Int(byte) - Int(other) }
        }
        return second.next() == nil ? 0 : -1
    }
}
