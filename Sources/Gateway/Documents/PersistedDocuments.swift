internal import HTTPTypes
internal import JSON

/// Finds the document that a request means: its own, one of the manifest's, or one that some client sent before.
struct PersistedDocuments: Sendable {
    private let trusted: TrustedDocuments?
    private let acceptsOnlyTrusted: Bool
    private let automatic: AutomaticDocuments?

    /// A document that was found.
    struct Found {
        var text: [UInt8]
        /// Whether the request named it instead of sending it.
        var isPersisted: Bool
    }

    init(_ configuration: GatewayConfiguration) {
        trusted = configuration.trustedDocuments
        acceptsOnlyTrusted = configuration.acceptsOnlyTrustedDocuments
        automatic =
            configuration.automaticDocumentBytes > 0 && !configuration.acceptsOnlyTrustedDocuments
            ? AutomaticDocuments(maximumBytes: configuration.automaticDocumentBytes) : nil
    }

    /// The document of these parameters.
    func find(_ parameters: GraphQLParameters) throws(BadRequest) -> Found {
        let hash = try Self.persistedQuery(parameters.extensions)
        if let query = parameters.query {
            guard parameters.documentID == nil else {
                throw BadRequest("Send either \"query\" or \"documentId\", not both.")
            }
            let text = Array(query.utf8)
            if acceptsOnlyTrusted, trusted?.contains(text) != true { throw .untrusted }
            if let hash {
                let digest = DocumentDigest(of: text)
                guard digest == DocumentDigest(hexadecimal: hash) else {
                    throw BadRequest("The \"sha256Hash\" is not the SHA-256 of the query.")
                }
                automatic?.keep(text, digest)
            }
            return Found(text: text, isPersisted: false)
        }
        guard let id = parameters.documentID ?? hash else {
            throw BadRequest("The parameter \"query\" is missing.")
        }
        if let text = trusted?.document(id) { return Found(text: text, isPersisted: true) }
        let hexadecimal = id.hasPrefix("sha256:") ? id.dropFirst(7) : id[...]
        if hexadecimal.startIndex != id.startIndex, let text = trusted?.document(String(hexadecimal)) {
            return Found(text: text, isPersisted: true)
        }
        guard !acceptsOnlyTrusted else { throw .untrusted }
        guard let automatic else {
            throw hash == nil ? .notFound : BadRequest("PersistedQueryNotSupported", .persistedQueryNotSupported)
        }
        guard let digest = DocumentDigest(hexadecimal: hexadecimal), let text = automatic.document(digest) else {
            throw .notFound
        }
        return Found(text: text, isPersisted: true)
    }

    /// The hash in `extensions.persistedQuery`, as Apollo's clients send it.
    private static func persistedQuery(_ extensions: JSONObject) throws(BadRequest) -> String? {
        guard let value = extensions["persistedQuery"] else { return nil }
        guard case .object(let members) = value, case .int(1)? = members["version"],
            case .string(let hash)? = members["sha256Hash"]
        else {
            throw BadRequest("The extension \"persistedQuery\" must be {\"version\": 1, \"sha256Hash\": …}.")
        }
        return hash
    }
}

extension BadRequest {
    /// Nobody has sent the document yet. The message is the protocol's: clients look for it and send the document.
    fileprivate static let notFound = BadRequest("PersistedQueryNotFound", .persistedQueryNotFound, isMalformed: false)

    /// The gateway takes the documents of its manifest alone.
    fileprivate static let untrusted = BadRequest(
        "This gateway executes the documents of its manifest only; name one by its id.", .forbidden, .forbidden)
}
