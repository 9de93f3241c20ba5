extension HTTPEvent {
    /// The request of an API Gateway HTTP API's event in format 2.0, or of a function URL's, which is the same
    /// (AWS: "Create AWS Lambda proxy integrations for HTTP APIs in API Gateway").
    ///
    /// Fields that came several times are joined; cookies stand apart. The path has the stage unless that is `$default`.
    init(httpAPI event: EventObject) throws(EventError) {
        let context = try event.object("requestContext")
        guard let http = try context?.object("http") else {
            throw .malformed(path: "requestContext.http", expected: "an object")
        }
        // `GET /ec2/{id}`, or `$default`.
        let route = try event.text("routeKey")?.split(separator: " ").last.map(String.init)
        let path = RoutedPath(
            path: try event.requiredText("rawPath"), stage: try context?.text("stage"),
            template: route, parameters: try event.pairs("pathParameters") ?? [])
        var fields = try event.pairs("headers") ?? []
        if let cookies = try event.texts("cookies"), !cookies.isEmpty {
            fields.removeAll { $0.name.lowercased() == "cookie" }
            fields.append(("cookie", cookies.joined(separator: "; ")))
        }
        try self.init(
            method: http.requiredText("method"), path: path.text,
            query: event.text("rawQueryString").map(RequestTarget.query(repairing:)), fields: fields, event,
            shape: .httpAPI)
        sourceAddress = try http.text("sourceIp")
    }
}
