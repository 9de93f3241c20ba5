internal import Inventory

extension StoreSuite {
    static let reading = [
        Check("Lookups answer in their order, nil for what is not there, the same twice") { store in
            try await store.add(InventoryStoreSuite.registration("i-1"), InventoryStoreSuite.registration("i-2"))
            let found = try await store.instances(
                ["i-2", "i-9", "i-1", "i-2", "i-1\0"].map { InstanceLookup(id: $0) }, StoreContext())
            try expectEqual(found.map { $0?.id }, ["i-2", nil, "i-1", "i-2", nil])
        },
        Check("A package is found by its identity, and by name and version in the first ecosystem that has it") {
            store in
            try await store.add(
                InventoryStoreSuite.registration(
                    "i-1", [package("bash", "5", "rpm"), package("bash", "5", "deb"), package("zlib", "1", "rpm")]))
            let lookups = [
                PackageLookup(name: "bash", version: "5"), PackageLookup(name: "bash", version: "5", ecosystem: "rpm"),
                PackageLookup(name: "zlib", version: "1"), PackageLookup(name: "zlib", version: "1", ecosystem: "deb"),
                PackageLookup(name: "zlib", version: "1\0"), PackageLookup(name: "Bash", version: "5"),
            ]
            let found = try await store.packages(lookups, StoreContext())
            try expectEqual(
                found.map { $0.map { describe($0) } }, ["deb:bash=5", "rpm:bash=5", "rpm:zlib=1", nil, nil, nil])
        },
        Check("Lookups that want different lists get their own") { store in
            try await store.add(
                InventoryStoreSuite.registration("i-1", [package("bash", "5")]),
                InventoryStoreSuite.registration("i-2", [package("zlib", "1")]))
            let count = PackageQuery(parts: .totalCount)
            let found = try await store.instances(
                [
                    InstanceLookup(id: "i-1", packages: [PackageQuery(), count]), InstanceLookup(id: "i-2"),
                    InstanceLookup(id: "i-2", packages: [count]),
                ], StoreContext())
            try expectEqual(found[0]?.packages.count, 2)
            try expectEqual(found[0]?.packages[0].nodes.map { describe($0) }, ["deb:bash=5"])
            try expectEqual(found[0]?.packages[1].totalCount, 1)
            try expectEqual(found[1]?.packages.count, 0)
            try expectEqual(found[2]?.packages[0].totalCount, 1)
        },
        Check("Lists are nested at any depth, each with its own filter, order and limit") { store in
            let shared = package("bash", "5")
            try await store.add(
                InventoryStoreSuite.registration("i-1", region: "a", [shared, package("zlib", "1")]),
                InventoryStoreSuite.registration("i-2", region: "b", [shared]),
                InventoryStoreSuite.registration("i-3", region: "a", [shared]))
            let innermost = PackageQuery(filter: .name(StringCondition(.equal("zlib"))))
            let inner = InstanceQuery(
                filter: .region(StringCondition(.equal("a"))), order: [InstanceOrder(.id, isDescending: true)],
                page: PageRequest(limit: 1), parts: [.nodes, .totalCount], packages: [innermost])
            let query = InstanceQuery(
                page: PageRequest(limit: 2), packages: [PackageQuery(page: PageRequest(limit: 1), instances: [inner])])
            let page = try await store.instances(query, StoreContext())
            try expectEqual(page.nodes.map(\.id), ["i-1", "i-2"])
            try expect(page.hasNextPage)
            for instance in page.nodes {
                let package = instance.packages[0].nodes[0]
                try expectEqual(describe(package.coordinate), "deb:bash=5")
                try expectEqual(package.instances[0].nodes.map(\.id), ["i-3"])
                try expectEqual(package.instances[0].totalCount, 2)
                try expect(package.instances[0].hasNextPage)
                try expectEqual(package.instances[0].nodes[0].packages[0].nodes.count, 0)
            }
        },
        Check("What was not asked for is neither read nor counted") { store in
            try await store.add(InventoryStoreSuite.registration("i-1", [package("bash", "5")]))
            let counted = try await store.instances(InstanceQuery(parts: .totalCount), StoreContext())
            try expectEqual(counted.totalCount, 1)
            try expectEqual(counted.nodes.count, 0)
            let nothing = try await store.packages(PackageQuery(parts: []), StoreContext())
            try expectEqual(nothing.totalCount, nil)
            try expectEqual(nothing.nodes.count, 0)
        },
    ]

