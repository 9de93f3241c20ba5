internal import HTTPTypes
internal import JSON

extension GatewayResponse {
    /// A JSON answer that no cache keeps.
    static func json(_ status: HTTPResponse.Status, _ body: [UInt8], _ type: String = "application/json; charset=utf-8")
        -> GatewayResponse
    {
        GatewayResponse(status: status, headerFields: type == plainType ? plainFields : fields(type), body: body)
    }

    private static let plainType = "application/json; charset=utf-8"
    /// Made once: most answers have these.
    private static let plainFields = fields(plainType)

    private static func fields(_ type: String) -> HTTPFields {
        [.contentType: type, .cacheControl: "no-store", .xContentTypeOptions: "nosniff"]
    }

    /// An error as a well-formed GraphQL response: `{"errors":[{"message":…,"extensions":{"code":…}}]}`.
    static func error(
        _ status: HTTPResponse.Status, _ code: HTTPErrorCode, _ message: String,
        _ type: String = "application/json; charset=utf-8"
    ) -> GatewayResponse {
        var writer = JSONWriter(capacity: 128)
        writer.append(contentsOf: #"{"errors":[{"message":"#)
        writer.writeString(message)
        writer.append(contentsOf: #","extensions":{"code":""#)
        writer.append(contentsOf: code.text)
        writer.append(contentsOf: #""}}]}"#)
        return .json(status, writer.bytes, type)
    }
}
