/// An EC2 instance of the inventory, with the lists that a query asked for.
public struct Instance: Sendable {
    /// Its id, as EC2 gave it.
    public let id: String
    /// Its region.
    public let region: String
    /// The account that owns it.
    public let account: String
    /// When it was registered, or created if the caller said so.
    public let createdAt: Timestamp
    /// When the instance or the set of its packages changed last.
    public let updatedAt: Timestamp
    /// A page for each of the query's nested package queries, in their order.
    public let packages: [Page<Package>]

    /// An instance as a store read it.
    public init(
        id: String, region: String, account: String, createdAt: Timestamp, updatedAt: Timestamp,
        packages: [Page<Package>] = []
    ) {
        self.id = id
        self.region = region
        self.account = account
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.packages = packages
    }
}
