internal import HTTPTypes
internal import JSON

/// Header fields by their names, in the order in which the names came.
struct FieldGroups {
    private var groups: [(name: String, values: [String])] = []

    init(_ fields: HTTPFields) {
        for field in fields {
            if let index = groups.firstIndex(where: { $0.name.lowercased() == field.name.canonicalName }) {
                groups[index].values.append(field.value)
            } else {
                groups.append((field.name.rawName, [field.value]))
            }
        }
    }

    /// All fields, as arrays.
    var all: JSONValue { Self.arrays(groups) }

    /// Those that are there once, as strings.
    var single: JSONValue { Self.strings(groups.filter { $0.values.count == 1 }) }

    /// Those that are there several times, as arrays.
    var multiple: JSONObject {
        JSONObject(
            groups.filter { $0.values.count > 1 }.map { .init($0.name, .array($0.values.map(JSONValue.string))) })
    }

    /// The values of `Set-Cookie`.
    var cookies: [JSONValue] { groups.filter(Self.isCookie).flatMap(\.values).map(JSONValue.string) }

    /// All others, the values of a name joined (RFC 9110 section 5.3).
    var joined: JSONValue { Self.strings(groups.filter { !Self.isCookie($0) }) }

    /// The same with cookies. They can't be joined, so each gets the name in letters of its own: names have no case.
    var joinedWithCookies: JSONValue {
        var members = groups.filter { !Self.isCookie($0) }
        for (index, cookie) in groups.filter(Self.isCookie).flatMap(\.values).enumerated() {
            members.append((Self.spelling(of: "set-cookie", index), [cookie]))
        }
        return Self.strings(members)
    }

    private static func isCookie(_ group: (name: String, values: [String])) -> Bool {
        group.name.lowercased() == "set-cookie"
    }

    private static func strings(_ groups: [(name: String, values: [String])]) -> JSONValue {
        .object(JSONObject(groups.map { .init($0.name, .string($0.values.joined(separator: ", "))) }))
    }

    private static func arrays(_ groups: [(name: String, values: [String])]) -> JSONValue {
        .object(JSONObject(groups.map { .init($0.name, .array($0.values.map(JSONValue.string))) }))
    }

    /// The name with those letters in upper case whose bits are set in the number.
    private static func spelling(of name: String, _ number: Int) -> String {
        var bits = number
        return String(
            name.map { character in
                guard character.isLetter else { return character }
                defer { bits >>= 1 }
                return bits & 1 == 1 ? Character(character.uppercased()) : character
            })
    }
}
