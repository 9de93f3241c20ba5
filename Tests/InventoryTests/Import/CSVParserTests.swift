import Inventory
import Testing

@Suite("Importing CSV")
struct CSVParserTests {
    private func outcomes(_ text: String) -> [String] {
        var parser = CSVParser()
        return parser.outcomes(of: text)
    }

    private let header = "id,region,account,package_name,package_version\n"

    @Test("Rows of one id that follow each other are one instance")
    func instances() {
        #expect(
            outcomes(header + "i-1,r,1,a,1\ni-1,r,1,b,2\n\ni-2,r,1,,\r\ni-1,r,1,c,3\n") == [
                "lines 2-3: i-1 r 1 - generic/a@1 generic/b@2", "lines 5-5: i-2 r 1 -",
                "lines 6-6: i-1 r 1 - generic/c@3",
            ])
    }

    @Test("Columns stand in any order, with ecosystem and date if wanted, after a byte order mark")
    func columns() {
        let text = """
            \u{FEFF}created_at,package_version,package_name,ecosystem,account,region,id
            2019-03-06T02:45:32Z,1,a,deb,1,r,i-1
            2019-03-06 02:45:32,2,b,,1,r,i-1
            ,2,b,,1,r,i-2
            """
        #expect(
            outcomes(text) == [
                "lines 2-3: i-1 r 1 2019-03-06T02:45:32.000Z deb/a@1 generic/b@2", "lines 4-4: i-2 r 1 - generic/b@2",
            ])
    }

    @Test("Fields are quoted as RFC 4180 says")
    func quoting() {
        #expect(
            outcomes(header + "\"i-1\",\"r,\"\"x\"\"\",1,\"a\r\nb\",\"\"\n\"i-2\",r,1,a,\"1\"\r\n") == [
                "line 2: The package version must not be empty. The instance \"i-1\" is left out.",
                "lines 4-4: i-2 r 1 - generic/a@1",
            ])
        #expect(outcomes(header + "i-1,\"r,\"\"x\"\"\",1,\"a\nb\",1") == ["lines 2-3: i-1 r,\"x\" 1 - generic/a\nb@1"])
    }

    @Test(
        "A row that is wrong keeps its whole instance out, and is said once",
        arguments: [
            ("i-1,r,1,b\n", "The row has 4 fields, the header 5."),
            ("\n\n", nil),
            ("i-1,r,1,b,\n", "The package version must not be empty."),
            ("i-1,r,2,b,1\n", "The row has another region, account or date than the instance's first."),
            ("i-1,r,1,b\"c,1\n", "Field 4 has a quote inside, and is not quoted itself."),
            ("\"i-1\"x,r,1,b,1\n", "Field 1 goes on after its closing quote."),
        ] as [(String, String?)])
    func rejected(row: String, message: String?) {
        let text = header + "i-1,r,1,a,1\n" + row + "i-1,r,1,c,1\ni-2,r,1,a,1\n"
        let outcomes = outcomes(text)
        if let message {
            #expect(
                outcomes == [
                    "line 3: \(message) The instance \"i-1\" is left out.", "lines 5-5: i-2 r 1 - generic/a@1",
                ])
        } else {
            #expect(outcomes.count == 2)
        }
    }

    @Test("A first row that is wrong does not take the instance before it away")
    func neighbours() {
        #expect(
            outcomes(header + "i-1,r,1,a,1\n,r,1,a,1\ni-3,r,12345678901234,a,1\ni-4,r,1\ni-5,r,1,a,1") == [
                "lines 2-2: i-1 r 1 - generic/a@1",
                "line 3: The id must not be empty. The instance \"\" is left out.",
                "line 4: The account has 14 characters; at most 13 are allowed. The instance \"i-3\" is left out.",
                "line 5: The row has 3 fields, the header 5.",
                "lines 6-6: i-5 r 1 - generic/a@1",
            ])
    }

    @Test("A quote that is never closed does not swallow the file")
    func unclosedQuote() {
        #expect(
            outcomes(header + "i-1,r,1,a,1\n\"i-2,r,1,a,1\ni-3,r,1,a,1") == [
                "lines 2-2: i-1 r 1 - generic/a@1", "line 3: A quoted field is not closed.",
            ])
        let many = String(repeating: "i-3,r,1,a,1\n", count: 10_000)
        let long = outcomes(header + "\"i-2,r,1,a,1\n" + many)
        #expect(long.first == "line 2: Field 1 is not closed within 64 KiB.")
        #expect(long.count == 2)
    }

    @Test(
        "A header that is wrong is said once, and nothing is guessed",
        arguments: [
            ("id,region,account,package_name", "The header has no column \"package_version\"."),
            ("id,id,region,account,package_name,package_version", "The header has the column \"id\" twice."),
            ("id,region,account,package_name,package_version,x", "The header has an unknown column \"x\"."),
            ("id\"", "Field 1 has a quote inside, and is not quoted itself."),
        ])
    func wrongHeader(header: String, message: String) {
        #expect(outcomes(header + "\ni-1,r,1,a,1\ni-2,r,1,a,1\n") == ["line 1: \(message)"])
    }

    @Test("A field that is not UTF-8 is reported")
    func notUTF8() {
        var parser = CSVParser()
        #expect(parser.parse(Array(header.utf8.dropLast())[...], number: 1).isEmpty)
        guard case .failure(let error)? = parser.parse([0xFF, 0x2C], number: 2).first else {
            Issue.record("no failure")
            return
        }
        #expect(error.description == "line 2: Field 1 is not UTF-8.")
    }
}
