import GraphQLLanguage
import GraphQLSchema

/// Field Selections: the target field of a selection must be defined on the type the selection set is for.
enum FieldsOnCorrectTypeRule: ValidationRule {
    static let name = "FieldsOnCorrectType"

    /// Reports a field that its type does not have.
    static func report(_ field: Field, on type: SchemaType, _ context: inout ValidationContext) {
        let name = field.name.value
        var hint = ""
        if context.options.suggestions {
            hint = Suggestions.didYouMean(
                typesWithField(name, below: type, context.schema), noun: "to use an inline fragment on")
            if hint.isEmpty { hint = Suggestions.text(for: name, among: type.fields.lazy.map(\.name), context) }
        }
        context.report(self, "Cannot query field \"\(name)\" on type \"\(type.name)\".\(hint)", at: field.location)
    }

    /// For an abstract type, the names of what has the field: interfaces that most of its objects share, then objects.
    private static func typesWithField(_ name: String, below type: SchemaType, _ schema: Schema) -> [String] {
        guard type.kind.isAbstract else { return [] }
        var objects: [String] = []
        var interfaces: [TypeID: Int] = [:]
        for id in schema.possibleTypes(of: type.id) where schema[id].field(named: name) != nil {
            objects.append(schema[id].name)
            for interface in schema[id].interfaces where schema[interface].field(named: name) != nil {
                interfaces[interface, default: 0] += 1
            }
        }
        let shared = interfaces.map { (name: schema[$0.key].name, count: $0.value) }
            .sorted { ($1.count, $0.name) < ($0.count, $1.name) }
        return shared.map(\.name) + objects.sorted()
    }
}
