internal import Eventuals
internal import HTTPTypes

/// `GET /` and `GET /explorer/…`: the explorer, a page of this project's own that asks the gateway it comes from, and
/// nobody else.
final class ExplorerRoute: Route {
    /// Where its files are.
    static let pathPrefix = "/explorer/"

    var methods: [HTTPRequest.Method] { [.get] }

    func pattern(_ path: Substring) -> String { path == "/" ? "/" : Self.pathPrefix + "{file}" }

    func respond(to exchange: Exchange) -> Eventual<GatewayResponse> {
        guard let file = ExplorerFile.all[exchange.path] else {
            return .ready(error(.notFound, "The explorer has no such file."))
        }
        var fields: HTTPFields = [
            .eTag: file.tag.text, .cacheControl: "no-cache", .contentSecurityPolicy: Self.policy,
            .xContentTypeOptions: "nosniff", .referrerPolicy: "no-referrer", .crossOriginOpenerPolicy: "same-origin",
            .crossOriginResourcePolicy: "same-origin",
        ]
        if file.tag.isKnown(toSenderOf: exchange.request.head.headerFields.value(.ifNoneMatch)) {
            return .ready(GatewayResponse(status: .notModified, headerFields: fields))
        }
        fields[.contentType] = file.contentType
        return .ready(GatewayResponse(status: .ok, headerFields: fields, body: file.content))
    }

    /// Scripts and styles from here alone, none inside the page; requests to here alone; no text ever becomes markup; in
    /// nobody's frame.
    private static let policy = [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "connect-src 'self'",
        "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'", "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    ].joined(separator: "; ")
}
