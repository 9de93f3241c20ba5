import JSON

extension JSONValue {
    /// The value at a path of member names and indexes, such as `"data.instances.nodes.0.id"`.
    subscript(path: String) -> JSONValue? {
        path.split(separator: ".").reduce(self) { value, segment in
            switch value {
            case .object(let members): members[String(segment)]
            case .array(let elements): Int(segment).flatMap { elements.indices.contains($0) ? elements[$0] : nil }
            default: nil
            }
        }
    }

    /// The text, if it is one.
    var text: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The elements, if it is an array.
    var elements: [JSONValue] {
        if case .array(let elements) = self { elements } else { [] }
    }
}
