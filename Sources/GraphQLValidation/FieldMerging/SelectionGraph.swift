import GraphQLLanguage
import GraphQLSchema

/// The selection sets of a document as the walk records them for field merging: by number, with inline fragments
/// dissolved into the sets around them, and with names as numbers. What refers to what is an index, so that sets can be
/// merged, compared and remembered without touching the document again.
struct SelectionGraph {
    /// A selection set: of an operation, a fragment or a field.
    typealias SetID = Int
    /// A field as written at one place.
    typealias FieldID = Int
    /// The number of a name.
    typealias NameID = Int

    /// A field as written at one place, with its type context. What only few are asked for is kept apart, so that nodes
    /// are plain numbers.
    struct FieldNode {
        /// The key of its value in the response.
        let responseName: NameID
        /// The field's own name.
        let name: NameID
        /// The type whose field it is; nil if not known.
        let parentType: TypeID?
        /// Whether that is an object type: fields of two different ones never meet in one response.
        let isOnObject: Bool
        /// Where it starts.
        let location: SourceLocation
        /// Its selections.
        var selections: SetID?
        /// The next field of the same set.
        var next: FieldID?
    }

    private struct SelectionSet {
        var firstField: FieldID?
        var lastField: FieldID?
        var firstSpread: Int?
        var lastSpread: Int?
    }

    /// A spread of a fragment in a set; the fragment by its index among the executable definitions.
    private struct Spread {
        let definition: Int
        var next: Int?
    }

    private(set) var fields: [FieldNode] = []
    /// The arguments of each field.
    private(set) var arguments: [[Argument]] = []
    /// The type of each field; nil if not known.
    private(set) var types: [TypeReference?] = []
    /// The sets of the operations.
    private(set) var operations: [SetID] = []
    /// The texts of the names.
    private(set) var names: [String] = []
    private var sets: [SelectionSet] = []
    private var spreads: [Spread] = []
    private var nameIDs: [String: NameID] = [:]
    /// For each executable definition, its set if it is a fragment that was walked.
    private var fragments: [SetID?]

    /// A graph for a document of so many executable definitions.
    init(definitionCount: Int) { fragments = [SetID?](repeating: nil, count: definitionCount) }

    // MARK: Recording

    /// Starts the set of an operation.
    mutating func beginOperation() -> SetID {
        operations.append(sets.count)
        return beginSet()
    }

    /// Starts the set of a fragment by its index among the executable definitions.
    mutating func beginFragment(definition: Int) -> SetID {
        fragments[definition] = sets.count
        return beginSet()
    }

    /// Starts the set of a field.
    mutating func beginSelections(of field: FieldID) -> SetID {
        fields[field].selections = sets.count
        return beginSet()
    }

    private mutating func beginSet() -> SetID {
        sets.append(SelectionSet())
        return sets.count - 1
    }

    /// Adds a field to a set.
    mutating func append(
        _ field: Field, on parentType: SchemaType?, type: TypeReference?, to set: SetID
    ) -> FieldID {
        let name = number(of: field.name.value)
        let id = fields.count
        fields.append(
            FieldNode(
                responseName: field.alias.map { number(of: $0.value) } ?? name, name: name,
                parentType: parentType?.id, isOnObject: parentType?.kind == .object, location: field.location))
        arguments.append(field.arguments)
        types.append(type)
        if let last = sets[set].lastField { fields[last].next = id } else { sets[set].firstField = id }
        sets[set].lastField = id
        return id
    }

    /// Adds a spread of a fragment, by its index among the executable definitions, to a set.
    mutating func append(spreadOf definition: Int, to set: SetID) {
        let id = spreads.count
        spreads.append(Spread(definition: definition))
        if let last = sets[set].lastSpread { spreads[last].next = id } else { sets[set].firstSpread = id }
        sets[set].lastSpread = id
    }

    private mutating func number(of name: String) -> NameID {
        if let id = nameIDs[name] { return id }
        nameIDs[name] = names.count
        names.append(name)
        return names.count - 1
    }

    // MARK: Reading

    /// How many sets there are.
    var setCount: Int { sets.count }

    /// The first of the fields that stand in a set itself; each names the next.
    func firstField(of set: SetID) -> FieldID? { sets[set].firstField }

    /// Puts the sets of the fragments that are spread in a set on a stack, the first of them on top.
    func pushSpreads(of set: SetID, on stack: inout [SetID]) {
        let start = stack.count
        var next = sets[set].firstSpread
        while let spread = next {
            if let fragment = fragments[spreads[spread].definition] { stack.append(fragment) }
            next = spreads[spread].next
        }
        stack[start...].reverse()
    }

    /// The set to take for a set: that of a fragment, if there is nothing in it but one spread.
    func canonical(_ set: SetID) -> SetID {
        guard sets[set].firstField == nil, let spread = sets[set].firstSpread, spread == sets[set].lastSpread
        else { return set }
        return fragments[spreads[spread].definition] ?? set
    }

    /// The sets of the fragments: first those that no other set spreads.
    var fragmentsFromTop: [SetID] {
        var isSpread = [Bool](repeating: false, count: fragments.count)
        for spread in spreads { isSpread[spread.definition] = true }
        let indices = fragments.indices
        return (indices.filter { !isSpread[$0] } + indices.filter { isSpread[$0] }).compactMap { fragments[$0] }
    }
}
