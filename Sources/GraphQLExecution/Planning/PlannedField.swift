import GraphQLLanguage
public import GraphQLSchema
import Synchronization

/// A field of an operation, compiled: all selections of one response name at one place merged, ready to be resolved.
public final class PlannedField: Sendable {
    /// Its key in the response.
    public let responseName: String
    /// Its definition.
    public let definition: SchemaField
    /// How many earlier fields of the same selection are the same field under another response name.
    public let ordinal: Int
    /// What is selected below.
    let completion: Completion
    let arguments: PlannedArguments
    let action: Action
    /// What it costs; nil if nothing.
    let estimate: Resolvers.CostEstimate?
    /// What completion asks of each field of each object, taken out of the enums above. Throws for what may wait, which
    /// is resolved at the root only.
    let resolve: Resolvers.Synchronous
    let leaf: LeafType?
    let hasConstantArguments: Bool
    /// `"responseName":`, ready to be written.
    let key: [UInt8]
    let locations: [SourceLocation]

    enum Action: Sendable {
        case resolve(Resolvers.Resolver)
        /// `__typename`, as JSON.
        case typename([UInt8])
    }

    init(
        responseName: String, definition: SchemaField, ordinal: Int, completion: Completion,
        arguments: PlannedArguments, action: Action, estimate: Resolvers.CostEstimate?, key: [UInt8],
        locations: [SourceLocation]
    ) {
        self.responseName = responseName
        self.definition = definition
        self.ordinal = ordinal
        self.completion = completion
        self.arguments = arguments
        self.action = action
        self.estimate = estimate
        self.key = key
        self.locations = locations
        if case .resolve(.synchronous(let resolve)) = action {
            self.resolve = resolve
        } else {
            resolve = { _, context throws(GraphQLError) in
                throw GraphQLError("\(context.field.name) is resolved at the root only.")
            }
        }
        if case .leaf(let leaf) = completion.kind { self.leaf = leaf } else { leaf = nil }
        if case .constant = arguments { hasConstantArguments = true } else { hasConstantArguments = false }
    }

    /// The field's name in the schema.
    public var name: String { definition.name }

    /// What is selected below, for a field of an object type; empty for leaves. For an interface or union, name one of
    /// its object types.
    public func selection(on typeName: String? = nil) -> [PlannedField] {
        switch completion.leafOrObjects {
        case .object(let selection): typeName == nil || typeName == selection.typeName ? selection.fields : []
        case .abstract(_, let selections): selections.values.first { $0.typeName == typeName }?.fields ?? []
        default: []
        }
    }
}

/// A field's arguments: known when compiled, or evaluated once a request.
enum PlannedArguments: Sendable {
    case constant(Arguments)
    case dynamic(Int)
    /// A literal that its type refuses: an execution error wherever the field is resolved.
    case failed(GraphQLError)
}

/// How the value of a field is completed (specification section "Value Completion").
struct Completion: Sendable {
    let isNonNull: Bool
    let kind: Kind

    indirect enum Kind: Sendable {
        case leaf(LeafType)
        case list(Completion)
        case object(PlannedSelection)
        /// The abstract type's name, and a selection for each possible type.
        case abstract(String, [String: PlannedSelection])
    }

    /// The kind inside all lists.
    var leafOrObjects: Kind {
        if case .list(let item) = kind { item.leafOrObjects } else { kind }
    }
}

/// The fields to be resolved on one object type, in response order.
final class PlannedSelection: Sendable {
    let typeName: String
    let fields: [PlannedField]
    /// The same fields, for the loops over many objects, where to retain each again and again is a quarter of the work.
    /// ``fields``, which never changes, keeps them for as long as this object is there.
    let unretainedFields: [Unmanaged<PlannedField>]
    /// Why the fields can't be collected: then there are none, and each object is an execution error.
    let failure: GraphQLError?
    /// The bytes of objects that were here before; nil where all may change.
    let completed: CompletedObjects?

    init(
        typeName: String, fields: [PlannedField], failure: GraphQLError? = nil, completed: CompletedObjects? = nil
    ) {
        self.typeName = typeName
        self.fields = fields
        unretainedFields = fields.map(Unmanaged.passUnretained)
        self.failure = failure
        self.completed = completed
    }
}

/// A compiled operation for one outcome of its `@skip` and `@include` variables.
final class OperationPlan: Sendable {
    let operationType: OperationType
    let root: PlannedSelection
    let dynamicArguments: [[InputTemplate.Field]]
    /// The limits that it exceeds, and that only warn.
    let excesses: [LimitExcess]
    /// The fields that cost something, parents before children.
    let pricedFields: [PricedField]
    /// The indices of the root's asynchronous fields, grouped where they are resolved together.
    let groups: [[Int]]
    /// Room for a response, going by the last ones.
    let expectedBytes = Atomic(512)
    private static let maximumExpectedBytes = 1 << 20

    init(
        operationType: OperationType, root: PlannedSelection, dynamicArguments: [[InputTemplate.Field]],
        excesses: [LimitExcess]
    ) {
        self.operationType = operationType
        self.root = root
        self.dynamicArguments = dynamicArguments
        self.excesses = excesses
        var groups: [[Int]] = []
        var batches: [String: Int] = [:]
        for (index, field) in root.fields.enumerated() {
            switch field.action {
            case .resolve(.asynchronous): groups.append([index])
            case .resolve(.batch):
                if operationType == .query, let group = batches[field.name] {
                    groups[group].append(index)
                } else {
                    batches[field.name] = groups.count
                    groups.append([index])
                }
            default: break
            }
        }
        self.groups = groups
        var priced: [PricedField] = []
        Self.collect(root, below: nil, into: &priced)
        pricedFields = priced
    }

    /// A field that costs something.
    struct PricedField: Sendable {
        let field: PlannedField
        let estimate: Resolvers.CostEstimate
        /// The next field above that costs something, by its index.
        let parent: Int?
    }

    private static func collect(_ selection: PlannedSelection, below parent: Int?, into priced: inout [PricedField]) {
        for field in selection.fields {
            var place = parent
            if let estimate = field.estimate {
                place = priced.count
                priced.append(PricedField(field: field, estimate: estimate, parent: parent))
            }
            for below in field.selections { collect(below, below: place, into: &priced) }
        }
    }

    /// Learns from a response's length: growth is taken at once, a decline by halves.
    func expect(bytes: Int) {
        let expected = expectedBytes.load(ordering: .relaxed)
        let next = min(max(bytes + 64, expected / 2, 512), Self.maximumExpectedBytes)
        if next != expected { expectedBytes.store(next, ordering: .relaxed) }
    }
}
