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
    func differ(_ fields: [SelectionGraph.FieldID]) -> Bool {
        guard let first = fields.first else { return false }
        if callsMatter, !fields.allSatisfy({ areSameCalls(first, $0) }) { return true }
        guard shapesMatter, let type = fields.lazy.compactMap({ graph.types[$0] }).first else { return false }
        return !fields.allSatisfy { field in graph.types[field].map { haveSameShape(type, $0) } ?? true }
    }

    /// A number for each field, the same for fields that are the same in all that matters. Ends before the field that
    /// would make one class too many.
    func classes(of fields: [SelectionGraph.FieldID], atMost limit: Int) -> [Int] {
        var classes: [Int] = []
        var examples: [SelectionGraph.FieldID] = []
        for field in fields {
            if let known = examples.firstIndex(where: { areSame($0, field) }) {
                classes.append(known)
            } else {
                guard examples.count < limit else { break }
                classes.append(examples.count)
                examples.append(field)
            }
        }
        return classes
    }

    private func areSame(_ a: SelectionGraph.FieldID, _ b: SelectionGraph.FieldID) -> Bool {
        if callsMatter, !areSameCalls(a, b) { return false }
        guard shapesMatter else { return true }
        return switch (graph.types[a], graph.types[b]) {
        case (let a?, let b?): haveSameShape(a, b)
        case (nil, nil): true
        default: false
        }
    }

    /// Whether two fields are the same field with the same arguments.
    private func areSameCalls(_ a: SelectionGraph.FieldID, _ b: SelectionGraph.FieldID) -> Bool {
        graph.fields[a].name == graph.fields[b].name && Self.areSame(graph.arguments[a], graph.arguments[b])
    }

    /// Why two fields conflict; nil if they do not.
    func reason(between a: SelectionGraph.FieldID, and b: SelectionGraph.FieldID) -> String? {
        if callsMatter, !areSameCalls(a, b) {
            let (first, second) = (graph.fields[a].name, graph.fields[b].name)
            return first == second
                ? "they have differing arguments"
                : "\"\(graph.names[first])\" and \"\(graph.names[second])\" are different fields"
        }
        if shapesMatter, let first = graph.types[a], let second = graph.types[b], !haveSameShape(first, second) {
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
