import ArgumentParser
import Gateway
import GatewayServer

/// The options of the front door that are no limits: HTTPS, other sites, batches, documents known beforehand.
struct HTTPOptions: ParsableArguments {
    @Option(
        help: .setting(
            "Serve HTTPS (HTTP/2 and HTTP/1.1) with this certificate, in PEM, followed by those that vouch for it. Read again at SIGHUP and when it changes.",
            "INVENTORY_TLS_CERTIFICATE", valueName: "file"), completion: .file(extensions: ["pem", "crt"]))
    var tlsCertificate: String?

    @Option(
        help: .setting("The certificate's private key, in PEM.", "INVENTORY_TLS_KEY", valueName: "file"),
        completion: .file(extensions: ["pem", "key"]))
    var tlsKey: String?

    @Option(
        help: .setting(
            "Origins whose pages may use the gateway, separated by commas, as https://app.example; * allows all.",
            "INVENTORY_ALLOW_ORIGIN", default: "none", valueName: "origins"))
    var allowOrigin: String?

    @Option(
        help: .setting(
            "The most requests in one JSON array; 0 takes no arrays.", "INVENTORY_MAX_BATCH", default: "0",
            valueName: "n"))
    var maxBatch: Count?

    @Option(
        help: .setting(
            "Documents that requests may name by id: a manifest of Apollo's or Relay's.", "INVENTORY_TRUSTED_DOCUMENTS",
            valueName: "file"), completion: .file(extensions: ["json"]))
    var trustedDocuments: String?

    @Flag(help: .setting("Execute the documents of that manifest only.", "INVENTORY_ONLY_TRUSTED_DOCUMENTS"))
    var onlyTrustedDocuments = false

    @Option(
        help: .setting(
            "Memory for documents that clients name by their SHA-256 (automatic persisted queries).",
            "INVENTORY_AUTOMATIC_DOCUMENTS", default: "4MiB", valueName: "bytes"))
    var automaticDocuments: ByteOption?

    @Option(
        help: .setting(
            "Proxies that are believed when they say who a request comes from: their networks, separated by commas, as 10.0.0.0/8,2001:db8::/32.",
            "INVENTORY_TRUSTED_PROXIES", default: "none", valueName: "networks"))
    var trustedProxies: String?

    @Option(
        help: .setting(
            "The field in which they say it: \(TrustedProxies.Field.allValueStrings.joined(separator: " or ")).",
            "INVENTORY_PROXY_FIELD", default: TrustedProxies.Field.xForwardedFor.rawValue, valueName: "field"))
    var proxyField: TrustedProxies.Field?

    @Flag(help: .setting("Count nothing, and have no /metrics.", "INVENTORY_NO_METRICS"))
    var noMetrics = false

    /// Sets how GraphQL is served.
    func apply(to configuration: inout GatewayConfiguration) throws {
        if let origins = try Setting.value(allowOrigin, "INVENTORY_ALLOW_ORIGIN") {
            configuration.allowedOrigins = try Self.origins(origins)
        }
        configuration.trustedProxies = try proxies()
        configuration.keepsMetrics = try !Setting.flag(noMetrics, "INVENTORY_NO_METRICS")
        if let count = try Setting.value(maxBatch, "INVENTORY_MAX_BATCH") {
            configuration.maximumBatchSize = count.value
        }
        if let size = try Setting.value(automaticDocuments, "INVENTORY_AUTOMATIC_DOCUMENTS") {
            configuration.automaticDocumentBytes = size.bytes
        }
        let file = try Setting.value(trustedDocuments, "INVENTORY_TRUSTED_DOCUMENTS")
        if let file { configuration.trustedDocuments = try TrustedDocuments(file: file) }
        configuration.acceptsOnlyTrustedDocuments = try Setting.flag(
            onlyTrustedDocuments, "INVENTORY_ONLY_TRUSTED_DOCUMENTS")
        if configuration.acceptsOnlyTrustedDocuments, file == nil {
            throw CommandFailure.wrongUsage("--only-trusted-documents needs the documents: --trusted-documents FILE.")
        }
    }

    /// Sets how connections are served.
    func apply(to configuration: inout ServerConfiguration) throws(CommandFailure) {
        let certificate = try Setting.value(tlsCertificate, "INVENTORY_TLS_CERTIFICATE")
        let key = try Setting.value(tlsKey, "INVENTORY_TLS_KEY")
        switch (certificate, key) {
        case (let certificate?, let key?): configuration.tls = TLSFiles(certificate: certificate, key: key)
        case (nil, nil): break
        default: throw .wrongUsage("HTTPS needs both --tls-certificate and --tls-key.")
        }
    }

    private func proxies() throws(CommandFailure) -> TrustedProxies? {
        let field = try Setting.value(proxyField, "INVENTORY_PROXY_FIELD")
        guard let networks = try Setting.value(trustedProxies, "INVENTORY_TRUSTED_PROXIES") else { return nil }
        guard let proxies = TrustedProxies(networks, field: field ?? .xForwardedFor) else {
            throw .wrongUsage(
                "The trusted proxies '\(networks)' must be networks or addresses, as 10.0.0.0/8,2001:db8::/32.")
        }
        return proxies
    }

    private static func origins(_ text: String) throws(CommandFailure) -> [String] {
        let origins = text.split(separator: ",").map { $0.filter { !$0.isWhitespace }.lowercased() }
        for origin in origins where origin != "*" {
            let host = origin.split(separator: "://", maxSplits: 1, omittingEmptySubsequences: false)
            guard host.count == 2, ["http", "https"].contains(host[0]), !host[1].isEmpty, !host[1].contains("/") else {
                throw .wrongUsage(
                    "The origin '\(origin)' must be a scheme and a host, without a path: https://app.example.")
            }
        }
        return origins
    }
}

extension TrustedDocuments {
    /// Reads a manifest file.
    init(file: String) throws {
        do {
            self = try TrustedDocuments(manifest: contents(ofFile: file))
        } catch let error as ManifestError {
            throw CommandFailure("\(file): \(error)")
        }
    }
}
