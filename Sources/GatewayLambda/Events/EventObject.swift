internal import JSON

/// An object of an event, whose members are read by the types that AWS gives them. Null counts as absent.
struct EventObject {
    let members: JSONObject
    /// Where the object stands in the event; empty at the top.
    private let path: String

    init(_ members: JSONObject, path: String = "") {
        self.members = members
        self.path = path
    }

    /// A string.
    func text(_ name: String) throws(EventError) -> String? {
        switch members[name] {
        case nil, .null: nil
        case .string(let text): text
        default: throw malformed(name, "a string")
        }
    }

    /// A string that has to be there.
    func requiredText(_ name: String) throws(EventError) -> String {
        guard let text = try text(name) else { throw malformed(name, "a string") }
        return text
    }

    /// A boolean; false if it is not there.
    func flag(_ name: String) throws(EventError) -> Bool {
        switch members[name] {
        case nil, .null: false
        case .bool(let value): value
        default: throw malformed(name, "true or false")
        }
    }

    /// An object.
    func object(_ name: String) throws(EventError) -> EventObject? {
        switch members[name] {
        case nil, .null: nil
        case .object(let members): EventObject(members, path: place(name))
        default: throw malformed(name, "an object")
        }
    }

    /// An array of strings.
    func texts(_ name: String) throws(EventError) -> [String]? {
        switch members[name] {
        case nil, .null: return nil
        case .array(let elements): return try texts(elements, of: name)
        default: throw malformed(name, "an array of strings")
        }
    }

    /// An object of strings, in the order of its members.
    func pairs(_ name: String) throws(EventError) -> [(name: String, value: String)]? {
        guard let object = try object(name) else { return nil }
        var pairs: [(name: String, value: String)] = []
        for member in object.members.members {
            if let value = try object.text(member.name) { pairs.append((member.name, value)) }
        }
        return pairs
    }

    /// What stands under one of two names: as an object of arrays, or as an object of strings.
    func pairs(multiple: String, single: String) throws(EventError) -> [(name: String, value: String)] {
        if let pairs = try multiValuePairs(multiple) { return pairs }
        return try pairs(single) ?? []
    }

    /// An object of arrays of strings, a pair for each element.
    private func multiValuePairs(_ name: String) throws(EventError) -> [(name: String, value: String)]? {
        guard let object = try object(name) else { return nil }
        var pairs: [(name: String, value: String)] = []
        for member in object.members.members {
            for value in try object.texts(member.name) ?? [] { pairs.append((member.name, value)) }
        }
        return pairs
    }

    private func texts(_ elements: [JSONValue], of name: String) throws(EventError) -> [String] {
        var texts: [String] = []
        texts.reserveCapacity(elements.count)
        for element in elements {
            guard case .string(let text) = element else { throw malformed(name, "an array of strings") }
            texts.append(text)
        }
        return texts
    }

    private func malformed(_ name: String, _ expected: String) -> EventError {
        .malformed(path: place(name), expected: expected)
    }

    private func place(_ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }
}
