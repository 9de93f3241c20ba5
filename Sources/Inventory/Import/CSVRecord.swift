/// Puts the lines of a CSV file together to records (RFC 4180): a quoted field may hold commas, doubled quotes and line
/// ends.
struct CSVRecordReader: Sendable {
    /// A record, or why there is none.
    enum Outcome {
        /// The fields of a record.
        case fields([String])
        /// A quoted field is still open: the record goes on in the next line.
        case incomplete
        /// The record is no CSV.
        case malformed(String)
    }

    /// A record is no longer than this, in bytes: an unclosed quote must not swallow a file.
    private static let maximumLength = 64 * 1024

    private var pending: [UInt8] = []
    /// The line that the record being read began in; nil between records.
    private(set) var firstLine: Int?

    /// Takes a line, without its line end.
    mutating func read(_ line: ArraySlice<UInt8>, number: Int) -> Outcome {
        if firstLine == nil {
            firstLine = number
        } else {
            pending.append(UInt8(ascii: "\n"))
        }
        pending.append(contentsOf: line)
        let outcome = Self.fields(of: pending)
        if case .incomplete = outcome {
            guard pending.count > Self.maximumLength else { return .incomplete }
            reset()
            return .malformed("A quoted field is not closed within \(Self.maximumLength / 1024) KiB.")
        }
        reset()
        return outcome
    }

    /// Forgets a record that is not complete.
    mutating func reset() {
        pending.removeAll(keepingCapacity: true)
        firstLine = nil
    }

    private static func fields(of record: [UInt8]) -> Outcome {
        var record = record[...]
        if record.last == UInt8(ascii: "\r") { record.removeLast() }
        var fields: [String] = []
        while true {
            var field: [UInt8] = []
            if record.first == UInt8(ascii: "\"") {
                record.removeFirst()
                while true {
                    guard let quote = record.firstIndex(of: UInt8(ascii: "\"")) else { return .incomplete }
                    field.append(contentsOf: record[..<quote])
                    record = record[(quote + 1)...]
                    guard record.first == UInt8(ascii: "\"") else { break }
                    field.append(UInt8(ascii: "\""))
                    record.removeFirst()
                }
                guard record.isEmpty || record.first == UInt8(ascii: ",") else {
                    return .malformed("Field \(fields.count + 1) goes on after its closing quote.")
                }
            } else {
                let end = record.firstIndex(of: UInt8(ascii: ",")) ?? record.endIndex
                field.append(contentsOf: record[..<end])
                record = record[end...]
                guard !field.contains(UInt8(ascii: "\"")) else {
                    return .malformed("Field \(fields.count + 1) has a quote inside, and is not quoted itself.")
                }
            }
            guard let text = String(validating: field, as: UTF8.self) else {
                return .malformed("Field \(fields.count + 1) is not UTF-8.")
            }
            fields.append(text)
            guard !record.isEmpty else { return .fields(fields) }
            record.removeFirst()
        }
    }
}
