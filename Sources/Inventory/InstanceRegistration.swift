/// An instance to be registered.
public struct InstanceRegistration: Hashable, Sendable {
    /// Its id.
    public var id: String
    /// Its region.
    public var region: String
    /// The account that owns it.
    public var account: String
    /// When it was created; nil means now.
    public var createdAt: Timestamp?
    /// Its packages; the same one twice counts once.
    public var packages: [PackageCoordinate]

    /// A registration.
    public init(
        id: String, region: String, account: String, createdAt: Timestamp? = nil, packages: [PackageCoordinate]
    ) {
        self.id = id
        self.region = region
        self.account = account
        self.createdAt = createdAt
        self.packages = packages
    }

    /// Checks every value against ``InventoryLimits``.
    public func validate() throws(InventoryError) {
        try InventoryLimits.check(id, "id", maximum: InventoryLimits.instanceID)
        try InventoryLimits.check(region, "region", maximum: InventoryLimits.region)
        try InventoryLimits.check(account, "account", maximum: InventoryLimits.account)
        for package in packages { try package.validate() }
    }
}

extension PackageCoordinate {
    /// Checks every part against ``InventoryLimits``.
    public func validate() throws(InventoryError) {
        try InventoryLimits.check(name, "package name", maximum: InventoryLimits.packageName)
        try InventoryLimits.check(version, "package version", maximum: InventoryLimits.packageVersion)
        let valid = ecosystem.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "-"):
                true
            default: false
            }
        }
        guard valid, (1...InventoryLimits.ecosystem).contains(ecosystem.utf8.count) else {
            throw InventoryError(
                .invalidInput,
                "The ecosystem must be 1 to \(InventoryLimits.ecosystem) characters of a-z, 0-9, '.', '+', '-'.")
        }
    }
}

/// How long values may be, in characters (Unicode scalar values), from the sample's tables.
public enum InventoryLimits {
    /// An instance's id.
    public static let instanceID = 255
    /// A region.
    public static let region = 30
    /// An account.
    public static let account = 13
    /// A package's name.
    public static let packageName = 100
    /// A package's version.
    public static let packageVersion = 50
    /// An ecosystem.
    public static let ecosystem = 20

    /// Refuses text that is empty, too long, or holds NUL, which not every engine can store.
    public static func check(_ text: String, _ name: String, maximum: Int) throws(InventoryError) {
        guard !text.isEmpty else {
            throw InventoryError(.invalidInput, "The \(name) must not be empty.")
        }
        guard text.utf8.count <= maximum || text.unicodeScalars.count <= maximum else {
            throw InventoryError(
                .invalidInput,
                "The \(name) has \(text.unicodeScalars.count) characters; at most \(maximum) are allowed.")
        }
        guard !text.utf8.contains(0) else {
            throw InventoryError(.invalidInput, "The \(name) must not contain NUL (U+0000).")
        }
    }
}
