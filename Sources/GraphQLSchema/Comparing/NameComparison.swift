/// Two lists of named elements, matched by name.
struct NameComparison<Element> {
    /// In the old list only.
    private(set) var removed: [Element] = []
    /// In both, in the old list's order.
    private(set) var kept: [(old: Element, new: Element)] = []
    /// In the new list only.
    private(set) var added: [Element] = []

    init(_ old: [Element], _ new: [Element], by name: (Element) -> String) {
        let newByName = Dictionary(new.map { (name($0), $0) }, uniquingKeysWith: { first, _ in first })
        let oldNames = Set(old.map(name))
        for element in old {
            if let counterpart = newByName[name(element)] {
                kept.append((element, counterpart))
            } else {
                removed.append(element)
            }
        }
        added = new.filter { !oldNames.contains(name($0)) }
    }
}
