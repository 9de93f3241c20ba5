extension Timestamp {
    /// A moment written by RFC 3339: `2019-03-06T02:45:32Z`, `2019-03-06T03:45:32.5+01:00`. Digits beyond the
    /// millisecond are cut off; a leap second is the first second after it. Nil if the text is no such moment.
    public init?(rfc3339 text: String) {
        var reader = TimestampReader(text)
        guard let date = reader.date(), reader.consume("T", or: "t"), let time = reader.timeOfDay(),
            let offset = reader.offset(), reader.isAtEnd
        else { return nil }
        milliseconds = date + time - offset
    }

    /// A moment in UTC as SQL engines and the sample's REST API write it: `2019-03-06 02:45:32.0`, the fraction optional.
    /// Nil if the text is no such moment.
    public init?(sqlText text: String) {
        var reader = TimestampReader(text)
        guard let date = reader.date(), reader.consume(" ", or: "T"), let time = reader.timeOfDay(), reader.isAtEnd
        else {
            return nil
        }
        milliseconds = date + time
    }

    /// RFC 3339 in UTC: `2019-03-06T02:45:32Z`, with milliseconds where there are some: `2019-03-06T02:45:32.500Z`.
    public var rfc3339: String {
        let (day, millisecondOfDay) = milliseconds.quotientAndRemainder(flooringBy: 86_400_000)
        let (secondOfDay, fraction) = millisecondOfDay.quotientAndRemainder(dividingBy: 1000)
        let date = CalendarDate(daysSince1970: day)
        var text: [UInt8] = []
        text.reserveCapacity(24)
        append(date.year, width: 4, to: &text)
        text.append(UInt8(ascii: "-"))
        append(date.month, width: 2, to: &text)
        text.append(UInt8(ascii: "-"))
        append(date.day, width: 2, to: &text)
        text.append(UInt8(ascii: "T"))
        append(secondOfDay / 3600, width: 2, to: &text)
        text.append(UInt8(ascii: ":"))
        append(secondOfDay / 60 % 60, width: 2, to: &text)
        text.append(UInt8(ascii: ":"))
        append(secondOfDay % 60, width: 2, to: &text)
        if fraction != 0 {
            text.append(UInt8(ascii: "."))
            append(fraction, width: 3, to: &text)
        }
        text.append(UInt8(ascii: "Z"))
        return String(decoding: text, as: UTF8.self)
    }

    private func append(_ value: Int64, width: Int, to text: inout [UInt8]) {
        if value < 0 { text.append(UInt8(ascii: "-")) }
        let digits = String(value.magnitude).utf8
        text.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: max(0, width - digits.count)))
        text.append(contentsOf: digits)
    }
}

/// A day of the Gregorian calendar.
private struct CalendarDate {
    var year: Int64
    var month: Int64
    var day: Int64

    /// Years are counted from March, so that a leap day ends its year, and 400 of them are 146,097 days.
    init(daysSince1970 days: Int64) {
        let (cycle, dayOfCycle) = (days + 719_468).quotientAndRemainder(flooringBy: 146_097)
        let yearOfCycle = (dayOfCycle - dayOfCycle / 1460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365
        let dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        year = cycle * 400 + yearOfCycle + (month <= 2 ? 1 : 0)
    }

    /// Nil if there is no such day.
    init?(year: Int64, month: Int64, day: Int64) {
        let isLeapYear = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let lengths: [Int64] = [31, isLeapYear ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard 1...12 ~= month, 1...lengths[Int(month) - 1] ~= day else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    var daysSince1970: Int64 {
        let yearFromMarch = month <= 2 ? year - 1 : year
        let (cycle, yearOfCycle) = yearFromMarch.quotientAndRemainder(flooringBy: 400)
        let monthFromMarch = month > 2 ? month - 3 : month + 9
        let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
        return cycle * 146_097 + yearOfCycle * 365 + yearOfCycle / 4 - yearOfCycle / 100 + dayOfYear - 719_468
    }
}

/// Takes the parts of a moment off the front of a text; all parts are in milliseconds, nil where something else stands.
private struct TimestampReader {
    private var rest: Substring.UTF8View

    init(_ text: String) { rest = text[...].utf8 }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func consume(_ byte: Unicode.Scalar, or other: Unicode.Scalar? = nil) -> Bool {
        guard let first = rest.first, first == UInt8(ascii: byte) || other.map({ first == UInt8(ascii: $0) }) == true
        else { return false }
        rest.removeFirst()
        return true
    }

    mutating func date() -> Int64? {
        guard let year = number(digits: 4), consume("-"), let month = number(digits: 2), consume("-"),
            let day = number(digits: 2)
        else { return nil }
        return CalendarDate(year: year, month: month, day: day).map { $0.daysSince1970 * 86_400_000 }
    }

    mutating func timeOfDay() -> Int64? {
        guard let hour = number(digits: 2), hour < 24, consume(":"), let minute = number(digits: 2), minute < 60,
            consume(":"), let second = number(digits: 2), second <= 60
        else { return nil }
        var milliseconds = ((hour * 60 + minute) * 60 + second) * 1000
        if consume(".") {
            let fraction = rest.prefix(while: isDigit)
            guard !fraction.isEmpty else { return nil }
            rest.removeFirst(fraction.count)
            for (digit, weight) in zip(fraction, [100, 10, 1] as [Int64]) {
                milliseconds += Int64(digit - UInt8(ascii: "0")) * weight
            }
        }
        return milliseconds
    }

    /// The offset from UTC.
    mutating func offset() -> Int64? {
        if consume("Z", or: "z") { return 0 }
        let isNegative = consume("-")
        guard isNegative || consume("+"), let hour = number(digits: 2), hour < 24, consume(":"),
            let minute = number(digits: 2), minute < 60
        else { return nil }
        let offset = (hour * 60 + minute) * 60_000
        return isNegative ? -offset : offset
    }

    private mutating func number(digits count: Int) -> Int64? {
        let digits = rest.prefix(count)
        guard digits.count == count, digits.allSatisfy(isDigit) else { return nil }
        rest.removeFirst(count)
        return digits.reduce(0) { $0 * 10 + Int64($1 - UInt8(ascii: "0")) }
    }
}

extension Int64 {
    /// The quotient rounded down, and what is left, which is never negative.
    fileprivate func quotientAndRemainder(flooringBy divisor: Int64) -> (quotient: Int64, remainder: Int64) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
