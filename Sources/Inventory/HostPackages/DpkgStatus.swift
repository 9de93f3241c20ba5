/// Reads dpkg's status file, `/var/lib/dpkg/status` (dpkg(1), deb822(5)).
public enum DpkgStatus {
    /// The packages whose `Status` ends in `installed`. A paragraph with a malformed line is left out as a whole.
    public static func parse(_ text: [UInt8]) -> HostPackages {
        var result = HostPackages()
        var paragraph = Paragraph()
        for (index, line) in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
            if line.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\r") }) {
                paragraph.finish(into: &result)
                paragraph = Paragraph()
            } else {
                paragraph.add(line, number: index + 1, problems: &result)
            }
        }
        paragraph.finish(into: &result)
        return result
    }

    /// The fields of one package.
    private struct Paragraph {
        private var firstLine: Int?
        private var isMalformed = false
        private var name: String?
        private var version: String?
        private var status: String?

        mutating func add(_ line: ArraySlice<UInt8>, number: Int, problems result: inout HostPackages) {
            let isContinuation = line.first == UInt8(ascii: " ") || line.first == UInt8(ascii: "\t")
            let isFirst = firstLine == nil
            firstLine = firstLine ?? number
            if isContinuation, !isFirst { return }
            guard !isContinuation, let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex else {
                isMalformed = true
                return result.addProblem(.malformedLine(expected: "\"Field: value\""), line: number)
            }
            switch String(decoding: line[..<colon], as: UTF8.self).lowercased() {
            case "package": name = value(line[(colon + 1)...], number, &result)
            case "version": version = value(line[(colon + 1)...], number, &result)
            case "status": status = value(line[(colon + 1)...], number, &result)
            default: break
            }
        }

        private mutating func value(_ bytes: ArraySlice<UInt8>, _ line: Int, _ result: inout HostPackages) -> String? {
            let isBlank: (UInt8) -> Bool = {
                $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\r")
            }
            let start = bytes.drop(while: isBlank)
            let end = start.lastIndex { !isBlank($0) }.map { $0 + 1 } ?? start.startIndex
            guard let value = String(validating: start[start.startIndex..<end], as: UTF8.self) else {
                isMalformed = true
                result.addProblem(.notUTF8, line: line)
                return nil
            }
            return value.isEmpty ? nil : value
        }

        func finish(into result: inout HostPackages) {
            guard let firstLine, !isMalformed else { return }
            guard let status else { return result.addProblem(.missingField("Status"), line: firstLine) }
            guard status.split(separator: " ").last == "installed" else { return }
            guard let name else { return result.addProblem(.missingField("Package"), line: firstLine) }
            guard let version else { return result.addProblem(.missingField("Version"), line: firstLine) }
            result.add(PackageCoordinate(ecosystem: "deb", name: name, version: version), line: firstLine)
        }
    }
}
