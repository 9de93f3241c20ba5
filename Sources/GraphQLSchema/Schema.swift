public import GraphQLLanguage

/// A valid, immutable type system (specification section "Type System").
///
/// Types refer to each other by ``TypeID``, an index into ``types``, so the cyclic graph of types needs no references.
/// Every schema holds the introspection types and the built-in directives.
public final class Schema: Sendable {
    /// The schema's description.
    public let description: String?
    /// All named types: those of the document in its order, then the built-in scalars in use, then the `__` types.
    public let types: [SchemaType]
    /// All directives: those of the document in its order, then the built-in ones.
    public let directives: [SchemaDirective]
    /// The query root; nil only in a schema built with ``SchemaValidation/assumeValid``.
    public let queryType: TypeID?
    /// The mutation root.
    public let mutationType: TypeID?
    /// The subscription root.
    public let subscriptionType: TypeID?

    let metaFields: MetaFields
    private let typesByName: [String: TypeID]
    private let directivesByName: [String: Int]
    /// For each type, the object types that may stand where it is expected, in definition order.
    private let possibleTypesByID: [[TypeID]]
    private let possibleTypeSets: [Set<TypeID>]

    /// A schema of finished parts. `types[i].id` is `TypeID(i)`; the caller has made sure that the whole is valid.
    package init(
        description: String?, types: [SchemaType], directives: [SchemaDirective], queryType: TypeID?,
        mutationType: TypeID?, subscriptionType: TypeID?, metaFields: MetaFields
    ) {
        self.description = description
        self.types = types
        self.directives = directives
        self.queryType = queryType
        self.mutationType = mutationType
        self.subscriptionType = subscriptionType
        self.metaFields = metaFields
        typesByName = Dictionary(types.map { ($0.name, $0.id) }, uniquingKeysWith: { first, _ in first })
        directivesByName = Dictionary(
            directives.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
        var possible = types.map { type -> [TypeID] in
            switch type.kind {
            case .object: [type.id]
            case .union: type.memberTypes.filter { types[$0.index].kind == .object }
            default: []
            }
        }
        for type in types where type.kind == .object {
            for interface in type.interfaces where types[interface.index].kind == .interface {
                possible[interface.index].append(type.id)
            }
        }
        possibleTypesByID = possible
        possibleTypeSets = possible.map(Set.init)
    }

    /// The type with this id.
    public subscript(id: TypeID) -> SchemaType { types[id.index] }

    /// The type of this name.
    public func type(named name: String) -> SchemaType? {
        typesByName[name].map { types[$0.index] }
    }

    /// The directive of this name, without `@`.
    public func directive(named name: String) -> SchemaDirective? {
        directivesByName[name].map { directives[$0] }
    }

    /// The root type of an operation.
    public func rootType(for operation: OperationType) -> TypeID? {
        switch operation {
        case .query: queryType
        case .mutation: mutationType
        case .subscription: subscriptionType
        }
    }

    /// GetPossibleTypes: the object types that may stand where `id` is expected; for an object type, itself.
    public func possibleTypes(of id: TypeID) -> [TypeID] { possibleTypesByID[id.index] }

    /// Whether an object of type `object` may stand where `abstract` is expected.
    public func isPossibleType(_ object: TypeID, of abstract: TypeID) -> Bool {
        possibleTypeSets[abstract.index].contains(object)
    }

    /// Whether some object type may stand where either type is expected: a fragment on one can apply in the other.
    public func overlap(_ a: TypeID, _ b: TypeID) -> Bool {
        a == b || !possibleTypeSets[a.index].isDisjoint(with: possibleTypeSets[b.index])
    }

    /// IsSubType: whether every value of type `sub` is one of type `super`.
    public func isSubType(_ sub: TypeReference, of super: TypeReference) -> Bool {
        switch (sub, `super`) {
        case (.nonNull(let sub), .nonNull(let `super`)): isSubType(sub, of: `super`)
        case (.nonNull(let sub), _): isSubType(sub, of: `super`)
        case (_, .nonNull): false
        case (.list(let sub), .list(let `super`)): isSubType(sub, of: `super`)
        case (.named(let sub), .named(let `super`)):
            sub == `super` || self[sub].interfaces.contains(`super`)
                || (self[`super`].kind.isAbstract && isPossibleType(sub, of: `super`))
        default: false
        }
    }

    /// A type reference's text, as written in a document.
    public func text(of type: TypeReference) -> String {
        switch type {
        case .named(let id): self[id].name
        case .list(let type): "[\(text(of: type))]"
        case .nonNull(let type): "\(text(of: type))!"
        }
    }

    /// The type that a reference in a document means; nil if the schema has no type of that name.
    public func type(for node: TypeNode) -> TypeReference? {
        switch node {
        case .named(let name): type(named: name.value).map { .named($0.id) }
        case .list(let node, _): type(for: node).map { .list($0) }
        case .nonNull(let node): type(for: node).map { .nonNull($0) }
        }
    }
}
