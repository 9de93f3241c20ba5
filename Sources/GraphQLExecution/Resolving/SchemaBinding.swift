import GraphQLLanguage
import GraphQLSchema

/// A schema whose every field has its resolver.
struct SchemaBinding: Sendable {
    let schema: Schema
    let scalars: [String: ScalarType]
    private let resolvers: [Resolvers.Coordinate: Resolvers.Resolver]
    private let estimates: [Resolvers.Coordinate: Resolvers.CostEstimate]
    private let fallback: Resolvers.Synchronous?
    private let places: [String: Resolvers.Place]
    private let plainFields: Set<Resolvers.Coordinate>
    /// What all selections may keep of objects that never change.
    let completedObjects: CompletedObjects.Budget

    init(_ schema: Schema, _ resolvers: Resolvers, completedObjectBytes: Int) throws(BindingError) {
        self.schema = schema
        scalars = resolvers.scalars
        estimates = resolvers.estimates
        fallback = resolvers.fallback
        places = resolvers.places
        plainFields = resolvers.plainFields
        completedObjects = CompletedObjects.Budget(bytes: completedObjectBytes)
        var known: Set<Resolvers.Coordinate> = []
        var unresolved: [String] = []
        for type in schema.types where type.kind == .object && !type.name.hasPrefix("__") {
            for field in type.fields {
                let coordinate = Resolvers.Coordinate(type: type.name, field: field.name)
                known.insert(coordinate)
                if resolvers.fields[coordinate] == nil, fallback == nil {
                    unresolved.append("\(type.name).\(field.name)")
                }
            }
        }
        var unknown = resolvers.fields.keys.filter { !known.contains($0) }.map { "\($0.type).\($0.field)" }
        unknown += resolvers.estimates.keys.filter { !known.contains($0) }.map { "\($0.type).\($0.field)" }
        unknown += resolvers.scalars.keys.filter { schema.type(named: $0)?.kind != .scalar }
        // Only root fields may wait: everything below is completed without suspension.
        let roots = Set([schema.queryType, schema.mutationType].compactMap { $0.map { schema[$0].name } })
        for (coordinate, resolver) in resolvers.fields {
            if case .synchronous = resolver { continue }
            if !roots.contains(coordinate.type), known.contains(coordinate) {
                unknown.append("\(coordinate.type).\(coordinate.field) (no root field, so its resolver must not wait)")
            }
        }
        guard unresolved.isEmpty, unknown.isEmpty else {
            throw BindingError(unresolvedFields: unresolved, unknownResolvers: unknown.sorted())
        }
        self.resolvers = resolvers.fields.merging(Introspection.resolvers(for: schema)) { own, _ in own }
    }

    func resolver(of field: String, on type: SchemaType) -> Resolvers.Resolver? {
        resolvers[Resolvers.Coordinate(type: type.name, field: field)] ?? fallback.map { .synchronous($0) }
    }

    /// How a field's cost is estimated; nil if it costs nothing.
    func estimate(of field: String, on type: SchemaType) -> Resolvers.CostEstimate? {
        estimates.isEmpty ? nil : estimates[Resolvers.Coordinate(type: type.name, field: field)]
    }

    /// Where a type's objects stand that never change; nil if all may.
    func place(of type: SchemaType) -> Resolvers.Place? { places[type.name] }

    /// Whether a field sees nothing but its object.
    func isPlain(_ field: String, on type: SchemaType) -> Bool {
        plainFields.contains(Resolvers.Coordinate(type: type.name, field: field))
    }

    /// How a leaf type's values are written.
    func leaf(_ type: SchemaType) -> LeafType {
        if type.kind == .enumeration { return .enumeration(LeafType.Enumeration(type)) }
        switch BuiltInScalar(rawValue: type.name) {
        case .int: return .int
        case .float: return .float
        case .string: return .string
        case .boolean: return .boolean
        case .id: return .id
        case nil: return .custom(scalars[type.name])
        }
    }
}
