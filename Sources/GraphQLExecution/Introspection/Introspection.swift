import GraphQLLanguage
import GraphQLSchema

/// The resolvers of the introspection types: ordinary ones, over the schema (specification section "Introspection").
enum Introspection {
    static func resolvers(for schema: Schema) -> [Resolvers.Coordinate: Resolvers.Resolver] {
        var resolvers = Resolvers()
        if let query = schema.queryType {
            let root = schema[query].name
            let introspected = IntrospectedSchema(schema)
            resolvers.field(root, "__schema") { _, _ in .object(introspected) }
            resolvers.field(root, "__type") { _, context in
                guard let name = context.arguments["name"]?.stringValue, let type = schema.type(named: name) else {
                    return .null
                }
                return .object(IntrospectedType(schema, .named(type.id)))
            }
        }
        defineSchema(&resolvers)
        defineType(&resolvers)
        defineMembers(&resolvers)
        return resolvers.fields
    }

    private static func defineSchema(_ resolvers: inout Resolvers) {
        resolvers.object("__Schema", of: IntrospectedSchema.self) { type in
            type.field("description") { holder, _ in .string(holder.schema.description) }
            type.field("types") { holder, _ in
                .list(holder.schema.types.map { .object(IntrospectedType(holder.schema, .named($0.id))) })
            }
            type.field("queryType") { holder, _ in holder.type(holder.schema.queryType) }
            type.field("mutationType") { holder, _ in holder.type(holder.schema.mutationType) }
            type.field("subscriptionType") { holder, _ in holder.type(holder.schema.subscriptionType) }
            type.field("directives") { holder, _ in .objects(holder, count: holder.schema.directives.count) }
        }
        resolvers.object("__Directive", of: IntrospectedSchema.self) { type in
            type.field("name") { holder, index in .string(holder.schema.directives[index].name) }
            type.field("description") { holder, index in .string(holder.schema.directives[index].description) }
            type.field("isRepeatable") { holder, index in .boolean(holder.schema.directives[index].isRepeatable) }
            type.field("locations") { holder, index in
                .list(holder.schema.directives[index].locations.map { .string($0.rawValue) })
            }
            type.field("args") { holder, index, context in
                IntrospectedInputs.list(holder.schema, holder.schema.directives[index].arguments, context)
            }
        }
    }

    private static func defineType(_ resolvers: inout Resolvers) {
        resolvers.object("__Type", of: IntrospectedType.self) { type in
            type.field("kind") { type, _ in .string(type.kind) }
            type.field("name") { type, _ in .string(type.named?.name) }
            type.field("description") { type, _ in .string(type.named?.description) }
            type.field("specifiedByURL") { type, _ in .string(type.named?.specifiedByURL) }
            type.field("fields") { type, _, context in
                guard let named = type.named, named.kind == .object || named.kind == .interface else { return .null }
                let fields = named.fields.filter { context.includes($0.deprecationReason) }
                return .objects(IntrospectedFields(type.schema, fields), count: fields.count)
            }
            type.field("interfaces") { type, _ in
                guard let named = type.named, named.kind == .object || named.kind == .interface else { return .null }
                return type.list(named.interfaces)
            }
            type.field("possibleTypes") { type, _ in
                guard let named = type.named, named.kind.isAbstract else { return .null }
                return type.list(type.schema.possibleTypes(of: named.id))
            }
            type.field("enumValues") { type, _, context in
                guard let named = type.named, named.kind == .enumeration else { return .null }
                let values = named.enumValues.filter { context.includes($0.deprecationReason) }
                return .objects(IntrospectedEnumValues(values), count: values.count)
            }
            type.field("inputFields") { type, _, context in
                guard let named = type.named, named.kind == .inputObject else { return .null }
                return IntrospectedInputs.list(type.schema, named.inputFields, context)
            }
            type.field("ofType") { type, _ in
                switch type.reference {
                case .named: .null
                case .list(let inner), .nonNull(let inner): .object(IntrospectedType(type.schema, inner))
                }
            }
            type.field("isOneOf") { type, _ in
                guard let named = type.named, named.kind == .inputObject else { return .null }
                return .boolean(named.isOneOf)
            }
        }
    }

