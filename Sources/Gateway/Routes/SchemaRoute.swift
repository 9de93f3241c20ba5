internal import Eventuals
internal import HTTPTypes
internal import InventoryAPI

/// `GET /schema.graphql`: the schema as its authors wrote it.
final class SchemaRoute: Route {
    private let text = InventoryAPI.schemaText

    var methods: [HTTPRequest.Method] { [.get] }

    func respond(to exchange: Exchange) -> Eventual<GatewayResponse> {
        .ready(
            GatewayResponse(
                status: .ok,
                headerFields: [
                    .contentType: "application/graphql; charset=utf-8", .xContentTypeOptions: "nosniff",
                    .contentDisposition: "inline; filename=\"schema.graphql\"",
                ],
                body: text))
    }
}
