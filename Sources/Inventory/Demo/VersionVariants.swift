/// Older and newer neighbours of a real version.
enum VersionVariants {
    /// So many versions of a package, the oldest first, the given one among them: its last number counts down and up
    /// (`3.0.15-1~deb12u1`, `3.0.15-1~deb12u2`, …). Fewer if a number grows beyond the length that a version may have.
    static func variants(of package: PackageCoordinate, count: Int) -> [PackageCoordinate] {
        let version = Array(package.version.utf8)
        return texts(version, count: count).compactMap { text in
            let variant = PackageCoordinate(ecosystem: package.ecosystem, name: package.name, version: text)
            return (try? variant.validate()) == nil ? nil : variant
        }
    }

    private static func texts(_ version: [UInt8], count: Int) -> [String] {
        let text = String(decoding: version, as: UTF8.self)
        guard let end = version.lastIndex(where: isDigit).map({ $0 + 1 }) else {
            return (0..<count).map { $0 == 0 ? text : "\(text)+b\($0)" }
        }
        let start = version[..<end].lastIndex { !isDigit($0) }.map { $0 + 1 } ?? 0
        // Of a long number only the last digits change.
        let digits = version[max(start, end - 9)..<end]
        let value = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        let first = max(value - count / 2, min(value, 1))
        return (0..<count).map { index in
            let number = String(first + index)
            let padding = String(repeating: "0", count: max(0, digits.count - number.utf8.count))
            let head = String(decoding: version[..<digits.startIndex], as: UTF8.self)
            let tail = String(decoding: version[end...], as: UTF8.self)
            return head + padding + number + tail
        }
    }
}
