public import Inventory

/// What every store has to do, whatever it is made of. An adapter's tests run all checks, each on a fresh, empty store.
public enum StoreSuite {
    /// One check: throws ``Failure``, or what the store threw unexpectedly.
    public struct Check: Sendable, CustomStringConvertible {
        /// The behaviour, as a sentence.
        public let name: String
        /// Checks a fresh store.
        public let run: @Sendable (any InventoryStore) async throws -> Void

        init(_ name: String, _ run: @escaping @Sendable (any InventoryStore) async throws -> Void) {
            self.name = name
            self.run = run
        }

        /// The text.
        public var description: String { name }
    }

    /// An expectation that did not hold.
    public struct Failure: Error, CustomStringConvertible {
        /// What was expected and what came.
        public let description: String
    }

    /// All checks.
    public static let all = registration + changes + reading + filtering + paging + statementCounts + randomQueries
}

func expect(
    _ condition: Bool, _ message: @autoclosure () -> String = "does not hold", file: StaticString = #fileID,
    line: UInt = #line
) throws {
    if !condition { throw StoreSuite.Failure(description: "\(file):\(line): \(message())") }
}

func expectEqual<Value: Equatable>(
    _ value: Value, _ expected: Value, file: StaticString = #fileID, line: UInt = #line
) throws {
    try expect(value == expected, "is \(value), expected \(expected)", file: file, line: line)
}

func expectError<Value>(
    _ kind: InventoryError.Kind, file: StaticString = #fileID, line: UInt = #line, _ body: () async throws -> Value
) async throws {
    do {
        _ = try await body()
    } catch let error as InventoryError {
        return try expectEqual(error.kind, kind, file: file, line: line)
    }
    throw StoreSuite.Failure(description: "\(file):\(line): no error, expected \(kind)")
}

func package(_ name: String, _ version: String, _ ecosystem: String = "deb") -> PackageCoordinate {
    PackageCoordinate(ecosystem: ecosystem, name: name, version: version)
}

func registration(
    _ id: String, region: String = "eu-central-1", account: String = "123456789012", createdAt: Int64? = nil,
    _ packages: [PackageCoordinate] = []
) -> InstanceRegistration {
    InstanceRegistration(
        id: id, region: region, account: account, createdAt: createdAt.map(Timestamp.init(milliseconds:)),
        packages: packages)
}

extension InventoryStore {
    func add(_ registrations: InstanceRegistration...) async throws {
        try await register(registrations, StoreContext())
    }

    /// An instance with all its packages.
    func find(_ id: String) async throws -> Instance? {
        try await instances([InstanceLookup(id: id, packages: [PackageQuery()])], StoreContext())[0]
    }

    func ids(_ filter: InstanceFilter) async throws -> [String] {
        try await instances(InstanceQuery(filter: filter), StoreContext()).nodes.map(\.id)
    }

    func names(_ filter: PackageFilter) async throws -> [String] {
        try await packages(PackageQuery(filter: filter), StoreContext()).nodes.map { describe($0) }
    }
}
