public import GraphQLLanguage
import GraphQLSchema
public import JSON

/// A compiled operation as people can read it: its fields as they will be resolved, with the arguments of one request.
public struct OperationOutline: Sendable {
    /// Query, mutation or subscription.
    public var type: OperationType
    /// The operation's name; nil for an anonymous one.
    public var name: String?
    /// The root fields, in response order: merged, fragments spread, what `@skip` and `@include` leave out gone.
    public var fields: [Field]

    /// A field.
    public struct Field: Sendable {
        /// Its key in the response.
        public var responseName: String
        /// Its name in the schema.
        public var name: String
        /// The object type that it is selected on, where several are possible.
        public var typeCondition: String?
        /// Its type, in the schema's notation.
        public var type: String
        /// Its arguments, coerced, with their defaults; those that could not be coerced are left out.
        public var arguments: JSONObject
        /// Root fields of the same number are resolved by one call; nil for a field whose value is at hand.
        public var call: Int?
        /// What is selected below.
        public var fields: [Field]
    }
}

extension Executor {
    /// The outline of what ``execute(_:userInfo:operationTypes:)`` would run; nil where that would be a request error.
    public func outline(of request: GraphQLRequest) -> OperationOutline? {
        do throws(RequestErrors) {
            let operation = try compiled(request.document, request.operationName)
            var coercion = VariableCoercion(schema: schema, scalars: binding.scalars)
            let values = try coercion.coerce(operation.variables, from: request.variables)
            let plan = try operation.plan(for: values)
            let execution = ExecutionContext(plan: plan, variables: values, userInfo: ())
            var outline = OperationOutline(
                type: plan.operationType, name: operation.operation.name?.value,
                fields: plan.root.fields.map { field($0, execution) })
            for (number, group) in plan.groups.enumerated() {
                for index in group { outline.fields[index].call = number + 1 }
            }
            return outline
        } catch {
            return nil
        }
    }

    private func field(_ field: PlannedField, on type: String? = nil, _ execution: ExecutionContext)
        -> OperationOutline.Field
    {
        let below: [OperationOutline.Field] =
            switch field.completion.leafOrObjects {
            case .object(let selection): selection.fields.map { self.field($0, execution) }
            case .abstract(_, let selections):
                selections.sorted { $0.key < $1.key }.flatMap { name, selection in
                    selection.fields.map { self.field($0, on: name, execution) }
                }
            default: []
            }
        let arguments = (try? execution.arguments(of: field))?.values ?? []
        return OperationOutline.Field(
            responseName: field.responseName, name: field.name, typeCondition: type,
            type: schema.text(of: field.definition.type),
            arguments: JSONObject(arguments.map { .init($0.name, $0.value.json) }), call: nil, fields: below)
    }
}

extension InputValue {
    /// The value as JSON; an enum value as its name.
    fileprivate var json: JSONValue {
        switch self {
        case .null: .null
        case .boolean(let value): .bool(value)
        case .int(let value): .int(value)
        case .float(let value): .double(value)
        case .string(let value), .enumeration(let value): .string(value)
        case .list(let items): .array(items.map(\.json))
        case .object(let fields): .object(JSONObject(fields.map { .init($0.name, $0.value.json) }))
        }
    }
}
