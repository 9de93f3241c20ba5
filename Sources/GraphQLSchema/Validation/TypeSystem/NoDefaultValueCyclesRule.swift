internal import GraphQLLanguage

/// "InputObjectDefaultValueHasCycle(inputObject) must be false" (section "Input Objects"): filling in the defaults of a
/// default must come to an end.
enum NoDefaultValueCyclesRule: TypeSystemRule {
    static let name = "NoDefaultValueCycles"

    /// An input field by its type and its position there.
    private struct InputFieldID: Hashable {
        let type: TypeID
        let index: Int
    }

    static func check(_ context: inout TypeSystemContext) {
        let schema = context.schema
        // One node for each field that has a default; an edge where coercing that default fills in another one.
        let fields = context.types.filter { $0.type.kind == .inputObject }
            .flatMap { _, type in type.inputFields.indices.map { InputFieldID(type: type.id, index: $0) } }
            .filter { hasObjectDefault($0, schema) }
        let cycles = CycleSearch<InputFieldID, InputFieldID>.cycles(
            from: fields, edges: { field in filledIn(by: field, schema).map { ($0, $0) } })
        for cycle in cycles {
            let start = schema[cycle.start.type]
            let coordinate = "\(start.name).\(start.inputFields[cycle.start.index].name)"
            let others = cycle.labels.dropLast().map {
                "\(schema[$0.type].name).\(schema[$0.type].inputFields[$0.index].name)"
            }
            let through = others.isEmpty ? "" : " via the default values of: \(others.joined(separator: ", "))"
            let locations = ([cycle.start] + cycle.labels.dropLast()).compactMap { field in
                schema[field.type].inputFields[field.index].defaultValue?.location
            }
            context.report(
                "Invalid circular reference. The default value of Input Object field \(coordinate) references itself"
                    + "\(through).",
                at: locations, in: context.source(of: cycle.start.type)?.position ?? 0)
        }
    }

    private static func hasObjectDefault(_ field: InputFieldID, _ schema: Schema) -> Bool {
        let field = schema[field.type].inputFields[field.index]
        return field.defaultValue != nil && schema[field.type.namedType].kind == .inputObject
    }

    /// The fields whose defaults are filled in where a field's default value leaves them out.
    private static func filledIn(by field: InputFieldID, _ schema: Schema) -> [InputFieldID] {
        let field = schema[field.type].inputFields[field.index]
        guard let value = field.defaultValue else { return [] }
        var filled: [InputFieldID] = []
        var seen: Set<InputFieldID> = []
        var pending = [(value: value, type: schema[field.type.namedType])]
        while let (value, type) = pending.popLast() {
            switch value.kind {
            case .list(let items):
                pending += items.reversed().map { ($0, type) }
            case .object(let members):
                var given: [String: Value] = [:]
                for member in members { given[member.name.value] = member.value }
                for (index, inputField) in type.inputFields.enumerated() {
                    let fieldType = schema[inputField.type.namedType]
                    guard fieldType.kind == .inputObject else { continue }
                    if let value = given[inputField.name] {
                        pending.append((value, fieldType))
                    } else if inputField.defaultValue != nil {
                        let target = InputFieldID(type: type.id, index: index)
                        if seen.insert(target).inserted { filled.append(target) }
                    }
                }
            default:
                break
            }
        }
        return filled
    }
}
