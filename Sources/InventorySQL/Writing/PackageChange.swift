internal import Inventory

/// Replaces, adds or removes packages of one instance. Its `updatedAt` changes only when the set of its packages does.
struct PackageChange: WriteOperation {
    enum Kind {
        case replace
        case install
        case remove
    }

    private let kind: Kind
    private let instanceID: String
    private let wanted: [PackageCoordinate]
    private let texts: WriteTexts
    private let now: Timestamp
    private var packages: PackageResolution
    private var key: SQLValue = .null
    private var changes = 0
    private var phase = Phase.start

    private enum Phase { case start, instance, packages, removed, installed, touched }

    init(
        _ kind: Kind, of instanceID: String, _ packages: [PackageCoordinate], _ texts: WriteTexts,
        known: [PackageCoordinate: Int], now: Timestamp
    ) {
        self.kind = kind
        self.instanceID = instanceID
        wanted = packages
        self.texts = texts
        self.now = now
        self.packages = PackageResolution(packages, known: known, inserts: kind != .remove)
    }

    mutating func next(
        _ result: StatementResult?
    ) throws(InventoryError) -> WriteStep<[(id: Int, entry: DictionaryEntry)]> {
        switch phase {
        case .start:
            phase = .instance
            return .run(SQLStatement(texts.findInstance, [.text(instanceID)]))
        case .instance:
            guard let found = result?.rows.first?.first else { throw .notFound(instanceID) }
            key = found
            phase = .packages
            return try next(nil)
        case .packages:
            if let statement = packages.next(texts, result) { return .run(statement) }
            switch kind {
            case .replace:
                phase = .removed
                return .run(SQLStatement(texts.removeOtherPackages, [key, ids]))
            case .install:
                phase = .installed
                return .run(SQLStatement(texts.installPackages, [key, ids]))
            case .remove:
                phase = .installed
                return .run(SQLStatement(texts.removePackages, [key, ids]))
            }
        case .removed:
            changes += result?.changes ?? 0
            phase = .installed
            return .run(SQLStatement(texts.installPackages, [key, ids]))
        case .installed:
            changes += result?.changes ?? 0
            if changes == 0 { return .commit(packages.learned) }
            phase = .touched
            return .run(SQLStatement(texts.touchInstance, [.integer(now.milliseconds), key]))
        case .touched: return .commit(packages.learned)
        }
    }

    private var ids: SQLValue { JSONParameter.integers(Set(wanted.compactMap { packages.ids[$0] }).sorted()) }
}

/// Takes an instance out.
struct Deregistration: WriteOperation {
    private let instanceID: String
    private let texts: WriteTexts

    init(_ instanceID: String, _ texts: WriteTexts) {
        self.instanceID = instanceID
        self.texts = texts
    }

    var isSingleStatement: Bool { true }

    mutating func next(_ result: StatementResult?) throws(InventoryError) -> WriteStep<Void> {
        guard let result else { return .run(SQLStatement(texts.deleteInstance, [.text(instanceID)])) }
        guard result.changes > 0 else { throw .notFound(instanceID) }
        return .commit(())
    }
}

extension InventoryError {
    fileprivate static func notFound(_ instanceID: String) -> InventoryError {
        InventoryError(.notFound(instance: instanceID), "No instance has the id \(instanceID).")
    }
}
