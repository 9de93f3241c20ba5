/// A line on the terminal that is redrawn while work goes on. In a pipe it stays silent.
struct ProgressLine {
    private let isShown: Bool
    private let start = ContinuousClock.now
    private var lastDrawn: ContinuousClock.Instant?

    /// A line on standard error, if that is a terminal.
    init() { isShown = StandardError.isTerminal }

    /// Time since the line was made, in seconds; never 0.
    var elapsed: Double { max((ContinuousClock.now - start) / .seconds(1), 0.001) }

    /// Whether there is somebody to see the line, and it was not drawn in the last tenth of a second.
    var isDue: Bool {
        guard isShown else { return false }
        return lastDrawn.map { ContinuousClock.now - $0 >= .milliseconds(100) } ?? true
    }

    /// Redraws the line.
    mutating func draw(_ text: String) {
        guard isShown else { return }
        lastDrawn = .now
        StandardError.write("\r\u{1B}[2K\(text)")
    }

    /// Takes the line away, so that others can be written.
    mutating func clear() {
        guard lastDrawn != nil else { return }
        lastDrawn = nil
        StandardError.write("\r\u{1B}[2K")
    }
}

extension Int {
    /// The number with a comma between thousands.
    var grouped: String {
        var digits = String(magnitude)
        var index = digits.endIndex
        while let next = digits.index(index, offsetBy: -3, limitedBy: digits.startIndex), next > digits.startIndex {
            digits.insert(",", at: next)
            index = next
        }
        return self < 0 ? "-\(digits)" : digits
    }
}
