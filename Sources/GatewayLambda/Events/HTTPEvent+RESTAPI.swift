extension HTTPEvent {
    /// The request of an API Gateway REST API's event, or of an HTTP API's in format 1.0
    /// (AWS: "Lambda proxy integrations in API Gateway", "Input format of a Lambda function for proxy integration").
    ///
    /// Queries come decoded. The path has no stage, but the base path of a custom domain; in format 1.0 it has the stage.
    init(restAPI event: EventObject) throws(EventError) {
        let context = try event.object("requestContext")
        let isHTTPAPI = try event.text("version") == "1.0"
        let path = RoutedPath(
            path: try event.requiredText("path"), stage: isHTTPAPI ? try context?.text("stage") : nil,
            template: try event.text("resource"), parameters: try event.pairs("pathParameters") ?? [])
        let query = try event.pairs(multiple: "multiValueQueryStringParameters", single: "queryStringParameters")
        try self.init(
            method: event.requiredText("httpMethod"), path: path.text, query: RequestTarget.query(encoding: query),
            fields: event.pairs(multiple: "multiValueHeaders", single: "headers"), event, shape: .restAPI)
        sourceAddress = try context?.object("identity")?.text("sourceIp")
    }
}
