import GraphQLLanguage
import GraphQLSchema

/// Values of Correct Type: a literal must be coercible to the type expected at its place. With it go Input Object Field
/// Names (every field must be defined), Input Object Required Fields (non-null fields without default value must be
/// given) and, for OneOf input objects, that exactly one field is given and its value is not null.
///
/// Variables are for All Variable Usages Are Allowed.
enum ValuesOfCorrectTypeRule: ValidationRule {
    static let name = "ValuesOfCorrectType"

    /// Checks a value that is neither variable, list nor input object; a list type takes it as its only item.
    static func check(leaf value: Value, _ type: TypeReference, _ context: inout ValidationContext) {
        if case .null = value.kind {
            guard type.isNonNull else { return }
            return context.report(
                self, "Expected value of type \"\(context.schema.text(of: type))\", found null.", at: value.location)
        }
        let named = context.schema[type.namedType]
        switch named.kind {
        case .enumeration: check(value, enumeration: named, &context)
        case .scalar: check(value, scalar: named, &context)
        default:
            context.report(
                self, "Expected value of type \"\(named.name)\" to be an object, found: \(value.summary).",
                at: value.location)
        }
    }

    /// Checks that a list may stand where it does; its items are values of their own.
    static func check(list value: Value, _ type: TypeReference, _ context: inout ValidationContext) {
        if case .list = type.nullable { return }
        check(leaf: value, type, &context)
    }

    /// Checks an input object's fields against those of its type; their values are values of their own.
    static func check(
        object value: Value, _ fields: [ObjectField], _ type: SchemaType, _ context: inout ValidationContext
    ) {
        guard type.kind == .inputObject else { return check(leaf: value, .named(type.id), &context) }
        for required in type.inputFields where required.isRequired {
            if fields.contains(where: { $0.name.value == required.name }) { continue }
            let text = context.schema.text(of: required.type)
            context.report(
                self, "Field \"\(type.name).\(required.name)\" of required type \"\(text)\" was not provided.",
                at: value.location)
        }
        for field in fields where type.inputField(named: field.name.value) == nil {
            let name = field.name.value
            let hint = Suggestions.text(for: name, among: type.inputFields.lazy.map(\.name), context)
            context.report(
                self, "Field \"\(name)\" is not defined by type \"\(type.name)\".\(hint)", at: field.name.location)
        }
        if type.isOneOf, fields.count != 1 || fields[0].value.kind == .null {
            context.report(
                self,
                "OneOf input object \"\(type.name)\" must have exactly one field, and its value must not be null.",
                at: value.location)
        }
    }

    private static func check(_ value: Value, enumeration type: SchemaType, _ context: inout ValidationContext) {
        let names = type.enumValues.lazy.map(\.name)
        if case .enumeration(let name) = value.kind {
            guard type.enumValue(named: name) == nil else { return }
            let hint = Suggestions.text(for: name, among: names, noun: "the enum value", context)
            context.report(
                self, "Value \"\(name)\" does not exist in \"\(type.name)\" enum.\(hint)", at: value.location)
        } else {
            var hint = ""
            if case .string(let text, _) = value.kind {
                hint = Suggestions.text(for: text, among: names, noun: "the enum value", context)
            }
            context.report(
                self, "Enum \"\(type.name)\" cannot represent non-enum value: \(value.summary).\(hint)",
                at: value.location)
        }
    }

    /// A custom scalar takes any literal here: what it means is known only when it is coerced.
    private static func check(_ value: Value, scalar type: SchemaType, _ context: inout ValidationContext) {
        guard let scalar = BuiltInScalar(rawValue: type.name), !scalar.accepts(literal: value.kind) else { return }
        let expectation =
            switch (scalar, value.kind) {
            case (.int, .int): "non 32-bit signed integer value"
            case (.int, _): "non-integer value"
            case (.float, _): "non numeric value"
            case (.string, _): "a non string value"
            case (.boolean, _): "a non boolean value"
            case (.id, _): "a non-string and non-integer value"
            }
        context.report(
            self, "\(type.name) cannot represent \(expectation): \(value.summary)", at: value.location)
    }
}
