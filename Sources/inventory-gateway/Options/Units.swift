import ArgumentParser

/// A time, written `500ms`, `30s`, `2m`, `24h`, `7d`, or as a number of seconds.
struct TimeOption: ExpressibleByArgument {
    /// The time.
    let duration: Duration

    init?(argument: String) {
        let digits = argument.prefix { $0.isASCII && $0.isNumber }
        guard let number = Int64(digits), number <= 1_000_000_000 else { return nil }
        switch argument.dropFirst(digits.count) {
        case "ms": duration = .milliseconds(number)
        case "s", "": duration = .seconds(number)
        case "m": duration = .seconds(number * 60)
        case "h": duration = .seconds(number * 3600)
        case "d": duration = .seconds(number * 86_400)
        default: return nil
        }
    }
}

/// An amount of memory, written `512KiB`, `1MiB`, or as a number of bytes.
struct ByteOption: ExpressibleByArgument {
    /// Bytes; at least 1.
    let bytes: Int

    /// The most that can be said.
    static let greatest = 1 << 30

    init?(argument: String) {
        let digits = argument.prefix { $0.isASCII && $0.isNumber }
        guard let number = Int(digits), (1...Self.greatest).contains(number) else { return nil }
        switch argument.dropFirst(digits.count) {
        case "", "B": bytes = number
        case "KiB": bytes = number << 10
        case "MiB": bytes = number << 20
        default: return nil
        }
    }
}

/// A number that is 1 or more.
struct Positive: ExpressibleByArgument {
    /// The number.
    let value: Int

    init?(argument: String) {
        guard let value = Int(argument), value >= 1 else { return nil }
        self.value = value
    }
}
