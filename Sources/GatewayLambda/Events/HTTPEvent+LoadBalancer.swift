extension HTTPEvent {
    /// The request of an Application Load Balancer's event (AWS: "Use Lambda functions as targets of an Application Load
    /// Balancer"): the target group says whether fields and parameters come once or as arrays, and so has the answer to.
    ///
    /// Path and query are as the client sent them, not decoded.
    init(loadBalancer event: EventObject) throws(EventError) {
        let fields = try event.pairs(multiple: "multiValueHeaders", single: "headers")
        let query = try event.pairs(multiple: "multiValueQueryStringParameters", single: "queryStringParameters")
        try self.init(
            method: event.requiredText("httpMethod"),
            path: RequestTarget.path(repairing: event.requiredText("path")),
            query: RequestTarget.query(
                repairing: query.map { $0.value.isEmpty ? $0.name : "\($0.name)=\($0.value)" }.joined(separator: "&")),
            fields: fields, event, shape: .loadBalancer(hasMultiValueHeaders: event.object("multiValueHeaders") != nil))
        // The balancer appends the address it sees; what stands before it is the client's word.
        sourceAddress = fields.last { $0.name.lowercased() == "x-forwarded-for" }
            .flatMap { $0.value.split(separator: ",").last }
            .map { String($0.drop { $0 == " " }) }
    }
}
