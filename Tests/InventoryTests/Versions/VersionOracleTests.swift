import Inventory
import Testing

/// The tools that the orders are taken from are asked themselves. CI installs both.
@Suite("Version order and the tools it is taken from")
struct VersionOracleTests {
    private static let hasDpkg = Oracle.areInstalled("dpkg", "dpkg-query", "xargs")
    private static let hasRPM = Oracle.areInstalled("rpm")

    @Test("dpkg agrees on generated pairs", .enabled(if: hasDpkg, "dpkg is not installed"))
    func dpkgGenerated() throws {
        var versions = GeneratedVersions.debian(seed: 4)
        try expectDpkgAgrees((0..<20_000).map { _ in versions.debianPair() })
    }

    @Test("dpkg agrees on this host's versions", .enabled(if: hasDpkg, "dpkg is not installed"))
    func dpkgHost() throws {
        let query = try #require(Oracle("dpkg-query"))
        let installed = try query.run(["-W", "-f", "${Version}\\n"]).output.split(separator: "\n").map(String.init)
        let versions = Set(installed).sorted { VersionOrder.debian.compare($0, $1) == .older }
        // All of them in a row, and all pairs of a sample.
        var pairs = Array(zip(versions, versions.dropFirst()))
        let sample = stride(from: 0, to: versions.count, by: max(1, versions.count / 60)).map { versions[$0] }
        for first in sample { pairs += sample.map { (first, $0) } }
        try expectDpkgAgrees(pairs)
    }

    /// Asks dpkg whether each pair stands as we say, many in one run: `xargs` fails if one of them does not.
    private func expectDpkgAgrees(_ pairs: [(String, String)]) throws {
        guard try !dpkgAgrees(pairs[...]) else { return }
        var suspects = pairs[...]
        while suspects.count > 1 {
            let half = suspects.prefix(suspects.count / 2)
            suspects = try dpkgAgrees(half) ? suspects.dropFirst(half.count) : half
        }
        let (first, second) = try #require(suspects.first)
        Issue.record("dpkg disagrees: \(first) is not \(VersionOrder.debian.compare(first, second)) than \(second)")
    }

    private func dpkgAgrees(_ pairs: ArraySlice<(String, String)>) throws -> Bool {
        let lines = pairs.map { first, second in
            switch VersionOrder.debian.compare(first, second) {
            case .older: "\(first) lt \(second)\n"
            case .equal: "\(first) eq \(second)\n"
            case .newer: "\(first) gt \(second)\n"
            }
        }
        let xargs = try #require(Oracle("xargs"))
        return try xargs.run(["-P", "2", "-L", "1", "dpkg", "--compare-versions"], input: lines.joined()).status == 0
    }

    @Test("rpm agrees on generated pairs", .enabled(if: hasRPM, "rpm is not installed"))
    func rpmGenerated() throws {
        var versions = GeneratedVersions.rpm(seed: 5)
        let pairs = (0..<30_000).map { _ in versions.pair() }.filter { !$0.0.isEmpty && !$0.1.isEmpty }
        let script = #"""
            %{lua: for line in io.lines() do
              local first, second = line:match("^(.-)\t(.*)$")
              io.write(rpm.vercmp(first, second), "\n")
            end}
            """#
        let rpm = try #require(Oracle("rpm"))
        let answer = try rpm.run(["--eval", script], input: pairs.map { "\($0)\t\($1)\n" }.joined())
        let relations = answer.output.split(separator: "\n")
        #expect(relations.count >= pairs.count)
        for ((first, second), relation) in zip(pairs, relations) {
            let expected: VersionRelation = relation == "0" ? .equal : relation == "1" ? .newer : .older
            if VersionOrder.rpm.compare(first, second) != expected {
                Issue.record("rpm disagrees: \(first.debugDescription) is \(expected) than \(second.debugDescription)")
            }
        }
    }
}
