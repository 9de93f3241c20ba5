extension Timestamp {
    /// The RFC 3339 form in UTC with milliseconds, `2019-03-06T02:45:32.000Z`.
    public var rfc3339: String {
        let parts = Parts(self)
        var text = TimestampText()
        text.append(parts, between: "T")
        text.append(parts.millisecond, digits: 3)
        text.append("Z")
        return text.string
    }

    /// The 2019 sample's form, in UTC: `2019-03-06 02:45:32.0`. Milliseconds follow the point without trailing zeros.
    public var sampleForm: String {
        let parts = Parts(self)
        var text = TimestampText()
        text.append(parts, between: " ")
        var (fraction, digits) = (parts.millisecond, 3)
        while digits > 1, fraction % 10 == 0 { (fraction, digits) = (fraction / 10, digits - 1) }
        text.append(fraction, digits: digits)
        return text.string
    }

    /// Reads RFC 3339, with any offset; what is finer than a millisecond is cut. Nil if it is no such moment.
    public init?(rfc3339 text: String) {
        var reader = Reader(text)
        guard let day = reader.date(), reader.take("T") || reader.take("t"), let time = reader.time() else {
            return nil
        }
        var offset: Int64 = 0
        if !reader.take("Z"), !reader.take("z") {
            let isNegative = reader.take("-")
            guard isNegative || reader.take("+"), let hours = reader.number(2), hours < 24, reader.take(":"),
                let minutes = reader.number(2), minutes < 60
            else { return nil }
            offset = (hours * 60 + minutes) * (isNegative ? -60_000 : 60_000)
        }
        guard reader.isAtEnd else { return nil }
        self.init(milliseconds: day * 86_400_000 + time - offset)
    }

    /// Reads the 2019 sample's form; the fraction may be left out. Nil if it is no such moment.
    public init?(sampleForm text: String) {
        var reader = Reader(text)
        guard let day = reader.date(), reader.take(" "), let time = reader.time(), reader.isAtEnd else { return nil }
        self.init(milliseconds: day * 86_400_000 + time)
    }
}

/// A moment's calendar parts in UTC, by the proleptic Gregorian calendar.
private struct Parts {
    let year, month, day: Int64
    let hour, minute, second, millisecond: Int64

    /// Years are counted from March, so that the leap day is the last one, in eras of 400 years, which are all equal.
    init(_ timestamp: Timestamp) {
        let (days, rest) = timestamp.milliseconds.quotientAndRemainder(dividingBy: 86_400_000)
        let milliseconds = rest < 0 ? rest + 86_400_000 : rest
        hour = milliseconds / 3_600_000
        minute = milliseconds / 60_000 % 60
        second = milliseconds / 1000 % 60
        millisecond = milliseconds % 1000

        let shifted = (rest < 0 ? days - 1 : days) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }
}

/// Writes a moment: an answer has one or two for each instance.
private struct TimestampText {
    private var bytes: [UInt8] = []

    init() { bytes.reserveCapacity(24) }

    var string: String { String(decoding: bytes, as: UTF8.self) }

    mutating func append(_ character: Unicode.Scalar) { bytes.append(UInt8(ascii: character)) }

    /// Appends a number with leading zeros.
    mutating func append(_ number: Int64, digits: Int) {
        if number < 0 { append("-") }
        var (rest, divisor) = (number.magnitude, UInt64(1))
        for _ in 1..<digits { divisor *= 10 }
        while rest / divisor >= 10 { divisor *= 10 }
        while divisor > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(rest / divisor))
            (rest, divisor) = (rest % divisor, divisor / 10)
        }
    }

    /// Appends all but the milliseconds, up to the point before them.
    mutating func append(_ parts: Parts, between separator: Unicode.Scalar) {
        append(parts.year, digits: 4)
        append("-")
        append(parts.month, digits: 2)
        append("-")
        append(parts.day, digits: 2)
        append(separator)
        append(parts.hour, digits: 2)
        append(":")
        append(parts.minute, digits: 2)
        append(":")
        append(parts.second, digits: 2)
        append(".")
    }
}

/// Reads the parts of a moment from the front of a text.
private struct Reader {
    private var rest: Substring.UTF8View

    init(_ text: String) { rest = text[...].utf8 }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: character) else { return false }
        rest.removeFirst()
        return true
    }

    /// A number of exactly so many digits.
    mutating func number(_ width: Int) -> Int64? {
        guard rest.count >= width else { return nil }
        var number: Int64 = 0
        for byte in rest.prefix(width) {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            number = number * 10 + Int64(byte - UInt8(ascii: "0"))
        }
        rest = rest.dropFirst(width)
        return number
    }

    /// `YYYY-MM-DD` as days since 1970-01-01.
    mutating func date() -> Int64? {
        guard let year = number(4), take("-"), let month = number(2), take("-"), let day = number(2),
            (1...12).contains(month), day >= 1, day <= Self.days(in: month, of: year)
        else { return nil }
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// `HH:MM:SS` with an optional fraction, in milliseconds. A leap second counts as the next minute's first.
    mutating func time() -> Int64? {
        guard let hour = number(2), hour < 24, take(":"), let minute = number(2), minute < 60, take(":"),
            let second = number(2), second <= 60
        else { return nil }
        var milliseconds = ((hour * 60 + minute) * 60 + second) * 1000
        if take(".") {
            let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            guard !digits.isEmpty else { return nil }
            var scale: Int64 = 100
            for digit in digits.prefix(3) {
                milliseconds += Int64(digit - UInt8(ascii: "0")) * scale
                scale /= 10
            }
            rest = rest.dropFirst(digits.count)
        }
        return milliseconds
    }

    private static func days(in month: Int64, of year: Int64) -> Int64 {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
