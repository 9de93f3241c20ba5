import Eventuals
import Gateway
import GraphQLExecution
import HTTPTypes
import Inventory
import InventoryAPI
import JSON
import Logging
import SQLiteStorage
import Synchronization
import Testing

/// A gateway over an empty inventory in memory, or over a store that fails.
struct TestGateway {
    let gateway: Gateway
    let log = LogLines()

    init(
        failing failure: InventoryError? = nil, allowsExplain: Bool = false, profile: Profile = .development,
        showsExplorer: Bool? = nil,
        limits: OperationLimits = OperationLimits(), store: (any InventoryStore)? = nil,
        _ configure: (inout GatewayConfiguration) -> Void = { _ in }
    ) async throws {
        let storage = try await SQLiteStorage.open(":memory:")
        _ = try await storage.migrate()
        let log = log
        let logger = Logger(label: "test") { _ in JSONLogHandler(logLevel: .info, write: log.append) }
        let faults = FaultLog(logger)
        var options = InventoryAPIOptions()
        profile.apply(to: &options)
        options.executor.limits = limits
        options.reportFault = { faults.record($0) }
        options.allowsExplain = allowsExplain
        let store: any InventoryStore = failure.map(FailingStore.init) ?? store ?? storage
        var configuration = GatewayConfiguration(profile: profile)
        if let showsExplorer { configuration.showsExplorer = showsExplorer }
        configure(&configuration)
        gateway = try Gateway(
            api: InventoryAPI(store: store, options: options), configuration: configuration, logger: logger)
    }

    /// Sends a request.
    func send(
        _ method: HTTPRequest.Method, _ path: String, _ fields: HTTPFields = [:], _ body: String = "",
        from address: String? = nil
    ) async -> GatewayResponse {
        let head = HTTPRequest(method: method, scheme: nil, authority: "localhost", path: path, headerFields: fields)
        let request = GatewayRequest(head: head, body: Array(body.utf8), remoteAddress: address)
        return await gateway.respond(to: request).value
    }

    /// Posts a GraphQL request as JSON.
    func post(_ body: String, accept: String? = nil, type: String? = "application/json") async -> GatewayResponse {
        var fields = HTTPFields()
        fields[.contentType] = type
        fields[.accept] = accept
        return await send(.post, "/graphql", fields, body)
    }
}

extension GatewayResponse {
    /// The body as text.
    var text: String { String(decoding: body, as: UTF8.self) }

    /// The message of the first error.
    var message: String? {
        guard case .object(let members) = try? JSONValue(parsing: body), case .array(let errors) = members["errors"],
            case .object(let first) = errors.first, case .string(let message) = first["message"]
        else { return nil }
        return message
    }
}

/// What a gateway logged.
final class LogLines: Sendable {
    private let lines = Mutex<[String]>([])

    var text: String { lines.withLock { $0.joined() } }

    @Sendable func append(_ line: [UInt8]) {
        lines.withLock { $0.append(String(decoding: line, as: UTF8.self)) }
    }
}

/// Fails whatever it is asked.
struct FailingStore: InventoryStore {
    let error: InventoryError

    func instances(_ lookups: [InstanceLookup], _ context: StoreContext) async throws(InventoryError) -> [Instance?] {
        throw error
    }
    func instances(_ query: InstanceQuery, _ context: StoreContext) async throws(InventoryError) -> Page<Instance> {
        throw error
    }
    func packages(_ lookups: [PackageLookup], _ context: StoreContext) async throws(InventoryError) -> [Package?] {
        throw error
    }
    func packages(_ query: PackageQuery, _ context: StoreContext) async throws(InventoryError) -> Page<Package> {
        throw error
    }
    func register(_ registrations: [InstanceRegistration], _ context: StoreContext) async throws(InventoryError) {
        throw error
    }
    func replacePackages(
        of instanceID: String, with packages: [PackageCoordinate], _ context: StoreContext
    ) async throws(InventoryError) { throw error }
    func installPackages(
        _ packages: [PackageCoordinate], on instanceID: String, _ context: StoreContext
    ) async throws(InventoryError) { throw error }
    func removePackages(
        _ packages: [PackageCoordinate], from instanceID: String, _ context: StoreContext
    ) async throws(InventoryError) { throw error }
    func deregister(_ instanceID: String, _ context: StoreContext) async throws(InventoryError) { throw error }
    func checkReadiness(_ context: StoreContext) async throws(InventoryError) { throw error }
    func close() async {}
}
