internal import HTTPTypes

/// A connection's last request head, which becomes the next one: a client sends most of it again, and what is there
/// already is neither checked nor made anew.
struct HeadMemory {
    /// What a field tells of the request that it comes with (RFC 9112 sections 3.2 and 6, RFC 9110 sections 7.8 and
    /// 10.1.1).
    enum Meaning {
        case host
        case contentLength
        case transferEncoding
        case expect
        case upgrade
        /// Nothing that the connection has to know.
        case other

        init(_ name: HTTPField.Name) {
            self =
                switch name.canonicalName {
                case "host": .host
                case "content-length": .contentLength
                case "transfer-encoding": .transferEncoding
                case "expect": .expect
                case "upgrade": .upgrade
                default: .other
                }
        }
    }

    private var names: [(name: HTTPField.Name, meaning: Meaning)] = []
    private var nameCount = 0
    private var fields = HTTPFields()
    private var fieldCount = 0
    /// The request without its fields.
    private var line: HTTPRequest?
    private var bytes = 0

    /// What an idle connection may hold on to.
    private static let maximumBytes = 4_096

    /// A new head begins.
    mutating func begin() {
        nameCount = 0
        fieldCount = 0
        bytes = 0
    }

    /// The next name of the head, and what it means; nil if it is not a token.
    mutating func name(_ text: String) -> (name: HTTPField.Name, meaning: Meaning)? {
        defer { nameCount += 1 }
        if nameCount < names.count, names[nameCount].name.rawName.isSame(as: text) { return names[nameCount] }
        guard let name = HTTPField.Name(text) else { return nil }
        let known = (name, Meaning(name))
        if nameCount < names.count { names[nameCount] = known } else { names.append(known) }
        return known
    }

    /// Takes a field of that name into the request.
    mutating func add(_ name: HTTPField.Name, _ value: String) {
        defer { fieldCount += 1 }
        bytes += name.rawName.utf8.count + value.utf8.count
        guard fieldCount < fields.count else { return fields.append(HTTPField(name: name, value: value)) }
        let last = fields[fieldCount]
        guard last.name != name || !last.value.isSame(as: value) else { return }
        // The subscript would leave what is equal, and `é` has two spellings.
        fields.replaceSubrange(fieldCount...fieldCount, with: CollectionOfOne(HTTPField(name: name, value: value)))
    }

    /// The request, when all its fields are there.
    mutating func end(_ method: HTTPRequest.Method, host: String?, path: String) -> HTTPRequest {
        if fieldCount < fields.count { fields.removeLast(fields.count - fieldCount) }
        bytes += path.utf8.count + (host?.utf8.count ?? 0)
        var request: HTTPRequest
        if let line, line.method == method, line.path == path, line.authority == host {
            request = line
        } else {
            request = HTTPRequest(method: method, scheme: nil, authority: host, path: path)
            line = request
        }
        request.headerFields = fields
        return request
    }

    /// The request is answered: a large head is forgotten.
    mutating func shrink() {
        if bytes > Self.maximumBytes { self = HeadMemory() }
    }
}

extension String {
    /// Whether a text is the same. Where this one is ASCII, byte by byte: what `==` takes for another spelling of it is
    /// longer.
    fileprivate func isSame(as other: String) -> Bool { self == other && utf8.count == other.utf8.count }
}
