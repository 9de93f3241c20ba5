import Inventory
import Testing

@testable import InventorySQL

/// The order of packages by their ranks.
struct PackageDictionaryTests {
    @Test func `packages are ranked when as many were sorted without`() {
        let dictionary = PackageDictionary()
        dictionary.insert([entry(1, "zlib"), entry(2, "bash"), entry(3, "curl")])
        #expect(dictionary.snapshot.sorted([1, 2], limit: 10, fromEnd: false) == nil)
        dictionary.noteSorting(unranked: 2)
        #expect(dictionary.snapshot.sorted([1, 2], limit: 10, fromEnd: false) == nil)
        dictionary.noteSorting(unranked: 2)
        #expect(names(dictionary, [1, 3, 2]) == ["bash", "curl", "zlib"])
        #expect(names(dictionary, [1, 3, 2], limit: 2) == ["bash", "curl"])
        #expect(names(dictionary, [1, 3, 2], limit: 2, fromEnd: true) == ["curl", "zlib"])
        #expect(names(dictionary, [1], limit: 0) == [])
        #expect(names(dictionary, []) == [])
    }

    @Test func `few new packages are ranked too, once they were asked for often`() {
        let dictionary = PackageDictionary()
        dictionary.insert((0..<100).map { entry($0 + 1, "package-\(100 + $0)") })
        dictionary.noteSorting(unranked: 100)
        let ranked = dictionary.snapshot
        dictionary.insert([entry(101, "a")])
        #expect(names(dictionary, [1, 101]) == nil)
        for _ in 0..<50 { dictionary.noteSorting(unranked: 2) }
        dictionary.noteSorting(unranked: 1)
        #expect(names(dictionary, [1, 101]) == ["a", "package-100"])
        // A snapshot never changes.
        #expect(ranked.sorted([1, 101], limit: 10, fromEnd: false) == nil)
    }

    @Test func `pages share the table of what was ranked together`() throws {
        let dictionary = PackageDictionary()
        dictionary.insert([entry(1, "zlib"), entry(2, "bash")])
        dictionary.noteSorting(unranked: 2)
        let first = try #require(dictionary.snapshot.sorted([1], limit: 10, fromEnd: false))
        let second = try #require(dictionary.snapshot.sorted([1, 2], limit: 10, fromEnd: false))
        #expect(first.table === second.table)
        #expect(first.place(of: 0) == second.place(of: 1))
    }

    private func entry(_ id: Int, _ name: String) -> (id: Int, entry: DictionaryEntry) {
        (id, DictionaryEntry(package: PackageCoordinate(ecosystem: "deb", name: name, version: "1"), versionKey: []))
    }

    private func names(
        _ dictionary: PackageDictionary, _ ids: [Int], limit: Int = 10, fromEnd: Bool = false
    ) -> [String]? {
        dictionary.snapshot.sorted(ids, limit: limit, fromEnd: fromEnd)?.map(\.coordinate.name)
    }
}
