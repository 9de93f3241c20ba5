import JSON
import GraphQLLanguage
import GraphQLSchema

/// A rule of the section "Validation": a type in a file of its own whose functions the ``DocumentWalker`` calls for the
/// nodes it is about.
protocol ValidationRule {
    /// The reference implementation's name for the rule, as errors carry it.
    static var name: String { get }
}

/// What all rules share: the schema, the document's fragments, and the errors found so far.
struct ValidationContext {
    let schema: Schema
    let options: ValidationOptions
    let fragments: FragmentTable
    /// Whether validation is to end: an error or step too many.
    private(set) var isFinished = false
    private var errors: [GraphQLError] = []
    private var abortion: GraphQLError?
    private var remainingSteps: Int

    /// No error says more than this many places.
    private static let maximumLocations = 100

    init(schema: Schema, options: ValidationOptions, fragments: FragmentTable) {
        self.schema = schema
        self.options = options
        self.fragments = fragments
        remainingSteps = options.maximumSteps
    }

    /// Reports what a rule found.
    mutating func report<Rule: ValidationRule>(
        _ rule: Rule.Type, _ message: String, at locations: SourceLocation...
    ) {
        report(rule, message, at: locations)
    }

    /// Reports what a rule found, at any number of places.
    mutating func report<Rule: ValidationRule>(_ rule: Rule.Type, _ message: String, at locations: [SourceLocation]) {
        guard !isFinished else { return }
        guard errors.count < options.maximumErrors else {
            return abort("Too many validation errors, error limit reached. Validation aborted.")
        }
        errors.append(
            GraphQLError(
                message, at: Array(locations.prefix(Self.maximumLocations)), extensions: Self.extensions,
                rule: rule.name))
    }

    /// Takes steps of those that ``ValidationOptions/maximumSteps`` allows. False ends validation.
    mutating func take(steps: Int = 1) -> Bool {
        remainingSteps -= steps
        if remainingSteps >= 0 { return true }
        if !isFinished { abort("The document's fragments multiply beyond what can be validated.") }
        return false
    }

    private mutating func abort(_ message: String) {
        isFinished = true
        abortion = GraphQLError(message, extensions: Self.extensions)
    }

    private static var extensions: JSONObject { ["code": .string("GRAPHQL_VALIDATION_FAILED")] }

    /// All errors by their first locations; last, why validation ended early, if it did.
    var finishedErrors: [GraphQLError] {
        let ordered = errors.enumerated().sorted { a, b in
            guard let first = a.element.locations.first, let second = b.element.locations.first, first != second
            else { return a.offset < b.offset }
            return (first.line, first.column) < (second.line, second.column)
        }
        return ordered.map(\.element) + (abortion.map { [$0] } ?? [])
    }
}
