import GraphQLLanguage

/// Input Object Field Uniqueness: an input object must not have two fields of one name.
enum UniqueInputFieldNamesRule: ValidationRule {
    static let name = "UniqueInputFieldNames"

    static func check(_ fields: [ObjectField], _ context: inout ValidationContext) {
        for names in fields.lazy.map(\.name).repeated() {
            for name in names.dropFirst() {
                context.report(
                    self, "There can be only one input field named \"\(name.value)\".",
                    at: names[0].location, name.location)
                if context.isFinished { return }
            }
        }
    }
}
