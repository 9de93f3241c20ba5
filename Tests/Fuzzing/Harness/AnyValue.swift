import GraphQLExecution
import GraphQLLanguage
import GraphQLSchema
import JSON

/// Values that a resolver may give, right and wrong ones, the same for the same place.
enum AnyValue {
    /// An object's index holds a number made from its path, and in the lowest four bits how deep it is.
    static func resolve(
        _ object: ObjectValue, _ context: FieldContext, _ schema: Schema
    ) throws(GraphQLError) -> ResolvedValue {
        var hash = UInt64(truncatingIfNeeded: object.index) &* 0x9E37_79B9_7F4A_7C15
        for byte in context.field.responseName.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        for argument in context.arguments.values where argument.value.isNull { hash &+= 0x1234_5677 }
        return try value(context.field.definition.type, hash, min(object.index & 15, 14) + 1, schema)
    }

    private static func value(
        _ type: TypeReference, _ hash: UInt64, _ depth: Int, _ schema: Schema
    ) throws(GraphQLError) -> ResolvedValue {
        switch (hash >> 17) % 32 {
        case 0: return .null
        case 1: throw GraphQLError("Unlucky", extensions: ["code": "UNLUCKY"])
        case 2: return .failure(GraphQLError("A failure"))
        case 3: return .string("A")
        case 4: return .json([["x": 1e300], nil])
        case 5: return .float(.infinity)
        case 6: return .objects(Nothing.shared, count: depth < 4 ? 2 : 0)
        default: break
        }
        switch type {
        case .nonNull(let inner): return try value(inner, hash, depth, schema)
        case .list(let item):
            var items: [ResolvedValue] = []
            for index in 0..<(depth < 4 ? hash % 4 : hash % 2) {
                do throws(GraphQLError) {
                    items.append(try value(item, mixed(hash &+ index), depth, schema))
                } catch {
                    items.append(.failure(error))
                }
            }
            return .list(items)
        case .named(let id): return named(schema[id], mixed(hash), depth, schema)
        }
    }

    private static func named(_ type: SchemaType, _ hash: UInt64, _ depth: Int, _ schema: Schema) -> ResolvedValue {
        switch type.kind {
        case .enumeration: return .string(type.enumValues[Int(hash % UInt64(type.enumValues.count))].name)
        case .object: return .object(object(hash, depth))
        case .interface, .union:
            let possible = schema.possibleTypes(of: type.id)
            return .typedObject(
                object(hash, depth), typeName: schema[possible[Int(hash % UInt64(possible.count))]].name)
        default:
            return switch hash % 4 {
            case 0: .int(Int(truncatingIfNeeded: hash >> 20))
            case 1: .float(Double(hash >> 40) / 8)
            case 2: .boolean(hash & 256 == 0)
            default: .string("\"\\\u{1F600}\u{7}\(hash)")
            }
        }
    }

    private static func object(_ hash: UInt64, _ depth: Int) -> ObjectValue {
        ObjectValue(Nothing.shared, index: Int(truncatingIfNeeded: hash & ~15 | UInt64(depth)))
    }

    private static func mixed(_ hash: UInt64) -> UInt64 {
        let product = (hash ^ hash >> 29) &* 0xBF58_476D_1CE4_E5B9
        return product ^ product >> 32
    }

    private final class Nothing: Sendable { static let shared = Nothing() }
}
