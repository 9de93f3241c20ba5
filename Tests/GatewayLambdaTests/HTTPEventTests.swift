import GatewayLambda
import Testing

@Suite("An event's request")
struct HTTPEventTests {
    @Test("of a REST API has decoded parameters encoded again, and fields as often as they came")
    func restAPI() throws {
        let event = try HTTPEvent(
            parsing: Array(
                #"""
                {"resource": "/ec2/{aws_instance_id}", "path": "/ec2/i-1", "httpMethod": "GET", "body": null,
                 "headers": {"Host": "api.example", "accept": "b"},
                 "multiValueHeaders": {"Host": ["api.example"], "accept": ["a", "b"]},
                 "queryStringParameters": {"a": "2"},
                 "multiValueQueryStringParameters": {"a": ["1", "2"], "q r": ["{ é&=+ }"]},
                 "pathParameters": {"aws_instance_id": "i-1"}, "stageVariables": null,
                 "requestContext": {"stage": "prod", "requestId": "c6af", "identity": {"sourceIp": "203.0.113.9"}}}
                """#.utf8))
        #expect(event.method == "GET")
        #expect(event.path == "/ec2/i-1")
        #expect(event.query == "a=1&a=2&q%20r=%7B%20%C3%A9%26%3D%2B%20%7D")
        #expect(event.fields.map { "\($0.name): \($0.value)" } == ["Host: api.example", "accept: a", "accept: b"])
        #expect(event.body.isEmpty)
        #expect(event.sourceAddress == "203.0.113.9")
        #expect(event.requestID == "c6af")
        #expect(event.shape == .restAPI)
    }

    @Test("of an HTTP API or a function URL keeps its query, and has the cookies as one field")
    func httpAPI() throws {
        let event = try HTTPEvent(
            parsing: Array(
                #"""
                {"version": "2.0", "routeKey": "$default", "rawPath": "/graphql", "rawQueryString": "query=%7Ba%7D&b",
                 "cookies": ["a=1", "b=2"], "headers": {"accept": "x,y"}, "isBase64Encoded": true, "body": "e30=",
                 "queryStringParameters": {"query": "{a}"},
                 "requestContext": {"stage": "$default", "http": {"method": "POST", "path": "/graphql",
                   "sourceIp": "2001:db8::1"}, "requestId": "JKJaXmPLvHcESHA="}}
                """#.utf8))
        #expect(event.method == "POST")
        #expect(event.query == "query=%7Ba%7D&b")
        #expect(event.fields.map { "\($0.name): \($0.value)" } == ["accept: x,y", "cookie: a=1; b=2"])
        #expect(event.isBase64Encoded)
        #expect(event.body == "e30=")
        #expect(event.sourceAddress == "2001:db8::1")
        #expect(event.shape == .httpAPI)
    }

    @Test("of a load balancer keeps what is encoded, and takes the address that the balancer saw")
    func loadBalancer() throws {
        let single = try HTTPEvent(
            parsing: Array(
                #"""
                {"requestContext": {"elb": {"targetGroupArn": "arn"}}, "httpMethod": "GET", "path": "/ec2/i%2D1",
                 "queryStringParameters": {"query": "%7Ba%7D", "x": "{"},
                 "headers": {"x-forwarded-for": "10.0.0.1, 198.51.100.7"}, "body": "", "isBase64Encoded": false}
                """#.utf8))
        #expect(single.path == "/ec2/i%2D1")
        #expect(single.query == "query=%7Ba%7D&x=%7B")
        #expect(single.sourceAddress == "198.51.100.7")
        #expect(single.shape == .loadBalancer(hasMultiValueHeaders: false))

        let multiple = try HTTPEvent(
            parsing: Array(
                #"""
                {"requestContext": {"elb": {"targetGroupArn": "arn"}}, "httpMethod": "GET", "path": "/",
                 "multiValueQueryStringParameters": {"a": ["1", "2"]},
                 "multiValueHeaders": {"accept": ["a", "b"]}, "body": "", "isBase64Encoded": false}
                """#.utf8))
        #expect(multiple.query == "a=1&a=2")
        #expect(multiple.fields.count == 2)
        #expect(multiple.shape == .loadBalancer(hasMultiValueHeaders: true))
    }

    @Test(
        "that is none is said to be none, with what it is instead",
        arguments: [
            (#"{"Records": [{"eventSource": "aws:sqs"}]}"#, #"the members "Records""#),
            (#"{"source": "aws.events", "detail-type": "Scheduled Event"}"#, "detail-type"),
            ("{}", "an empty object"), ("[]", "no JSON object"), (#""warm-up""#, "no JSON object"),
            (
                #"{"type": "REQUEST", "methodArn": "arn", "resource": "/", "path": "/", "httpMethod": "GET"}"#,
                "methodArn"
            ),
            (#"{"version": "2.0", "type": "REQUEST", "routeArn": "arn", "requestContext": {"http": {}}}"#, "routeArn"),
        ])
    func notHTTP(event: String, mentions: String) throws {
        let error = try #require(throws: EventError.self) { try HTTPEvent(parsing: Array(event.utf8)) }
        #expect(error.failure.type == "Gateway.NotAnHTTPEvent")
        #expect(error.failure.message.contains(mentions), "\(error.failure.message)")
        #expect(error.failure.message.contains("API Gateway"))
    }

    @Test(
        "that is malformed is refused with the place",
        arguments: [
            ("", "not JSON"), ("{", "not JSON"), ("\u{FEFF}{}", "not JSON"),
            (#"{"httpMethod": 5, "path": "/", "resource": "/"}"#, "httpMethod must be a string"),
            (#"{"httpMethod": "GET", "path": null, "resource": "/"}"#, "path must be a string"),
            (#"{"httpMethod": "GET", "path": "/", "headers": []}"#, "headers must be an object"),
            (#"{"httpMethod": "GET", "path": "/", "headers": {"a": 1}}"#, "headers.a must be a string"),
            (
                #"{"httpMethod": "GET", "path": "/", "multiValueHeaders": {"a": "b"}}"#,
                "multiValueHeaders.a must be an array of strings"
            ),
            (
                #"{"httpMethod": "GET", "path": "/", "multiValueHeaders": {"a": [1]}}"#,
                "multiValueHeaders.a must be an array of strings"
            ),
            (#"{"httpMethod": "GET", "path": "/", "isBase64Encoded": "yes"}"#, "isBase64Encoded must be true or false"),
            (#"{"httpMethod": "GET", "path": "/", "body": {}}"#, "body must be a string"),
            (#"{"requestContext": {"http": "GET"}}"#, "requestContext.http must be an object"),
            (#"{"rawPath": "/", "requestContext": {"http": {}}}"#, "requestContext.http.method must be a string"),
            (#"{"requestContext": {"http": {"method": "GET"}}}"#, "rawPath must be a string"),
            (#"{"requestContext": {"elb": {}}}"#, "httpMethod must be a string"),
        ])
    func malformed(event: String, mentions: String) throws {
        let error = try #require(throws: EventError.self) { try HTTPEvent(parsing: Array(event.utf8)) }
        #expect(error.failure.type == "Gateway.InvalidEvent")
        #expect(error.failure.message.contains(mentions), "\(error.failure.message)")
    }
}
