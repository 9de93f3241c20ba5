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

    /// A field is no longer than this, in bytes: an unclosed quote must not swallow a file.
    private static let maximumLength = 64 * 1024

    /// The line that the record being read began in; nil between records.
    private(set) var firstLine: Int?
    /// The fields that are complete, and the bytes of the quoted one that is not.
    private var fields: [String] = []
    private var openField: [UInt8] = []

    /// Takes a line, without its line end.
    mutating func read(_ line: ArraySlice<UInt8>, number: Int) -> Outcome {
        do {
            guard try readFields(line, number: number) else { return .incomplete }
            defer { reset() }
            return .fields(fields)
        } catch {
            reset()
            return .malformed(error.message)
        }
    }

    /// Forgets a record that is not complete.
    mutating func reset() {
        firstLine = nil
        fields = []
        openField.removeAll(keepingCapacity: true)
    }

    /// Adds a line's fields; false if the last one is still open.
    private mutating func readFields(_ line: ArraySlice<UInt8>, number: Int) throws(Malformed) -> Bool {
        var rest = line
        if firstLine == nil {
            firstLine = number
        } else {
            openField.append(UInt8(ascii: "\n"))
            guard try readQuotedField(&rest) else { return false }
        }
        // Whatever follows a complete field begins with a comma; the first field of a record does not.
        while fields.isEmpty || rest.first == UInt8(ascii: ",") {
            if !fields.isEmpty { rest.removeFirst() }
            if rest.first == UInt8(ascii: "\"") {
                rest.removeFirst()
                guard try readQuotedField(&rest) else { return false }
            } else {
                try readPlainField(&rest)
            }
        }
        return true
    }

    private mutating func readPlainField(_ rest: inout ArraySlice<UInt8>) throws(Malformed) {
        let end = rest.firstIndex(of: UInt8(ascii: ",")) ?? rest.endIndex
        var field = rest[..<end]
        rest = rest[end...]
        if rest.isEmpty, field.last == UInt8(ascii: "\r") { field.removeLast() }
        guard !field.contains(UInt8(ascii: "\"")) else {
            throw malformed("has a quote inside, and is not quoted itself")
        }
        try append(field)
    }

    /// Reads on after the opening quote; false if the closing one is not in this line.
    private mutating func readQuotedField(_ rest: inout ArraySlice<UInt8>) throws(Malformed) -> Bool {
        while let quote = rest.firstIndex(of: UInt8(ascii: "\"")) {
            openField.append(contentsOf: rest[..<quote])
            rest = rest[(quote + 1)...]
            if rest.first == UInt8(ascii: "\"") {
                openField.append(UInt8(ascii: "\""))
                rest.removeFirst()
                continue
            }
            if rest.elementsEqual([UInt8(ascii: "\r")]) { rest.removeFirst() }
            guard rest.isEmpty || rest.first == UInt8(ascii: ",") else {
                throw malformed("goes on after its closing quote")
            }
            try append(openField[...])
            openField.removeAll(keepingCapacity: true)
            return true
        }
        openField.append(contentsOf: rest)
        guard openField.count <= Self.maximumLength else {
            throw malformed("is not closed within \(Self.maximumLength / 1024) KiB")
        }
        return false
    }

    private mutating func append(_ field: ArraySlice<UInt8>) throws(Malformed) {
        guard let text = String(validating: field, as: UTF8.self) else { throw malformed("is not UTF-8") }
        fields.append(text)
    }

    private struct Malformed: Error {
        var message: String
    }

    private func malformed(_ what: String) -> Malformed { Malformed(message: "Field \(fields.count + 1) \(what).") }
}
