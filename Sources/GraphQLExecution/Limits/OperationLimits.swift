/// Bounds on what one operation may ask for, so that hostile documents stay cheap.
public struct OperationLimits: Sendable {
    /// Tokens in the document.
    public var tokens = 15_000
    /// Brackets inside each other in the document.
    public var nesting = 200
    /// Directives in the document, all its operations and fragments together.
    public var directives = 50
    /// Directives on one field, fragment, variable or operation.
    public var directivesPerPlace = 5
    /// Selection sets inside each other in the operation, fragments included.
    public var depth = 25
    /// Response positions that the compiled operation has, fragments included.
    public var fields = 10_000
    /// Selections of one response name at one place, which merge into one.
    public var repetitions = 100
    /// Response positions under another name than their field's.
    public var aliases = 100
    /// Response positions at the root.
    public var rootFields = 50
    /// Lists of an introspection type's parts inside each other: `fields`, `interfaces`, `possibleTypes`, `inputFields`.
    /// The usual introspection queries have one, and each further one multiplies their answer.
    public var introspectionDepth = 2
    /// The value of an argument that bounds a list (``FieldCost/Bound``).
    public var pageSize = 1_000
    /// Rows that the operation is estimated to read (``FieldCost``).
    public var cost = 100_000
    /// The limits that refuse nothing: what exceeds them is executed, and told of in ``GraphQLResponse/exceededLimits``.
    public var warnOnly: Set<OperationLimit> = []

    /// How deep selection sets may be, and how many response positions there may be, in any case: no plan goes beyond.
    static let greatestDepth = 200
    static let greatestFields = 200_000

    /// The defaults.
    public init() {}

    /// For documents that are trusted: only what keeps the stack safe.
    public static var unlimited: OperationLimits {
        var limits = OperationLimits()
        for limit in OperationLimit.allCases { limits[limit] = .max }
        return limits
    }

    /// The greatest value that a limit lets through.
    public subscript(limit: OperationLimit) -> Int {
        get { self[keyPath: limit.keyPath] }
        set { self[keyPath: limit.keyPath] = newValue }
    }

    /// How many response positions are planned: beyond, the operation is refused.
    var plannedFields: Int { warnOnly.contains(.fields) ? Self.greatestFields : min(fields, Self.greatestFields) }

    /// What a limit can be at most.
    static func greatest(_ limit: OperationLimit) -> Int {
        switch limit {
        case .depth: greatestDepth
        case .fields: greatestFields
        default: .max
        }
    }
}

/// A limit, by the name that refusals call it.
public enum OperationLimit: String, Hashable, Sendable, CaseIterable {
    /// ``OperationLimits/tokens``
    case tokens
    /// ``OperationLimits/directives``
    case directives
    /// ``OperationLimits/directivesPerPlace``
    case directivesPerPlace = "directives-per-place"
    /// ``OperationLimits/depth``
    case depth
    /// ``OperationLimits/fields``
    case fields
    /// ``OperationLimits/repetitions``
    case repetitions
    /// ``OperationLimits/aliases``
    case aliases
    /// ``OperationLimits/rootFields``
    case rootFields = "root-fields"
    /// ``OperationLimits/introspectionDepth``
    case introspectionDepth = "introspection-depth"
    /// ``OperationLimits/pageSize``
    case pageSize = "page-size"
    /// ``OperationLimits/cost``
    case cost

    fileprivate var keyPath: WritableKeyPath<OperationLimits, Int> {
        switch self {
        case .tokens: \.tokens
        case .directives: \.directives
        case .directivesPerPlace: \.directivesPerPlace
        case .depth: \.depth
        case .fields: \.fields
        case .repetitions: \.repetitions
        case .aliases: \.aliases
        case .rootFields: \.rootFields
        case .introspectionDepth: \.introspectionDepth
        case .pageSize: \.pageSize
        case .cost: \.cost
        }
    }
}
