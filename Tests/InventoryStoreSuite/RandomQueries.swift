internal import Inventory

extension StoreSuite {
    static let randomQueries = (1...6).map { seed in
        Check("A hundred random queries are answered as the reference answers them (seed \(seed))") { store in
            var random = RandomInventory(seed: UInt64(seed))
            let reference = ReferenceStore()
            let registrations = random.registrations(40)
            try await store.register(registrations, StoreContext())
            try await reference.register(registrations, StoreContext())
            var moments: [String: Timestamp] = [:]
            for registration in registrations {
                moments[registration.id] = try await store.find(registration.id)?.updatedAt
            }
            reference.setUpdatedAt(moments)
            for _ in 0..<50 {
                let instances = random.instanceQuery(depth: 4)
                try expectEqual(
                    describe(try await store.instances(instances, StoreContext())),
                    describe(try await reference.instances(instances, StoreContext())), "\(instances)")
                let packages = random.packageQuery(depth: 4)
                try expectEqual(
                    describe(try await store.packages(packages, StoreContext())),
                    describe(try await reference.packages(packages, StoreContext())), "\(packages)")
            }
        }
    }
}

private func expectEqual(_ answer: String, _ expected: String, _ query: String) throws {
    try expect(answer == expected, "\(query)\nanswered\n\(answer)\nexpected\n\(expected)")
}

/// Makes inventories and queries of few different values, so that these meet.
struct RandomInventory {
    private var generator: Generator
    private var registered: [InstanceRegistration] = []

    init(seed: UInt64) { generator = Generator(state: seed) }

