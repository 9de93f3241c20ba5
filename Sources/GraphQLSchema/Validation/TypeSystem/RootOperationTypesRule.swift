internal import GraphQLLanguage

/// "The query root operation type must be provided and must be an Object type. The mutation [and subscription] root
/// operation type is optional; […] if it is provided, it must be an Object type. The query, mutation, and subscription
/// root types must all be different types if provided" (section "Root Operation Types").
enum RootOperationTypesRule: TypeSystemRule {
    static let name = "RootOperationTypes"

    static func check(_ context: inout TypeSystemContext) {
        if context.schema.queryType == nil {
            report("Query root type must be provided.", at: context.source.schema.map { [$0.location] } ?? [], &context)
        }
        var operations: [TypeID: [OperationType]] = [:]
        for operation in OperationType.allCases {
            guard let id = context.schema.rootType(for: operation) else { continue }
            let type = context.schema[id]
            guard type.kind != .object else {
                operations[id, default: []].append(operation)
                continue
            }
            let title = operation.defaultRootTypeName
            let condition = operation == .query ? "" : " if provided"
            report(
                "\(title) root type must be Object type\(condition), it cannot be \(type.name).",
                at: locations(of: [operation], id, context), &context)
        }
        for (id, operations) in operations.sorted(by: { $0.key.index < $1.key.index }) where operations.count > 1 {
            let names = operations.map(\.rawValue).joined(separator: " and ")
            report(
                "All root types must be different, \"\(context.schema[id].name)\" is used as \(names) root type.",
                at: locations(of: operations, id, context), &context)
        }
    }

    /// Where the schema gives the operations their type; by default names, where the type is defined.
    private static func locations(
        of operations: [OperationType], _ id: TypeID, _ context: TypeSystemContext
    ) -> [SourceLocation] {
        let roots = operations.compactMap { context.source.rootOperationType($0)?.type.location }
        return roots.isEmpty ? context.source(of: id).map { [$0.definition.location] } ?? [] : roots
    }

    /// The schema comes before everything else.
    private static func report(_ message: String, at locations: [SourceLocation], _ context: inout TypeSystemContext) {
        context.report(message, at: locations, in: -1)
    }
}
