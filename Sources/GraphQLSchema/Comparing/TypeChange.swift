/// Whether one type may take the place of another one in a later version of a schema.
struct TypeChange {
    let old: Schema
    let new: Schema

    /// Whether a field's answers stay what clients expect: nulls may only go, never come.
    func isSafeForOutput(_ oldType: TypeReference, _ newType: TypeReference) -> Bool {
        switch (oldType, newType) {
        case (.nonNull(let oldType), .nonNull(let newType)): isSafeForOutput(oldType, newType)
        case (.nonNull, _): false
        case (_, .nonNull(let newType)): isSafeForOutput(oldType, newType)
        case (.list(let oldType), .list(let newType)): isSafeForOutput(oldType, newType)
        case (.named(let oldID), .named(let newID)): old[oldID].name == new[newID].name
        case (.list, _), (.named, _): false
        }
    }

    /// Whether every value that was accepted still is: nulls may only come, never go.
    func isSafeForInput(_ oldType: TypeReference, _ newType: TypeReference) -> Bool {
        switch (oldType, newType) {
        case (.nonNull(let oldType), .nonNull(let newType)): isSafeForInput(oldType, newType)
        case (.nonNull(let oldType), _): isSafeForInput(oldType, newType)
        case (_, .nonNull): false
        case (.list(let oldType), .list(let newType)): isSafeForInput(oldType, newType)
        case (.named(let oldID), .named(let newID)): old[oldID].name == new[newID].name
        case (.list, _), (.named, _): false
        }
    }
}
