internal import Inventory

/// A list of a query whose answer is flat: its number in the answer's rows, and what is below its records.
struct FlatList: Sendable {
    let number: Int
    let element: Element
    var children: [Child] = []

    /// How many fields the row of an instance has, and that of an entry of the dictionary.
    static let fieldCount = 5

    /// How a record stands in the nested answer.
    enum Element: Sendable {
        /// `[five fields, lists …]`: an instance, or an entry of the dictionary.
        case fields
        /// The key alone: a package with nothing below.
        case key
        /// `[key, lists …]`: a package with lists of instances.
        case keyAndLists
        /// `[position, key, lists …]`: a package that was looked up.
        case positionAndKey
        /// Keys, many of them in a row: all packages of an instance.
        case keys
    }

    /// What a list gives to its parent's element.
    struct Child: Sendable {
        /// The list of records, where these are wanted.
        let list: FlatList?
        /// Whether their number stands in the parent's row.
        let hasCount: Bool
    }
}

/// How the nested answer is made of a flat one's rows.
struct FlatAnswer: Sendable {
    let root: FlatList?
    /// Whether the root is an element of an array, with its count, as pages are; or all there is, as with lookups.
    let isPage: Bool
    let hasCount: Bool

    /// The number that the root's count goes under.
    static let countNumber = -1
}
