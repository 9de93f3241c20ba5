import GraphQLLanguage
import GraphQLSchema

/// Merges the selection sets of a document level by level and compares the fields that meet.
///
/// A level is a union of selection sets: that of an operation, then for each response name the union of what its fields
/// select, and so on. In it
/// - fields that one object can have together must be the same field with the same arguments. Fields of different
///   object types never meet, so where there are several, each object type makes a union of its own, together with the
///   fields of abstract types;
/// - all fields of a name must have types of the same shape. Where object types were parted, a union of all of them is
///   compared for shapes alone.
///
/// Being the same is transitive within a union, so comparing with its first field is enough to know that there is no
/// conflict; pairs are looked for only if there is one. A union of the same sets is merged once: fragments that are
/// spread many times cost nothing more. Levels wait in a queue, not on the stack, so that chains of fragments can be of
/// any length.
struct FieldMerger {
    /// A field in a merged level, below the field whose selections brought it there.
    struct Entry {
        let field: SelectionGraph.FieldID
        let owner: EntryID?
        /// The next entry of the same response name.
        var next: EntryID?
    }

    typealias EntryID = Int

    /// What is compared in a level.
    private enum Comparison { case all, shapesOnly }

    /// A selection set that takes part in a level, by the entry that it belongs to.
    private struct Member {
        let set: SelectionGraph.SetID
        let owner: EntryID?
    }

    private struct Level {
        let members: Range<Int>
        let comparison: Comparison
    }

    /// The entries of one response name in the level at hand.
    private struct Group {
        var first: EntryID
        var last: EntryID
        var count = 1
    }

    private let graph: SelectionGraph
    private let schema: Schema
    private(set) var conflicts: FieldConflicts
    private var entries: [Entry] = []
    private var members: [Member] = []
    private var levels: [Level] = []

    /// Levels merged already, by their sets in order; those of one set in `mergedSets`.
    private var mergedUnions: Set<[SelectionGraph.SetID]> = []
    private var comparedUnions: Set<[SelectionGraph.SetID]> = []
    private var mergedSets: [Bool]
    /// Sets that were part of a level in which all is compared.
    private var isCovered: [Bool]

    /// The sets to be collected next, on a stack.
    private var pending: [SelectionGraph.SetID] = []
    /// The level that a set was collected in last, that it became a member of last, and that a name was met in last.
    private var collectedIn: [Int]
    private var memberOf: [Int]
    private var groupedIn: [Int]
    private var groupOfName: [Int]
    private var groups: [Group] = []
    private var unionCount = 0

    init(_ graph: SelectionGraph, _ schema: Schema, maximumConflicts: Int) {
        self.graph = graph
        self.schema = schema
        conflicts = FieldConflicts(maximumCount: maximumConflicts)
        mergedSets = [Bool](repeating: false, count: graph.setCount)
        isCovered = mergedSets
        collectedIn = [Int](repeating: -1, count: graph.setCount)
        memberOf = collectedIn
        groupedIn = [Int](repeating: -1, count: graph.names.count)
        groupOfName = groupedIn
        entries.reserveCapacity(graph.fields.count)
    }

    /// Merges all operations, and the fragments that none of them includes.
    mutating func merge(_ context: inout ValidationContext) {
        var next = 0
        for root in graph.operations + graph.fragmentsFromTop where !isCovered[root] {
            add(CollectionOfOne(Member(set: root, owner: nil)), .all)
            while next < levels.count {
                guard merge(levels[next], number: next, &context), !conflicts.isFull else { return }
                next += 1
            }
        }
    }

    // MARK: Levels

    /// Queues a level, unless the same sets have been merged before.
    private mutating func add(_ candidates: some Collection<Member>, _ comparison: Comparison) {
        let start = members.count
        for candidate in candidates {
            let set = graph.canonical(candidate.set)
            guard memberOf[set] != unionCount else { continue }
            memberOf[set] = unionCount
            members.append(Member(set: set, owner: candidate.owner))
        }
        unionCount += 1
        let level = Level(members: start..<members.count, comparison: comparison)
        if isNew(level) { levels.append(level) } else { members.removeSubrange(level.members) }
    }

    /// Remembers a level; false if it is known.
    private mutating func isNew(_ level: Level) -> Bool {
        if level.members.count == 1 {
            // A set by itself has nothing new to compare in its shapes: it is merged by itself as well.
            let set = members[level.members.lowerBound].set
            guard level.comparison == .all, !mergedSets[set] else { return false }
            mergedSets[set] = true
            return true
        }
        let key = members[level.members].map(\.set).sorted()
        switch level.comparison {
        case .all: return mergedUnions.insert(key).inserted
        case .shapesOnly: return !mergedUnions.contains(key) && comparedUnions.insert(key).inserted
        }
    }

