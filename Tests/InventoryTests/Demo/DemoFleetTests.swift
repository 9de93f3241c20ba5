import Inventory
import Testing

@Suite("The demonstration fleet")
struct DemoFleetTests {
    private static let packages = (0..<1_200).map { index in
        PackageCoordinate(
            ecosystem: "deb", name: "package-\(index)",
            version: ["3.0.15-1~deb12u1", "2.36-9+deb12u10", "20240203", "1:9.2p1-2", "5", "0.08-1", "rolling"][
                index % 7])
    }

    @Test("The same seed gives the same fleet, in any order of asking; another seed another one")
    func deterministic() {
        let fleet = DemoFleet(packages: Self.packages, seed: 7)
        let again = DemoFleet(packages: Self.packages, seed: 7)
        let first = (0..<50).map { fleet.instance($0) }
        let reversed = (0..<50).reversed().map { again.instance($0) }
        #expect(first == reversed.reversed())
        #expect(DemoFleet(packages: Self.packages, seed: 8).instance(0) != first[0])
    }

    @Test("Instances look like real ones")
    func shape() throws {
        let fleet = DemoFleet(packages: Self.packages)
        var ids: Set<String> = []
        var accounts: Set<String> = []
        var regions: [String: Int] = [:]
        var versions: Set<PackageCoordinate> = []
        for number in 0..<4_000 {
            let instance = fleet.instance(number)
            try instance.validate()
            #expect(instance.id.wholeMatch(of: /i-0[0-9a-f]{16}/) != nil)
            #expect(instance.account.wholeMatch(of: /[0-9]{12}/) != nil)
            #expect(instance.packages.count == 50)
            #expect(Set(instance.packages.map(\.name)).count == 50)
            let date = try #require(instance.createdAt).rfc3339
            #expect(("2024-01-01"..<"2026-01-01").contains(date))
            ids.insert(instance.id)
            accounts.insert(instance.account)
            regions[instance.region, default: 0] += 1
            versions.formUnion(instance.packages)
        }
        #expect(ids.count == 4_000)
        #expect(accounts.count == 20)
        #expect(regions.count == 13)
        #expect(regions["us-east-1", default: 0] > regions["eu-west-1", default: 0])
        #expect((3_000...4_000).contains(versions.count))
    }

    @Test("A fleet can do with few packages, or none")
    func few() throws {
        #expect(DemoFleet(packages: []).instance(3).packages.isEmpty)
        let few = DemoFleet(packages: Array(Self.packages.prefix(3)), distinctPackages: 12)
        #expect(few.instance(3).packages.count == 3)
        let long = PackageCoordinate(ecosystem: "deb", name: "long", version: String(repeating: "9", count: 50))
        for number in 0..<100 { try DemoFleet(packages: [long], packagesPerInstance: 1).instance(number).validate() }
    }
}
