internal import JSON

/// Reads JSON Lines: an instance a line, as one object.
///
/// ```json
/// {"id": "i-1", "region": "eu-central-1", "account": "123456789012", "createdAt": "2019-03-06T02:45:32Z",
///  "packages": [{"name": "openssl", "version": "3.0.15-1~deb12u1", "ecosystem": "deb"}]}
/// ```
/// `createdAt` and `ecosystem` may be left out. The member names of the REST API are understood as well:
/// `aws_instance_id`, `aws_region`, `aws_account`, `creation_date_utc`, `package_name`, `package_version`. A member of
/// another name is an error, so that a misspelt one does not get lost.
public struct JSONLinesParser: InventoryLineParser {
    /// The REST API's names.
    private static let instanceAliases = [
        "aws_instance_id": "id", "aws_region": "region", "aws_account": "account", "creation_date_utc": "createdAt",
    ]
    private static let packageAliases = ["package_name": "name", "package_version": "version"]

    private let defaultEcosystem: String

    /// A parser.
    /// - Parameter defaultEcosystem: The ecosystem of packages that name none.
    public init(defaultEcosystem: String = "generic") { self.defaultEcosystem = defaultEcosystem }

    /// Takes a line: one instance, one failure, or nothing if it is blank.
    public mutating func parse(_ line: ArraySlice<UInt8>, number: Int) -> [ImportOutcome] {
        if line.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\r") }) {
            return []
        }
        do {
            return [.instance(try registration(line), lines: number...number)]
        } catch {
            return [.failure(ImportError(line: number, message: error.message))]
        }
    }

    /// Gives nothing: each line is complete.
    public mutating func finish() -> [ImportOutcome] { [] }

    private func registration(_ line: ArraySlice<UInt8>) throws(InventoryError) -> InstanceRegistration {
        let value: JSONValue
        do {
            value = try JSONValue(parsing: Array(line))
        } catch {
            throw InventoryError(.invalidInput, "\(error.message), column \(error.column).")
        }
        var members = try Members(value, of: "line", aliases: Self.instanceAliases)
        let id = try members.string("id")
        let region = try members.string("region")
        let account = try members.string("account")
        let createdAt = try members.optionalString("createdAt").map(timestamp)
        let packages = try members.array("packages")
        try members.expectNoMore()
        var registration = InstanceRegistration(
            id: id, region: region, account: account, createdAt: createdAt, packages: [])
        registration.packages.reserveCapacity(packages.count)
        for package in packages { registration.packages.append(try coordinate(package)) }
        try registration.validate()
        return registration
    }

    private func coordinate(_ value: JSONValue) throws(InventoryError) -> PackageCoordinate {
        var members = try Members(value, of: "package", aliases: Self.packageAliases)
        let name = try members.string("name")
        let version = try members.string("version")
        let ecosystem = try members.optionalString("ecosystem") ?? defaultEcosystem
        try members.expectNoMore()
        return PackageCoordinate(ecosystem: ecosystem, name: name, version: version)
    }

    private func timestamp(_ text: String) throws(InventoryError) -> Timestamp {
        try importedTimestamp(text, "createdAt")
    }
}

/// The members of an object, taken out by name.
private struct Members {
    private let owner: String
    private let aliases: [String: String]
    private var rest: [JSONObject.Member]

    init(_ value: JSONValue, of owner: String, aliases: [String: String]) throws(InventoryError) {
        guard case .object(let object) = value else {
            throw InventoryError(.invalidInput, "The \(owner) must be an object.")
        }
        self.owner = owner
        self.aliases = aliases
        rest = object.members
    }

    private mutating func take(_ name: String) throws(InventoryError) -> JSONValue? {
        var found: JSONValue?
        var isRepeated = false
        rest.removeAll { member in
            guard member.name == name || aliases[member.name] == name else { return false }
            isRepeated = found != nil
            found = member.value
            return true
        }
        guard !isRepeated else { throw InventoryError(.invalidInput, "The \(owner) has \"\(name)\" twice.") }
        return found
    }

    mutating func optionalString(_ name: String) throws(InventoryError) -> String? {
        switch try take(name) {
        case nil, .null: return nil
        case .string(let text): return text
        default: throw InventoryError(.invalidInput, "The \(owner)'s \"\(name)\" must be a string.")
        }
    }

    mutating func string(_ name: String) throws(InventoryError) -> String {
        guard let text = try optionalString(name) else { throw missing(name) }
        return text
    }

    mutating func array(_ name: String) throws(InventoryError) -> [JSONValue] {
        guard let value = try take(name) else { throw missing(name) }
        guard case .array(let elements) = value else {
            throw InventoryError(.invalidInput, "The \(owner)'s \"\(name)\" must be an array.")
        }
        return elements
    }

    func expectNoMore() throws(InventoryError) {
        guard let member = rest.first else { return }
        throw InventoryError(.invalidInput, "The \(owner) has an unknown member \"\(member.name)\".")
    }

    private func missing(_ name: String) -> InventoryError {
        InventoryError(.invalidInput, "The \(owner) has no \"\(name)\".")
    }
}
