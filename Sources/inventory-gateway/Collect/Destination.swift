import AWSClient
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
    func register(
        _ registration: InstanceRegistration, isKnown: Bool, authorization: RequestAuthorization?,
        persistence: Persistence, transport: AsyncHTTPTransport
    ) async throws(CommandFailure) -> Bool {
        switch self {
        case .gateway(let url):
            let signs = (authorization ?? .usual(for: url)) == .aws
            let signer = try signs ? RequestSigner(for: url, transport: transport) : nil
            let client = GatewayClient(url: url, transport: transport, signer: signer)
            return try await persistence { () async throws(RegistrationFailure) in
                try await client.register(registration, isKnown: isKnown)
            }
        case .store(let url):
            return try await persistence { () async throws(RegistrationFailure) in
                try await url.register(registration)
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

extension StoreURL {
    /// Registers the host, or replaces its packages if it is registered already; says whether it was new.
    fileprivate func register(_ registration: InstanceRegistration) async throws(RegistrationFailure) -> Bool {
        do {
            return try await withStore { store in
                do {
                    try await store.register([registration], StoreContext())
                    return true
                } catch let error as InventoryError where error.isAlreadyExists {
                    try await store.replacePackages(of: registration.id, with: registration.packages, StoreContext())
                    return false
                } catch let error as InventoryError where error.kind == .unavailable || error.kind == .timeout {
                    throw RegistrationFailure(error.message, passesByItself: true)
                }
            }
        } catch let failure as RegistrationFailure {
            throw failure
        } catch let failure as CommandFailure {
            throw RegistrationFailure(failure.message)
        } catch {
            throw RegistrationFailure("\(error)")
        }
    }
}

extension InventoryError {
    /// Whether an instance of the same id is in the way.
    var isAlreadyExists: Bool {
        if case .alreadyExists = kind { true } else { false }
    }
}
