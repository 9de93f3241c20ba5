internal import GraphQLLanguage

/// A rule on the type system as a whole, checked when every definition is merged and every type known.
protocol TypeSystemRule {
    /// The rule's name.
    static var name: String { get }

    /// Reports what breaks the rule.
    static func check(_ context: inout TypeSystemContext)
}

/// What the rules look at, and where they report.
struct TypeSystemContext {
    /// The schema to check, all its types resolved.
    let schema: Schema
    /// What it was built from, for the places of errors.
    let source: TypeSystemSource
    /// Every argument and input field of the source.
    let inputValues: [InputValueSite]
    /// The rule at work.
    var rule = ""
    /// What was found so far.
    private(set) var errors = ErrorList()

    init(_ schema: Schema, _ source: TypeSystemSource) {
        self.schema = schema
        self.source = source
        inputValues = InputValueSite.all(in: schema, source)
    }

    /// The types of the source, each with what was built from it. They are the schema's first types.
    var types: [(source: TypeSource, type: SchemaType)] { Array(zip(source.types, schema.types)) }

    /// What a type was built from; nil for built-in types.
    func source(of type: TypeID) -> TypeSource? {
        type.index < source.types.count ? source.types[type.index] : nil
    }

    /// Reports an error of the rule at work in the definition at a position.
    mutating func report(_ message: String, at locations: [SourceLocation], in definition: Int) {
        report(GraphQLError(message, at: locations), in: definition)
    }

    /// Reports an error of the rule at work in the definition at a position.
    mutating func report(_ error: GraphQLError, in definition: Int) {
        var error = error
        error.rule = rule
        errors.append(error, in: definition)
    }
}
