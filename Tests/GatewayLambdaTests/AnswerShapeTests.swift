import Gateway
import HTTPTypes
import JSON
import Testing

@testable import GatewayLambda

@Suite("An answer")
struct AnswerShapeTests {
    private let response = GatewayResponse(
        status: .created,
        headerFields: {
            var fields: HTTPFields = [.contentType: "application/json"]
            for value in ["a", "b"] { fields.append(HTTPField(name: .vary, value: value)) }
            for value in ["c=1", "d=2"] { fields.append(HTTPField(name: .setCookie, value: value)) }
            return fields
        }(), body: Array("{\"é\":1}".utf8))

    @Test(
        "has the service's shape",
        arguments: [
            (
                AnswerShape.restAPI,
                #"{"headers":{"Content-Type":"application/json"},"multiValueHeaders":{"Vary":["a","b"],"Set-Cookie":["c=1","d=2"]}}"#
            ),
            (
                .httpAPI,
                #"{"headers":{"Content-Type":"application/json","Vary":"a, b"},"cookies":["c=1","d=2"]}"#
            ),
            (
                .loadBalancer(hasMultiValueHeaders: true),
                #"{"statusDescription":"201 Created","multiValueHeaders":{"Content-Type":["application/json"],"Vary":["a","b"],"Set-Cookie":["c=1","d=2"]}}"#
            ),
            (
                .loadBalancer(hasMultiValueHeaders: false),
                #"{"statusDescription":"201 Created","headers":{"Content-Type":"application/json","Vary":"a, b","set-cookie":"c=1","Set-cookie":"d=2"}}"#
            ),
        ])
    func shape(shape: AnswerShape, head: String) throws {
        guard case .object(var answer) = try JSONValue(parsing: shape.encode(response)) else {
            Issue.record("no object")
            return
        }
        #expect(answer["statusCode"] == 201)
        #expect(answer["body"] == .string("{\"é\":1}"))
        #expect(answer["isBase64Encoded"] == false)
        for name in ["statusCode", "body", "isBase64Encoded"] { answer[name] = nil }
        #expect(JSONValue.object(answer).serialized() == head)
    }

    @Test(
        "carries what is no text in Base64",
        arguments: [
            ("application/json", nil, Array("{}".utf8), "{}", false),
            ("text/html; charset=utf-8", nil, Array("<p>\u{1F4E6}".utf8), "<p>\u{1F4E6}", false),
            ("application/graphql-response+json", nil, Array("{}".utf8), "{}", false),
            ("application/json", "gzip", [0x1F, 0x8B, 0x08], "H4sI", true),
            ("application/json", "identity", Array("{}".utf8), "{}", false),
            ("text/plain", nil, [0xFF], "/w==", true),
            ("image/png", nil, [0x89, 0x50], "iVA=", true),
            (nil, nil, Array("x".utf8), "eA==", true),
            ("image/png", nil, [], "", false),
        ] as [(String?, String?, [UInt8], String, Bool)])
    func binary(type: String?, coding: String?, body: [UInt8], text: String, isBase64Encoded: Bool) throws {
        var response = GatewayResponse(status: .ok, body: body)
        response.headerFields[.contentType] = type
        response.headerFields[.contentEncoding] = coding
        guard case .object(let answer) = try JSONValue(parsing: AnswerShape.httpAPI.encode(response)) else {
            Issue.record("no object")
            return
        }
        #expect(answer["body"] == .string(text))
        #expect(answer["isBase64Encoded"] == .bool(isBase64Encoded))
    }

    @Test("has no content for HEAD, 204 and 304", arguments: [(200, true), (204, false), (304, false)])
    func noContent(status: Int, isHead: Bool) throws {
        let response = GatewayResponse(
            status: .init(code: status), headerFields: [.contentType: "text/plain"], body: Array("x".utf8))
        let answer = try JSONValue(parsing: AnswerShape.restAPI.encode(response, isHead: isHead))
        guard case .object(let members) = answer else {
            Issue.record("no object")
            return
        }
        #expect(members["body"] == "")
    }
}
