import GraphQLLanguage
import JSON

/// Writes the response of one request: resolves, completes, and puts JSON bytes straight into the buffer
/// (specification sections "Executing Fields", "Value Completion", "Handling Execution Errors").
///
/// A null that a non-null type forbids makes each method return false, up to the nearest nullable position, which
/// takes back what was written since its start and writes `null`.
struct Completer: ~Copyable {
    let execution: ExecutionContext
    var writer: JSONWriter
    private(set) var errors: [GraphQLError] = []
    private var path: [GraphQLError.PathSegment] = []
    /// The objects of the selection that was written last, if it is one whose objects never change.
    private var unchanging: CompletedObjects.Writing?

    init(execution: ExecutionContext, writer: consuming JSONWriter) {
        self.execution = execution
        self.writer = writer
    }

    /// `{ … }` of the fields on an object; false if a field's null must propagate.
    mutating func writeObject(_ selection: PlannedSelection, _ object: ObjectValue) -> Bool {
        writeCompleted(selection, object) || writeNew(selection, object)
    }

    /// Writes an object that never changes, if it was completed before.
    private mutating func writeCompleted(_ selection: PlannedSelection, _ object: ObjectValue) -> Bool {
        guard let completed = selection.completed, let place = completed.place(of: object) else { return false }
        if !(unchanging?.isOf(completed, place) ?? false) {
            unchanging?.end()
            unchanging = CompletedObjects.Writing(completed, place)
        }
        return unchanging?.write(place.place, to: &writer) ?? false
    }

    /// Completes an object; keeps it if it never changes.
    private mutating func writeNew(_ selection: PlannedSelection, _ object: ObjectValue) -> Bool {
        let start = writer.count
        let errorCount = errors.count
        guard writeFields(selection, object) else { return false }
        if errors.count == errorCount, let place = selection.completed?.place(of: object) {
            writer.withUnsafeBytes { unchanging?.add(place.place, UnsafeRawBufferPointer(rebasing: $0[start...])) }
        }
        return true
    }

    private mutating func writeFields(_ selection: PlannedSelection, _ object: ObjectValue) -> Bool {
        if let failure = selection.failure {
            report(failure, at: path)
            return false
        }
        writer.append(UInt8(ascii: "{"))
        // Held once for all fields, where `self` would be asked again for each.
        let execution = execution
        var isFirst = true
        for field in selection.unretainedFields {
            if isFirst { isFirst = false } else { writer.append(UInt8(ascii: ",")) }
            let isWritten = field._withUnsafeGuaranteedRef { field in
                writer.append(contentsOf: field.key)
                return writeField(field, object, execution)
            }
            if !isWritten { return false }
        }
        writer.append(UInt8(ascii: "}"))
        return true
    }

    /// All is written: later responses may have what was completed for this one.
    mutating func end() { unchanging?.end() }

    /// The value of a field that is resolved now.
    @inline(__always)
    private mutating func writeField(
        _ field: PlannedField, _ object: ObjectValue, _ execution: ExecutionContext
    ) -> Bool {
        if case .typename(let name) = field.action {
            writer.append(contentsOf: name)
            return true
        }
        do throws(GraphQLError) {
            if !field.hasConstantArguments { _ = try execution.arguments(of: field) }
            return complete(try field.resolve(object, FieldContext(field: field, execution: execution)), field)
        } catch {
            return fail(error, field)
        }
    }

    /// `{ … }` of the root fields, some of which have been resolved before.
    mutating func writeRoot(
        _ selection: PlannedSelection, _ root: ObjectValue,
        resolved: (Int) -> Result<ResolvedValue, GraphQLError>?
    ) -> Bool {
        writer.append(UInt8(ascii: "{"))
        for (index, field) in selection.fields.enumerated() {
            if index > 0 { writer.append(UInt8(ascii: ",")) }
            writer.append(contentsOf: field.key)
            if let result = resolved(index) {
                if !writeField(field, resolved: result) { return false }
            } else if !writeField(field, root, execution) {
                return false
            }
        }
        writer.append(UInt8(ascii: "}"))
        return true
    }

    /// The value of a root field that has been resolved before.
    mutating func writeField(_ field: PlannedField, resolved: Result<ResolvedValue, GraphQLError>) -> Bool {
        switch resolved {
        case .success(let value): complete(value, field)
        case .failure(let error): fail(error, field)
        }
    }

    /// The value of a root field without waiting.
    mutating func writeRootField(_ field: PlannedField, _ root: ObjectValue) -> Bool {
        writeField(field, root, execution)
    }

    /// An error at a field whose value is then null.
    @inline(never)
    private mutating func fail(_ error: GraphQLError, _ field: PlannedField) -> Bool {
        report(error, field, at: path + [.name(field.responseName)])
        if field.completion.isNonNull { return false }
        writer.writeNull()
        return true
    }

    private mutating func report(_ error: GraphQLError, _ field: PlannedField, at path: [GraphQLError.PathSegment]) {
        var error = error
        if error.locations.isEmpty { error.locations = field.locations }
        report(error, at: path)
    }

