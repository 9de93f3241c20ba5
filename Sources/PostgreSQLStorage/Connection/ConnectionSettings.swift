internal import CLibpq
internal import Inventory

/// Where and how to connect, as libpq's own options.
struct ConnectionSettings: Sendable, Equatable {
    /// libpq's keywords and values, as the URI gives them. What it leaves out, libpq takes from its environment: `PGHOST`,
    /// `PGPASSFILE`, `PGSERVICE`, ….
    private(set) var options: [String: String]

    /// What every session sets.
    ///
    /// - `jit`: compiling a statement's expressions takes longer than any statement here.
    /// - `random_page_cost`: the inventory is in memory or on fast disks; with the default of 4 the planner prefers to read
    ///   the whole dictionary to a few index look-ups.
    /// - `client_min_messages`: "relation exists, skipping" is nothing to tell.
    static let session = """
        SELECT set_config('jit', 'off', false), set_config('random_page_cost', '1.1', false), \
        set_config('client_min_messages', 'warning', false), set_config('TimeZone', 'UTC', false), \
        set_config('standard_conforming_strings', 'on', false), set_config('bytea_output', 'hex', false)
        """

    /// What is set when the URI does not say otherwise: a peer that is gone without a word is noticed within a minute.
    private static let defaults = [
        "fallback_application_name": "inventory-gateway",
        "keepalives_idle": "20",
        "keepalives_interval": "10",
        "keepalives_count": "3",
        "tcp_user_timeout": "30000",
    ]

    /// Reads a URI, or `keyword=value` pairs. Throws `invalidInput` with libpq's own words.
    init(_ uri: String) throws(InventoryError) {
        var message: UnsafeMutablePointer<CChar>?
        guard let parsed = PQconninfoParse(uri, &message) else {
            defer { PQfreemem(message) }
            throw InventoryError(
                .invalidInput, "The store's URL is not valid: \(String(libpqMessage: message)).")
        }
        defer { PQconninfoFree(parsed) }
        var options: [String: String] = [:]
        var option = parsed
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val { options[String(cString: keyword)] = String(cString: value) }
            option += 1
        }
        self.options = options
    }

    /// Refuses to talk without TLS, unless the URI says otherwise: what is sent as a password is a token that others could
    /// use.
    mutating func requireTLS() { options["sslmode"] = options["sslmode"] ?? "require" }

    /// The server's name for messages, without user and password.
    var target: String {
        let host = options["host"] ?? options["hostaddr"] ?? "the default host"
        return options["port"].map { "\(host):\($0)" } ?? host
    }

    /// Whom a password has to let in.
    var login: DatabaseLogin {
        DatabaseLogin(
            host: options["host"] ?? "", port: options["port"].flatMap { Int($0) } ?? 5432, user: options["user"] ?? "")
    }

    /// `PQconnectStart`; nil when there is no memory.
    func start(password: String?) -> OpaquePointer? {
        var all = Self.defaults.merging(options) { _, own in own }
        if let password { all["password"] = password }
        all["client_encoding"] = "UTF8"
        let pairs = all.sorted { $0.key < $1.key }
        return Self.withCStrings(pairs.map(\.key)) { keywords in
            Self.withCStrings(pairs.map(\.value)) { values in PQconnectStartParams(keywords, values, 0) }
        }
    }

    /// An array of C strings with a null at its end, valid during the call.
    private static func withCStrings<Output>(
        _ strings: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Output
    ) -> Output {
        var bytes: [CChar] = []
        var starts: [Int] = []
        for string in strings {
            starts.append(bytes.count)
            bytes.append(contentsOf: string.utf8CString)
        }
        return bytes.withUnsafeBufferPointer { bytes in
            body(starts.map { start in bytes.baseAddress.map { $0 + start } } + [nil])
        }
    }
}
