import GraphQLLanguage
import GraphQLSchema

/// Leaf Field Selections: a field of scalar or enum type must have no selections, any other field must have some.
enum ScalarLeafsRule: ValidationRule {
    static let name = "ScalarLeafs"

    static func check(
        _ field: Field, _ definition: SchemaField, _ type: SchemaType, _ context: inout ValidationContext
    ) {
        if type.kind.isLeaf == (field.selectionSet == nil) { return }
        let name = field.name.value
        let text = context.schema.text(of: definition.type)
        if let selectionSet = field.selectionSet {
            context.report(
                self, "Field \"\(name)\" must not have a selection since type \"\(text)\" has no subfields.",
                at: selectionSet.location)
        } else {
            let hint = context.options.suggestions ? " Did you mean \"\(name) { ... }\"?" : ""
            context.report(
                self, "Field \"\(name)\" of type \"\(text)\" must have a selection of subfields.\(hint)",
                at: field.location)
        }
    }
}
