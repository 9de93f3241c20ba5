internal import Inventory

extension StoreSuite {
    static let registration = [
        Check("An instance is registered with its packages, each once, in the order of their names") { store in
            try await store.add(
                Self.instance("i-1", [package("zlib", "1"), package("bash", "5"), package("zlib", "1")]))
            let instance = try await store.find("i-1")
            try expectEqual(instance?.packages[0].nodes.map { describe($0) }, ["deb:bash=5", "deb:zlib=1"])
            try expectEqual(instance?.region, "eu-central-1")
            try expectEqual(instance?.account, "123456789012")
        },
        Check("An instance without packages is registered") { store in
            try await store.add(Self.instance("i-1"))
            try expectEqual(try await store.find("i-1")?.packages[0].nodes.count, 0)
        },
        Check("The caller's time of creation is kept, to the millisecond, also before 1970") { store in
            try await store.add(
                InventoryStoreSuite.registration("i-1", createdAt: 1_234_567_890_123),
                InventoryStoreSuite.registration("i-2", createdAt: -5))
            try expectEqual(try await store.find("i-1")?.createdAt.milliseconds, 1_234_567_890_123)
            try expectEqual(try await store.find("i-2")?.createdAt.milliseconds, -5)
        },
        Check("Without a time of creation, it is the time of registration") { store in
            try await store.add(Self.instance("i-1"))
            let instance = try await store.find("i-1")
            try expectEqual(instance?.createdAt, instance?.updatedAt)
            try expect((instance?.createdAt.milliseconds ?? 0) > 1_600_000_000_000)
        },
        Check("A taken id is refused, and nothing of its batch stays") { store in
            try await store.add(Self.instance("i-2"))
            try await expectError(.alreadyExists(instance: "i-2")) {
                try await store.add(
                    Self.instance("i-1", [package("bash", "5")]), Self.instance("i-2"), Self.instance("i-3"))
            }
            try expectEqual(try await store.ids(.everything), ["i-2"])
            try expectEqual(try await store.names(.everything), [])
        },
        Check("An id that stands twice in one batch is refused") { store in
            try await expectError(.alreadyExists(instance: "i-1")) {
                try await store.add(Self.instance("i-1"), Self.instance("i-2"), Self.instance("i-1"))
            }
            try expectEqual(try await store.ids(.everything), [])
        },
        Check("Of ids that are taken, the first in the batch is named") { store in
            try await store.add(Self.instance("i-1"), Self.instance("i-2"))
            try await expectError(.alreadyExists(instance: "i-2")) {
                try await store.add(Self.instance("i-3"), Self.instance("i-2"), Self.instance("i-1"))
            }
        },
        Check("An empty batch changes nothing") { store in
            try await store.register([], StoreContext())
            try expectEqual(try await store.ids(.everything), [])
        },
        Check("Ids and names differ by every byte: case, accents and their compositions, spaces at the end") { store in
            let names = [
                "a", "A", "\u{E9}", "e\u{301}", "a ", "%", "_", "\"quoted\" \\ 'text'", "\u{1F600}", "\u{10FFFF}",
            ]
            for name in names { try await store.add(Self.instance(name, [package(name, name)])) }
            for name in names {
                let found = try await store.find(name)
                try expect(found.map { same($0.id, name) } ?? false, "\(name) is found")
                let package = found?.packages[0].nodes.first?.coordinate
                try expect(package.map { same($0.name, name) && same($0.version, name) } ?? false, name)
            }
        },
        Check("Of many who register one id at the same time, one wins") { store in
            let won = await withTaskGroup(of: Bool.self) { group in
                for number in 0..<50 {
                    group.addTask {
                        do {
                            try await store.add(Self.instance("i-1", [package("winner", "\(number)")]))
                            return true
                        } catch let error as InventoryError where error.kind == .alreadyExists(instance: "i-1") {
                            return false
                        } catch { return false }
                    }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            try expectEqual(won, 1)
            try expectEqual(try await store.find("i-1")?.packages[0].nodes.count, 1)
        },
        Check("Two thousand packages are registered and come back in order") { store in
            let packages = (0..<2000).map { package("package-\($0)", "1.\($0)") }
            try await store.add(Self.instance("i-1", packages))
            let query = PackageQuery(page: PageRequest(limit: 3000), parts: [.nodes, .totalCount])
            let page = try await store.instances([InstanceLookup(id: "i-1", packages: [query])], StoreContext())[0]?
                .packages[0]
            try expectEqual(page?.totalCount, 2000)
            try expectEqual(
                page?.nodes.map(\.coordinate.name), packages.map(\.name).sorted { compareBytes($0, $1) < 0 })
        },
    ]

    static let changes = [
        Check("Installed packages are added to those there are") { store in
            try await store.add(Self.instance("i-1", [package("bash", "5")]))
            try await store.installPackages(
                [package("zlib", "1"), package("bash", "5")], on: "i-1", StoreContext())
            try expectEqual(
                try await store.find("i-1")?.packages[0].nodes.map { describe($0) }, ["deb:bash=5", "deb:zlib=1"])
        },
        Check("Removed packages go, those that are not there are passed over") { store in
            try await store.add(Self.instance("i-1", [package("bash", "5"), package("zlib", "1")]))
            try await store.removePackages(
                [package("bash", "5"), package("bash", "6"), package("unheard-of", "1")], from: "i-1", StoreContext())
            try expectEqual(try await store.find("i-1")?.packages[0].nodes.map { describe($0) }, ["deb:zlib=1"])
            try expectEqual(try await store.names(.name(StringCondition(.equal("unheard-of")))), [])
        },
        Check("Replaced packages are the only ones") { store in
            try await store.add(Self.instance("i-1", [package("bash", "5"), package("zlib", "1")]))
            try await store.replacePackages(
                of: "i-1", with: [package("bash", "5"), package("curl", "8")], StoreContext())
            try expectEqual(
                try await store.find("i-1")?.packages[0].nodes.map { describe($0) }, ["deb:bash=5", "deb:curl=8"])
            try await store.replacePackages(of: "i-1", with: [], StoreContext())
            try expectEqual(try await store.find("i-1")?.packages[0].nodes.count, 0)
        },
        Check("updatedAt changes only when the set of packages does") { store in
            try await store.add(Self.instance("i-1", [package("bash", "5")]))
            let before = try await store.find("i-1")?.updatedAt
            try await Task.sleep(for: .milliseconds(3))
            try await store.replacePackages(of: "i-1", with: [package("bash", "5")], StoreContext())
            try await store.installPackages([package("bash", "5")], on: "i-1", StoreContext())
            try await store.removePackages([package("zlib", "1")], from: "i-1", StoreContext())
            try expectEqual(try await store.find("i-1")?.updatedAt, before)
            try await store.replacePackages(of: "i-1", with: [package("bash", "6")], StoreContext())
            let after = try await store.find("i-1")
            try expect((after?.updatedAt.milliseconds ?? 0) > (before?.milliseconds ?? 0))
        },
        Check("An instance that is not there can't be changed") { store in
            let packages = [package("bash", "5")]
            try await expectError(.notFound(instance: "i-1")) {
                try await store.installPackages(packages, on: "i-1", StoreContext())
            }
            try await expectError(.notFound(instance: "i-1")) {
                try await store.removePackages(packages, from: "i-1", StoreContext())
            }
            try await expectError(.notFound(instance: "i-1")) {
                try await store.replacePackages(of: "i-1", with: packages, StoreContext())
            }
            try await expectError(.notFound(instance: "i-1")) { try await store.deregister("i-1", StoreContext()) }
            try expectEqual(try await store.names(.everything), [])
        },
        Check("A deregistered instance is gone with its list, and its id is free again") { store in
            try await store.add(Self.instance("i-1", [package("bash", "5")]), Self.instance("i-2"))
            try await store.deregister("i-1", StoreContext())
            try expect(try await store.find("i-1") == nil)
            try expectEqual(try await store.ids(.everything), ["i-2"])
            try await store.add(Self.instance("i-1"))
            try expectEqual(try await store.find("i-1")?.packages[0].nodes.count, 0)
        },
        Check("A deadline that has passed stops reads and writes") { store in
            let context = StoreContext(deadline: .now - .seconds(1))
            try await expectError(.timeout) { try await store.instances(InstanceQuery(), context) }
            try await expectError(.timeout) { try await store.register([Self.instance("i-1")], context) }
            try expectEqual(try await store.ids(.everything), [])
        },
    ]

    private static func instance(_ id: String, _ packages: [PackageCoordinate] = []) -> InstanceRegistration {
        InventoryStoreSuite.registration(id, packages)
    }
}