    /// Merges a level and queues those below it. False if it takes too many steps.
    private mutating func merge(_ level: Level, number: Int, _ context: inout ValidationContext) -> Bool {
        guard context.take(steps: level.members.count) else { return false }
        groups.removeAll(keepingCapacity: true)
        for index in level.members {
            guard collect(members[index], level: number, level.comparison, &context) else { return false }
        }
        for group in groups {
            if group.count == 1 {
                guard level.comparison == .all, let set = graph.fields[entries[group.first].field].selections
                else { continue }
                add(CollectionOfOne(Member(set: set, owner: group.first)), .all)
            } else {
                guard compare(group, level.comparison, &context) else { return false }
                if conflicts.isFull { return true }
            }
        }
        return true
    }

    /// Groups the fields of a set: first its own, then those of the fragments it spreads, depth first.
    private mutating func collect(
        _ member: Member, level: Int, _ comparison: Comparison, _ context: inout ValidationContext
    ) -> Bool {
        pending.append(member.set)
        while let set = pending.popLast() {
            guard context.take() else { return false }
            guard collectedIn[set] != level else { continue }
            collectedIn[set] = level
            if comparison == .all { isCovered[set] = true }
            var next = graph.firstField(of: set)
            while let field = next {
                guard context.take() else { return false }
                append(field, owner: member.owner, level: level)
                next = graph.fields[field].next
            }
            graph.pushSpreads(of: set, on: &pending)
        }
        return true
    }

    private mutating func append(_ field: SelectionGraph.FieldID, owner: EntryID?, level: Int) {
        let id = entries.count
        entries.append(Entry(field: field, owner: owner))
        let name = graph.fields[field].responseName
        if groupedIn[name] == level {
            let group = groupOfName[name]
            entries[groups[group].last].next = id
            groups[group].last = id
            groups[group].count += 1
        } else {
            groupedIn[name] = level
            groupOfName[name] = groups.count
            groups.append(Group(first: id, last: id))
        }
    }

    // MARK: Comparing

    /// Compares the fields of one name and queues what they select.
    private mutating func compare(
        _ group: Group, _ comparison: Comparison, _ context: inout ValidationContext
    ) -> Bool {
        var ids: [EntryID] = []
        ids.reserveCapacity(group.count)
        var next: EntryID? = group.first
        while let id = next {
            ids.append(id)
            next = entries[id].next
        }
        if comparison == .all {
            let unions = unionsByObjectType(of: ids)
            if unions.count == 1 {
                guard findConflicts(in: ids, callsMatter: true, shapesMatter: true, &context) else { return false }
                addSelections(of: ids, .all)
                return true
            }
            for union in unions {
                guard findConflicts(in: union, callsMatter: true, shapesMatter: false, &context) else { return false }
                addSelections(of: union, .all)
            }
        }
        guard findConflicts(in: ids, callsMatter: false, shapesMatter: true, &context) else { return false }
        addSelections(of: ids, .shapesOnly)
        return true
    }

    /// Parts entries so that fields that one object can have together are together in some part.
    private func unionsByObjectType(of ids: [EntryID]) -> [[EntryID]] {
        let node = { (id: EntryID) in graph.fields[entries[id].field] }
        guard let first = ids.first(where: { node($0).isOnObject }), let type = node(first).parentType,
            ids.contains(where: { node($0).isOnObject && node($0).parentType != type })
        else { return [ids] }
        let shared = ids.filter { !node($0).isOnObject }
        var types: [TypeID] = []
        var unions: [TypeID: [EntryID]] = [:]
        for id in ids {
            guard node(id).isOnObject, let type = node(id).parentType else { continue }
            if unions[type] == nil { types.append(type) }
            unions[type, default: shared].append(id)
        }
        return types.compactMap { unions[$0]?.sorted() }
    }

    private mutating func addSelections(of ids: [EntryID], _ comparison: Comparison) {
        let selected = ids.compactMap { id in
            graph.fields[entries[id].field].selections.map { Member(set: $0, owner: id) }
        }
        if !selected.isEmpty { add(selected, comparison) }
    }

    /// Compares entries with the first of them; if one differs, looks for the pairs that conflict. False if that takes
    /// too many steps.
    private mutating func findConflicts(
        in ids: [EntryID], callsMatter: Bool, shapesMatter: Bool, _ context: inout ValidationContext
    ) -> Bool {
        let comparator = FieldComparator(
            graph: graph, schema: schema, callsMatter: callsMatter, shapesMatter: shapesMatter)
        guard context.take(steps: ids.count) else { return false }
        let fields = ids.map { entries[$0].field }
        guard comparator.differ(fields) else { return true }
        // One class more than there can be errors makes as many pairs, so that no more fields are needed.
        let classes = comparator.classes(of: fields, atMost: context.options.maximumErrors + 2)
        for (offset, first) in ids.prefix(classes.count).enumerated() {
            guard context.take(steps: classes.count - offset) else { return false }
            for other in (offset + 1)..<max(classes.count, offset + 1) where classes[other] != classes[offset] {
                guard let reason = comparator.reason(between: fields[offset], and: fields[other]) else { continue }
                guard conflicts.add(first, ids[other], reason, in: entries, graph, &context) else { return false }
                if conflicts.isFull { return true }
            }
        }
        return true
    }
}
