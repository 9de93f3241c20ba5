/// How far a schema is checked while it is built.
public enum SchemaValidation: Sendable {
    /// Every rule of the specification's section "Type System" and of the definition language.
    case full
    /// Only what is needed to build it: each type that is referred to must be defined.
    case assumeValid
}
