import GatewayLambda
import JSON
import Testing

@Suite("The path of an event")
struct RoutedPathTests {
    /// A REST API's event, or with a version an HTTP API's of that format.
    private func path(
        _ path: String, route: String, _ parameters: JSONObject = [:], stage: String = "prod", version: String? = nil,
        basePath: String = ""
    ) throws -> String {
        var event: JSONObject =
            version == "2.0"
            ? [
                "version": "2.0", "rawPath": .string(path), "routeKey": .string(route),
                "requestContext": .object(["stage": .string(stage), "http": .object(["method": "GET"])]),
            ]
            : [
                "resource": .string(route), "path": .string(path), "httpMethod": "GET",
                "requestContext": .object(["stage": .string(stage)]),
            ]
        event["pathParameters"] = .object(parameters)
        if let version { event["version"] = .string(version) }
        return try HTTPEvent(parsing: JSONValue.object(event).serializedBytes(), basePath: basePath).path
    }

    @Test(
        "of a REST API begins where the API's own resources do",
        arguments: [
            ("/ec2/i-1", "/ec2/{id}", ["id": "i-1"], "/ec2/i-1"),
            ("/graphql", "/graphql", [:], "/graphql"),
            // A custom domain's base path, and one whose mapping names no stage.
            ("/inventory/ec2/i-1", "/ec2/{id}", ["id": "i-1"], "/ec2/i-1"),
            ("/a/b/c/graphql", "/graphql", [:], "/graphql"),
            ("/prod/ec2/i-1", "/ec2/{id}", ["id": "i-1"], "/ec2/i-1"),
            ("/inventory/ec2/i-1", "/{proxy+}", ["proxy": "ec2/i-1"], "/ec2/i-1"),
            ("/ec2/i-1", "/{proxy+}", ["proxy": "/ec2/i-1"], "/ec2/i-1"),
            ("/base/v1/ec2/i-1", "/v1/{proxy+}", ["proxy": "ec2/i-1"], "/v1/ec2/i-1"),
            ("/base", "/", [:], "/"), ("/base/", "/", [:], "/"), ("/", "/", [:], "/"),
            // A stage's name may be a path's too.
            ("/prod", "/prod", [:], "/prod"), ("/prod/x", "/{proxy+}", ["proxy": "prod/x"], "/prod/x"),
            // A slash that belongs to the id, and one at the end.
            ("/ec2/a%2Fb", "/ec2/{id}", ["id": "a/b"], "/ec2/a%2Fb"),
            ("/ec2/i-1/", "/ec2/{id}", ["id": "i-1"], "/ec2/i-1/"),
            // A route that does not fit says nothing.
            ("/ec2/i-1", "/packages/{id}", ["id": "i-1"], "/ec2/i-1"), ("/a", "/a/b/c", [:], "/a"),
            ("/ec2/i-1", "/{proxy+}", [:], "/ec2/i-1"),
        ] as [(String, String, JSONObject, String)])
    func restAPI(path event: String, route: String, parameters: JSONObject, expected: String) throws {
        #expect(try path(event, route: route, parameters) == expected)
    }

    @Test(
        "of an HTTP API has its stage taken off",
        arguments: [
            ("/prod/ec2/i-1", "ANY /ec2/{id}", "prod", "/ec2/i-1"), ("/prod/graphql", "$default", "prod", "/graphql"),
            ("/prod", "$default", "prod", "/"), ("/prod/", "$default", "prod", "/"),
            ("/production/graphql", "$default", "prod", "/production/graphql"),
            ("/graphql", "$default", "$default", "/graphql"), ("", "$default", "$default", "/"),
            ("/base/ec2/i-1", "GET /ec2/{id}", "$default", "/ec2/i-1"),
        ])
    func httpAPI(path event: String, route: String, stage: String, expected: String) throws {
        #expect(try path(event, route: route, ["id": "i-1"], stage: stage, version: "2.0") == expected)
        let resource = route.split(separator: " ").last.map(String.init) ?? ""
        #expect(try path(event, route: resource, ["id": "i-1"], stage: stage, version: "1.0") == expected)
    }

    @Test(
        "is encoded where a service has decoded it, and only there",
        arguments: [
            ("/ec2/a b", "/ec2/a%20b"), ("/ec2/é", "/ec2/%C3%A9"), ("/ec2/a?b#c", "/ec2/a%3Fb%23c"),
            ("/ec2/a%20b", "/ec2/a%20b"), ("/ec2/100%", "/ec2/100%25"), ("/ec2/%zz", "/ec2/%25zz"),
            ("/ec2/a\"<>\\^`{|}", "/ec2/a%22%3C%3E%5C%5E%60%7B%7C%7D"), ("/a:b@c!$&'()*+,;=", "/a:b@c!$&'()*+,;="),
            ("/a\u{0}\r\n", "/a%00%0D%0A"), ("graphql", "/graphql"),
        ])
    func encoding(path event: String, expected: String) throws {
        #expect(try path(event, route: "$default", stage: "$default", version: "2.0") == expected)
    }

    @Test(
        "loses the base path of the options",
        arguments: [
            ("/inventory/graphql", "/graphql"), ("/inventory", "/"), ("/inventory/", "/"),
            ("/inventories/graphql", "/inventories/graphql"), ("/graphql", "/graphql"),
        ])
    func basePath(path event: String, expected: String) throws {
        let result = try path(event, route: "$default", stage: "$default", version: "2.0", basePath: "/inventory")
        #expect(result == expected)
    }
}
