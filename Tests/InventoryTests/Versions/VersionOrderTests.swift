import Inventory
import Testing

@Suite("Version order")
struct VersionOrderTests {
    /// Each row ascends; versions in one column entry, separated by `=`, are equal.
    @Test(
        "Debian's order",
        arguments: [
            "1.0~~ 1.0~~a 1.0~ 1.0 1.0a 1.0+ 1.0.",
            "0 1 2 9 10 11 99 100 127 128 129 7295 7296 7297 65535 65536 18446744073709551615 18446744073709551616",
            "99999999999999999999 100000000000000000000 100000000000000000001 999999999999999999999999999999",
            "v1 v2 v10 v10.1",
            "1.0=1.00=01.0=0:1.0=1.0-0=1.0-=00:1.0-00=1.=:1.0 1.0-1=1.0-01 1.0-1a 1.0-1.1",
            "3.0.14-1~deb12u2 3.0.15-1~deb12u1 3.0.15-1~deb12u2 3.0.15-1 3.0.15-1+b1 3.0.15-2",
            "9 1:0 1:0.1 2:0 10:0",
            "1.2a 1.2a1 1.2b 1.2z 1.2+a 1.2.3 1.20",
            "A Z a z + . ; _",
            "~ =0=00=0:=- a",
            "1.0-1 1.0-2 1.0-1-1 1.0-1-2",
            "1:1:0 1:1:1",
            "a:1 a:2",
            "1.2ä1 1.2ä2 1.2€ 1.2🚀",
            "1 1\u{0} 1\u{1} 1! 1+ 1. 1[ 1` 1{ 1\u{7f} 1ä",
            "0.9.8-beta 0.9.8-rc 0.9.8+build 0.9.9",
        ])
    func debian(row: String) { expectAscending(row, in: .debian) }

    @Test(
        "RPM's order",
        arguments: [
            "1.0~~ 1.0~rc1 1.0=1_0=1..0.=01.00 1.0^ 1.0^git1 1.0a 1.0.a1 1.0.1",
            "a.b a.c ab b 0=00 1 2 10 18446744073709551616 99999999999999999999999999",
            "A a 0",
            "1 1-1 1-1.el9 1-2.el9 1-10.el9 1:0 1:0-1=01:0-1",
            "5.14.0-427.13.1.el9_4 5.14.0-427.20.1.el9_4 5.14.0-503.11.1.el9_5",
            "1~ 1~^ 1 1^~ 1^ 1^1",
            "0=0:0=:0 1:0",
            "1.0 1.0-~1 1.0-=1.0-. 1.0-0",
            "fc4 fc10 fc.1000",
        ])
    func rpm(row: String) {
        // `fc4 < fc10 < fc.1000`: the separator does not count, the number does.
        expectAscending(row, in: .rpm)
    }

    private func expectAscending(_ row: String, in order: VersionOrder) {
        let ranks = row.split(separator: " ", omittingEmptySubsequences: false).map {
            $0.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
        }
        for (index, rank) in ranks.enumerated() {
            for (otherIndex, otherRank) in ranks.enumerated() {
                for version in rank {
                    for other in otherRank { expect(version, other, VersionRelation(index, otherIndex), in: order) }
                }
            }
        }
    }

    private func expect(_ first: String, _ second: String, _ relation: VersionRelation, in order: VersionOrder) {
        #expect(order.compare(first, second) == relation, "\(first) and \(second)")
        let keys = VersionRelation(order.key(for: first), order.key(for: second))
        #expect(keys == relation, "the keys of \(first) and \(second)")
    }

    @Test("The order of the keys is the order of the versions", arguments: [VersionOrder.debian, .rpm])
    func keys(order: VersionOrder) {
        var versions = GeneratedVersions.anything(seed: 1)
        for _ in 0..<30_000 {
            let (first, second) = versions.pair()
            let relation = order.compare(first, second)
            let keys = VersionRelation(order.key(for: first), order.key(for: second))
            if keys != relation { Issue.record("\(first.debugDescription) and \(second.debugDescription)") }
        }
    }

    @Test("The order is a total one", arguments: [VersionOrder.debian, .rpm])
    func total(order: VersionOrder) {
        var versions = GeneratedVersions.anything(seed: 2)
        var sample: [String] = []
        for _ in 0..<60 {
            let (first, second) = versions.pair()
            sample += [first, second]
        }
        sample.sort { order.compare($0, $1) == .older }
        for (index, first) in sample.enumerated() {
            #expect(order.compare(first, first) == .equal)
            for second in sample[index...] {
                #expect(order.compare(first, second) != .newer)
                #expect(order.compare(second, first) != .older)
            }
        }
    }

    @Test("A key is no longer than promised", arguments: [VersionOrder.debian, .rpm])
    func keyLength(order: VersionOrder) {
        #expect(VersionOrder.maximumKeyLength(scalars: 50) == 255)
        let scalars = [
            "🚀", "ä", "\u{1}", "\u{7f}", "a", "9", "1a", "a1", ".", "~", "-", "1-", "🚀1", "a.", "^", ":", "1:", "A_",
        ]
        for scalar in scalars {
            for count in [0, 1, 19, 20, 21, 49, 50] {
                let version = String(
                    String.UnicodeScalarView(String(repeating: scalar, count: count).unicodeScalars.prefix(count)))
                #expect(order.key(for: version).count <= VersionOrder.maximumKeyLength(scalars: count))
            }
        }
        var versions = GeneratedVersions.anything(seed: 3)
        for _ in 0..<5_000 {
            let version = versions.pair().0
            #expect(
                order.key(for: version).count
                    <= VersionOrder.maximumKeyLength(scalars: version.unicodeScalars.count))
        }
    }

    @Test(
        "A usual key is about as long as its version",
        arguments: [
            ("3.0.15-1~deb12u1", 16), ("2.36-9+deb12u14", 14), ("1:9.2p1-2+deb12u7", 16), ("20240203-1.2", 11),
            ("5", 5),
        ])
    func usualKeyLength(version: String, length: Int) {
        #expect(VersionOrder.debian.key(for: version).count == length)
    }

    @Test(
        "An ecosystem has its order, one without an order of its own Debian's",
        arguments: [("deb", .debian), ("rpm", .rpm), ("generic", .debian), ("pypi", .debian)]
            as [(String, VersionOrder)])
    func ecosystem(name: String, order: VersionOrder) {
        #expect(VersionOrder.of(ecosystem: name) == order)
    }

    @Test("A version of a hundred thousand digits is a version like any other", arguments: [VersionOrder.debian, .rpm])
    func huge(order: VersionOrder) {
        let nines = String(repeating: "9", count: 100_000)
        #expect(order.compare(nines, "1" + nines) == .older)
        #expect(order.key(for: nines).lexicographicallyPrecedes(order.key(for: "1" + nines)))
    }
}

extension VersionRelation {
    fileprivate init(_ first: Int, _ second: Int) {
        self = first < second ? .older : first == second ? .equal : .newer
    }

    fileprivate init(_ first: [UInt8], _ second: [UInt8]) {
        self = first == second ? .equal : first.lexicographicallyPrecedes(second) ? .older : .newer
    }
}
