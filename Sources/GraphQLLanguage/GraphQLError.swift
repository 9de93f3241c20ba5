public import JSON

/// An error as a response reports it (specification section "Errors").
public struct GraphQLError: Error, Sendable {
    /// What is wrong, for the developer who reads it.
    public var message: String
    /// Where in the document, in the order of importance; empty when no place applies.
    public var locations: [SourceLocation]
    /// The response position that failed, for execution errors.
    public var path: [PathSegment]?
    /// Further members, in the order they are written; `code` by convention first.
    public var extensions: JSONObject
    /// The validation rule that found it, by the reference implementation's name without its suffix.
    public var rule: String?

    /// An error with a message; everything else where it applies.
    public init(
        _ message: String, at locations: [SourceLocation] = [], path: [PathSegment]? = nil,
        extensions: JSONObject = [:], rule: String? = nil
    ) {
        self.message = message
        self.locations = locations
        self.path = path
        self.extensions = extensions
        self.rule = rule
    }

    /// One step from the response's root to a position in it: a response name or a list index from 0.
    public enum PathSegment: Hashable, Sendable {
        /// A response name: an alias where there is one, else the field's name.
        case name(String)
        /// An index into a list, from 0.
        case index(Int)
    }
}
