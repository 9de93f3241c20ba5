/// A named type of one schema: an index into its types.
public struct TypeID: Hashable, Sendable {
    /// The index into ``Schema/types``.
    public let index: Int

    /// The type at an index.
    public init(_ index: Int) { self.index = index }
}

/// A type as a field, argument or variable has it: a named type, wrapped in lists and non-null marks
/// (specification section "Wrapping Types").
public indirect enum TypeReference: Hashable, Sendable {
    /// A named type.
    case named(TypeID)
    /// A list.
    case list(TypeReference)
    /// A type without null; never directly inside another one.
    case nonNull(TypeReference)

    /// The named type inside all lists and non-null marks.
    public var namedType: TypeID {
        switch self {
        case .named(let id): id
        case .list(let type), .nonNull(let type): type.namedType
        }
    }

    /// Whether null is excluded.
    public var isNonNull: Bool {
        if case .nonNull = self { true } else { false }
    }

    /// The type without its outer non-null mark (GetNullableType).
    public var nullable: TypeReference {
        if case .nonNull(let type) = self { type } else { self }
    }

    /// For a list, nullable or not, its items' type.
    public var itemType: TypeReference? {
        if case .list(let type) = nullable { type } else { nil }
    }
}
