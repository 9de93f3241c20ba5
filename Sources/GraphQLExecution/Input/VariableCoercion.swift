import GraphQLLanguage
import GraphQLSchema
import JSON

/// A variable of an operation, its type and default resolved.
struct CompiledVariable: Sendable {
    let name: String
    let type: TypeReference
    /// The default, coerced; nil if there is none.
    let defaultValue: InputValue?
    let location: SourceLocation
}

/// The variables' values by their index in the operation; nil where neither a value nor a default was given.
typealias VariableValues = [InputValue?]

/// CoerceVariableValues (specification section "Coercing Variable Values").
struct VariableCoercion {
    let schema: Schema
    let scalars: [String: ScalarType]
    private var errors: [GraphQLError] = []
    private static let maximumErrors = 50

    init(schema: Schema, scalars: [String: ScalarType]) {
        self.schema = schema
        self.scalars = scalars
    }

    /// The values, or everything that is wrong with them.
    mutating func coerce(_ variables: [CompiledVariable], from values: JSONObject) throws(RequestErrors)
        -> VariableValues
    {
        if variables.isEmpty { return [] }
        let coerced = variables.map { variable -> InputValue? in
            guard let json = values[variable.name] else {
                if variable.defaultValue == nil, variable.type.isNonNull {
                    let type = schema.text(of: variable.type)
                    report("Variable \"$\(variable.name)\" of required type \"\(type)\" was not provided.", variable)
                }
                return variable.defaultValue
            }
            if json == .null, variable.type.isNonNull {
                let type = schema.text(of: variable.type)
                report("Variable \"$\(variable.name)\" of non-null type \"\(type)\" must not be null.", variable)
                return nil
            }
            return coerce(json, to: variable.type, variable, path: [])
        }
        if !errors.isEmpty { throw RequestErrors(.variables, errors) }
        return coerced
    }

    private mutating func report(_ message: String, _ variable: CompiledVariable) {
        guard errors.count < Self.maximumErrors else { return }
        errors.append(
            GraphQLError(message, .badUserInput, at: [variable.location]))
    }

    private mutating func reject(
        _ json: JSONValue, _ variable: CompiledVariable, _ path: [GraphQLError.PathSegment], _ reason: String
    ) -> InputValue? {
        var place = ""
        if !path.isEmpty {
            place = path.reduce(into: " at \"\(variable.name)") { text, segment in
                switch segment {
                case .name(let name): text += ".\(name)"
                case .index(let index): text += "[\(index)]"
                }
            }
            place += "\""
        }
        var written = json.serialized()
        if written.count > 200 { written = written.prefix(200) + "…" }
        report("Variable \"$\(variable.name)\" got invalid value \(written)\(place); \(reason)", variable)
        return nil
    }

    private mutating func coerce(
        _ json: JSONValue, to type: TypeReference, _ variable: CompiledVariable, path: [GraphQLError.PathSegment]
    ) -> InputValue? {
        switch type {
        case .nonNull(let inner):
            if json == .null {
                return reject(
                    json, variable, path, "Expected non-nullable type \"\(schema.text(of: type))\" not to be null.")
            }
            return coerce(json, to: inner, variable, path: path)
        case .list(let item):
            if json == .null { return .null }
            guard case .array(let items) = json else {
                // A single value stands for a list of it.
                return coerce(json, to: item, variable, path: path).map { .list([$0]) }
            }
            var coerced: [InputValue] = []
            coerced.reserveCapacity(items.count)
            for (index, element) in items.enumerated() {
                guard errors.count < Self.maximumErrors else { return nil }
                if let value = coerce(element, to: item, variable, path: path + [.index(index)]) {
                    coerced.append(value)
                }
            }
            return .list(coerced)
        case .named(let id):
            if json == .null { return .null }
            let named = schema[id]
            switch named.kind {
            case .inputObject: return coerceObject(json, to: named, variable, path: path)
            case .enumeration:
                guard case .string(let name) = json, named.enumValue(named: name) != nil else {
                    return reject(
                        json, variable, path, "Value does not exist in \"\(named.name)\" enum.")
                }
                return .enumeration(name)
            default: return coerceScalar(json, to: named, variable, path: path)
            }
        }
    }

