internal import GraphQLLanguage

/// A type in a list of types, and each place that names it there.
struct TypeMention {
    /// The type.
    let type: TypeID
    /// Where it is named, more than once if the list repeats it.
    private(set) var locations: [SourceLocation]

    /// The different types of a list in the order of their first mentions.
    static func all(_ types: [TypeID], named names: [NamedType]) -> [TypeMention] {
        var mentions: [TypeMention] = []
        var positions: [TypeID: Int] = [:]
        for (type, name) in zip(types, names) {
            if let position = positions[type] {
                mentions[position].locations.append(name.location)
            } else {
                positions[type] = mentions.count
                mentions.append(TypeMention(type: type, locations: [name.location]))
            }
        }
        return mentions
    }
}
