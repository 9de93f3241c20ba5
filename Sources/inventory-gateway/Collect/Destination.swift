import Inventory

/// Where `collect` registers a host.
enum Destination {
    /// Straight into a store.
    case store(StoreURL)
    /// Through a gateway's API.
    case gateway(HTTPURL)

    /// Reads the address; without one, the store that the environment names.
    init(_ text: String?) throws(CommandFailure) {
        if let text, text.prefix(4).lowercased() == "http" {
            self = .gateway(try HTTPURL(text, defaultPath: "/graphql"))
        } else {
            self = .store(try StoreURL.resolve(text))
        }
    }

    /// Registers the host, or replaces its packages if it is registered already; says whether it was new.
    func register(_ registration: InstanceRegistration) async throws -> Bool {
        switch self {
        case .gateway(let url):
            return try await GatewayClient(url: url).register(registration)
        case .store(let url):
            return try await url.withStore { store in
                do {
                    try await store.register([registration], StoreContext())
                    return true
                } catch let error as InventoryError where error.isAlreadyExists {
                    try await store.replacePackages(of: registration.id, with: registration.packages, StoreContext())
                    return false
                }
            }
        }
    }
}

extension Destination: CustomStringConvertible {
    var description: String {
        switch self {
        case .store(let url): url.description
        case .gateway(let url): url.description
        }
    }
}

extension InventoryError {
    /// Whether an instance of the same id is in the way.
    var isAlreadyExists: Bool {
        if case .alreadyExists = kind { true } else { false }
    }
}
