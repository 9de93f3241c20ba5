import Testing

@testable import AWSClient

@Suite("A moment")
struct TimeTests {
    @Test(
        "is written and read as AWS does",
        arguments: [
            ("1970-01-01T00:00:00Z", Int64(0), "19700101T000000Z"),
            ("2015-08-30T12:36:00Z", 1_440_938_160, "20150830T123600Z"),
            ("2000-02-29T23:59:59Z", 951_868_799, "20000229T235959Z"),
            ("1969-12-31T23:59:59Z", -1, "19691231T235959Z"),
            ("2026-11-24T14:30:00.123456Z", 1_795_530_600, "20261124T143000Z"),
            ("2026-11-24T16:30:00+02:00", 1_795_530_600, "20261124T143000Z"),
        ])
    func forms(_ text: String, _ seconds: Int64, _ basic: String) throws {
        let time = try #require(AWSTime(iso8601: text))
        #expect(time.seconds == seconds)
        #expect(time.basic == basic)
    }

    @Test(
        "is none when the text is none",
        arguments: [
            "", "2026-11-24", "2026-13-24T14:30:00Z", "2026-11-24T14:30:00", "20261124T143000Z", "yesterday at noon, Z",
        ])
    func nonsense(_ text: String) { #expect(AWSTime(iso8601: text) == nil) }

    @Test("is read from an answer's Date")
    func httpDate() {
        #expect(AWSTime(httpDate: "Sun, 30 Aug 2015 12:36:00 GMT")?.seconds == 1_440_938_160)
        #expect(AWSTime(httpDate: "soon") == nil)
    }
}
