internal import GraphQLLanguage

/// "Input objects must not contain more than one field of the same name" (section "Input Object Field Uniqueness").
enum UniqueInputFieldNamesRule: SDLRule {
    static let name = "UniqueInputFieldNames"

    static func check(_ context: inout SDLContext) {
        for (index, definition) in context.definitions {
            var pending = Array(definition.values.reversed())
            while let value = pending.popLast() {
                switch value.kind {
                case .list(let items):
                    pending += items.reversed()
                case .object(let fields):
                    var known = UniqueNames()
                    for field in fields {
                        guard let first = known.insert(field.name) else { continue }
                        context.report(
                            "There can be only one input field named \"\(field.name.value)\".",
                            at: [first, field.name.location], in: index)
                    }
                    pending += fields.reversed().map(\.value)
                default:
                    break
                }
            }
        }
    }
}
