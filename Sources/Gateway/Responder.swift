public import Eventuals
public import HTTPTypes

/// What a front door needs from the application: a response for every request.
public protocol Responder: Sendable {
    /// The response to a request: ready where it has to wait for nothing. The work for any other is done in a task of its
    /// own, which is cancelled when nobody waits for it any more.
    func respond(to request: consuming GatewayRequest) -> Eventual<GatewayResponse>

    /// The response to what the front door refuses by itself: a request that is malformed, too large, too slow, or one
    /// too many.
    /// - Parameters:
    ///   - status: The status, 4xx or 5xx.
    ///   - message: What is wrong and what to do, for the caller.
    ///   - head: The request's head, if it was understood.
    ///   - limit: The limit that was exceeded, if it was one.
    func refuse(
        _ status: HTTPResponse.Status, _ message: String, _ head: HTTPRequest?, limit: RefusedLimit?
    ) -> GatewayResponse

    /// A connection was opened.
    func connectionOpened()

    /// A connection was closed.
    func connectionClosed()
}

extension Responder {
    /// The response to what the front door refuses for another reason than a limit.
    public func refuse(_ status: HTTPResponse.Status, _ message: String, _ head: HTTPRequest?) -> GatewayResponse {
        refuse(status, message, head, limit: nil)
    }

    /// Nothing is done about it.
    public func connectionOpened() {}

    /// Nothing is done about it.
    public func connectionClosed() {}
}
