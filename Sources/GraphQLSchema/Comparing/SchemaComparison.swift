internal import GraphQLLanguage

/// Finds what differs between two schemas.
struct SchemaComparison {
    let old: Schema
    let new: Schema
    private var found: [SchemaChange] = []

    init(old: Schema, new: Schema) {
        self.old = old
        self.new = new
    }

    /// All differences.
    mutating func changes() -> [SchemaChange] {
        compareRootTypes()
        compareTypes()
        compareDirectives()
        return found
    }

    /// Keeps a difference.
    mutating func report(_ kind: SchemaChange.Kind, _ coordinate: String, _ message: String) {
        found.append(SchemaChange(kind, coordinate, message))
    }

    private mutating func compareRootTypes() {
        for operation in OperationType.allCases {
            let keyword = operation.rawValue
            let oldName = old.rootType(for: operation).map { old[$0].name }
            let newName = new.rootType(for: operation).map { new[$0].name }
            switch (oldName, newName) {
            case (let oldName?, let newName?) where oldName != newName:
                report(.rootTypeChanged, keyword, "The \(keyword) root changed from \(oldName) to \(newName).")
            case (let oldName?, nil):
                report(.rootTypeChanged, keyword, "The \(keyword) root \(oldName) was removed.")
            case (nil, let newName?):
                report(.rootTypeAdded, keyword, "The \(keyword) root \(newName) was added.")
            default:
                break
            }
        }
    }

    // MARK: Types

    private mutating func compareTypes() {
        let types = NameComparison(old.types, new.types, by: \.name)
        for type in types.removed {
            report(
                .typeRemoved, type.name,
                BuiltInScalar(rawValue: type.name) == nil
                    ? "\(type.name) was removed."
                    : "Standard scalar \(type.name) was removed because it is not referenced anymore.")
        }
        for (old, new) in types.kept {
            guard old.kind == new.kind else {
                report(
                    .typeChangedKind, old.name, "\(old.name) changed from \(old.kind.title) to \(new.kind.title).")
                continue
            }
            switch old.kind {
            case .scalar: break
            case .object, .interface:
                compareInterfaces(old, new)
                compareFields(old, new)
            case .union: compareMembers(old, new)
            case .enumeration: compareValues(old, new)
            case .inputObject: compareInputFields(old, new)
            }
        }
        for type in types.added { report(.typeAdded, type.name, "\(type.name) was added.") }
    }

    private mutating func compareInterfaces(_ old: SchemaType, _ new: SchemaType) {
        let interfaces = NameComparison(
            old.interfaces.map { self.old[$0] }, new.interfaces.map { self.new[$0] }, by: \.name)
        for interface in interfaces.removed {
            report(
                .implementedInterfaceRemoved, old.name, "\(old.name) no longer implements interface \(interface.name).")
        }
        for interface in interfaces.added {
            report(.implementedInterfaceAdded, old.name, "\(interface.name) added to interfaces of \(old.name).")
        }
    }

    private mutating func compareMembers(_ old: SchemaType, _ new: SchemaType) {
        let members = NameComparison(
            old.memberTypes.map { self.old[$0] }, new.memberTypes.map { self.new[$0] }, by: \.name)
        for member in members.removed {
            report(.typeRemovedFromUnion, old.name, "\(member.name) was removed from union type \(old.name).")
        }
        for member in members.added {
            report(.typeAddedToUnion, old.name, "\(member.name) was added to union type \(old.name).")
        }
    }

    private mutating func compareValues(_ old: SchemaType, _ new: SchemaType) {
        let values = NameComparison(old.enumValues, new.enumValues, by: \.name)
        for value in values.removed {
            report(
                .valueRemovedFromEnum, "\(old.name).\(value.name)",
                "\(value.name) was removed from enum type \(old.name).")
        }
        for (oldValue, newValue) in values.kept {
            compareDeprecation(oldValue.deprecationReason, newValue.deprecationReason, "\(old.name).\(oldValue.name)")
        }
        for value in values.added {
            report(
                .valueAddedToEnum, "\(old.name).\(value.name)", "\(value.name) was added to enum type \(old.name).")
        }
    }

    // MARK: Fields

    private mutating func compareFields(_ old: SchemaType, _ new: SchemaType) {
        let fields = NameComparison(old.fields, new.fields, by: \.name)
        for field in fields.removed {
            let coordinate = "\(old.name).\(field.name)"
            report(.fieldRemoved, coordinate, "\(coordinate) was removed.")
        }
        for (oldField, newField) in fields.kept {
            let coordinate = "\(old.name).\(oldField.name)"
            compareArguments(oldField, newField, of: coordinate)
            let (oldType, newType) = (self.old.text(of: oldField.type), self.new.text(of: newField.type))
            if oldType != newType {
                let isSafe = TypeChange(old: self.old, new: self.new).isSafeForOutput(oldField.type, newField.type)
                report(
                    isSafe ? .fieldChangedKindSafely : .fieldChangedKind, coordinate,
                    "\(coordinate) changed type from \(oldType) to \(newType).")
            }
            compareDeprecation(oldField.deprecationReason, newField.deprecationReason, coordinate)
        }
        for field in fields.added {
            let coordinate = "\(old.name).\(field.name)"
            report(.fieldAdded, coordinate, "\(coordinate) was added.")
        }
    }

    /// Notes where an element became deprecated, is so for another reason, or is so no more.
    mutating func compareDeprecation(_ old: String?, _ new: String?, _ coordinate: String) {
        guard old != new else { return }
        let change =
            switch (old, new) {
            case (nil, let reason?): "is deprecated: \(reason)"
            case (_, let reason?): "is deprecated for another reason: \(reason)"
            case (_, nil): "is no longer deprecated."
            }
        report(.deprecationChanged, coordinate, "\(coordinate) \(change)")
    }
}

extension SchemaTypeKind {
    /// The kind with its article.
    fileprivate var title: String {
        switch self {
        case .scalar: "a Scalar type"
        case .object: "an Object type"
        case .interface: "an Interface type"
        case .union: "a Union type"
        case .enumeration: "an Enum type"
        case .inputObject: "an Input type"
        }
    }
}
