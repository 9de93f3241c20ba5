import Inventory
import Testing

@Suite("Reading what rpm lists")
struct RPMQueryTests {
    @Test("Packages come out once, with an epoch unless it is 0, without keys")
    func packages() {
        let text = """
            bash\t0\t5.1.8-9.el9
            openssl\t1\t3.2.2-6.el9_5
            glibc\t0\t2.34-125.el9
            glibc\t0\t2.34-125.el9
            kernel\t0\t5.14.0-427.el9
            kernel\t0\t5.14.0-503.el9
            gpg-pubkey\t0\t8d8b756f-5e3d0ac3

            """
        let result = RPMQuery.parse(Array(text.utf8))
        #expect(result.problems.isEmpty)
        #expect(
            result.packages.map { "\($0.ecosystem) \($0.name) \($0.version)" } == [
                "rpm bash 5.1.8-9.el9", "rpm openssl 1:3.2.2-6.el9_5", "rpm glibc 2.34-125.el9",
                "rpm kernel 5.14.0-427.el9", "rpm kernel 5.14.0-503.el9",
            ])
    }

    @Test(
        "A malformed line is named by its number and left out",
        arguments: ["bash", "bash\t\t1", "\t0\t1", "a\tx\t1", "a\t0\t1\t2"])
    func malformed(line: String) {
        let result = RPMQuery.parse(Array("a\t0\t1-1\n\(line)\nb\t0\t1-1".utf8))
        #expect(result.packages.map(\.name) == ["a", "b"])
        #expect(result.problems.map(\.line) == [2])
    }

    @Test("Text that is not UTF-8 is reported")
    func notUTF8() {
        #expect(RPMQuery.parse([0x61, 0xFF, 0x0A]).problems.map(\.kind) == [.notUTF8])
    }

    @Test("The query format is what the parser reads")
    func format() {
        #expect(RPMQuery.format == #"%{NAME}\t%{EPOCHNUM}\t%{VERSION}-%{RELEASE}\n"#)
    }
}
