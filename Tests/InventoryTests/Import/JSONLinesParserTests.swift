import Inventory
import Testing

@Suite("Importing JSON Lines")
struct JSONLinesParserTests {
    @Test("Each line is an instance, with the schema's or the REST API's member names")
    func instances() {
        var parser = JSONLinesParser()
        let text = """
            {"id":"i-1","region":"r","account":"1","createdAt":"2019-03-06T02:45:32Z","packages":[{"name":"a","version":"1","ecosystem":"deb"},{"name":"b","version":"2"}]}

            {"aws_instance_id":"i-2","aws_region":"r","aws_account":"1","creation_date_utc":"2019-03-06 02:45:32.0","packages":[{"package_name":"a","package_version":"1"}]}\r
            {"packages":[],"account":"1","region":"r","id":"i-3","createdAt":null}
            """
        #expect(
            parser.outcomes(of: text) == [
                "lines 1-1: i-1 r 1 2019-03-06T02:45:32.000Z deb/a@1 generic/b@2",
                "lines 3-3: i-2 r 1 2019-03-06T02:45:32.000Z generic/a@1",
                "lines 4-4: i-3 r 1 -",
            ])
        var debian = JSONLinesParser(defaultEcosystem: "deb")
        #expect(
            debian.outcomes(of: #"{"id":"i","region":"r","account":"1","packages":[{"name":"a","version":"1"}]}"#)
                == ["lines 1-1: i r 1 - deb/a@1"])
    }

    @Test(
        "A line that is no instance is reported by its number and does not stop the others",
        arguments: [
            ("{", "Expected a member's name, but the text ends, column 2."),
            ("[]", "The line must be an object."),
            (#"{"region":"r","account":"1","packages":[]}"#, "The line has no \"id\"."),
            (#"{"id":null,"region":"r","account":"1","packages":[]}"#, "The line has no \"id\"."),
            (#"{"id":"","region":"r","account":"1","packages":[]}"#, "The id must not be empty."),
            (#"{"id":"i","region":"r","account":123,"packages":[]}"#, "The line's \"account\" must be a string."),
            (
                #"{"id":"i","region":"r","account":"12345678901234","packages":[]}"#,
                "The account has 14 characters; at most 13 are allowed."
            ),
            (#"{"id":"i","region":"r","account":"1"}"#, "The line has no \"packages\"."),
            (#"{"id":"i","region":"r","account":"1","packages":{}}"#, "The line's \"packages\" must be an array."),
            (#"{"id":"i","region":"r","account":"1","packages":["a"]}"#, "The package must be an object."),
            (#"{"id":"i","region":"r","account":"1","packages":[{"name":"a"}]}"#, "The package has no \"version\"."),
            (
                #"{"id":"i","region":"r","account":"1","packages":[{"name":"a","version":"1","x":1}]}"#,
                "The package has an unknown member \"x\"."
            ),
            (
                #"{"id":"i","region":"r","account":"1","packages":[],"tags":[]}"#,
                "The line has an unknown member \"tags\"."
            ),
            (
                #"{"id":"i","aws_instance_id":"j","region":"r","account":"1","packages":[]}"#,
                "The line has \"id\" twice."
            ),
            (
                #"{"id":"i","region":"r","account":"1","packages":[],"createdAt":"today"}"#,
                "The createdAt must be a date like 2019-03-06T02:45:32Z or 2019-03-06 02:45:32 (UTC)."
            ),
        ])
    func malformed(line: String, message: String) {
        var parser = JSONLinesParser()
        let good = #"{"id":"i-9","region":"r","account":"1","packages":[]}"#
        #expect(parser.outcomes(of: "\(line)\n\(good)") == ["line 1: \(message)", "lines 2-2: i-9 r 1 -"])
    }
}
