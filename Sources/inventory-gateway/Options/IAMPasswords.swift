#if PostgreSQL
    import AWSClient
    import Gateway
    import Inventory
    import Logging
    import PostgreSQLStorage

    /// IAM database authentication of RDS and Aurora: a token in place of a password, made anew for each connection.
    ///
    /// The database's user has to have the role `rds_iam`, and the credentials the right `rds-db:connect` to that user.
    struct IAMPasswords: PasswordProvider {
        private let credentials: CredentialProvider
        private let region: String

        /// For all stores of the process, to its end.
        private static let transport = AsyncHTTPTransport()

        /// Finds the region: the environment's, else the one in the host's name.
        init(_ login: DatabaseLogin) throws(InventoryError) {
            guard !login.host.isEmpty, !login.user.isEmpty, !login.host.contains(",") else {
                throw InventoryError(
                    .invalidInput, "postgresql: iam_auth needs one host and the user in the store's URL.")
            }
            do throws(AWSError) {
                let configuration = try AWSConfiguration()
                guard let region = configuration.region ?? Self.region(ofHost: login.host) else {
                    throw AWSError(.configuration, "iam_auth needs the region: set AWS_REGION.")
                }
                self.region = region
                credentials = CredentialProvider(
                    configuration, transport: Self.transport,
                    logger: Logger(label: "inventory-gateway") { _ in JSONLogHandler(logLevel: .notice) })
            } catch {
                throw InventoryError(.invalidInput, "postgresql: \(error.message)")
            }
        }

        /// A token for one connection.
        func password(for login: DatabaseLogin) async throws(InventoryError) -> String {
            do throws(AWSError) {
                return RDSAuthToken.make(
                    host: login.host, port: login.port, user: login.user, region: region,
                    with: try await credentials.credentials(until: .now + .seconds(10))
                ).reveal()
            } catch {
                throw InventoryError(.unavailable, "The inventory's database can't be reached.", detail: error.message)
            }
        }

        /// `NAME.ID.eu-central-1.rds.amazonaws.com`
        private static func region(ofHost host: String) -> String? {
            let labels = host.split(separator: ".")
            guard let service = labels.firstIndex(of: "rds"), service > 0 else { return nil }
            return String(labels[service - 1])
        }
    }
#endif
