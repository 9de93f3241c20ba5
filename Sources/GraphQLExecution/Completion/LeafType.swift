import GraphQLLanguage
import GraphQLSchema
import JSON

/// A scalar or enum type, as its values are written (specification section "Result Coercion" of each type).
enum LeafType: Sendable {
    case int
    case float
    case string
    case boolean
    case id
    case enumeration(Enumeration)
    indirect case custom(ScalarType?)

    /// Writes a value that is not null.
    func write(_ value: ResolvedValue, to writer: inout JSONWriter) throws(GraphQLError) {
        switch (self, value) {
        case (.string, .string(let text)), (.id, .string(let text)): writer.writeString(text)
        case (.int, .int(let number)) where Int32(exactly: number) != nil: writer.writeInt(number)
        case (.boolean, .boolean(let value)): writer.writeBool(value)
        case (.float, .float(let number)) where number.isFinite: writer.writeDouble(number)
        case (.float, .int(let number)): writer.writeInt(number)
        case (.id, .int(let number)): writer.writeString(String(number))
        case (.enumeration(let type), .string(let name)):
            guard type.contains(name) else {
                throw GraphQLError("Enum \"\(type.name)\" cannot represent value: \"\(name)\"")
            }
            writer.writeString(name)
        case (.custom(let scalar), _): try Self.writeCustom(value, scalar, to: &writer)
        default: try writeConverted(value, to: &writer)
        }
    }

    /// Values of another type that can be written without loss.
    private func writeConverted(_ value: ResolvedValue, to writer: inout JSONWriter) throws(GraphQLError) {
        if case .json(let json) = value {
            let plain = ResolvedValue(json: json)
            if case .json = plain {} else { return try write(plain, to: &writer) }
        }
        switch (self, value) {
        case (.int, .float(let number)):
            guard let exact = Int32(exactly: number) else { break }
            return writer.writeInt(Int(exact))
        case (.int, .boolean(let value)), (.float, .boolean(let value)): return writer.writeInt(value ? 1 : 0)
        case (.int, .string(let text)):
            guard let number = Double(text), let exact = Int32(exactly: number) else { break }
            return writer.writeInt(Int(exact))
        case (.float, .string(let text)):
            guard let number = Double(text), number.isFinite else { break }
            return writer.writeDouble(number)
        case (.boolean, .int(let number)): return writer.writeBool(number != 0)
        case (.boolean, .float(let number)) where number.isFinite: return writer.writeBool(number != 0)
        case (.string, .int(let number)): return writer.writeString(String(number))
        case (.string, .boolean(let value)): return writer.writeString(value ? "true" : "false")
        case (.string, .float(let number)) where number.isFinite:
            var text = JSONWriter(capacity: 24)
            text.writeDouble(number)
            return writer.writeString(String(decoding: text.bytes, as: UTF8.self))
        case (.id, .float(let number)):
            guard let exact = Int(exactly: number) else { break }
            return writer.writeString(String(exact))
        default: break
        }
        throw GraphQLError("\(name) cannot represent value: \(Self.text(of: value))")
    }

    private static func writeCustom(
        _ value: ResolvedValue, _ scalar: ScalarType?, to writer: inout JSONWriter
    ) throws(GraphQLError) {
        switch try scalar?.serialize(value) ?? value {
        case .null: writer.writeNull()
        case .boolean(let value): writer.writeBool(value)
        case .int(let value): writer.writeInt(value)
        case .float(let value) where value.isFinite: writer.writeDouble(value)
        case .string(let value): writer.writeString(value)
        case .json(let value): writer.write(value)
        case .list(let items):
            writer.append(UInt8(ascii: "["))
            for (index, item) in items.enumerated() {
                if index > 0 { writer.append(UInt8(ascii: ",")) }
                try writeCustom(item, nil, to: &writer)
            }
            writer.append(UInt8(ascii: "]"))
        default: throw GraphQLError("A scalar cannot represent value: \(text(of: value))")
        }
    }

    private var name: String {
        switch self {
        case .int: "Int"
        case .float: "Float"
        case .string: "String"
        case .boolean: "Boolean"
        case .id: "ID"
        case .enumeration(let type): "Enum \"\(type.name)\""
        case .custom: "Scalar"
        }
    }

    private static func text(of value: ResolvedValue) -> String {
        switch value {
        case .null: "null"
        case .boolean(let value): String(value)
        case .int(let value): String(value)
        case .float(let value): String(value)
        case .string(let value): "\"\(value)\""
        case .json(let value): value.serialized()
        case .list, .objects: "a list"
        case .object, .typedObject: "an object"
        case .failure(let error): error.message
        }
    }

    /// An enum type's values.
    final class Enumeration: Sendable {
        let name: String
        private let values: [String]
        private let set: Set<String>

        init(_ type: SchemaType) {
            name = type.name
            values = type.enumValues.map(\.name)
            set = Set(values)
        }

        /// Few names are compared faster than one is hashed.
        func contains(_ value: String) -> Bool { values.count <= 16 ? values.contains(value) : set.contains(value) }
    }
}
