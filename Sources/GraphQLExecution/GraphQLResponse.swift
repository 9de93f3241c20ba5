public import GraphQLLanguage
public import JSON

/// The answer to a request: a JSON text and what a transport has to know of it (specification section "Response").
public struct GraphQLResponse: Sendable {
    /// The response as JSON in UTF-8: `errors`, `data`, `extensions`.
    public var body: [UInt8]
    /// How far the request came.
    public var outcome: Outcome
    /// The limits that the operation exceeds: those it was refused for, and those that only warn.
    public var exceededLimits: [LimitExcess]

    /// A response.
    public init(body: [UInt8], outcome: Outcome, exceededLimits: [LimitExcess] = []) {
        self.body = body
        self.outcome = outcome
        self.exceededLimits = exceededLimits
    }

    /// Whether ``body`` ends with `extensions`.
    private var hasExtensions = false

    /// Adds a member to the response's `extensions` (specification section "Response Format"): for front doors that tell
    /// of their work.
    public mutating func addExtension(_ name: String, _ value: JSONValue) {
        var writer = JSONWriter()
        writer.writeString(name)
        writer.append(UInt8(ascii: ":"))
        writer.write(value)
        body.removeLast(hasExtensions ? 2 : 1)
        body += Array((hasExtensions ? "," : ",\"extensions\":{").utf8) + writer.bytes + Array("}}".utf8)
        hasExtensions = true
    }

    /// How far a request came; a transport derives its status from it.
    public enum Outcome: Hashable, Sendable {
        /// A request error: nothing was executed, the response has no `data`.
        case requestError(Stage)
        /// Executed; `data` is there (null included when `dataIsNull`).
        case executed(OperationType, hasErrors: Bool, dataIsNull: Bool)
    }

    /// Where a request error was found.
    public enum Stage: Hashable, Sendable {
        /// The document is not well-formed.
        case syntax
        /// The document is not valid for the schema.
        case validation
        /// A limit on the document was exceeded.
        case limit
        /// No operation of that name, or several and no name.
        case operationSelection
        /// A variable's value is missing or wrong.
        case variables
        /// The transport allows queries only, and the operation is none.
        case operationType
    }
}