    /// An error with its place; one of the whole operation has no path.
    private mutating func report(_ error: GraphQLError, at path: [GraphQLError.PathSegment]) {
        var error = error
        error.path = path.isEmpty ? nil : path
        errors.append(error)
    }

    /// CompleteValue at the field itself.
    @inline(__always)
    private mutating func complete(_ value: ResolvedValue, _ field: PlannedField) -> Bool {
        if let leaf = field.leaf { return completeLeaf(value, leaf, field) }
        path.append(.name(field.responseName))
        defer { path.removeLast() }
        return completeAtPath(value, field.completion, field)
    }

    /// A leaf needs no path unless it fails.
    @inline(__always)
    private mutating func completeLeaf(_ value: ResolvedValue, _ leaf: LeafType, _ field: PlannedField) -> Bool {
        let mark = writer.count
        do throws(GraphQLError) {
            switch value {
            case .null:
                if field.completion.isNonNull { throw Self.forbiddenNull(field) }
                writer.writeNull()
            case .failure(let error): throw error
            default: try leaf.write(value, to: &writer)
            }
            return true
        } catch {
            writer.truncate(to: mark)
            return fail(error, field)
        }
    }

    private static func forbiddenNull(_ field: PlannedField) -> GraphQLError {
        GraphQLError("Cannot return null for non-nullable field \(field.name).")
    }

    /// CompleteValue at the position that `path` names.
    private mutating func completeAtPath(_ value: ResolvedValue, _ type: Completion, _ field: PlannedField) -> Bool {
        let mark = writer.count
        let isComplete: Bool
        switch value {
        case .null:
            if type.isNonNull {
                report(Self.forbiddenNull(field), field, at: path)
                return false
            }
            writer.writeNull()
            return true
        case .failure(let error):
            report(error, field, at: path)
            isComplete = false
        default:
            switch type.kind {
            case .leaf(let leaf):
                do throws(GraphQLError) {
                    try leaf.write(value, to: &writer)
                    return true
                } catch {
                    report(error, field, at: path)
                    isComplete = false
                }
            case .list(let item): isComplete = completeList(value, item, field)
            case .object(let selection): isComplete = completeObject(value, selection, field)
            case .abstract(let name, let selections):
                isComplete = completeAbstract(value, name, selections, field)
            }
        }
        if isComplete { return true }
        if type.isNonNull { return false }
        writer.truncate(to: mark)
        writer.writeNull()
        return true
    }

    private mutating func completeList(_ value: ResolvedValue, _ item: Completion, _ field: PlannedField) -> Bool {
        writer.append(UInt8(ascii: "["))
        switch value {
        case .objects(let storage, let count):
            guard case .object(let selection) = item.kind else {
                report(GraphQLError("A list of objects was given for \(field.name)."), field, at: path)
                return false
            }
            if !completeObjects(storage, count, selection, isNonNull: item.isNonNull) { return false }
        case .list(let items):
            for (index, element) in items.enumerated() {
                if index > 0 { writer.append(UInt8(ascii: ",")) }
                path.append(.index(index))
                defer { path.removeLast() }
                if !completeAtPath(element, item, field) { return false }
            }
        default:
            report(GraphQLError("Expected a list for field \(field.name), but did not find one."), field, at: path)
            return false
        }
        writer.append(UInt8(ascii: "]"))
        return true
    }

    private mutating func completeObjects(
        _ storage: any AnyObject & Sendable, _ count: Int, _ selection: PlannedSelection, isNonNull: Bool
    ) -> Bool {
        var object = ObjectValue(storage)
        for index in 0..<count {
            if index > 0 { writer.append(UInt8(ascii: ",")) }
            object.index = index
            // What is only copied can't fail, and needs no path.
            if writeCompleted(selection, object) { continue }
            path.append(.index(index))
            defer { path.removeLast() }
            let mark = writer.count
            if writeNew(selection, object) { continue }
            if isNonNull { return false }
            writer.truncate(to: mark)
            writer.writeNull()
        }
        return true
    }

    private mutating func completeObject(
        _ value: ResolvedValue, _ selection: PlannedSelection, _ field: PlannedField
    ) -> Bool {
        switch value {
        case .object(let object): return writeObject(selection, object)
        case .typedObject(let object, let typeName) where typeName == selection.typeName:
            return writeObject(selection, object)
        default:
            report(GraphQLError("Expected an object of type \(selection.typeName)."), field, at: path)
            return false
        }
    }

    private mutating func completeAbstract(
        _ value: ResolvedValue, _ name: String, _ selections: [String: PlannedSelection], _ field: PlannedField
    ) -> Bool {
        guard case .typedObject(let object, let typeName) = value else {
            report(
                GraphQLError("Abstract type \"\(name)\" must resolve to an object type at field \(field.name)."),
                field, at: path)
            return false
        }
        guard let selection = selections[typeName] else {
            report(
                GraphQLError("Runtime object type \"\(typeName)\" is not a possible type for \"\(name)\"."), field,
                at: path)
            return false
        }
        return writeObject(selection, object)
    }
}
