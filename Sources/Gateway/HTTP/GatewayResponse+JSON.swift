internal import HTTPTypes
internal import JSON

extension GatewayResponse {
    /// A JSON answer that no cache keeps.
    static func json(_ status: HTTPResponse.Status, _ body: [UInt8], _ type: String = "application/json; charset=utf-8")
        -> GatewayResponse
    {
        GatewayResponse(
            status: status,
            headerFields: [.contentType: type, .cacheControl: "no-store", .xContentTypeOptions: "nosniff"],
            body: body)
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
