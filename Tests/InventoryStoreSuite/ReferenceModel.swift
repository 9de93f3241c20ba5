internal import Inventory

/// What queries mean, over one state.
struct ReferenceModel {
    let state: ReferenceStore.State

    init(_ state: ReferenceStore.State) { self.state = state }

    func page(_ query: InstanceQuery, of records: [ReferenceStore.Record]) -> Page<Instance> {
        let matching = records.filter { matches($0, query.filter) }
        let order = query.totalOrder
        func compare(_ first: [PageCursor.Value], _ second: [PageCursor.Value]) -> Int {
            compareValues(first, second, order.map(\.isDescending))
        }
        return cut(
            matching, query.page, query.parts, compare, { instance($0, []).cursor(in: order).values },
            { instance($0, query.packages) })
    }

    func page(_ query: PackageQuery, of packages: [PackageCoordinate]) -> Page<Package> {
        let matching = packages.filter { matches($0, query.filter) }
        let order = query.totalOrder
        func compare(_ first: [PageCursor.Value], _ second: [PageCursor.Value]) -> Int {
            compareValues(first, second, order.map(\.isDescending))
        }
        return cut(
            matching, query.page, query.parts, compare, { Package($0).cursor(in: order).values },
            { package($0, query.instances) })
    }

    func instance(_ record: ReferenceStore.Record, _ packages: [PackageQuery]) -> Instance {
        Instance(
            id: record.id, region: record.region, account: record.account, createdAt: record.createdAt,
            updatedAt: record.updatedAt, packages: packages.map { page($0, of: Array(record.packages)) })
    }

    func package(_ package: PackageCoordinate, _ instances: [InstanceQuery]) -> Package {
        let holders = state.instances.filter { $0.packages.contains(package) }
        return Package(package, instances: instances.map { page($0, of: holders) })
    }

    private func cut<Record, Node: Sendable>(
        _ matching: [Record], _ page: PageRequest, _ parts: PageParts,
        _ compare: ([PageCursor.Value], [PageCursor.Value]) -> Int, _ place: (Record) -> [PageCursor.Value],
        _ node: (Record) -> Node
    ) -> Page<Node> {
        let total = parts.contains(.totalCount) ? matching.count : nil
        var places = parts.contains(.nodes) ? matching.map { (place: place($0), record: $0) } : []
        places.sort { compare($0.place, $1.place) < 0 }
        if let after = page.after { places.removeAll { compare($0.place, after.values) <= 0 } }
        if let before = page.before { places.removeAll { compare($0.place, before.values) >= 0 } }
        let slice = page.isBackward ? places.suffix(page.limit) : places.prefix(page.limit)
        let hasMore = places.count > slice.count
        return Page(
            nodes: slice.map { node($0.record) },
            hasNextPage: page.before != nil || (!page.isBackward && hasMore),
            hasPreviousPage: page.after != nil || (page.isBackward && hasMore), totalCount: total)
    }

    private func matches(_ record: ReferenceStore.Record, _ filter: InstanceFilter) -> Bool {
        switch filter {
        case .all(let filters): filters.allSatisfy { matches(record, $0) }
        case .any(let filters): filters.contains { matches(record, $0) }
        case .not(let filter): !matches(record, filter)
        case .id(let condition): matches(record.id, condition)
        case .region(let condition): matches(record.region, condition)
        case .account(let condition): matches(record.account, condition)
        case .createdAt(let comparison): matches(record.createdAt, comparison)
        case .packageCount(let comparison): matches(record.packages.count, comparison)
        case .packages(let quantifier, let filter):
            matches(Array(record.packages), quantifier) { matches($0, filter) }
        }
    }

    private func matches(_ package: PackageCoordinate, _ filter: PackageFilter) -> Bool {
        switch filter {
        case .all(let filters): filters.allSatisfy { matches(package, $0) }
        case .any(let filters): filters.contains { matches(package, $0) }
        case .not(let filter): !matches(package, filter)
        case .name(let condition): matches(package.name, condition)
        case .ecosystem(let condition): matches(package.ecosystem, condition)
        case .versionText(let condition): matches(package.version, condition)
        case .version(let relation, let bound):
            switch (VersionOrder.of(ecosystem: package.ecosystem).compare(package.version, bound), relation) {
            case (.older, .less), (.older, .lessOrEqual), (.equal, .lessOrEqual), (.equal, .equal),
                (.equal, .greaterOrEqual), (.newer, .greaterOrEqual), (.newer, .greater):
                true
            default: false
            }
        case .instances(let quantifier, let filter):
            matches(state.instances.filter { $0.packages.contains(package) }, quantifier) { matches($0, filter) }
        }
    }

    private func matches<Record>(
        _ records: [Record], _ quantifier: Quantifier, _ condition: (Record) -> Bool
    ) -> Bool {
        switch quantifier {
        case .some: records.contains(where: condition)
        case .none: !records.contains(where: condition)
        case .every: records.allSatisfy(condition)
        }
    }

    private func matches(_ text: String, _ condition: StringCondition) -> Bool {
        func bytes(_ text: String) -> [UInt8] {
            condition.ignoresCase ? text.utf8.map { (0x41...0x5A).contains($0) ? $0 + 32 : $0 } : Array(text.utf8)
        }
        let text = bytes(text)
        switch condition.test {
        case .equal(let other): return text == bytes(other)
        case .isIn(let others): return others.contains { text == bytes($0) }
        case .startsWith(let part): return text.starts(with: bytes(part))
        case .endsWith(let part): return text.reversed().starts(with: bytes(part).reversed())
        case .contains(let part):
            let part = bytes(part)
            return (0...text.count).contains { text[$0...].starts(with: part) }
        }
    }

    private func matches<Value: Comparable>(_ value: Value, _ comparison: Comparison<Value>) -> Bool {
        switch comparison {
        case .isIn(let values): values.contains(value)
        case .ordered(.equal, let bound): value == bound
        case .ordered(.less, let bound): value < bound
        case .ordered(.lessOrEqual, let bound): value <= bound
        case .ordered(.greater, let bound): value > bound
        case .ordered(.greaterOrEqual, let bound): value >= bound
        }
    }

    private func compareValues(
        _ first: [PageCursor.Value], _ second: [PageCursor.Value], _ descending: [Bool]
    ) -> Int {
        for ((first, second), isDescending) in zip(zip(first, second), descending) {
            let relation =
                switch (first, second) {
                case (.text(let first), .text(let second)): compareBytes(first, second)
                case (.timestamp(let first), .timestamp(let second)): first == second ? 0 : first < second ? -1 : 1
                case (.version(let first, let firstEcosystem), .version(let second, let secondEcosystem)):
                    compareVersions(first, firstEcosystem, second, secondEcosystem)
                default: 0
                }
            if relation != 0 { return isDescending ? -relation : relation }
        }
        return 0
    }

    /// Versions of different orders stand one order behind the other, Debian's first.
    private func compareVersions(_ first: String, _ firstEcosystem: String, _ second: String, _ other: String) -> Int {
        let order = VersionOrder.of(ecosystem: firstEcosystem)
        guard order == VersionOrder.of(ecosystem: other) else { return order == .debian ? -1 : 1 }
        return switch order.compare(first, second) {
        case .older: -1
        case .equal: 0
        case .newer: 1
        }
    }
}
