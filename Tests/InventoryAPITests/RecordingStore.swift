import GraphQLExecution
import Inventory
import InventoryAPI
import JSON
import Synchronization

/// A store that remembers what it was asked, and answers with one instance of two packages, or with an error.
final class RecordingStore: InventoryStore {
    struct Calls {
        var instanceQueries: [InstanceQuery] = []
        var packageQueries: [PackageQuery] = []
        var instanceLookups: [[InstanceLookup]] = []
        var packageLookups: [[PackageLookup]] = []
        var registrations: [[InstanceRegistration]] = []
        var writes: [String] = []
    }

    private let recorded = Mutex(Calls())
    private let failure: InventoryError?

    init(failing failure: InventoryError? = nil) { self.failure = failure }

    var calls: Calls { recorded.withLock { $0 } }

    private func record(_ change: (inout Calls) -> Void) throws(InventoryError) {
        recorded.withLock { change(&$0) }
        if let failure { throw failure }
    }

    static let bash = PackageCoordinate(ecosystem: "deb", name: "bash", version: "5.2.15-2+b7")
    static let openssl = PackageCoordinate(ecosystem: "deb", name: "openssl", version: "3.0.15-1~deb12u1")

    private static func page(_ query: PackageQuery) -> Page<Package> {
        Page(
            nodes: [bash, openssl].map { Package($0, instances: query.instances.map(page)) }, hasNextPage: true,
            hasPreviousPage: false, totalCount: query.parts.contains(.totalCount) ? 2 : nil)
    }

    private static func instance(_ id: String, _ packages: [PackageQuery]) -> Instance {
        Instance(
            id: id, region: "eu-west-1", account: "123456789012", createdAt: Timestamp(milliseconds: 0),
            updatedAt: Timestamp(milliseconds: 1), packages: packages.map(page))
    }

    private static func page(_ query: InstanceQuery) -> Page<Instance> {
        Page(
            nodes: [instance("i-1", query.packages)], hasNextPage: false, hasPreviousPage: true,
            totalCount: query.parts.contains(.totalCount) ? 1 : nil)
    }

    func instances(_ lookups: [InstanceLookup], _: StoreContext) throws(InventoryError) -> [Instance?] {
        try record { $0.instanceLookups.append(lookups) }
        return lookups.map { $0.id == "none" ? nil : Self.instance($0.id, $0.packages) }
    }

    func instances(_ query: InstanceQuery, _: StoreContext) throws(InventoryError) -> Page<Instance> {
        try record { $0.instanceQueries.append(query) }
        return Self.page(query)
    }

    func packages(_ lookups: [PackageLookup], _: StoreContext) throws(InventoryError) -> [Package?] {
        try record { $0.packageLookups.append(lookups) }
        return lookups.map { Package(Self.bash, instances: $0.instances.map(Self.page)) }
    }

    func packages(_ query: PackageQuery, _: StoreContext) throws(InventoryError) -> Page<Package> {
        try record { $0.packageQueries.append(query) }
        return Self.page(query)
    }

    func register(_ registrations: [InstanceRegistration], _: StoreContext) throws(InventoryError) {
        try record { $0.registrations.append(registrations) }
    }

    func replacePackages(
        of instanceID: String, with packages: [PackageCoordinate], _: StoreContext
    ) throws(InventoryError) {
        try record { $0.writes.append("replace \(instanceID) \(packages.count)") }
    }

    func installPackages(
        _ packages: [PackageCoordinate], on instanceID: String, _: StoreContext
    ) throws(InventoryError) {
        try record { $0.writes.append("install \(instanceID) \(packages.count)") }
    }

    func removePackages(
        _ packages: [PackageCoordinate], from instanceID: String, _: StoreContext
    ) throws(InventoryError) {
        try record { $0.writes.append("remove \(instanceID) \(packages.count)") }
    }

    func deregister(_ instanceID: String, _: StoreContext) throws(InventoryError) {
        try record { $0.writes.append("deregister \(instanceID)") }
    }

    func checkReadiness(_: StoreContext) throws(InventoryError) { try record { _ in } }
    func close() {}
}

extension InventoryAPI {
    /// Executes a document; the response as text.
    func answer(_ document: String, variables: JSONObject = [:], _ context: RequestContext = RequestContext()) async
        -> String
    {
        let request = GraphQLRequest(document: Array(document.utf8), variables: variables)
        return String(decoding: await execute(request, context).body, as: UTF8.self)
    }
}
