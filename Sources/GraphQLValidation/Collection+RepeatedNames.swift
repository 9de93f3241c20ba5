import GraphQLLanguage

extension Collection<Name> {
    /// The names that occur more than once, each with all its occurrences in order; the names by first occurrence.
    func repeated() -> [[Name]] {
        guard count > 1, hasRepetition else { return [] }
        var indices: [String: Int] = [:]
        var groups: [[Name]] = []
        for name in self {
            if let index = indices[name.value] {
                groups[index].append(name)
            } else {
                indices[name.value] = groups.count
                groups.append([name])
            }
        }
        return groups.filter { $0.count > 1 }
    }

    /// Few names, as nearly always, are compared with each other; many are looked up.
    private var hasRepetition: Bool {
        if count > 8 { return Set(lazy.map(\.value)).count < count }
        var rest = self[...]
        while let name = rest.popFirst() {
            if rest.contains(where: { $0.value == name.value }) { return true }
        }
        return false
    }
}
