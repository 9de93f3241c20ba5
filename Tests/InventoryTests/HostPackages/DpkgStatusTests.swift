import Inventory
import Testing

@Suite("Reading dpkg's status file")
struct DpkgStatusTests {
    private func parse(_ text: String) -> HostPackages { DpkgStatus.parse(Array(text.utf8)) }

    @Test("Installed packages come out once, in order, with name and version")
    func installed() {
        let result = parse(
            """
            Package: libssl3
            Status: install ok installed
            Architecture: amd64
            Version: 3.0.15-1~deb12u1
            Description: Secure Sockets Layer
             a line that goes on: with a colon
             .
             Package: not-a-field

            Package: libssl3
            Status: install ok installed
            Architecture: i386
            Version: 3.0.15-1~deb12u1

            Package: removed
            Status: deinstall ok config-files
            Version: 1

            Package: half
            Status: install ok half-installed
            Version: 1

            package:held
            status: hold ok installed\t
            VERSION:   1:2.0-1
            \t


            Package: last
            Version: 9
            Status: install ok installed
            """)
        #expect(result.problems.isEmpty)
        #expect(
            result.packages == [
                PackageCoordinate(ecosystem: "deb", name: "libssl3", version: "3.0.15-1~deb12u1"),
                PackageCoordinate(ecosystem: "deb", name: "held", version: "1:2.0-1"),
                PackageCoordinate(ecosystem: "deb", name: "last", version: "9"),
            ])
    }

    @Test(
        "A malformed paragraph is named by its line and left out",
        arguments: [
            (
                "Package: a\nnonsense\nStatus: install ok installed\nVersion: 1", 2,
                .malformedLine(expected: "\"Field: value\"")
            ),
            (" Package: a\nStatus: install ok installed\nVersion: 1", 1, .malformedLine(expected: "\"Field: value\"")),
            (": a\nStatus: install ok installed\nVersion: 1", 1, .malformedLine(expected: "\"Field: value\"")),
            ("\n\nStatus: install ok installed\nVersion: 1", 3, .missingField("Package")),
            ("Package: a\nVersion: 1", 1, .missingField("Status")),
            ("Package: a\nStatus: install ok installed", 1, .missingField("Version")),
            ("Package: a\nStatus: install ok installed\nVersion:  ", 1, .missingField("Version")),
        ] as [(String, Int, HostPackageProblem.Kind)])
    func malformed(text: String, line: Int, kind: HostPackageProblem.Kind) {
        let result = parse(text + "\n\nPackage: good\nStatus: install ok installed\nVersion: 1\n")
        #expect(result.packages.map(\.name) == ["good"])
        #expect(result.problems.map(\.line) == [line])
        #expect(result.problems.map(\.kind) == [kind])
    }

    @Test("A package beyond the inventory's limits is reported, and so is text that is not UTF-8")
    func unfit() {
        let version = String(repeating: "1", count: 51)
        let long = parse("Package: a\nStatus: install ok installed\nVersion: \(version)\n")
        #expect(long.packages.isEmpty)
        #expect(long.problems.first?.description.hasPrefix("line 1: a: The package version has 51 characters") == true)
        let bytes = Array("Package: ".utf8) + [0xFF] + Array("\nStatus: install ok installed\nVersion: 1".utf8)
        #expect(DpkgStatus.parse(bytes).problems.map(\.kind) == [.notUTF8])
        #expect(DpkgStatus.parse([]).packages.isEmpty)
    }

    @Test("This host's packages are those that dpkg lists", .enabled(if: Oracle.areInstalled("dpkg-query")))
    func host() throws {
        let query = try #require(Oracle("dpkg-query"))
        let status = try query.run(["-W", "-f", "Package: ${Package}\\nStatus: ${Status}\\nVersion: ${Version}\\n\\n"])
        let listed = try query.run(["-W", "-f", "${Package} ${Version} ${db:Status-Status}\\n"])
        let expected = Set(
            listed.output.split(separator: "\n").filter { $0.hasSuffix(" installed") }
                .map { $0.split(separator: " ").prefix(2).joined(separator: " ") })
        let result = parse(status.output)
        let tooLong = result.problems.count
        #expect(result.packages.count + tooLong == expected.count)
        #expect(Set(result.packages.map { "\($0.name) \($0.version)" }).isSubset(of: expected))
    }
}
