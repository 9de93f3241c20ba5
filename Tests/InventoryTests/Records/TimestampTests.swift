import Inventory
import Testing

struct TimestampTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00.000Z", 0), ("2019-03-06T02:45:32.000Z", 1_551_840_332_000),
        ("1969-12-31T23:59:59.999Z", -1), ("2000-02-29T12:00:00.500Z", 951_825_600_500),
        ("0000-01-01T00:00:00.000Z", -62_167_219_200_000), ("9999-12-31T23:59:59.999Z", 253_402_300_799_999),
    ])
    func `RFC 3339 is read and written`(text: String, milliseconds: Int64) {
        #expect(Timestamp(rfc3339: text) == Timestamp(milliseconds: milliseconds))
        #expect(Timestamp(milliseconds: milliseconds).rfc3339 == text)
    }

    @Test(arguments: [
        ("2019-03-06T03:45:32+01:00", "2019-03-06T02:45:32.000Z"),
        ("2019-03-05t21:15:32.1239-05:30", "2019-03-06T02:45:32.123Z"),
        ("2016-12-31T23:59:60z", "2017-01-01T00:00:00.000Z"),
    ])
    func `offsets, fractions and leap seconds come out in UTC`(text: String, utc: String) {
        #expect(Timestamp(rfc3339: text)?.rfc3339 == utc)
    }

    @Test(arguments: [
        "", "2019-03-06", "2019-03-06T02:45:32", "2019-03-06 02:45:32Z", "2019-13-06T02:45:32Z",
        "2019-02-29T02:45:32Z", "2019-03-06T24:00:00Z", "2019-03-06T02:45:32.Z", "2019-03-06T02:45:32Zx",
        "2019-03-06T02:45:32+1:00", "+2019-03-06T02:45:32Z", "２019-03-06T02:45:32Z",
    ])
    func `what is no RFC 3339 is refused`(text: String) {
        #expect(Timestamp(rfc3339: text) == nil)
    }

    @Test func `the sample's form is read and written`() {
        #expect(Timestamp(sampleForm: "2019-03-06 02:45:32.0")?.sampleForm == "2019-03-06 02:45:32.0")
        #expect(Timestamp(sampleForm: "2019-03-06 02:45:32")?.sampleForm == "2019-03-06 02:45:32.0")
        #expect(Timestamp(sampleForm: "2019-03-06 02:45:32.25")?.sampleForm == "2019-03-06 02:45:32.25")
        #expect(Timestamp(sampleForm: "2019-03-06 02:45:32.05")?.sampleForm == "2019-03-06 02:45:32.05")
        #expect(Timestamp(sampleForm: "2019-03-06T02:45:32.0") == nil)
    }

    @Test func `years beyond four digits are written out`() {
        #expect(Timestamp(milliseconds: 253_402_300_800_000).rfc3339 == "10000-01-01T00:00:00.000Z")
        #expect(Timestamp(milliseconds: -62_167_219_200_001).rfc3339 == "-0001-12-31T23:59:59.999Z")
    }

    @Test func `days of eight centuries come back`() {
        for day in stride(from: Int64(-150_000), through: 150_000, by: 7) {
            let timestamp = Timestamp(milliseconds: day * 86_400_000 + 1)
            #expect(Timestamp(rfc3339: timestamp.rfc3339) == timestamp)
        }
    }
}
