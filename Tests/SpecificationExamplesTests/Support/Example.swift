import Testing

/// An example or counter-example of the specification, and what it shows.
struct Example: Sendable, CustomTestStringConvertible {
    /// The section's number and title.
    let section: String
    let title: String
    let claim: Claim
    /// What the example's operation reads, as JSON; objects name their type as `$type` where it matters.
    let data: String
    /// The variables' values, as JSON.
    let variables: String
    /// The answers that the specification shows for the operation, as JSON: the members of `data`, or a whole response.
    let answer: String?
    /// The specification's text.
    let text: String

    init(
        _ section: String, _ title: String, _ claim: Claim, data: String = "{}", variables: String = "{}",
        answer: String? = nil, _ text: String
    ) {
        self.section = section
        self.title = title
        self.claim = claim
        self.data = data
        self.variables = variables
        self.answer = answer
        self.text = text
    }

    var testDescription: String {
        let firstLine = text.prefix { $0 != "\n" }
        return
            "\(section) \(title): \(firstLine == "{" ? text.split(separator: "\n").prefix(2).joined() : String(firstLine))"
    }

    /// What an example shows. Schemas are type system texts.
    enum Claim: Sendable {
        /// A document by its syntax; what it means is not the point.
        case parses
        /// A description, and the text that it means.
        case description(String)
        /// Operations that are valid.
        case valid(String)
        /// Operations that break just these rules.
        case invalid(String, Set<String>)
        /// The same, but that an operation spreads the fragments is left out; type definitions join the schema.
        case validFragments(String)
        /// The same of what breaks just these rules.
        case invalidFragments(String, Set<String>)
        /// Operations that are executed as they stand, without validation.
        case executed(String)
        /// The selection set of a mutation, whose fields are executed one after another.
        case serialMutation(String)
        /// Type system definitions that are valid, completed by what the example leaves out.
        case typeSystem(with: String = "")
        /// Type system definitions that are refused.
        case invalidTypeSystem(with: String)
        /// Definitions that every schema has.
        case builtIn
        /// The fields that every query root type has.
        case metaFields
        /// A response whose errors have the specified format, or go beyond it.
        case errorFormat(isSpecified: Bool)
    }
}
