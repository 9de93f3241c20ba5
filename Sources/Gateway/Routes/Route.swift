internal import Eventuals
internal import HTTPTypes

/// What answers the requests for one path. A class: it lives as long as the gateway, and many hands pass it on.
protocol Route: AnyObject, Sendable {
    /// The methods it answers; `HEAD` comes with `GET`.
    var methods: [HTTPRequest.Method] { get }
    /// What the metrics call it. Default: a page.
    var label: RouteLabel { get }
    /// A path of its without what callers choose of it, as `/ec2/{id}`. Default: the path.
    func pattern(_ path: Substring) -> String
    /// Whether its requests count as work of which only so much is done at a time. Default no.
    var isBounded: Bool { get }
    /// The response to a request with one of these methods.
    func respond(to exchange: Exchange) -> Eventual<GatewayResponse>
    /// An error in the shape that callers of this route know.
    func error(_ status: HTTPResponse.Status, _ message: String) -> GatewayResponse
}

extension Route {
    var label: RouteLabel { .page }
    /// Probes come every few seconds, and tell nothing.
    var isTraced: Bool { label != .health && label != .metrics }
    var isBounded: Bool { false }

    func pattern(_ path: Substring) -> String { String(path) }

    /// The value of the `Allow` field (RFC 9110 section 10.2.1).
    var allow: String {
        var names = methods.map(\.rawValue)
        if methods.contains(.get) { names.append("HEAD") }
        return (names + ["OPTIONS"]).joined(separator: ", ")
    }

    func error(_ status: HTTPResponse.Status, _ message: String) -> GatewayResponse {
        .error(status, HTTPErrorCode(status), message)
    }
}
