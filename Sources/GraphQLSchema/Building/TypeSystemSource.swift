internal import GraphQLLanguage

/// The definitions of one or more documents with each type's extensions brought together.
///
/// Of several definitions with one name the first one counts. The built-in definitions are not among these.
struct TypeSystemSource {
    /// All definitions in document order.
    let definitions: [Definition]
    /// The schema definition, if there is one.
    let schema: SchemaDefinition?
    /// The schema definition and its extensions, in this order.
    let schemaParts: [SchemaDefinition]
    /// The types in the order of their definitions.
    let types: [TypeSource]
    /// The directives in document order, of unique names.
    let directives: [DirectiveDefinition]
    /// The position of each directive's definition among ``definitions``.
    let directivePositions: [Int]

    private let typeIndex: [String: Int]
    private let directiveIndex: [String: Int]

    init(_ documents: [Document]) {
        definitions = documents.flatMap(\.definitions)
        var schemas: [SchemaDefinition] = []
        var schemaExtensions: [SchemaDefinition] = []
        var types: [(definition: TypeDefinition, position: Int)] = []
        var typeIndex: [String: Int] = [:]
        var extensions: [String: [TypeDefinition]] = [:]
        var directives: [DirectiveDefinition] = []
        var directiveIndex: [String: Int] = [:]
        var directivePositions: [Int] = []
        for (position, definition) in definitions.enumerated() {
            switch definition {
            case .operation, .fragment:
                break
            case .schema(let schema):
                schemas.append(schema)
            case .schemaExtension(let schema):
                schemaExtensions.append(schema)
            case .type(let type) where typeIndex[type.name.value] == nil:
                typeIndex[type.name.value] = types.count
                types.append((type, position))
            case .type:
                break
            case .typeExtension(let type):
                extensions[type.name.value, default: []].append(type)
            case .directive(let directive) where directiveIndex[directive.name.value] == nil:
                directiveIndex[directive.name.value] = directives.count
                directives.append(directive)
                directivePositions.append(position)
            case .directive:
                break
            }
        }
        schema = schemas.first
        schemaParts = schemas.prefix(1) + schemaExtensions
        self.types = types.map { definition, position in
            TypeSource(definition, position: position, extensions: extensions[definition.name.value] ?? [])
        }
        self.directives = directives
        self.directivePositions = directivePositions
        self.typeIndex = typeIndex
        self.directiveIndex = directiveIndex
    }

    /// The type of this name.
    func type(named name: String) -> TypeSource? { typeIndex[name].map { types[$0] } }

    /// The directive of this name, without `@`.
    func directive(named name: String) -> DirectiveDefinition? { directiveIndex[name].map { directives[$0] } }

    /// Where the schema names an operation's root type.
    func rootOperationType(_ operation: OperationType) -> RootOperationTypeDefinition? {
        for part in schemaParts {
            if let root = part.operationTypes.first(where: { $0.operationType == operation }) { return root }
        }
        return nil
    }

    /// The name of an operation's root type: the one the schema gives, or without a schema definition the type that
    /// has the operation's default name (specification section "Default Root Operation Type Names").
    func rootTypeName(_ operation: OperationType) -> String? {
        if let root = rootOperationType(operation) { return root.type.value }
        guard schema == nil, type(named: operation.defaultRootTypeName) != nil else { return nil }
        return operation.defaultRootTypeName
    }
}

extension OperationType {
    /// `Query`, `Mutation` or `Subscription`.
    var defaultRootTypeName: String {
        switch self {
        case .query: "Query"
        case .mutation: "Mutation"
        case .subscription: "Subscription"
        }
    }
}