    static let filtering = [
        Check("Versions are compared in each package's own order, never across") { store in
            try await store.add(
                InventoryStoreSuite.registration("i-1", [package("openssl", "3.0.15-1~deb12u1")]),
                InventoryStoreSuite.registration("i-2", [package("openssl", "3.0.9-1")]),
                InventoryStoreSuite.registration("i-3", [package("openssl", "3.0.15-1")]),
                InventoryStoreSuite.registration("i-4", [package("openssl", "1:1.1.1k-12.el8", "rpm")]),
                InventoryStoreSuite.registration("i-5", [package("openssl", "3.0.7-1.el9", "rpm")]),
                InventoryStoreSuite.registration("i-6", [package("bash", "1")]))
            func old(_ relation: ComparisonOperator, _ version: String) -> InstanceFilter {
                .packages(
                    .some, .all([.name(StringCondition(.equal("openssl"))), .version(relation, version)]))
            }
            try expectEqual(try await store.ids(old(.less, "3.0.15-1~deb12u1")), ["i-2", "i-5"])
            try expectEqual(try await store.ids(old(.lessOrEqual, "3.0.15-1~deb12u1")), ["i-1", "i-2", "i-5"])
            try expectEqual(try await store.ids(old(.greater, "3.0.15-1~deb12u1")), ["i-3", "i-4"])
            try expectEqual(try await store.ids(old(.equal, "3.0.15-1")), ["i-3"])
        },
        Check("Letters of patterns are letters") { store in
            for id in ["100%", "100x", "a_b", "aXb", "A_B", "%", "\u{10FFFF}z"] {
                try await store.add(InventoryStoreSuite.registration(id))
            }
            func find(_ test: StringCondition.Test, _ ignoresCase: Bool = false) async throws -> [String] {
                try await store.ids(.id(StringCondition(test, ignoresCase: ignoresCase)))
            }
            try expectEqual(try await find(.contains("%")), ["%", "100%"])
            try expectEqual(try await find(.endsWith("%")), ["%", "100%"])
            try expectEqual(try await find(.startsWith("a_")), ["a_b"])
            try expectEqual(try await find(.startsWith("a_"), true), ["A_B", "a_b"])
            try expectEqual(try await find(.equal("A_B"), true), ["A_B", "a_b"])
            try expectEqual(try await find(.isIn(["A_B", "axb"]), true), ["A_B", "aXb", "a_b"])
            try expectEqual(try await find(.startsWith("\u{10FFFF}")), ["\u{10FFFF}z"])
            try expectEqual(try await find(.isIn([])), [])
            try expectEqual(try await find(.isIn(["100%\0"])), [])
            try expectEqual(try await find(.contains("\0")), [])
            try expectEqual(try await find(.endsWith("")).count, 7)
        },
        Check("Values are never read as SQL") { store in
            let id = "'; DROP TABLE ec2; --"
            try await store.add(InventoryStoreSuite.registration(id, [package(id, id)]))
            try expectEqual(try await store.ids(.id(StringCondition(.equal(id)))), [id])
            try expectEqual(
                try await store.ids(.packages(.some, .name(StringCondition(.isIn([id, "\"]'", "[]"]))))), [id])
        },
        Check("some, none and every mean what they say, also for instances without packages") { store in
            try await store.add(
                InventoryStoreSuite.registration("i-0"),
                InventoryStoreSuite.registration("i-1", [package("bash", "5")]),
                InventoryStoreSuite.registration("i-2", [package("bash", "5"), package("zlib", "1")]))
            let bash = PackageFilter.name(StringCondition(.equal("bash")))
            let zlib = PackageFilter.name(StringCondition(.equal("zlib")))
            try expectEqual(try await store.ids(.packages(.some, bash)), ["i-1", "i-2"])
            try expectEqual(try await store.ids(.packages(.none, zlib)), ["i-0", "i-1"])
            try expectEqual(try await store.ids(.packages(.every, bash)), ["i-0", "i-1"])
            try expectEqual(try await store.ids(.packages(.some, .everything)), ["i-1", "i-2"])
            try expectEqual(try await store.ids(.packages(.none, .everything)), ["i-0"])
            try expectEqual(try await store.ids(.packages(.every, .everything)), ["i-0", "i-1", "i-2"])
            try expectEqual(try await store.ids(.packageCount(.ordered(.greater, 0))), ["i-1", "i-2"])
        },
    ]

