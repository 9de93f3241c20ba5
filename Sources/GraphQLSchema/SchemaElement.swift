public import GraphQLLanguage

/// What a schema coordinate names (specification section "Schema Coordinates").
public enum SchemaElement: Sendable {
    /// A named type.
    case type(SchemaType)
    /// A field of an object or interface type.
    case field(SchemaField, of: SchemaType)
    /// A field of an input object type.
    case inputField(SchemaInputValue, of: SchemaType)
    /// A value of an enum type.
    case enumValue(SchemaEnumValue, of: SchemaType)
    /// A field's argument.
    case argument(SchemaInputValue, field: SchemaField, of: SchemaType)
    /// A directive.
    case directive(SchemaDirective)
    /// A directive's argument.
    case directiveArgument(SchemaInputValue, of: SchemaDirective)
}

extension Schema {
    /// The element that a coordinate names; nil where the schema has none. A coordinate whose containing element is
    /// missing or of another kind names nothing either.
    public func resolve(_ coordinate: SchemaCoordinate) -> SchemaElement? {
        switch coordinate {
        case .type(let name):
            return type(named: name).map { .type($0) }
        case .member(let typeName, let name):
            guard let type = type(named: typeName) else { return nil }
            return switch type.kind {
            case .object, .interface: type.field(named: name).map { .field($0, of: type) }
            case .inputObject: type.inputField(named: name).map { .inputField($0, of: type) }
            case .enumeration: type.enumValue(named: name).map { .enumValue($0, of: type) }
            case .scalar, .union: nil
            }
        case .argument(let typeName, let fieldName, let name):
            guard let type = type(named: typeName), let field = type.field(named: fieldName) else { return nil }
            return field.argument(named: name).map { .argument($0, field: field, of: type) }
        case .directive(let name):
            return directive(named: name).map { .directive($0) }
        case .directiveArgument(let directiveName, let name):
            guard let directive = directive(named: directiveName) else { return nil }
            return directive.argument(named: name).map { .directiveArgument($0, of: directive) }
        }
    }
}
