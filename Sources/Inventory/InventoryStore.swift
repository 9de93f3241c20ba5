import Synchronization

/// The one seam between the API and storage.
///
/// A read is one statement, whatever is nested in it. A write is one transaction: all of it or nothing.
/// Implementations validate nothing that ``InstanceRegistration/validate()`` and the API have validated.
public protocol InventoryStore: Sendable {
    /// Instances by id, each with its nested lists; nil where there is none. Lookups that want the same are one statement.
    func instances(_ lookups: [InstanceLookup], _ context: StoreContext) async throws(InventoryError) -> [Instance?]
    /// A page of instances.
    func instances(_ query: InstanceQuery, _ context: StoreContext) async throws(InventoryError) -> Page<Instance>
    /// Packages by identity; nil where there is none. Lookups that want the same are one statement.
    func packages(_ lookups: [PackageLookup], _ context: StoreContext) async throws(InventoryError) -> [Package?]
    /// A page of packages.
    func packages(_ query: PackageQuery, _ context: StoreContext) async throws(InventoryError) -> Page<Package>

    /// Registers instances with their packages, all or none; `alreadyExists` names the first id that is taken.
    func register(_ registrations: [InstanceRegistration], _ context: StoreContext) async throws(InventoryError)
    /// Makes these the instance's only packages.
    func replacePackages(
        of instanceID: String, with packages: [PackageCoordinate], _ context: StoreContext
    ) async throws(InventoryError)
    /// Adds packages to an instance; those it has stay.
    func installPackages(
        _ packages: [PackageCoordinate], on instanceID: String, _ context: StoreContext
    ) async throws(InventoryError)
    /// Takes packages from an instance; those it has not are passed over.
    func removePackages(
        _ packages: [PackageCoordinate], from instanceID: String, _ context: StoreContext
    ) async throws(InventoryError)
    /// Takes an instance and its list of packages out of the inventory.
    func deregister(_ instanceID: String, _ context: StoreContext) async throws(InventoryError)

    /// Whether the store can be reached and its schema is the one this version expects; throws what is wrong.
    func checkReadiness(_ context: StoreContext) async throws(InventoryError)
    /// Closes connections; running statements finish first.
    func close() async

    /// Where a task that asks one thing after the other had best run; nil for anywhere. Others wait for what it does there.
    var taskExecutor: (any TaskExecutor)? { get }
}

extension InventoryStore {
    /// Anywhere.
    public var taskExecutor: (any TaskExecutor)? { nil }
}

/// One instance by id, with its nested lists.
public struct InstanceLookup: Hashable, Sendable {
    /// The id.
    public var id: String
    /// Lists of its packages.
    public var packages: [PackageQuery]

    /// A lookup.
    public init(id: String, packages: [PackageQuery] = []) {
        self.id = id
        self.packages = packages
    }
}

/// One package by identity, with its nested lists.
public struct PackageLookup: Hashable, Sendable {
    /// The name.
    public var name: String
    /// The version's text.
    public var version: String
    /// The ecosystem; nil takes the first one that has it, in the order of their names.
    public var ecosystem: String?
    /// Lists of the instances that have it.
    public var instances: [InstanceQuery]

    /// A lookup.
    public init(name: String, version: String, ecosystem: String? = nil, instances: [InstanceQuery] = []) {
        self.name = name
        self.version = version
        self.ecosystem = ecosystem
        self.instances = instances
    }
}

/// What a store needs to know of the operation it works for.
public struct StoreContext: Sendable {
    /// When the caller stops waiting; a statement still running then is cancelled, and the error is `timeout`.
    public var deadline: ContinuousClock.Instant?
    /// Counts the statements, where somebody wants to know.
    public var meter: StatementMeter?
    /// Takes down the statements with their times, where a trace is wanted.
    public var trace: StatementTrace?
    /// Gets a report of each statement, where somebody wants an explanation: then the engine is asked for its plans too.
    public var report: (@Sendable (StatementReport) -> Void)?

    /// A context.
    public init(
        deadline: ContinuousClock.Instant? = nil, meter: StatementMeter? = nil, trace: StatementTrace? = nil,
        report: (@Sendable (StatementReport) -> Void)? = nil
    ) {
        self.deadline = deadline
        self.meter = meter
        self.trace = trace
        self.report = report
    }
}

/// Counts the statements that an operation sends to its store, and the bytes of their answers where these come over HTTP.
public final class StatementMeter: Sendable {
    private let count = Atomic<Int>(0)
    private let byteCount = Atomic<Int>(0)

    /// A meter at zero.
    public init() {}

    /// Adds statements.
    public func record(statements: Int = 1) { count.add(statements, ordering: .relaxed) }

    /// Adds an answer's bytes.
    public func record(bytes: Int) { byteCount.add(bytes, ordering: .relaxed) }

    /// Adds what another meter has counted.
    public func record(_ other: StatementMeter) {
        record(statements: other.statements)
        record(bytes: other.bytes)
    }

    /// Statements so far.
    public var statements: Int { count.load(ordering: .relaxed) }
    /// Bytes of answers so far; 0 from stores that do not count them.
    public var bytes: Int { byteCount.load(ordering: .relaxed) }
}
