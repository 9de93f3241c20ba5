extension String {
    /// Whether an engine says with this text that an instance's id is taken: PostgreSQL with
    /// `Key (aws_instance_id)=(ID) already exists.`, MySQL with `Duplicate entry 'ID' for key`.
    func saysDuplicate(_ id: String) -> Bool {
        if contains("(aws_instance_id)=(\(id)) already exists") { return true }
        guard let entry = split(separator: "Duplicate entry '", maxSplits: 1, omittingEmptySubsequences: false).last,
            let end = entry.ranges(of: "' for key").last?.lowerBound
        else { return false }
        let shown = entry[..<end]
        let expected = id.escapedByMySQL
        return shown == expected || shown.hasSuffix("...") && expected.hasPrefix(shown.dropLast(3))
    }

    /// As MySQL shows bytes: what is not ASCII's as `\xC3`.
    private var escapedByMySQL: String {
        utf8.reduce(into: "") { text, byte in
            if (0x20..<0x7F).contains(byte) {
                text.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                text += "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
    }
}