    /// SplitMix64: small, and the same on every machine.
    struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }

    private static let names = ["openssl", "OpenSSL", "bash", "libc6", "lib%", "lib_", "\u{FC}ber", "z"]
    private static let versions = [
        "1.0", "1.00", "1.0~rc1", "1.0-1", "1.0-1~deb12u1", "2:0.1", "1.10", "1.9", "v2", "1.0^git", "a", "1.0.el9",
    ]
    private static let ecosystems = ["deb", "rpm", "generic"]
    private static let regions = ["eu-central-1", "eu-west-1", "us-east-1", "EU"]
    private static let accounts = ["111111111111", "222222222222"]

    mutating func registrations(_ count: Int) -> [InstanceRegistration] {
        registered = (0..<count).map { number in
            InstanceRegistration(
                id: "\(pick(["i-", "I-", "x%", "\u{E9}"]))\(number)", region: pick(Self.regions),
                account: pick(Self.accounts), createdAt: Timestamp(milliseconds: Int64(number % 7 * 1000)),
                packages: (0..<Int.random(in: 0...9, using: &generator)).map { _ in coordinate() })
        }
        return registered
    }

    mutating func instanceQuery(depth: Int) -> InstanceQuery {
        let order = (0..<Int.random(in: 0...2, using: &generator)).map { _ in
            InstanceOrder(pick(InstanceOrder.Field.allCases), isDescending: chance(2))
        }
        var query = InstanceQuery(
            filter: depth > 0 && chance(2) ? instanceFilter(depth: depth) : .everything, order: order, parts: parts(),
            packages: lists(depth) { $0.packageQuery(depth: depth - 2) })
        let total = query.totalOrder
        query.page = page { random in
            let instance = random.pick(random.registered)
            return Instance(
                id: instance.id, region: instance.region, account: instance.account,
                createdAt: instance.createdAt ?? Timestamp(milliseconds: 0), updatedAt: Timestamp(milliseconds: 0)
            ).cursor(in: total)
        }
        return query
    }

    mutating func packageQuery(depth: Int) -> PackageQuery {
        let order = (0..<Int.random(in: 0...2, using: &generator)).map { _ in
            PackageOrder(pick(PackageOrder.Field.allCases), isDescending: chance(2))
        }
        var query = PackageQuery(
            filter: depth > 0 && chance(2) ? packageFilter(depth: depth) : .everything, order: order, parts: parts(),
            instances: lists(depth) { $0.instanceQuery(depth: depth - 2) })
        let total = query.totalOrder
        query.page = page { random in Package(random.coordinate()).cursor(in: total) }
        return query
    }

    private mutating func instanceFilter(depth: Int) -> InstanceFilter {
        if depth > 1 && chance(2) {
            switch Int.random(in: 0...3, using: &generator) {
            case 0: return .all((0..<some()).map { _ in instanceFilter(depth: depth - 1) })
            case 1: return .any((0..<some()).map { _ in instanceFilter(depth: depth - 1) })
            case 2: return .not(instanceFilter(depth: depth - 1))
            default: return .packages(pick([.some, .none, .every]), packageFilter(depth: depth - 1))
            }
        }
        switch Int.random(in: 0...5, using: &generator) {
        case 0: return .id(condition(["i-1", "I-", "%", "\u{E9}3", "7", ""]))
        case 1: return .region(condition(Self.regions + ["eu", "1"]))
        case 2: return .account(condition(Self.accounts + ["2"]))
        case 3: return .createdAt(comparison((0..<7).map { Timestamp(milliseconds: $0 * 1000) }))
        case 4: return .packages(pick([.some, .none, .every]), .everything)
        default: return .packageCount(comparison(Array(0...9)))
        }
    }

    private mutating func packageFilter(depth: Int) -> PackageFilter {
        if depth > 1 && chance(2) {
            switch Int.random(in: 0...3, using: &generator) {
            case 0: return .all((0..<some()).map { _ in packageFilter(depth: depth - 1) })
            case 1: return .any((0..<some()).map { _ in packageFilter(depth: depth - 1) })
            case 2: return .not(packageFilter(depth: depth - 1))
            default: return .instances(pick([.some, .none, .every]), instanceFilter(depth: depth - 1))
            }
        }
        switch Int.random(in: 0...4, using: &generator) {
        case 0: return .name(condition(Self.names + ["lib", "ssl", "SSL", "%"]))
        case 1: return .ecosystem(condition(Self.ecosystems))
        case 2: return .versionText(condition(Self.versions + ["1.", "~"]))
        default: return .version(pick(ComparisonOperator.allCases), pick(Self.versions))
        }
    }

    private mutating func condition(_ texts: [String]) -> StringCondition {
        let text = pick(texts)
        let tests: [StringCondition.Test] = [
            .equal(text), .isIn([text, pick(texts)]), .isIn([]), .startsWith(text), .endsWith(text), .contains(text),
        ]
        return StringCondition(pick(tests), ignoresCase: chance(3))
    }

    private mutating func comparison<Value>(_ values: [Value]) -> Comparison<Value> {
        chance(3)
            ? .isIn([pick(values), pick(values)]) : .ordered(pick(ComparisonOperator.allCases), pick(values))
    }

    private mutating func coordinate() -> PackageCoordinate {
        package(pick(Self.names), pick(Self.versions), pick(Self.ecosystems))
    }

    private mutating func page(_ cursor: (inout RandomInventory) -> PageCursor) -> PageRequest {
        PageRequest(
            limit: pick([0, 1, 2, 5, 50]), isBackward: chance(2), after: chance(4) ? cursor(&self) : nil,
            before: chance(4) ? cursor(&self) : nil)
    }

    private mutating func parts() -> PageParts {
        pick([.nodes, [.nodes, .totalCount], [.nodes, .totalCount], .totalCount])
    }

    private mutating func lists<Query>(_ depth: Int, _ query: (inout RandomInventory) -> Query) -> [Query] {
        depth < 0 ? [] : (0..<pick([0, 1, 1, 2])).map { _ in query(&self) }
    }

    private mutating func some() -> Int { Int.random(in: 0...3, using: &generator) }

    private mutating func chance(_ of: Int) -> Bool { Int.random(in: 0..<of, using: &generator) == 0 }

    private mutating func pick<Value>(_ values: [Value]) -> Value {
        values[Int.random(in: values.indices, using: &generator)]
    }
}
