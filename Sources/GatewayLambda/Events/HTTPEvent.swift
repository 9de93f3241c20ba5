internal import Gateway
internal import JSON

/// An HTTP request as the content of a Lambda event, whichever service sent it.
package struct HTTPEvent: Sendable {
    /// The method.
    package var method: String
    /// The path to be routed, percent-encoded, without stages and base paths.
    package var path: String
    /// The query, percent-encoded, without its `?`; nil without one.
    package var query: String?
    /// The header fields.
    package var fields: [(name: String, value: String)]
    /// The content as the event has it.
    package var body: String
    /// Whether ``body`` is in Base64.
    package var isBase64Encoded: Bool
    /// Who sent the request, as the service saw it.
    package var sourceAddress: String?
    /// The service's own id of the request.
    package var requestID: String?
    /// How the answer has to look.
    package var shape: AnswerShape

    /// The request of an event.
    /// - Parameters:
    ///   - event: The event, a JSON text.
    ///   - basePath: What is taken off the path beside what the event itself tells to be no part of it.
    package init(parsing event: [UInt8], basePath: String = "") throws(EventError) {
        let value: JSONValue
        do {
            value = try JSONValue(parsing: event)
        } catch {
            throw .notJSON("\(error)")
        }
        guard case .object(let members) = value else { throw .notHTTP("no JSON object") }
        let object = EventObject(members)
        switch Self.source(members) {
        case .httpAPI: try self.init(httpAPI: object)
        case .loadBalancer: try self.init(loadBalancer: object)
        case .restAPI: try self.init(restAPI: object)
        case nil: throw .notHTTP(Self.summary(members))
        }
        path = RoutedPath.strip(basePath, from: path)
    }

    init(
        method: String, path: String, query: String?, fields: [(name: String, value: String)], _ event: EventObject,
        shape: AnswerShape
    ) throws(EventError) {
        self.method = method
        self.path = path
        self.query = query.flatMap { $0.isEmpty ? nil : $0 }
        self.fields = fields
        self.shape = shape
        body = try event.text("body") ?? ""
        isBase64Encoded = try event.flag("isBase64Encoded")
        requestID = try event.object("requestContext")?.text("requestId")
    }

    private enum Source {
        case restAPI
        case httpAPI
        case loadBalancer
    }

    /// Who sent the event, by what only that service's events have.
    private static func source(_ event: JSONObject) -> Source? {
        // An authorizer is asked about a request, with that request's members around the question.
        if event["methodArn"] != nil || event["routeArn"] != nil { return nil }
        if case .object(let context)? = event["requestContext"] {
            if context["elb"] != nil { return .loadBalancer }
            if context["http"] != nil { return .httpAPI }
        }
        return event["httpMethod"] != nil && event["path"] != nil ? .restAPI : nil
    }

    /// What an event is that is not understood, in few words.
    private static func summary(_ event: JSONObject) -> String {
        if event.isEmpty { return "an empty object" }
        let names = event.members.prefix(8).map(\.name.quoted).joined(separator: ", ")
        return "an object with the members \(names)\(event.members.count > 8 ? ", …" : "")"
    }
}

extension String {
    /// The start of a name that others chose, fit for a message.
    fileprivate var quoted: String { count > 40 ? "\"\(prefix(40))…\"" : "\"\(self)\"" }
}
