import GraphQLExecution
import GraphQLLanguage
import GraphQLSchema
import JSON

/// The answers of a test's resolvers: a tree by response name.
///
/// A node is null, a list, `{"$error": message, "$extensions"?}` (the resolver fails), `{"$type": name, …}` (ResolveType
/// gives this name), `{"$typeError": message}` (ResolveType fails), `{"$arguments": true}` (for a custom scalar: the
/// field's coerced arguments), another object, or a leaf's value.
final class World: Sendable {
    private let node: JSONValue

    init(_ node: JSONValue) { self.node = node }

    static func resolvers(for schema: Schema) -> Resolvers {
        var resolvers = Resolvers()
        resolvers.fallback { object, context throws(GraphQLError) in
            // The root object is the executor's own; its world comes along with the request.
            guard let world = object.storage as? World ?? context.userInfo as? World,
                case .object(let members) = world.node
            else { return .null }
            let kind = schema[context.field.definition.type.namedType].kind
            return try value(members[context.field.responseName] ?? .null, kind, context)
        }
        return resolvers
    }

    private static func value(
        _ node: JSONValue, _ kind: SchemaTypeKind, _ context: FieldContext
    ) throws(GraphQLError) -> ResolvedValue {
        switch node {
        case .array(let items):
            var values: [ResolvedValue] = []
            for item in items {
                do throws(GraphQLError) {
                    values.append(try value(item, kind, context))
                } catch {
                    values.append(.failure(error))
                }
            }
            return .list(values)
        case .object(let members):
            if case .string(let message)? = members["$error"] ?? members["$typeError"] {
                var extensions = JSONObject()
                if case .object(let given)? = members["$extensions"] { extensions = given }
                throw GraphQLError(message, extensions: extensions)
            }
            if kind.isLeaf {
                return .json(members["$arguments"] == nil ? node : json(.object(context.arguments.values)))
            }
            let object = ObjectValue(World(node))
            if kind.isAbstract, case .string(let type)? = members["$type"] {
                return .typedObject(object, typeName: type)
            }
            return .object(object)
        default: return ResolvedValue(json: node)
        }
    }

    private static func json(_ value: InputValue) -> JSONValue {
        switch value {
        case .null: .null
        case .boolean(let value): .bool(value)
        case .int(let value): .int(value)
        case .float(let value): .double(value)
        case .string(let value), .enumeration(let value): .string(value)
        case .list(let items): .array(items.map(json))
        case .object(let fields): .object(JSONObject(fields.map { JSONObject.Member($0.name, json($0.value)) }))
        }
    }
}
