import GraphQLLanguage
import GraphQLSchema

/// An input value as compiled: constants are coerced already, variables are filled in for each request.
indirect enum InputTemplate: Sendable {
    /// Holds no variable.
    case constant(InputValue)
    /// A variable by its index in the operation; without one it is not defined, and never has a value. `isNonNull` is
    /// the position's.
    case variable(Int?, name: String, isNonNull: Bool, SourceLocation)
    /// A list with a variable inside; `isNonNull` is the items'.
    case list([InputTemplate])
    /// An input object with a variable inside.
    case object([Field], isOneOf: Bool, SourceLocation)
    /// A custom scalar's value with a variable inside.
    case scalar(InputTemplate, ScalarType)

    /// A field of an input object, or an argument: what was written, and what counts if nothing was.
    struct Field: Sendable {
        let name: String
        let template: InputTemplate?
        let defaultValue: InputValue?
        let isNonNull: Bool
    }

    /// What this is for one request; nil if it is a variable without a value.
    func value(_ variables: VariableValues) throws(GraphQLError) -> InputValue? {
        switch self {
        case .constant(let value): return value
        case .variable(let index, let name, let isNonNull, let location):
            let value = index.flatMap { variables[$0] }
            if value == .null, isNonNull {
                throw GraphQLError(
                    "Variable \"$\(name)\" is null, but the value at its position must not be null.", .badUserInput,
                    at: [location])
            }
            return value
        case .list(let items):
            var values: [InputValue] = []
            values.reserveCapacity(items.count)
            for item in items {
                if let value = try item.value(variables) {
                    values.append(value)
                } else if case .variable(_, let name, true, let location) = item {
                    throw Self.absent(name, location)
                } else {
                    values.append(.null)
                }
            }
            return .list(values)
        case .object(let fields, let isOneOf, let location):
            let values = try Self.values(of: fields, variables)
            if isOneOf, values.count != 1 || values[0].value.isNull {
                throw GraphQLError(
                    "Exactly one field of a OneOf input object must be given, and not be null.", .badUserInput,
                    at: [location])
            }
            return .object(values)
        case .scalar(let template, let scalar):
            return try template.value(variables).map { value throws(GraphQLError) in try scalar.parse(value) }
        }
    }

    /// The fields that have a value or a default, in order.
    static func values(
        of fields: [Field], _ variables: VariableValues
    ) throws(GraphQLError) -> [InputValue.InputField] {
        var values: [InputValue.InputField] = []
        values.reserveCapacity(fields.count)
        for field in fields {
            if let value = try field.template?.value(variables) ?? field.defaultValue {
                values.append(InputValue.InputField(field.name, value))
            } else if field.isNonNull {
                guard case .variable(_, let name, _, let location)? = field.template else {
                    throw GraphQLError("\"\(field.name)\" is required, but was not provided.")
                }
                throw absent(name, location)
            }
        }
        return values
    }

    private static func absent(_ name: String, _ location: SourceLocation) -> GraphQLError {
        GraphQLError(
            "Variable \"$\(name)\" has no value, but the value at its position is required.", .badUserInput,
            at: [location])
    }
}
