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

    /// A field as written at one place, with its type context.
    struct FieldNode {
        /// The key of its value in the response.
        let responseName: NameID
        /// The field's own name.
        let name: NameID
        /// Its arguments.
        let arguments: [Argument]
        /// The type whose field it is; nil if not known.
        let parentType: TypeID?
        /// Whether that is an object type: fields of two different ones never meet in one response.
        let isOnObject: Bool
        /// The field's type; nil if not known.
        let type: TypeReference?
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
        /// The fragments spread in the set, as indices of definitions.
        var spreads: [Int] = []
    }

    private(set) var fields: [FieldNode] = []
    /// The sets of the operations.
    private(set) var operations: [SetID] = []
    /// The texts of the names.
    private(set) var names: [String] = []
    private var sets: [SelectionSet] = []
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
                arguments: field.arguments, parentType: parentType?.id, isOnObject: parentType?.kind == .object,
                type: type, location: field.location))
        if let last = sets[set].lastField { fields[last].next = id } else { sets[set].firstField = id }
        sets[set].lastField = id
        return id
    }

    /// Adds a spread of a fragment, by its index among the executable definitions, to a set.
    mutating func append(spreadOf definition: Int, to set: SetID) { sets[set].spreads.append(definition) }

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

    /// The sets of the fragments spread in a set.
    func spreads(in set: SetID) -> some BidirectionalCollection<SetID> {
        sets[set].spreads.lazy.compactMap { fragments[$0] }
    }

    /// The set to take for a set: that of a fragment, if there is nothing in it but one spread.
    func canonical(_ set: SetID) -> SetID {
        guard sets[set].firstField == nil, sets[set].spreads.count == 1 else { return set }
        return fragments[sets[set].spreads[0]] ?? set
    }

    /// The sets of the fragments: first those that no other set spreads.
    var fragmentsFromTop: [SetID] {
        var isSpread = [Bool](repeating: false, count: fragments.count)
        for set in sets {
            for definition in set.spreads { isSpread[definition] = true }
        }
        let indices = fragments.indices
        return (indices.filter { !isSpread[$0] } + indices.filter { isSpread[$0] }).compactMap { fragments[$0] }
    }
}