    static let paging = [
        Check("Pages of either direction go over every record once") { store in
            for number in 0..<17 {
                try await store.add(
                    InventoryStoreSuite.registration("i-\(number)", region: "r\(number % 3)", createdAt: 5))
            }
            for order in [
                [], [InstanceOrder(.region)], [InstanceOrder(.region, isDescending: true)],
                [InstanceOrder(.region), InstanceOrder(.id, isDescending: true)],
                [InstanceOrder(.createdAt, isDescending: true), InstanceOrder(.region)],
            ] {
                let all = try await store.instances(InstanceQuery(order: order), StoreContext()).nodes.map(\.id)
                try expectEqual(Set(all).count, 17)
                for isBackward in [false, true] {
                    var seen: [String] = []
                    var cursor: PageCursor?
                    while true {
                        let request = PageRequest(
                            limit: 5, isBackward: isBackward, after: isBackward ? nil : cursor,
                            before: isBackward ? cursor : nil)
                        let query = InstanceQuery(order: order, page: request)
                        let page = try await store.instances(query, StoreContext())
                        let ids = page.nodes.map(\.id)
                        seen = isBackward ? ids + seen : seen + ids
                        cursor = (isBackward ? page.nodes.first : page.nodes.last)?.cursor(in: query.totalOrder)
                        if isBackward ? !page.hasPreviousPage : !page.hasNextPage { break }
                    }
                    try expectEqual(seen, all)
                }
            }
        },
        Check("A page of no records says whether there are some") { store in
            try await store.add(InventoryStoreSuite.registration("i-1"))
            let page = try await store.instances(InstanceQuery(page: PageRequest(limit: 0)), StoreContext())
            try expectEqual(page.nodes.count, 0)
            try expect(page.hasNextPage)
        },
        Check("A cursor of another order is refused") { store in
            guard !(store is ReferenceStore) else { return }
            let cursors = [
                PageCursor(values: []), PageCursor(values: [.timestamp(Timestamp(milliseconds: 1))]),
                PageCursor(values: [.text("a"), .text("b")]),
            ]
            for cursor in cursors {
                try await expectError(.invalidInput) {
                    try await store.instances(InstanceQuery(page: PageRequest(after: cursor)), StoreContext())
                }
                try await expectError(.invalidInput) {
                    let nested = PackageQuery(page: PageRequest(before: cursor))
                    return try await store.instances(InstanceQuery(packages: [nested]), StoreContext())
                }
            }
        },
    ]

    static let statementCounts = [
        Check("A read is one statement at any depth, when the packages are known") { store in
            guard !(store is ReferenceStore) else { return }
            try await store.add(
                InventoryStoreSuite.registration("i-1", [package("bash", "5"), package("zlib", "1")]),
                InventoryStoreSuite.registration("i-2", [package("bash", "5")]))
            let deep = InstanceQuery(
                filter: .packages(.some, .version(.greater, "1")), parts: [.nodes, .totalCount],
                packages: [
                    PackageQuery(),
                    PackageQuery(
                        filter: .name(StringCondition(.contains("a"))), parts: [.nodes, .totalCount],
                        instances: [InstanceQuery(packages: [PackageQuery(parts: .totalCount)])]),
                ])
            func count(_ read: (StoreContext) async throws -> Void) async throws -> Int {
                let meter = StatementMeter()
                try await read(StoreContext(meter: meter))
                return meter.statements
            }
            try expectEqual(try await count { _ = try await store.instances(deep, $0) }, 1)
            try expectEqual(
                try await count { _ = try await store.packages(PackageQuery(instances: [deep]), $0) }, 1)
            let lookups = ["i-1", "i-2"].map { InstanceLookup(id: $0, packages: [PackageQuery()]) }
            try expectEqual(try await count { _ = try await store.instances(lookups, $0) }, 1)
            try expectEqual(
                try await count {
                    _ = try await store.packages([PackageLookup(name: "bash", version: "5", instances: [deep])], $0)
                }, 1)
            try expectEqual(try await count { _ = try await store.instances([InstanceLookup](), $0) }, 0)
        },
        Check("A registration is a handful of statements, however many packages it has") { store in
            guard !(store is ReferenceStore) else { return }
            let meter = StatementMeter()
            let packages = (0..<2000).map { package("package-\($0)", "1") }
            try await store.register(
                [InventoryStoreSuite.registration("i-1", packages)], StoreContext(meter: meter))
            try expect(meter.statements <= 4, "\(meter.statements) statements")
        },
    ]
}
