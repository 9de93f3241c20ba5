internal import Inventory
internal import JSON

/// The content of `POST /ec2/{id}`, checked as the 2019 sample's callers expect it.
struct LegacyEC2Body {
    /// The content as it was sent, which the answer repeats.
    var text: ArraySlice<UInt8>
    /// `RegisterInstanceInput` without the id.
    var input: JSONObject

    /// Reads and checks a body; throws the text of the answer's `error_message`.
    init(_ bytes: [UInt8]) throws(BadRequest) {
        let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
        text = bytes.drop(while: isBlank)
        if let last = text.lastIndex(where: { !isBlank($0) }) { text = text[...last] }
        if text.isEmpty { throw Self.noAttributes }

        let value: JSONValue
        do {
            value = try JSONValue(parsing: bytes)
        } catch {
            throw BadRequest("Invalid input - the body is not JSON: \(error)")
        }
        guard case .object(let members) = value else {
            if value == .null { throw Self.noAttributes }
            throw BadRequest("Invalid input - the body must be a JSON object")
        }
        if members.isEmpty { throw Self.noAttributes }
        // The path's id wins over one in the body.
        let known: Set = ["aws_region", "aws_account", "packages", "creation_date_utc", "aws_instance_id"]
        if let stranger = members.members.first(where: { !known.contains($0.name) }) {
            throw BadRequest("Invalid EC2 input parameter: \(stranger.name)")
        }
        input = [
            "region": .string(try Self.text(members["aws_region"], "aws_region", InventoryLimits.region)),
            "account": .string(try Self.text(members["aws_account"], "aws_account", InventoryLimits.account)),
            "packages": .array(try Self.packages(members["packages"])),
        ]
        if let date = members["creation_date_utc"] {
            guard case .string(let text) = date, let timestamp = Timestamp(sampleForm: text) else {
                throw BadRequest("Invalid input - creation_date_utc must have the form 2019-03-06 02:45:32.0")
            }
            input["createdAt"] = .string(timestamp.rfc3339)
        }
    }

    private static let noAttributes = BadRequest("Invalid input - body must contain EC2 mandatory attributes")

    private static func packages(_ value: JSONValue?) throws(BadRequest) -> [JSONValue] {
        guard let value else { throw BadRequest("Invalid input - packages is missing") }
        guard case .array(let elements) = value else {
            throw BadRequest("Invalid input - packages must be an array")
        }
        var packages: [JSONValue] = []
        packages.reserveCapacity(elements.count)
        for (index, element) in elements.enumerated() {
            let place = "packages[\(index)]"
            guard case .object(let members) = element else {
                throw BadRequest("Invalid input - \(place) must be an object")
            }
            let name = try text(members["package_name"], "\(place).package_name", InventoryLimits.packageName)
            let version = try text(
                members["package_version"], "\(place).package_version", InventoryLimits.packageVersion)
            packages.append(.object(["name": .string(name), "version": .string(version)]))
        }
        return packages
    }

    private static func text(_ value: JSONValue?, _ name: String, _ maximum: Int) throws(BadRequest) -> String {
        guard let value else { throw BadRequest("Invalid input - \(name) is missing") }
        guard case .string(let text) = value else { throw BadRequest("Invalid input - \(name) must be a string") }
        do {
            try InventoryLimits.check(text, name, maximum: maximum)
        } catch {
            throw BadRequest("Invalid input - \(error.message)")
        }
        return text
    }
}
