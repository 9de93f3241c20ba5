import Gateway
import HTTPTypes
import Inventory
import Testing

/// Every row of the sample's table: what its callers may rely on.
@Suite("The REST interface of the 2019 sample") struct LegacyEC2Tests {
    static let packages = #""packages":[{"package_name":"b","package_version":"1"},{"package_name":"a","package_version":"2"}]"#
    static let body = #"{"aws_region":"us-east-1","aws_account":"123456789012",\#(packages)}"#

    @Test("echoes what is registered: members, order, duplicates, further members of a package") func echo() async throws {
        let gateway = try await TestGateway()
        let body = """
            {"packages": [{"package_version":"1","package_name":"a","note":[1.50,null]},
              {"package_name":"a","package_version":"1"}], "aws_account":"123456789012",\t"aws_region":"us-east-1"}
            """
        let response = await gateway.send(.post, "/ec2/i-1", [:], "\n" + body + " \r\n")
        #expect(response.status == .ok)
        #expect(response.text == #"{"new_record":"# + body + "}")
        #expect(response.headerFields[.contentType] == "application/json")
        #expect(await gateway.send(.get, "/ec2/i-1").text.contains(
            #""packages":[{"package_name":"a","package_version":"1"}]"#))
    }

    /// A body, and what the error says; none means it is taken.
    static let bodies: [(String, String?)] = [
        (body, nil),
        (#"{"aws_region":"123456789012","aws_account":"1","packages":[]}"#, nil),
        (#"{"aws_region":"r","aws_account":"1","packages":[],"aws_instance_id":"i-other"}"#, nil),
        (#"{"aws_region":"r","aws_account":"1","packages":[],"aws_instance_id":7}"#, nil),
        (#"{"aws_region":"r","aws_account":"1","packages":[],"creation_date_utc":"2019-03-06 02:45:32.0"}"#, nil),
        (
            #"{"aws_region":"r","aws_account":"1","packages":[],"creation_date_utc":"2019-03-06T02:45:32Z"}"#,
            "Invalid input - creation_date_utc must have the form 2019-03-06 02:45:32.0"
        ),
        (
            #"{"aws_region":"r","aws_account":"1","packages":[],"creation_date_utc":"2019-02-30 02:45:32.0"}"#,
            "Invalid input - creation_date_utc must have the form 2019-03-06 02:45:32.0"
        ),
        (
            #"{"aws_region":"r","aws_account":"1","packages":[],"colour":"red"}"#,
            "Invalid EC2 input parameter: colour"
        ),
        (#"{"colour":"red"}"#, "Invalid EC2 input parameter: colour"),
        ("", "Invalid input - body must contain EC2 mandatory attributes"),
        (" \n", "Invalid input - body must contain EC2 mandatory attributes"),
        ("{}", "Invalid input - body must contain EC2 mandatory attributes"),
        ("null", "Invalid input - body must contain EC2 mandatory attributes"),
        ("[]", "Invalid input - the body must be a JSON object"),
        (#"{"aws_account":"1","packages":[]}"#, "Invalid input - aws_region is missing"),
        (#"{"aws_region":"r","packages":[]}"#, "Invalid input - aws_account is missing"),
        (#"{"aws_region":"r","aws_account":"1"}"#, "Invalid input - packages is missing"),
        (#"{"aws_region":"r","aws_account":"1","packages":{}}"#, "Invalid input - packages must be an array"),
        (#"{"aws_region":"r","aws_account":"1","packages":null}"#, "Invalid input - packages must be an array"),
        (
            #"{"aws_region":"r","aws_account":"1","packages":["a"]}"#,
            "Invalid input - packages[0] must be an object"
        ),
        (
            #"{"aws_region":"r","aws_account":"1","packages":[{"package_name":"a"}]}"#,
            "Invalid input - packages[0].package_version is missing"
        ),
        (
            #"{"aws_region":"r","aws_account":"1","packages":[{"package_name":"a","package_version":"1"},{"package_version":"1"}]}"#,
            "Invalid input - packages[1].package_name is missing"
        ),
        (#"{"aws_region":null,"aws_account":"1","packages":[]}"#, "Invalid input - aws_region must be a string"),
        (#"{"aws_region":"r","aws_account":123,"packages":[]}"#, "Invalid input - aws_account must be a string"),
        (
            #"{"aws_region":"r","aws_account":"12345678901234","packages":[]}"#,
            "Invalid input - The aws_account has 14 characters; at most 13 are allowed."
        ),
        (
            #"{"aws_region":"r","aws_account":"1","packages":[{"package_name":"","package_version":"1"}]}"#,
            "Invalid input - The packages[0].package_name must not be empty."
        ),
    ]

    @Test("takes or refuses a body, and writes nothing of one it refuses", arguments: bodies)
    func body(_ body: String, _ error: String?) async throws {
        let gateway = try await TestGateway()
        let response = await gateway.send(.post, "/ec2/i-1", [:], body)
        if let error {
            #expect(response.status == .badRequest)
            #expect(response.text == #"{"error_message":"\#(error)"}"#)
        } else {
            #expect(response.status == .ok)
            #expect(response.text == #"{"new_record":\#(body)}"#)
        }
        let found = await gateway.send(.get, "/ec2/i-1").text
        #expect(found.contains(#""record_found":\#(error == nil)"#))
        #expect(await gateway.send(.get, "/ec2/i-other").text == #"{"record":{},"record_found":false}"#)
    }

    @Test("says where a body is not JSON") func notJSON() async throws {
        let response = await (try TestGateway()).send(.post, "/ec2/i-1", [:], "{\"aws_region\":\n  oops}")
        #expect(response.status == .badRequest)
        #expect(response.text.hasPrefix(#"{"error_message":"Invalid input - the body is not JSON: "#))
        #expect(response.text.contains("(line 2, column 3)"))
    }

    @Test("refuses an id that exists with the text of 2019") func duplicate() async throws {
        let gateway = try await TestGateway()
        #expect(await gateway.send(.post, "/ec2/instance-002", [:], Self.body).status == .ok)
        let response = await gateway.send(.post, "/ec2/instance-002", [:], Self.body)
        #expect(response.status == .badRequest)
        #expect(
            response.text
                == #"{"error_message":"An error occurred (BadRequestException) when calling the ExecuteSql operation: "#
                + #"Duplicate entry 'instance-002' for key 'PRIMARY'"}"#)
        #expect(await gateway.send(.post, "/ec2/INSTANCE-002", [:], Self.body).status == .ok)
    }

    @Test("shows a record with the members, order and date form of 2019") func record() async throws {
        let gateway = try await TestGateway()
        let body = Self.body.dropLast() + #","creation_date_utc":"2019-03-06 02:45:32.0"}"#
        #expect(await gateway.send(.post, "/ec2/i-1", [:], String(body)).status == .ok)
        let response = await gateway.send(.get, "/ec2/i-1?ignored=1")
        #expect(response.status == .ok)
        #expect(
            response.text == #"{"record":{"aws_instance_id":"i-1","aws_region":"us-east-1","aws_account":"123456789012","#
                + #""creation_date_utc":"2019-03-06 02:45:32.0","packages":[{"package_name":"a","package_version":"2"},"#
                + #"{"package_name":"b","package_version":"1"}]},"record_found":true}"#)
    }

    @Test("dates a registration in the form of 2019, without fractions") func dates() async throws {
        let gateway = try await TestGateway()
        _ = await gateway.send(.post, "/ec2/i-1", [:], Self.body)
        let text = await gateway.send(.get, "/ec2/i-1").text
        #expect(text.contains(/"creation_date_utc":"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.0"/))
    }

    @Test("returns all packages at once, more than a page of the API holds") func manyPackages() async throws {
        let gateway = try await TestGateway()
        let packages = (0..<1_500).map { #"{"package_name":"p\#($0)","package_version":"1"}"# }.joined(separator: ",")
        let body = #"{"aws_region":"r","aws_account":"1","packages":[\#(packages)]}"#
        #expect(await gateway.send(.post, "/ec2/i-1", [:], body).status == .ok)
        #expect(await gateway.send(.get, "/ec2/i-1").text.split(separator: "package_name").count == 1_501)
    }

    /// An encoded id, and the id it stands for.
    static let ids = [
        ("i-1", "i-1"), ("a%20b", "a b"), ("a+b", "a+b"), ("a%2Bb", "a+b"), ("a%2520b", "a%20b"), ("%C3%A9", "é"),
        ("a%3Fb", "a?b"), ("%25", "%"), ("a.b", "a.b"),
    ]

    @Test("decodes the id in the path once", arguments: ids) func ids(_ encoded: String, _ id: String) async throws {
        let gateway = try await TestGateway()
        #expect(await gateway.send(.post, "/ec2/\(encoded)", [:], Self.body).status == .ok)
        let text = await gateway.send(.get, "/ec2/\(encoded)").text
        #expect(text.contains(#""aws_instance_id":"\#(id)""#))
    }

    @Test("knows no other paths", arguments: ["/ec2/", "/ec2/a/b", "/ec2/a%2Fb", "/ec2/a/"])
    func noSuchPath(_ path: String) async throws {
        let response = await (try TestGateway()).send(.get, path)
        #expect(response.status == .notFound)
        #expect(response.text.hasPrefix(#"{"error_message":"#))
    }

    @Test("refuses an id that is no text", arguments: ["/ec2/%FF", "/ec2/%C3", "/ec2/%zz", "/ec2/%4", "/ec2/%00"])
    func badID(_ path: String) async throws {
        let gateway = try await TestGateway()
        let response = await gateway.send(.post, path, [:], Self.body)
        #expect(response.status == .badRequest)
        #expect(response.text.hasPrefix(#"{"error_message":"Invalid input - "#))
    }

    @Test("refuses an id of more than 255 characters") func longID() async throws {
        let gateway = try await TestGateway()
        let most = String(repeating: "a", count: 255)
        #expect(await gateway.send(.post, "/ec2/\(most)", [:], Self.body).status == .ok)
        #expect(await gateway.send(.post, "/ec2/\(most)a", [:], Self.body).status == .badRequest)
        #expect(await gateway.send(.get, "/ec2/\(most)a").text == #"{"record":{},"record_found":false}"#)
    }

    @Test("answers other methods with 405 and Allow", arguments: [HTTPRequest.Method.put, .delete, .patch])
    func methods(_ method: HTTPRequest.Method) async throws {
        let response = await (try TestGateway()).send(method, "/ec2/i-1")
        #expect(response.status == .methodNotAllowed)
        #expect(response.headerFields[.allow] == "GET, POST, HEAD, OPTIONS")
        #expect(response.text.hasPrefix(#"{"error_message":"#))
    }

    @Test("takes any content type, as 2019, but nothing from pages of other sites") func contentTypes() async throws {
        let gateway = try await TestGateway()
        let form: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
        #expect(await gateway.send(.post, "/ec2/i-1", form, Self.body).status == .ok)
        var foreign = form
        foreign[HTTPField.Name("Sec-Fetch-Site")!] = "cross-site"
        #expect(await gateway.send(.post, "/ec2/i-2", foreign, Self.body).status == .forbidden)
    }

    @Test("reports a store's fault with 503", arguments: [InventoryError.Kind.unavailable, .timeout])
    func storeFault(_ kind: InventoryError.Kind) async throws {
        let gateway = try await TestGateway(failing: InventoryError(kind, "The store is away.", detail: "secret"))
        for response in [await gateway.send(.get, "/ec2/i"), await gateway.send(.post, "/ec2/i", [:], Self.body)] {
            #expect(response.status == .serviceUnavailable)
            #expect(response.text == #"{"error_message":"The store is away."}"#)
        }
    }

    @Test("reports a fault of ours with 500 and the id that the log has") func ourFault() async throws {
        let gateway = try await TestGateway(failing: InventoryError(.internal, "broken", detail: "secret"))
        for response in [await gateway.send(.get, "/ec2/i"), await gateway.send(.post, "/ec2/i", [:], Self.body)] {
            #expect(response.status == .internalServerError)
            let match = try #require(
                response.text.wholeMatch(
                    of: /{"error_message":"\(error_code: ([0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})\) - Unexpected error\. Please contact the software vendor\."}/
                ))
            #expect(gateway.log.text.contains(match.1))
            #expect(gateway.log.text.contains("secret"))
        }
    }
}
