internal import GraphQLLanguage

/// "If an Input Object references itself either directly or through referenced Input Objects, at least one of the
/// fields in the chain of references must be either a nullable or a List type" (section "Input Objects", "Circular
/// References").
enum NoInputObjectCyclesRule: TypeSystemRule {
    static let name = "NoInputObjectCycles"

    static func check(_ context: inout TypeSystemContext) {
        let schema = context.schema
        let inputObjects = context.types.filter { $0.type.kind == .inputObject }
        let cycles = CycleSearch<TypeID, (type: TypeID, field: Int)>.cycles(
            from: inputObjects.map(\.type.id),
            edges: { id in
                schema[id].inputFields.enumerated().compactMap { index, field in
                    guard case .nonNull(.named(let target)) = field.type, schema[target].kind == .inputObject else {
                        return nil
                    }
                    return ((id, index), target)
                }
            })
        for cycle in cycles {
            let fields = cycle.labels.map { schema[$0.type].inputFields[$0.field].name }
            let locations = cycle.labels.compactMap { label in
                context.source(of: label.type)?.inputFields[label.field].location
            }
            context.report(
                "Cannot reference Input Object \"\(schema[cycle.start].name)\" within itself through a series of "
                    + "non-null fields: \"\(fields.joined(separator: "."))\".",
                at: locations, in: context.source(of: cycle.start)?.position ?? 0)
        }
    }
}
