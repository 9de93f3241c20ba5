import JSON
import Testing

@Suite("Reading JSON of known shape")
struct JSONReaderTests {
    /// Runs `read` over the bytes of a text.
    private func reading<Result>(
        _ text: String, _ read: (inout JSONReader) throws(JSONParseError) -> Result
    ) throws(JSONParseError) -> Result {
        try Array(text.utf8).withUnsafeBufferPointer { bytes throws(JSONParseError) in
            var reader = JSONReader(UnsafeRawBufferPointer(bytes))
            return try read(&reader)
        }
    }

    @Test("Nested rows come out element by element")
    func rows() throws {
        struct Row: Equatable {
            var id: String
            var account: String?
            var packages: [Int]
            var isLast: Bool
        }
        let text = """
            [ ["i-1","12\\u0033",[1, 2 ,3],true],
              ["i-ü",null,[],0], ["i-3","x",[-4],1] ]
            """
        let rows = try reading(text) { (reader) throws(JSONParseError) -> [Row] in
            var rows: [Row] = []
            try reader.beginArray()
            while try reader.nextElement() {
                try reader.beginArray()
                try reader.expectElement()
                let id = try reader.readString()
                try reader.expectElement()
                let account = try reader.readNull() ? nil : reader.readString()
                try reader.expectElement()
                try reader.beginArray()
                var packages: [Int] = []
                while try reader.nextElement() { packages.append(try reader.readInt()) }
                try reader.expectElement()
                let isLast = try reader.readBool()
                try reader.endArray()
                rows.append(Row(id: id, account: account, packages: packages, isLast: isLast))
            }
            try reader.finish()
            return rows
        }
        #expect(
            rows == [
                Row(id: "i-1", account: "123", packages: [1, 2, 3], isLast: true),
                Row(id: "i-ü", account: nil, packages: [], isLast: false),
                Row(id: "i-3", account: "x", packages: [-4], isLast: true),
            ])
    }

    @Test(
        "A value of any kind can be skipped",
        arguments: [
            "null", "true", "false", "-1.5e3", "\"a\\u00e4\\\"\"", "[]", "{}", "[1,[2,{\"a\":[]}],\"]\"]",
            "{\"a\": {\"}\": 1}, \"b\": []}",
        ])
    func skip(text: String) throws {
        let next = try reading("[ \(text) , 7]") { (reader) throws(JSONParseError) -> Int in
            try reader.beginArray()
            try reader.expectElement()
            try reader.skipValue()
            try reader.expectElement()
            let next = try reader.readInt()
            try reader.endArray()
            try reader.finish()
            return next
        }
        #expect(next == 7)
    }

    @Test(
        "A list of integers is an array, or a string with commas",
        arguments: [
            ("[]", []), ("\"\"", []), ("[1, -2,3]", [1, -2, 3]), ("\"1,-2,3\"", [1, -2, 3]), ("\"7\"", [7]),
            ("[9223372036854775807]", [Int.max]), ("\"9223372036854775807,0\"", [Int.max, 0]),
            ("[10,200,0,3]", [10, 200, 0, 3]), ("\"10,200,0,3\"", [10, 200, 0, 3]), ("[1,2,-3,4]", [1, 2, -3, 4]),
            ("[1,2, 3,4]", [1, 2, 3, 4]), ("[1,2 ,3]", [1, 2, 3]),
            ("[999999999999999999,1000000000000000000,1]", [999_999_999_999_999_999, 1_000_000_000_000_000_000, 1]),
        ] as [(String, [Int])])
    func integers(text: String, expected: [Int]) throws {
        let integers = try reading(text) { (reader) throws(JSONParseError) -> [Int] in
            let integers = try reader.readInts()
            try reader.finish()
            return integers
        }
        #expect(integers == expected)
    }

    @Test(
        "What else a list of integers may look like is an error",
        arguments: [
            "", "1", "null", "[1", "[1,]", "[\"1\"]", "\"", "\"1", "\"1,", "\"1,\"", "\",1\"", "\"1;2\"", "\"a\"",
            "\"1.5\"",
            "\"9223372036854775808\"", "\"01\"", "[1,,2]", "[1,01,2]", "[00,1]", "[1,2", "[1,2,", "[1,2,]", "\"1,,2\"",
            "\"1,2,\"",
            "[1,9223372036854775808,2]", "[1,1.5,2]", "[,1]",
        ])
    func noIntegers(text: String) {
        #expect(throws: JSONParseError.self) {
            try reading(text) { (reader) throws(JSONParseError) in
                _ = try reader.readInts()
                try reader.finish()
            }
        }
    }

    @Test(
        "A value that is not JSON can't be skipped",
        arguments: ["", "]", "[1,]", "[1 2]", "{\"a\"}", "{1:2}", "[}", "{]", "\"\\x\"", "\"", "01", "tru", "{,}"])
    func skipGarbage(text: String) {
        #expect(throws: JSONParseError.self) {
            try reading(text) { (reader) throws(JSONParseError) in try reader.skipValue() }
        }
    }

    @Test("A skipped value is bounded in depth")
    func skipDepth() {
        #expect(throws: JSONParseError.self) {
            try reading(String(repeating: "[", count: 1_000_000)) { (reader) throws(JSONParseError) in
                try reader.skipValue()
            }
        }
    }

    @Test("Another shape than the expected one is an error")
    func otherShape() {
        #expect(throws: JSONParseError.self) {
            try reading("\"1\"") { (reader) throws(JSONParseError) in try reader.readInt() }
        }
        #expect(throws: JSONParseError.self) {
            try reading("1.0") { (reader) throws(JSONParseError) in try reader.readInt() }
        }
        #expect(throws: JSONParseError.self) {
            try reading("9223372036854775808") { (reader) throws(JSONParseError) in try reader.readInt() }
        }
        #expect(throws: JSONParseError.self) {
            try reading("1") { (reader) throws(JSONParseError) in try reader.readString() }
        }
        #expect(throws: JSONParseError.self) {
            try reading("2") { (reader) throws(JSONParseError) in try reader.readBool() }
        }
        #expect(throws: JSONParseError.self) {
            try reading("nil") { (reader) throws(JSONParseError) in try reader.readNull() }
        }
        #expect(throws: JSONParseError.self) {
            try reading("{}") { (reader) throws(JSONParseError) in try reader.beginArray() }
        }
        #expect(throws: JSONParseError.self) {
            try reading("1 ]") { (reader) throws(JSONParseError) in
                _ = try reader.readInt()
                try reader.finish()
            }
        }
        #expect(throws: JSONParseError.self) {
            try reading("[1 2]") { (reader) throws(JSONParseError) in
                try reader.beginArray()
                while try reader.nextElement() { _ = try reader.readInt() }
            }
        }
        #expect(throws: JSONParseError.self) {
            try reading("[1,]") { (reader) throws(JSONParseError) in
                try reader.beginArray()
                while try reader.nextElement() { _ = try reader.readInt() }
            }
        }
        #expect(throws: JSONParseError.self) {
            try reading("[]") { (reader) throws(JSONParseError) in
                try reader.beginArray()
                try reader.expectElement()
            }
        }
    }

    @Test("Integers of any length are read, and leading zeros are none")
    func integers() throws {
        let values = [0, 9, 10, -5, 999_999_999_999_999_999, 1_234_567_890_123_456_789, .max, .min]
        let read = try reading("\(values)") { (reader) throws(JSONParseError) -> [Int] in
            var read: [Int] = []
            try reader.beginArray()
            while try reader.nextElement() { read.append(try reader.readInt()) }
            try reader.finish()
            return read
        }
        #expect(read == values)
        for text in ["00,", "01]", "-00,", "1.5,", "1e3]", "-,", "99999999999999999999]"] {
            #expect(throws: JSONParseError.self) {
                try reading(text) { (reader) throws(JSONParseError) in try reader.readInt() }
            }
        }
    }

    @Test("Numbers of either kind are read as doubles")
    func doubles() throws {
        #expect(try reading(" -1.5") { (reader) throws(JSONParseError) in try reader.readDouble() } == -1.5)
        #expect(try reading("3") { (reader) throws(JSONParseError) in try reader.readDouble() } == 3)
    }
}