    private mutating func coerceObject(
        _ json: JSONValue, to type: SchemaType, _ variable: CompiledVariable, path: [GraphQLError.PathSegment]
    ) -> InputValue? {
        guard case .object(let object) = json else {
            return reject(json, variable, path, "Expected type \"\(type.name)\" to be an object.")
        }
        for member in object.members where type.inputField(named: member.name) == nil {
            _ = reject(json, variable, path, "Field \"\(member.name)\" is not defined by type \"\(type.name)\".")
        }
        var fields: [InputValue.InputField] = []
        for field in type.inputFields {
            if let member = object[field.name] {
                let below = path + [.name(field.name)]
                if let value = coerce(member, to: field.type, variable, path: below) {
                    fields.append(InputValue.InputField(field.name, value))
                }
            } else if let defaultValue = field.defaultValue {
                if let value = try? InputTemplate.constant(of: defaultValue, field.type, schema, scalars) {
                    fields.append(InputValue.InputField(field.name, value))
                }
            } else if field.type.isNonNull {
                let fieldType = schema.text(of: field.type)
                _ = reject(
                    json, variable, path, "Field \"\(field.name)\" of required type \"\(fieldType)\" was not provided.")
            }
        }
        if type.isOneOf {
            let given = object.members.filter { type.inputField(named: $0.name) != nil }
            if given.count != 1 {
                return reject(
                    json, variable, path, "Exactly one key must be specified for OneOf type \"\(type.name)\".")
            }
            if given[0].value == .null {
                return reject(
                    .null, variable, path + [.name(given[0].name)], "Field \"\(given[0].name)\" must be non-null.")
            }
        }
        return .object(fields)
    }

    private mutating func coerceScalar(
        _ json: JSONValue, to type: SchemaType, _ variable: CompiledVariable, path: [GraphQLError.PathSegment]
    ) -> InputValue? {
        if let builtIn = BuiltInScalar(rawValue: type.name) {
            if let value = builtIn.coerce(json) { return value }
            return reject(json, variable, path, builtIn.rejection(of: json.serialized()))
        }
        guard let scalar = scalars[type.name] else { return InputValue(json) }
        do {
            return try scalar.parse(InputValue(json))
        } catch {
            return reject(json, variable, path, "Expected type \"\(type.name)\". \(error.message)")
        }
    }
}

extension BuiltInScalar {
    /// Input coercion of a JSON value; nil if it is none of this type.
    func coerce(_ json: JSONValue) -> InputValue? {
        switch (self, json) {
        case (.int, .int(let value)): Int32(exactly: value) != nil ? .int(value) : nil
        case (.int, .double(let value)): Int32(exactly: value).map { .int(Int($0)) }
        case (.float, .int(let value)): .float(Double(value))
        case (.float, .double(let value)): .float(value)
        case (.string, .string(let value)), (.id, .string(let value)): .string(value)
        case (.boolean, .bool(let value)): .boolean(value)
        case (.id, .int(let value)): .string(String(value))
        default: nil
        }
    }

    /// Why a value was refused; `written` is its JSON text.
    func rejection(of written: String) -> String {
        switch self {
        case .int: "Int cannot represent non 32-bit signed integer value: \(written)"
        case .float: "Float cannot represent non numeric value: \(written)"
        case .string: "String cannot represent a non string value: \(written)"
        case .boolean: "Boolean cannot represent a non boolean value: \(written)"
        case .id: "ID cannot represent value: \(written)"
        }
    }
}

extension InputValue {
    /// A JSON value as a custom scalar without a binding sees it.
    init(_ json: JSONValue) {
        switch json {
        case .null: self = .null
        case .bool(let value): self = .boolean(value)
        case .int(let value): self = .int(value)
        case .double(let value): self = .float(value)
        case .string(let value): self = .string(value)
        case .array(let items): self = .list(items.map(InputValue.init))
        case .object(let object): self = .object(object.members.map { InputField($0.name, InputValue($0.value)) })
        }
    }
}
