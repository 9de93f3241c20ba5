internal import GraphQLLanguage

/// A rule on definitions as they are written, checked before there is a schema.
protocol SDLRule {
    /// The rule's name: that of the reference implementation where it has the rule.
    static var name: String { get }

    /// Reports what breaks the rule.
    static func check(_ context: inout SDLContext)
}

/// What the rules look at, and where they report.
struct SDLContext {
    /// The definitions to check.
    let source: TypeSystemSource
    /// What every schema has.
    let builtIn: TypeSystemSource
    /// The rule at work.
    var rule = ""
    /// What was found so far.
    private(set) var errors = ErrorList()

    init(_ source: TypeSystemSource, builtIn: TypeSystemSource) {
        self.source = source
        self.builtIn = builtIn
    }

    /// All definitions with their positions.
    var definitions: [(offset: Int, element: Definition)] { Array(source.definitions.enumerated()) }

    /// The directive of a name: the document's own, else the built-in one.
    func directive(named name: String) -> DirectiveDefinition? {
        source.directive(named: name) ?? builtIn.directive(named: name)
    }

    /// Reports an error of the rule at work in the definition at a position.
    mutating func report(_ message: String, at locations: [SourceLocation], in definition: Int) {
        errors.append(GraphQLError(message, at: locations, rule: rule), in: definition)
    }
}

/// The names of one scope, to find those that come twice.
struct UniqueNames {
    private var first: [String: SourceLocation] = [:]

    /// Adds a name. Where it was there already, this is the place of the first one.
    mutating func insert(_ name: Name) -> SourceLocation? {
        if let location = first[name.value] { return location }
        first[name.value] = name.location
        return nil
    }
}
