import GraphQLLanguage
import GraphQLSchema

/// Compares fields of one response name.
struct FieldComparator {
    let graph: SelectionGraph
    let schema: Schema
    /// Whether they must be the same field with the same arguments.
    let callsMatter: Bool
    /// Whether their types must have the same shape.
    let shapesMatter: Bool

    /// Whether any two of the fields conflict.
    func differs(_ fields: some Sequence<SelectionGraph.FieldID>) -> Bool {
        var first: SelectionGraph.FieldNode?
        var type: TypeReference?
        for id in fields {
            let field = graph.fields[id]
            if shapesMatter, let fieldType = field.type {
                if let type, !haveSameShape(type, fieldType) { return true }
                type = fieldType
            }
            guard callsMatter else { continue }
            if let first, first.name != field.name || !Self.areSame(first.arguments, field.arguments) { return true }
            if first == nil { first = field }
        }
        return false
    }

    /// Why two fields conflict; nil if they do not.
    func reason(between a: SelectionGraph.FieldID, and b: SelectionGraph.FieldID) -> String? {
        let (a, b) = (graph.fields[a], graph.fields[b])
        if callsMatter {
            if a.name != b.name {
                return "\"\(graph.names[a.name])\" and \"\(graph.names[b.name])\" are different fields"
            }
            if !Self.areSame(a.arguments, b.arguments) { return "they have differing arguments" }
        }
        if shapesMatter, let first = a.type, let second = b.type, !haveSameShape(first, second) {
            return "they return conflicting types \"\(schema.text(of: first))\" and \"\(schema.text(of: second))\""
        }
        return nil
    }

    /// SameResponseShape, without what is selected below.
    private func haveSameShape(_ a: TypeReference, _ b: TypeReference) -> Bool {
        switch (a, b) {
        case (.nonNull(let a), .nonNull(let b)), (.list(let a), .list(let b)): haveSameShape(a, b)
        case (.named(let a), .named(let b)): a == b || (schema[a].kind.isComposite && schema[b].kind.isComposite)
        default: false
        }
    }

    /// Whether two lists of arguments are the same set.
    private static func areSame(_ a: [Argument], _ b: [Argument]) -> Bool {
        guard a.count == b.count else { return false }
        if a.isEmpty { return true }
        return areSame(a, b, name: \.name.value, value: \.value)
    }

    private static func areSame(_ a: Value, _ b: Value) -> Bool {
        switch (a.kind, b.kind) {
        case (.string(let a, _), .string(let b, _)): a == b
        case (.list(let a), .list(let b)): a.count == b.count && zip(a, b).allSatisfy { areSame($0, $1) }
        case (.object(let a), .object(let b)):
            a.count == b.count && areSame(a, b, name: \.name.value, value: \.value)
        default: a.kind == b.kind
        }
    }

    /// Whether equally many named values are the same in any order.
    private static func areSame<Element>(
        _ a: [Element], _ b: [Element], name: (Element) -> String, value: (Element) -> Value
    ) -> Bool {
        if zip(a, b).allSatisfy({ name($0) == name($1) }) {
            return zip(a, b).allSatisfy { areSame(value($0), value($1)) }
        }
        let a = a.sorted { name($0) < name($1) }
        let b = b.sorted { name($0) < name($1) }
        return zip(a, b).allSatisfy { name($0) == name($1) && areSame(value($0), value($1)) }
    }
}
