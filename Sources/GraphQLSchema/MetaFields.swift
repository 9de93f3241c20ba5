/// The fields every schema has without defining them (specification section "Introspection").
package struct MetaFields: Sendable {
    /// `__typename: String!`
    package let typename: SchemaField
    /// `__schema: __Schema!`
    package let schema: SchemaField
    /// `__type(name: String!): __Type`
    package let type: SchemaField

    /// Meta-fields whose types are of the schema they are for.
    package init(typename: SchemaField, schema: SchemaField, type: SchemaField) {
        self.typename = typename
        self.schema = schema
        self.type = type
    }
}

extension Schema {
    /// `__typename: String!`, which every composite type has.
    public var typenameField: SchemaField { metaFields.typename }
    /// `__schema: __Schema!`, which the query root has.
    public var schemaField: SchemaField { metaFields.schema }
    /// `__type(name: String!): __Type`, which the query root has.
    public var typeField: SchemaField { metaFields.type }

    /// The field that a selection of this name on a type means: one of the type's own, `__typename` on any composite
    /// type, or `__schema` and `__type` on the query root.
    public func field(named name: String, on type: SchemaType) -> SchemaField? {
        if let field = type.field(named: name) { return field }
        guard name.hasPrefix("__") else { return nil }
        return switch name {
        case "__typename" where type.kind.isComposite: typenameField
        case "__schema" where type.id == queryType: schemaField
        case "__type" where type.id == queryType: typeField
        default: nil
        }
    }
}
