import GraphQLLanguage
import GraphQLSchema
import JSON

/// CollectFields and the lookups of a whole operation, done once (specification section "Field Collection").
struct PlanBuilder {
    let binding: SchemaBinding
    let fragments: [String: FragmentDefinition]
    let inputs: InputCompiler
    /// The values of the variables that `@skip` and `@include` test, by name; those that are null are not there.
    let conditions: [String: Bool]

    private var fieldCount = 0
    private let maximumFields: Int
    private(set) var dynamicArguments: [[InputTemplate.Field]] = []

    init(
        binding: SchemaBinding, fragments: [String: FragmentDefinition], inputs: InputCompiler,
        conditions: [String: Bool], limits: OperationLimits
    ) {
        self.binding = binding
        self.fragments = fragments
        self.inputs = inputs
        self.conditions = conditions
        maximumFields = limits.plannedFields
    }

    private var schema: Schema { binding.schema }

    /// The root fields with all below; of an operation with more fields than the limits allow to plan, only the first of
    /// them, which exceed the limits.
    mutating func plan(_ operation: OperationDefinition, root: SchemaType) throws(GraphQLError) -> PlannedSelection {
        try select([operation.selectionSet], on: root, depth: 1)
    }

    private mutating func select(
        _ sets: [SelectionSet], on type: SchemaType, depth: Int
    ) throws(GraphQLError) -> PlannedSelection {
        guard depth <= OperationLimits.greatestDepth, fieldCount <= maximumFields else {
            return PlannedSelection(typeName: type.name, fields: [])
        }
        var collector = FieldCollector(schema: schema, fragments: fragments, conditions: conditions, type: type)
        for set in sets { collector.collect(set) }
        if let failure = collector.failure {
            return PlannedSelection(typeName: type.name, fields: [], failure: failure)
        }

        var ordinals: [String: Int] = [:]
        var planned: [PlannedField] = []
        planned.reserveCapacity(collector.groups.count)
        for group in collector.groups {
            guard fieldCount <= maximumFields else { break }
            let name = group.fields[0].name.value
            // A field that the type does not have is passed over; validation has refused it where it ran.
            guard let definition = schema.field(named: name, on: type) else { continue }
            fieldCount += 1
            planned.append(
                try plan(group, definition, on: type, ordinal: ordinals[name, default: 0], depth: depth))
            ordinals[name, default: 0] += 1
        }
        return PlannedSelection(typeName: type.name, fields: planned, completed: completed(planned, on: type))
    }

    /// Where a selection's objects are kept as bytes; nil if all may change, or something else is in them.
    private func completed(_ fields: [PlannedField], on type: SchemaType) -> CompletedObjects? {
        guard let place = binding.place(of: type) else { return nil }
        let isPlain = fields.allSatisfy { field in
            if case .typename = field.action { return true }
            return field.leaf != nil && binding.isPlain(field.name, on: type)
        }
        return isPlain ? CompletedObjects(place: place, budget: binding.completedObjects) : nil
    }

    private mutating func plan(
        _ group: FieldCollector.Group, _ definition: SchemaField, on type: SchemaType, ordinal: Int, depth: Int
    ) throws(GraphQLError) -> PlannedField {
        let first = group.fields[0]
        let action: PlannedField.Action
        if definition.name == "__typename" {
            action = .typename(Self.encoded(type.name))
        } else if let resolver = binding.resolver(of: definition.name, on: type) {
            action = .resolve(resolver)
        } else {
            throw GraphQLError("\(type.name).\(definition.name) has no resolver.", at: [first.location])
        }
        return PlannedField(
            responseName: group.responseName, definition: definition, ordinal: ordinal,
            completion: try completion(of: definition.type, group.fields, depth: depth),
            arguments: arguments(definition.arguments, first.arguments), action: action,
            estimate: binding.estimate(of: definition.name, on: type),
            key: Self.encoded(group.responseName) + [UInt8(ascii: ":")],
            locations: group.fields.map(\.location))
    }

    private mutating func arguments(
        _ definitions: [SchemaInputValue], _ written: [Argument]
    ) -> PlannedArguments {
        if definitions.isEmpty { return .constant(Arguments()) }
        do throws(GraphQLError) {
            let templates = try inputs.arguments(definitions, written)
            let isConstant = templates.allSatisfy { field in
                switch field.template {
                case nil, .constant?: true
                default: false
                }
            }
            if isConstant { return .constant(Arguments(try InputTemplate.values(of: templates, []))) }
            dynamicArguments.append(templates)
            return .dynamic(dynamicArguments.count - 1)
        } catch {
            return .failed(error)
        }
    }

    private mutating func completion(
        of type: TypeReference, _ fields: [Field], depth: Int, isNonNull: Bool = false
    ) throws(GraphQLError) -> Completion {
        switch type {
        case .nonNull(let inner):
            return try completion(of: inner, fields, depth: depth, isNonNull: true)
        case .list(let item):
            return Completion(isNonNull: isNonNull, kind: .list(try completion(of: item, fields, depth: depth)))
        case .named(let id):
            let named = schema[id]
            let sets = fields.compactMap(\.selectionSet)
            switch named.kind {
            case .object:
                return Completion(
                    isNonNull: isNonNull, kind: .object(try select(sets, on: named, depth: depth + 1)))
            case .interface, .union:
                var selections: [String: PlannedSelection] = [:]
                for possible in schema.possibleTypes(of: id) {
                    let object = schema[possible]
                    selections[object.name] = try select(sets, on: object, depth: depth + 1)
                }
                return Completion(isNonNull: isNonNull, kind: .abstract(named.name, selections))
            default:
                return Completion(isNonNull: isNonNull, kind: .leaf(binding.leaf(named)))
            }
        }
    }

    private static func encoded(_ name: String) -> [UInt8] {
        var writer = JSONWriter(capacity: name.utf8.count + 2)
        writer.writeString(name)
        return writer.bytes
    }
}
