internal import GraphQLLanguage

/// Turns definitions into a schema's parts: gives each type its id and resolves every mention of a type.
struct SchemaBuilder {
    private let source: TypeSystemSource
    private let builtIn: TypeSystemSource
    private var types: [TypeToBuild] = []
    private var ids: [String: TypeID] = [:]
    private var errors: [GraphQLError] = []

    /// A type that has its id already.
    private enum TypeToBuild {
        case defined(TypeSource)
        case scalar(BuiltInScalar)

        var name: String {
            switch self {
            case .defined(let source): source.name
            case .scalar(let scalar): scalar.rawValue
            }
        }
    }

    /// What ``Schema`` is made of.
    struct Parts {
        var description: String?
        var types: [SchemaType]
        var directives: [SchemaDirective]
        var queryType: TypeID?
        var mutationType: TypeID?
        var subscriptionType: TypeID?
        var metaFields: MetaFields
    }

    /// The parts of the schema that the source defines.
    ///
    /// - Throws: A type that is mentioned and not defined.
    static func build(_ source: TypeSystemSource) throws(SchemaErrors) -> Parts {
        var builder = SchemaBuilder(source, try BuiltInDefinitions.source())
        let parts = builder.parts()
        guard builder.errors.isEmpty else { throw SchemaErrors(builder.errors) }
        return parts
    }

    private init(_ source: TypeSystemSource, _ builtIn: TypeSystemSource) {
        self.source = source
        self.builtIn = builtIn
        let mentioned = Set((source.definitions + builtIn.definitions).flatMap(\.typeReferences).map(\.value))
        types = source.types.filter { !BuiltInDefinitions.isTypeName($0.name) }.map { .defined($0) }
        types += BuiltInScalar.allCases.filter { mentioned.contains($0.rawValue) }.map { .scalar($0) }
        types += builtIn.types.map { .defined($0) }
        for (index, type) in types.enumerated() { ids[type.name] = TypeID(index) }
    }

    private mutating func parts() -> Parts {
        var finished: [SchemaType] = []
        finished.reserveCapacity(types.count)
        for (index, type) in types.enumerated() {
            switch type {
            case .defined(let source): finished.append(self.type(source, id: TypeID(index)))
            case .scalar(let scalar):
                finished.append(
                    SchemaType(
                        id: TypeID(index), name: scalar.rawValue, description: scalar.description, kind: .scalar))
            }
        }
        let directives =
            source.directives + builtIn.directives.filter { source.directive(named: $0.name.value) == nil }
        return Parts(
            description: source.schema?.description?.value,
            types: finished,
            directives: directives.map { directive($0) },
            queryType: rootType(.query),
            mutationType: rootType(.mutation),
            subscriptionType: rootType(.subscription),
            metaFields: metaFields())
    }

    private mutating func rootType(_ operation: OperationType) -> TypeID? {
        if let root = source.rootOperationType(operation) { return id(of: root.type) }
        return source.rootTypeName(operation).flatMap { ids[$0] }
    }

    // MARK: Types

    private mutating func type(_ source: TypeSource, id: TypeID) -> SchemaType {
        SchemaType(
            id: id,
            name: source.name,
            description: source.definition.description?.value,
            kind: source.kind,
            fields: source.fields.map { field($0) },
            interfaces: source.interfaces.map { self.id(of: $0) },
            memberTypes: source.members.map { self.id(of: $0) },
            enumValues: source.enumValues.map { value in
                SchemaEnumValue(
                    name: value.name.value, description: value.description?.value,
                    deprecationReason: value.directives.deprecationReason, directives: value.directives)
            },
            inputFields: source.inputFields.map { inputValue($0) },
            specifiedByURL: source.kind == .scalar ? source.directives.specifiedByURL : nil,
            isOneOf: source.kind == .inputObject && source.directives.isOneOf,
            directives: source.directives)
    }

    private mutating func field(_ field: FieldDefinition) -> SchemaField {
        SchemaField(
            name: field.name.value, description: field.description?.value,
            arguments: field.arguments.map { inputValue($0) }, type: reference(field.type),
            deprecationReason: field.directives.deprecationReason, directives: field.directives)
    }

    private mutating func inputValue(_ value: InputValueDefinition) -> SchemaInputValue {
        SchemaInputValue(
            name: value.name.value, description: value.description?.value, type: reference(value.type),
            defaultValue: value.defaultValue, deprecationReason: value.directives.deprecationReason,
            directives: value.directives)
    }

    private mutating func directive(_ directive: DirectiveDefinition) -> SchemaDirective {
        SchemaDirective(
            name: directive.name.value, description: directive.description?.value,
            arguments: directive.arguments.map { inputValue($0) }, locations: directive.locations,
            isRepeatable: directive.isRepeatable)
    }

    /// The fields of specification section "Type Name Introspection" and "Schema Introspection", with types of this
    /// schema.
    private mutating func metaFields() -> MetaFields {
        func named(_ name: String) -> TypeNode { .named(Name(name, at: SourceLocation(line: 1, column: 1))) }
        let name = SchemaInputValue(
            name: "name", description: "The type's name.", type: reference(.nonNull(named("String"))),
            defaultValue: nil)
        return MetaFields(
            typename: SchemaField(
                name: "__typename", description: "The name of the object's type.", arguments: [],
                type: reference(.nonNull(named("String")))),
            schema: SchemaField(
                name: "__schema", description: "The service's type system.", arguments: [],
                type: reference(.nonNull(named("__Schema")))),
            type: SchemaField(
                name: "__type", description: "The type of a name, if there is one.", arguments: [name],
                type: reference(named("__Type"))))
    }

    // MARK: References

    private mutating func reference(_ node: TypeNode) -> TypeReference {
        switch node {
        case .named(let name): .named(id(of: name))
        case .list(let node, _): .list(reference(node))
        case .nonNull(let node): .nonNull(reference(node))
        }
    }

    /// The id of a type. Where there is none an error is kept, and the schema will not be built.
    private mutating func id(of name: NamedType) -> TypeID {
        if let id = ids[name.value] { return id }
        errors.append(.unknownType(name))
        return TypeID(0)
    }
}

extension GraphQLError {
    /// A mention of a type that is not defined.
    static func unknownType(_ name: NamedType) -> GraphQLError {
        GraphQLError("Unknown type \"\(name.value)\".", at: [name.location], rule: "KnownTypeNames")
    }
}
