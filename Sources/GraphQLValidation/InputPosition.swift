import GraphQLSchema

/// What is expected where a value stands: the type context of input values.
struct InputPosition: Hashable {
    /// The type; nil if it is not known, because something around the value is wrong already.
    var type: TypeReference?
    /// Whether the argument or input field has a default value.
    var hasDefaultValue = false
    /// Whether it is a field of a OneOf input object.
    var isOneOfMember = false

    /// A position of which nothing is known.
    static let unknown = InputPosition(type: nil)

    /// The position of the value of an argument.
    init(argument: SchemaInputValue) {
        type = argument.type
        hasDefaultValue = argument.defaultValue != nil
    }

    /// The position of the value of an input object's field.
    init(field: SchemaInputValue, of object: SchemaType) {
        self.init(argument: field)
        isOneOfMember = object.isOneOf
    }

    /// A position of a type, without default value.
    init(type: TypeReference?) { self.type = type }
}
