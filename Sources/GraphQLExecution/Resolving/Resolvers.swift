public import Eventuals
public import GraphQLLanguage

/// How the fields of a schema get their values, by type and field.
///
/// ```swift
/// var resolvers = Resolvers()
/// resolvers.query("greeting") { context in .string("Hello \(context.arguments["name"]?.stringValue ?? "you")") }
/// resolvers.object("Ship", of: Ship.self) { ship in
///     ship.field("name") { ship, index in .string(ship.name) }
/// }
/// ```
///
/// Root fields may wait: a query's run side by side, a mutation's one after another. Fields below read what their root
/// field has loaded, so they never wait: a root resolver sees all that is selected below it (``FieldContext/field``).
public struct Resolvers: Sendable {
    /// Resolves a field from its parent object, at once.
    public typealias Synchronous = @Sendable (ObjectValue, FieldContext) throws(GraphQLError) -> ResolvedValue
    /// Resolves a root field.
    public typealias Asynchronous = @Sendable (FieldContext) async throws(GraphQLError) -> ResolvedValue
    /// Resolves all root fields of one name in an operation together; gives a result for each, in order: at once, as
    /// `.pending` work, or as a promise.
    public typealias Batch = @Sendable ([FieldContext]) -> Eventual<[Result<ResolvedValue, GraphQLError>]>

    /// Where an object stands; nil if it may change.
    struct Place: Sendable {
        let of: @Sendable (ObjectValue) -> TablePlace?
    }

    /// Estimates what a field costs, from its arguments and what is selected below.
    public typealias CostEstimate = @Sendable (FieldContext) -> FieldCost

    enum Resolver: Sendable {
        case synchronous(Synchronous)
        case asynchronous(Asynchronous)
        case batch(Batch)
    }

    struct Coordinate: Hashable, Sendable {
        let type: String
        let field: String
    }

    var fields: [Coordinate: Resolver] = [:]
    var scalars: [String: ScalarType] = [:]
    var estimates: [Coordinate: CostEstimate] = [:]
    /// By object type.
    var places: [String: Place] = [:]
    /// The fields that see nothing but their object.
    var plainFields: Set<Coordinate> = []
    var fallback: Synchronous?

    /// No resolvers yet.
    public init() {}

    /// A root field, by the name of the root type.
    public mutating func root(_ type: String, _ field: String, resolve: @escaping Asynchronous) {
        fields[Coordinate(type: type, field: field)] = .asynchronous(resolve)
    }

    /// A field of the type `Query`.
    public mutating func query(_ field: String, resolve: @escaping Asynchronous) {
        root("Query", field, resolve: resolve)
    }

    /// A field of the type `Mutation`.
    public mutating func mutation(_ field: String, resolve: @escaping Asynchronous) {
        root("Mutation", field, resolve: resolve)
    }

    /// A query root field whose occurrences in an operation are resolved together.
    public mutating func batchedRoot(_ type: String, _ field: String, resolve: @escaping Batch) {
        fields[Coordinate(type: type, field: field)] = .batch(resolve)
    }

    /// The fields of an object type whose objects live in storages of one class.
    public mutating func object<Storage: AnyObject & Sendable>(
        _ type: String, of storage: Storage.Type, _ define: (inout ObjectFields<Storage>) -> Void
    ) {
        var object = ObjectFields<Storage>(type: type)
        define(&object)
        fields.merge(object.fields) { _, new in new }
        plainFields.formUnion(object.plainFields)
        places[type] = object.place
    }

    /// A field from its parent object, whatever its storage.
    public mutating func field(_ type: String, _ field: String, resolve: @escaping Synchronous) {
        fields[Coordinate(type: type, field: field)] = .synchronous(resolve)
    }

    /// What a field costs, which ``OperationLimits/cost`` bounds; fields without an estimate cost nothing, and lists among
    /// them count as one object.
    public mutating func cost(_ type: String, _ field: String, estimate: @escaping CostEstimate) {
        estimates[Coordinate(type: type, field: field)] = estimate
    }

    /// A custom scalar.
    public mutating func scalar(_ name: String, _ scalar: ScalarType) { scalars[name] = scalar }

    /// For every field that has no resolver of its own; without it, such a field is an error at start.
    public mutating func fallback(_ resolve: @escaping Synchronous) { fallback = resolve }

    /// The fields of one object type.
    public struct ObjectFields<Storage: AnyObject & Sendable> {
        let type: String
        var fields: [Coordinate: Resolver] = [:]
        var plainFields: Set<Coordinate> = []
        var place: Place?

        /// Says which of these objects never change, by where they stand: of one place in one table, the fields without a
        /// context give the same for ever. What a selection of such fields gives is completed once then, and copied when
        /// the object comes again. The table is kept meanwhile; see ``ExecutorOptions/completedObjectBytes``.
        /// - Parameter place: Gives an object's place; nil if it may change.
        public mutating func unchanging(_ place: @escaping @Sendable (Storage, Int) -> TablePlace?) {
            self.place = Place { object in
                guard let storage = Self.storage(of: object) else { return nil }
                return place(storage, object.index)
            }
        }

        /// A field, from the storage and the object's index in it.
        public mutating func field(
            _ name: String, resolve: @escaping @Sendable (Storage, Int) throws(GraphQLError) -> ResolvedValue
        ) {
            let type = type
            plainFields.insert(Coordinate(type: type, field: name))
            fields[Coordinate(type: type, field: name)] = .synchronous { object, _ throws(GraphQLError) in
                try resolve(Self.storage(of: object, type, name), object.index)
            }
        }

        /// A field that needs its arguments or what is selected below.
        public mutating func field(
            _ name: String,
            resolve: @escaping @Sendable (Storage, Int, FieldContext) throws(GraphQLError) -> ResolvedValue
        ) {
            let type = type
            fields[Coordinate(type: type, field: name)] = .synchronous { object, context throws(GraphQLError) in
                try resolve(Self.storage(of: object, type, name), object.index, context)
            }
        }

        @inline(__always)
        private static func storage(
            of object: ObjectValue, _ type: String, _ field: String
        ) throws(GraphQLError) -> Storage {
            guard let storage = Self.storage(of: object) else {
                throw GraphQLError("\(type).\(field) was resolved on an object of another storage.")
            }
            return storage
        }

        @inline(__always)
        private static func storage(of object: ObjectValue) -> Storage? {
            // One pointer comparison where `as?` would search conformances.
            guard ObjectIdentifier(Swift.type(of: object.storage)) == ObjectIdentifier(Storage.self) else { return nil }
            return unsafeDowncast(object.storage, to: Storage.self)
        }
    }
}

/// Fields and resolvers that do not match: the schema and the program are out of step.
public struct BindingError: Error, Sendable, CustomStringConvertible {
    /// Fields of the schema without a resolver, as `Type.field`.
    public let unresolvedFields: [String]
    /// Resolvers and scalars without a field or type in the schema.
    public let unknownResolvers: [String]

    /// All of it in one line.
    public var description: String {
        var parts: [String] = []
        if !unresolvedFields.isEmpty {
            parts.append("schema fields without a resolver: " + unresolvedFields.joined(separator: ", "))
        }
        if !unknownResolvers.isEmpty {
            parts.append("resolvers without a schema field: " + unknownResolvers.joined(separator: ", "))
        }
        return parts.joined(separator: "; ")
    }
}
