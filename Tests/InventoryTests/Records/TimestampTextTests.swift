import Inventory
import Testing

@Suite("Timestamps as text")
struct TimestampTextTests {
    @Test(
        "An RFC 3339 text is a moment, and comes back in UTC",
        arguments: [
            ("1970-01-01T00:00:00Z", 0, "1970-01-01T00:00:00Z"),
            ("2019-03-06T02:45:32Z", 1_551_840_332_000, "2019-03-06T02:45:32Z"),
            ("2019-03-06t02:45:32z", 1_551_840_332_000, "2019-03-06T02:45:32Z"),
            ("2019-03-06T03:45:32.5+01:00", 1_551_840_332_500, "2019-03-06T02:45:32.500Z"),
            ("2019-03-05T21:15:32-05:30", 1_551_840_332_000, "2019-03-06T02:45:32Z"),
            ("2019-03-06T02:45:32.0019999Z", 1_551_840_332_001, "2019-03-06T02:45:32.001Z"),
            ("2016-12-31T23:59:60Z", 1_483_228_800_000, "2017-01-01T00:00:00Z"),
            ("2000-02-29T00:00:00Z", 951_782_400_000, "2000-02-29T00:00:00Z"),
            ("1969-12-31T23:59:59.999Z", -1, "1969-12-31T23:59:59.999Z"),
            ("0000-01-01T00:00:00Z", -62_167_219_200_000, "0000-01-01T00:00:00Z"),
            ("9999-12-31T23:59:59Z", 253_402_300_799_000, "9999-12-31T23:59:59Z"),
        ])
    func rfc3339(text: String, milliseconds: Int64, canonical: String) {
        #expect(Timestamp(rfc3339: text)?.milliseconds == milliseconds)
        #expect(Timestamp(milliseconds: milliseconds).rfc3339 == canonical)
    }

    @Test(
        "Another text is no moment",
        arguments: [
            "", "2019-03-06", "2019-03-06T02:45:32", "2019-03-06 02:45:32Z", "2019-13-06T02:45:32Z",
            "2019-00-06T02:45:32Z", "2019-02-29T02:45:32Z", "1900-02-29T00:00:00Z", "2019-03-00T02:45:32Z",
            "2019-03-06T24:00:00Z", "2019-03-06T02:60:00Z", "2019-03-06T02:45:61Z", "2019-03-06T02:45:32.Z",
            "2019-03-06T02:45:32+1:00", "2019-03-06T02:45:32+24:00", "2019-03-06T02:45:32Zx", "19-03-06T02:45:32Z",
            "+019-03-06T02:45:32Z", "２019-03-06T02:45:32Z",
        ])
    func notRFC3339(text: String) {
        #expect(Timestamp(rfc3339: text) == nil)
    }

    @Test("The form of SQL engines is UTC")
    func sql() {
        #expect(Timestamp(sqlText: "2019-03-06 02:45:32.0")?.rfc3339 == "2019-03-06T02:45:32Z")
        #expect(Timestamp(sqlText: "2019-03-06 02:45:32")?.rfc3339 == "2019-03-06T02:45:32Z")
        #expect(Timestamp(sqlText: "2019-03-06T02:45:32.123456")?.rfc3339 == "2019-03-06T02:45:32.123Z")
        #expect(Timestamp(sqlText: "2019-03-06 02:45:32Z") == nil)
        #expect(Timestamp(sqlText: "2019-03-06") == nil)
    }

    @Test("Every day of 800 years comes back as itself")
    func days() {
        var previous = Timestamp(rfc3339: "1599-12-31T12:00:00Z")?.milliseconds ?? 0
        for year in 1600..<2400 {
            for month in 1...12 {
                for day in 1...31 {
                    let two = { (value: Int) in value < 10 ? "0\(value)" : "\(value)" }
                    let text = "\(year)-\(two(month))-\(two(day))T12:00:00Z"
                    guard let timestamp = Timestamp(rfc3339: text) else { continue }
                    if timestamp.milliseconds - previous != 86_400_000 || timestamp.rfc3339 != text {
                        Issue.record("\(text)")
                    }
                    previous = timestamp.milliseconds
                }
            }
        }
        #expect(Timestamp(milliseconds: previous).rfc3339 == "2399-12-31T12:00:00Z")
    }
}
