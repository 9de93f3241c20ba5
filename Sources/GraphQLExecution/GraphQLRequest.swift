public import JSON

/// A request to execute an operation (specification section "Executing Requests").
public struct GraphQLRequest: Sendable {
    /// The document's text in UTF-8.
    public var document: [UInt8]
    /// Which of the document's operations; nil if it has only one.
    public var operationName: String?
    /// The variables' values by name.
    public var variables: JSONObject
    /// Members for extensions of the protocol; passed on, not interpreted.
    public var extensions: JSONObject

    /// A request.
    public init(
        document: [UInt8], operationName: String? = nil, variables: JSONObject = [:], extensions: JSONObject = [:]
    ) {
        self.document = document
        self.operationName = operationName
        self.variables = variables
        self.extensions = extensions
    }
}