    private static func defineMembers(_ resolvers: inout Resolvers) {
        resolvers.object("__Field", of: IntrospectedFields.self) { type in
            type.field("name") { holder, index in .string(holder.fields[index].name) }
            type.field("description") { holder, index in .string(holder.fields[index].description) }
            type.field("args") { holder, index, context in
                IntrospectedInputs.list(holder.schema, holder.fields[index].arguments, context)
            }
            type.field("type") { holder, index in
                .object(IntrospectedType(holder.schema, holder.fields[index].type))
            }
            type.field("isDeprecated") { holder, index in .boolean(holder.fields[index].deprecationReason != nil) }
            type.field("deprecationReason") { holder, index in .string(holder.fields[index].deprecationReason) }
        }
        resolvers.object("__InputValue", of: IntrospectedInputs.self) { type in
            type.field("name") { holder, index in .string(holder.inputs[index].name) }
            type.field("description") { holder, index in .string(holder.inputs[index].description) }
            type.field("type") { holder, index in
                .object(IntrospectedType(holder.schema, holder.inputs[index].type))
            }
            type.field("defaultValue") { holder, index in .string(holder.inputs[index].defaultValue?.printed()) }
            type.field("isDeprecated") { holder, index in .boolean(holder.inputs[index].deprecationReason != nil) }
            type.field("deprecationReason") { holder, index in .string(holder.inputs[index].deprecationReason) }
        }
        resolvers.object("__EnumValue", of: IntrospectedEnumValues.self) { type in
            type.field("name") { holder, index in .string(holder.values[index].name) }
            type.field("description") { holder, index in .string(holder.values[index].description) }
            type.field("isDeprecated") { holder, index in .boolean(holder.values[index].deprecationReason != nil) }
            type.field("deprecationReason") { holder, index in .string(holder.values[index].deprecationReason) }
        }
    }
}

extension FieldContext {
    /// Whether the argument `includeDeprecated` lets a member through.
    fileprivate func includes(_ deprecationReason: String?) -> Bool {
        deprecationReason == nil || arguments["includeDeprecated"]?.booleanValue == true
    }
}

/// The schema, and its directives by index.
private final class IntrospectedSchema: Sendable {
    let schema: Schema
    init(_ schema: Schema) { self.schema = schema }

    func type(_ id: TypeID?) -> ResolvedValue {
        id.map { .object(IntrospectedType(schema, .named($0))) } ?? .null
    }
}

/// A type reference.
private final class IntrospectedType: Sendable {
    let schema: Schema
    let reference: TypeReference

    init(_ schema: Schema, _ reference: TypeReference) {
        self.schema = schema
        self.reference = reference
    }

    /// The type; nil for lists and non-null types.
    var named: SchemaType? {
        if case .named(let id) = reference { schema[id] } else { nil }
    }

    var kind: String {
        switch reference {
        case .named(let id): schema[id].kind.rawValue
        case .list: "LIST"
        case .nonNull: "NON_NULL"
        }
    }

    func list(_ ids: [TypeID]) -> ResolvedValue {
        .list(ids.map { .object(IntrospectedType(schema, .named($0))) })
    }
}

/// Fields by index.
private final class IntrospectedFields: Sendable {
    let schema: Schema
    let fields: [SchemaField]

    init(_ schema: Schema, _ fields: [SchemaField]) {
        self.schema = schema
        self.fields = fields
    }
}

/// Arguments or input fields by index.
private final class IntrospectedInputs: Sendable {
    let schema: Schema
    let inputs: [SchemaInputValue]

    init(_ schema: Schema, _ inputs: [SchemaInputValue]) {
        self.schema = schema
        self.inputs = inputs
    }

    /// Those that `includeDeprecated` lets through.
    static func list(_ schema: Schema, _ inputs: [SchemaInputValue], _ context: FieldContext) -> ResolvedValue {
        let inputs = inputs.filter { context.includes($0.deprecationReason) }
        return .objects(IntrospectedInputs(schema, inputs), count: inputs.count)
    }
}

/// Enum values by index.
private final class IntrospectedEnumValues: Sendable {
    let values: [SchemaEnumValue]
    init(_ values: [SchemaEnumValue]) { self.values = values }
}
