internal import JSON

/// What a `POST` to the GraphQL route holds: a request, or a batch of them.
enum GraphQLBody {
    case request(GraphQLParameters)
    /// The requests of a JSON array, each with its own fault if it has one.
    case batch([Result<GraphQLParameters, BadRequest>])

    /// Reads a content.
    /// - Parameter maximumBatchSize: The most requests of a batch; 0 takes none.
    init(_ content: [UInt8], maximumBatchSize: Int) throws(BadRequest) {
        if content.isEmpty { throw BadRequest("The request has no content; send a JSON object with \"query\".") }
        let value: JSONValue
        do {
            value = try JSONValue(parsing: content)
        } catch {
            throw BadRequest("The request's content is not JSON: \(error).")
        }
        guard case .array(let requests) = value else {
            self = .request(try GraphQLParameters(value))
            return
        }
        guard maximumBatchSize > 0 else {
            throw BadRequest("The request must be one JSON object; batches are not supported.")
        }
        guard !requests.isEmpty else { throw BadRequest("The batch has no requests.") }
        guard requests.count <= maximumBatchSize else {
            throw BadRequest("The batch has \(requests.count) requests; at most \(maximumBatchSize) are allowed.")
        }
        self = .batch(
            requests.map { request in
                Result { () throws(BadRequest) in try GraphQLParameters(request) }
            })
    }
}
