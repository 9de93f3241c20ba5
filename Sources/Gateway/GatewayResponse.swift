public import HTTPTypes

/// The answer to a request.
///
/// A front door adds what belongs to the connection (`Content-Length`, `Date`, `Connection`), and leaves the body out for
/// `HEAD`, which is answered like `GET` here.
public struct GatewayResponse: Sendable {
    /// The status.
    public var status: HTTPResponse.Status
    /// The header fields, without those of the connection.
    public var headerFields: HTTPFields
    /// The content.
    public var body: [UInt8]

    /// A response.
    public init(status: HTTPResponse.Status, headerFields: HTTPFields = [:], body: [UInt8] = []) {
        self.status = status
        self.headerFields = headerFields
        self.body = body
    }
}
