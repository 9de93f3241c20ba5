/// Reads what `rpm --query --all` prints.
public enum RPMQuery {
    /// The format to ask for (`--queryformat`): one package a line.
    public static let format = "%{NAME}\\t%{EPOCHNUM}\\t%{VERSION}-%{RELEASE}\\n"

    /// The packages, versions as `[epoch:]version-release`; an epoch of 0 is left out, as in RPM's own names.
    /// `gpg-pubkey` entries are keys of RPM's, not packages, and left out.
    public static func parse(_ text: [UInt8]) -> HostPackages {
        var result = HostPackages()
        for (index, line) in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
            if line.isEmpty { continue }
            guard let line = String(validating: line, as: UTF8.self) else {
                result.addProblem(.notUTF8, line: index + 1)
                continue
            }
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard fields.count == 3, fields.allSatisfy({ !$0.isEmpty }), fields[1].utf8.allSatisfy(isDigit) else {
                result.addProblem(
                    .malformedLine(expected: "a name, an epoch and a version between tabs"), line: index + 1)
                continue
            }
            if fields[0] == "gpg-pubkey" { continue }
            let hasEpoch = fields[1].utf8.contains { $0 != UInt8(ascii: "0") }
            let version = hasEpoch ? "\(fields[1]):\(fields[2])" : String(fields[2])
            result.add(PackageCoordinate(ecosystem: "rpm", name: String(fields[0]), version: version), line: index + 1)
        }
        return result
    }
}
