internal import JSON

/// The documents of a manifest: what the clients of this gateway are known to send.
///
/// Two forms are read: Apollo's, `{"format": "apollo-persisted-query-manifest", "version": 1, "operations": [{"id": …,
/// "body": …}, …]}`, and Relay's, `{"<id>": "<document>", …}`.
public struct TrustedDocuments: Sendable {
    /// The documents in the manifest's order.
    public let documents: [Document]
    private let texts: [String: [UInt8]]
    private let known: Set<[UInt8]>

    /// A document of a manifest.
    public struct Document: Sendable {
        /// What requests name it by.
        public var id: String
        /// Its text in UTF-8.
        public var text: [UInt8]
    }

    /// Why a text is no manifest.
    public struct ManifestError: Error, Hashable, Sendable, CustomStringConvertible {
        /// What is wrong, and where.
        public let description: String
    }

    /// Reads a manifest.
    public init(manifest: [UInt8]) throws(ManifestError) {
        let value: JSONValue
        do {
            value = try JSONValue(parsing: manifest)
        } catch {
            throw ManifestError(description: "The manifest is not JSON: \(error).")
        }
        guard case .object(let members) = value else {
            throw ManifestError(description: "The manifest must be a JSON object.")
        }
        documents =
            if case .string("apollo-persisted-query-manifest")? = members["format"] {
                try Self.apollo(members)
            } else {
                try Self.relay(members)
            }
        var texts: [String: [UInt8]] = [:]
        for document in documents where texts.updateValue(document.text, forKey: document.id) != nil {
            throw ManifestError(description: "The manifest has two documents with the id \"\(document.id)\".")
        }
        self.texts = texts
        known = Set(documents.map(\.text))
    }

    /// The text of the document with this id.
    func document(_ id: String) -> [UInt8]? { texts[id] }

    /// Whether this text is one of them, byte for byte.
    func contains(_ text: [UInt8]) -> Bool { known.contains(text) }

    private static func apollo(_ members: JSONObject) throws(ManifestError) -> [Document] {
        guard case .int(1)? = members["version"] else {
            throw ManifestError(description: "The manifest's version must be 1.")
        }
        guard case .array(let operations)? = members["operations"] else {
            throw ManifestError(description: "The manifest's \"operations\" must be a list.")
        }
        var documents: [Document] = []
        for (index, operation) in operations.enumerated() {
            guard case .object(let operation) = operation, case .string(let id)? = operation["id"],
                case .string(let body)? = operation["body"]
            else {
                throw ManifestError(
                    description: "Operation \(index + 1) of the manifest must have an \"id\" and a \"body\".")
            }
            documents.append(Document(id: id, text: Array(body.utf8)))
        }
        return documents
    }

    private static func relay(_ members: JSONObject) throws(ManifestError) -> [Document] {
        var documents: [Document] = []
        for member in members.members {
            guard case .string(let text) = member.value else {
                throw ManifestError(
                    description: "The manifest must map ids to documents, but \"\(member.name)\" is no string.")
            }
            documents.append(Document(id: member.name, text: Array(text.utf8)))
        }
        return documents
    }
}
