#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// A moment in whole seconds, as AWS signs and writes it.
public struct AWSTime: Hashable, Comparable, Sendable {
    /// Seconds since 1970 (UTC).
    public var seconds: Int64

    /// A moment.
    public init(seconds: Int64) { self.seconds = seconds }

    /// The moment of the call, by this machine's clock.
    public static var now: AWSTime {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return AWSTime(seconds: Int64(time.tv_sec))
    }

    /// The earlier one first.
    public static func < (first: AWSTime, second: AWSTime) -> Bool { first.seconds < second.seconds }

    /// `20150830T123600Z`
    public var basic: String {
        let second = seconds - 86_400 * day
        let time = second / 3600 * 10_000 + second / 60 % 60 * 100 + second % 60
        return "\(date)T\(Self.digits(of: time, 6))Z"
    }

    /// `20150830`
    public var date: String { Self.digits(of: civilDay, 8) }

    /// Year, month and day as the digits of one number.
    private var civilDay: Int64 {
        // Howard Hinnant's civil_from_days: years that start in March, in eras of 400.
        let shifted = day + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return year * 10_000 + month * 100 + dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    }

    /// So many digits of a number.
    private static func digits(of number: Int64, _ count: Int) -> String {
        String(unsafeUninitializedCapacity: count) { digits in
            var rest = number
            for place in (0..<count).reversed() {
                digits[place] = UInt8(ascii: "0") + UInt8(rest % 10)
                rest /= 10
            }
            return count
        }
    }

    private var day: Int64 { (seconds >= 0 ? seconds : seconds - 86_399) / 86_400 }

    private init?(_ year: Int64, _ month: Int64, _ day: Int64, _ hour: Int64, _ minute: Int64, _ second: Int64) {
        guard 1...12 ~= month, 1...31 ~= day, 0...23 ~= hour, 0...59 ~= minute, 0...60 ~= second else { return nil }
        // days_from_civil, the way back.
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        seconds = (era * 146_097 + dayOfEra - 719_468) * 86_400 + hour * 3600 + minute * 60 + second
    }

    /// `2026-11-24T14:30:00Z`, with or without a fraction of the second, which is dropped, and with `Z` or an offset.
    public init?(iso8601 text: String) {
        let bytes = Array(text.utf8)
        func number(_ range: Range<Int>) -> Int64? {
            guard range.upperBound <= bytes.count else { return nil }
            return Int64(String(decoding: bytes[range], as: UTF8.self))
        }
        guard bytes.count >= 20, let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
            let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19),
            let local = AWSTime(year, month, day, hour, minute, second)
        else { return nil }
        let zone = bytes[19...].drop { $0 == UInt8(ascii: ".") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        seconds = local.seconds
        switch zone.first {
        case UInt8(ascii: "Z"), UInt8(ascii: "z"): guard zone.count == 1 else { return nil }
        case UInt8(ascii: "+"), UInt8(ascii: "-"):
            let start = zone.startIndex
            guard let hours = number(start + 1..<start + 3), let minutes = number(bytes.count - 2..<bytes.count) else {
                return nil
            }
            let offset = hours * 3600 + minutes * 60
            seconds += zone.first == UInt8(ascii: "+") ? -offset : offset
        default: return nil
        }
    }

    /// HTTP's `Wed, 21 Oct 2015 07:28:00 GMT` (RFC 9110, section 5.6.7).
    init?(httpDate text: String) {
        let parts = text.split { $0 == " " || $0 == ":" }
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        guard parts.count == 8, let day = Int64(parts[1]), let month = months.firstIndex(of: String(parts[2])),
            let year = Int64(parts[3]), let hour = Int64(parts[4]), let minute = Int64(parts[5]),
            let second = Int64(parts[6]), let time = AWSTime(year, Int64(month) + 1, day, hour, minute, second)
        else { return nil }
        self = time
    }
}
