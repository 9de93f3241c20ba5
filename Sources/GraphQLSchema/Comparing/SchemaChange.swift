/// One difference between two versions of a schema.
public struct SchemaChange: Hashable, Sendable {
    /// What changed.
    public let kind: Kind
    /// Where: the schema coordinate of the element that changed, or that contains it where the element is a union's
    /// member, an interface or a directive's location; for a root type, the operation's keyword.
    public let coordinate: String
    /// What changed, in a sentence.
    public let message: String

    /// What the change can do to clients.
    public var severity: Severity { kind.severity }

    /// A difference.
    init(_ kind: Kind, _ coordinate: String, _ message: String) {
        self.kind = kind
        self.coordinate = coordinate
        self.message = message
    }

    /// What a change can do to clients.
    public enum Severity: String, Hashable, Sendable, CaseIterable {
        /// Operations that were valid may be invalid now.
        case breaking = "BREAKING"
        /// Operations stay valid, but may get answers that their clients do not expect.
        case dangerous = "DANGEROUS"
        /// Nothing that worked stops working.
        case safe = "SAFE"
    }

    /// What can change; the texts are those of the reference implementation where it has the change.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        // Breaking.
        case rootTypeChanged = "ROOT_TYPE_CHANGED"
        case typeRemoved = "TYPE_REMOVED"
        case typeChangedKind = "TYPE_CHANGED_KIND"
        case typeRemovedFromUnion = "TYPE_REMOVED_FROM_UNION"
        case valueRemovedFromEnum = "VALUE_REMOVED_FROM_ENUM"
        case requiredInputFieldAdded = "REQUIRED_INPUT_FIELD_ADDED"
        case oneOfAdded = "ONE_OF_ADDED"
        case implementedInterfaceRemoved = "IMPLEMENTED_INTERFACE_REMOVED"
        case fieldRemoved = "FIELD_REMOVED"
        case fieldChangedKind = "FIELD_CHANGED_KIND"
        case requiredArgumentAdded = "REQUIRED_ARG_ADDED"
        case argumentRemoved = "ARG_REMOVED"
        case argumentChangedKind = "ARG_CHANGED_KIND"
        case directiveRemoved = "DIRECTIVE_REMOVED"
        case directiveArgumentRemoved = "DIRECTIVE_ARG_REMOVED"
        case requiredDirectiveArgumentAdded = "REQUIRED_DIRECTIVE_ARG_ADDED"
        case directiveRepeatableRemoved = "DIRECTIVE_REPEATABLE_REMOVED"
        case directiveLocationRemoved = "DIRECTIVE_LOCATION_REMOVED"
        // Dangerous.
        case valueAddedToEnum = "VALUE_ADDED_TO_ENUM"
        case typeAddedToUnion = "TYPE_ADDED_TO_UNION"
        case optionalInputFieldAdded = "OPTIONAL_INPUT_FIELD_ADDED"
        case optionalArgumentAdded = "OPTIONAL_ARG_ADDED"
        case implementedInterfaceAdded = "IMPLEMENTED_INTERFACE_ADDED"
        case defaultValueChanged = "ARG_DEFAULT_VALUE_CHANGE"
        // Safe.
        case rootTypeAdded = "ROOT_TYPE_ADDED"
        case typeAdded = "TYPE_ADDED"
        case oneOfRemoved = "ONE_OF_REMOVED"
        case fieldAdded = "FIELD_ADDED"
        case fieldChangedKindSafely = "FIELD_CHANGED_KIND_SAFE"
        case argumentChangedKindSafely = "ARG_CHANGED_KIND_SAFE"
        case defaultValueAdded = "ARG_DEFAULT_VALUE_ADDED"
        case deprecationChanged = "DEPRECATION_CHANGED"
        case directiveAdded = "DIRECTIVE_ADDED"
        case optionalDirectiveArgumentAdded = "OPTIONAL_DIRECTIVE_ARG_ADDED"
        case directiveRepeatableAdded = "DIRECTIVE_REPEATABLE_ADDED"
        case directiveLocationAdded = "DIRECTIVE_LOCATION_ADDED"

        /// What a change of this kind can do to clients.
        public var severity: Severity {
            switch self {
            case .rootTypeChanged, .typeRemoved, .typeChangedKind, .typeRemovedFromUnion, .valueRemovedFromEnum,
                .requiredInputFieldAdded, .oneOfAdded, .implementedInterfaceRemoved, .fieldRemoved, .fieldChangedKind,
                .requiredArgumentAdded, .argumentRemoved, .argumentChangedKind, .directiveRemoved,
                .directiveArgumentRemoved, .requiredDirectiveArgumentAdded, .directiveRepeatableRemoved,
                .directiveLocationRemoved:
                .breaking
            case .valueAddedToEnum, .typeAddedToUnion, .optionalInputFieldAdded, .optionalArgumentAdded,
                .implementedInterfaceAdded, .defaultValueChanged:
                .dangerous
            case .rootTypeAdded, .typeAdded, .oneOfRemoved, .fieldAdded, .fieldChangedKindSafely,
                .argumentChangedKindSafely, .defaultValueAdded, .deprecationChanged, .directiveAdded,
                .optionalDirectiveArgumentAdded, .directiveRepeatableAdded, .directiveLocationAdded:
                .safe
            }
        }
    }
}

extension Schema {
    /// What differs between two versions of a schema, in the order of the elements: root types, types, directives; what
    /// was removed or changed comes before what was added. Descriptions are not compared.
    public static func changes(from old: Schema, to new: Schema) -> [SchemaChange] {
        var comparison = SchemaComparison(old: old, new: new)
        return comparison.changes()
    }
}
