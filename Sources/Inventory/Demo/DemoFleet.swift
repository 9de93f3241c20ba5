/// A made-up fleet of any size, always the same from the same seed: for trying the gateway out, and for measuring it.
///
/// Any instance can be made without those before it. Regions, accounts and packages are spread as in real fleets: few
/// hold most of it. An instance has a level to which it is patched, so that its packages are old or new together.
public struct DemoFleet: Sendable {
    private let seed: UInt64
    private let packagesPerInstance: Int
    private let accounts: [String]
    /// For each package name its versions, the oldest first; names that are found most often stand first.
    private let catalogue: [[PackageCoordinate]]

    /// A fleet.
    /// - Parameters:
    ///   - packages: Real packages to begin with, such as a host's. Their versions are varied. Those beyond
    ///     ``InventoryLimits`` are passed over; without any, instances have none.
    ///   - seed: Another seed gives another fleet.
    ///   - packagesPerInstance: How many packages each instance has, at most as many as there are names.
    ///   - distinctPackages: About how many versions of all names together there are.
    public init(
        packages: [PackageCoordinate], seed: UInt64 = 1, packagesPerInstance: Int = 50, distinctPackages: Int = 4_000
    ) {
        self.seed = seed
        var random = SplitMix64(seed: seed)
        accounts = (0..<20).map { _ in String(100_000_000_000 + random.next() % 900_000_000_000) }
        catalogue = Self.catalogue(of: packages, distinctPackages: max(1, distinctPackages))
        self.packagesPerInstance = max(0, min(packagesPerInstance, catalogue.count))
    }

    /// The `number`-th instance. Its id differs from that of every other number.
    public func instance(_ number: Int) -> InstanceRegistration {
        // The mix of 64 bits is one to one, and so are the ids. Real ids begin with 0 too.
        let identity = SplitMix64.mixed(UInt64(bitPattern: Int64(number)) &+ seed &* 0x9E37_79B9_7F4A_7C15)
        var random = SplitMix64(seed: identity)
        let hexadecimal = String(identity, radix: 16)
        let id = "i-0" + String(repeating: "0", count: 16 - hexadecimal.count) + hexadecimal
        let region = Self.region(random.unit())
        let account = accounts[Int(random.unit() * random.unit() * Double(accounts.count))]
        let age = Int64(random.unit() * Double(Self.span))
        return InstanceRegistration(
            id: id, region: region, account: account,
            createdAt: Timestamp(milliseconds: Self.firstCreation + age / 1000 * 1000), packages: packages(&random))
    }

    private func packages(_ random: inout SplitMix64) -> [PackageCoordinate] {
        let patchLevel = 1 - random.unit() * random.unit()
        var isTaken = [Bool](repeating: false, count: catalogue.count)
        var packages: [PackageCoordinate] = []
        packages.reserveCapacity(packagesPerInstance)
        for _ in 0..<packagesPerInstance {
            var index = Int(random.unit() * random.unit() * Double(catalogue.count))
            while isTaken[index] { index = index + 1 == catalogue.count ? 0 : index + 1 }
            isTaken[index] = true
            let versions = catalogue[index]
            let level = min(max(patchLevel + (random.unit() - 0.5) / 2, 0), 0.999_999)
            packages.append(versions[Int(level * Double(versions.count))])
        }
        return packages
    }

    // MARK: What there is to choose from

    /// 2024-01-01T00:00:00Z, and two years in milliseconds.
    private static let firstCreation: Int64 = 1_704_067_200_000
    private static let span: Int64 = 2 * 365 * 86_400_000

    /// AWS regions, and how many of 100 instances are in each.
    private static let regions: [(name: String, share: Double)] = [
        ("us-east-1", 28), ("us-west-2", 16), ("eu-west-1", 12), ("eu-central-1", 11), ("us-east-2", 8),
        ("ap-southeast-1", 6), ("ap-northeast-1", 5), ("ap-south-1", 4), ("eu-west-2", 3), ("ap-southeast-2", 3),
        ("ca-central-1", 2), ("sa-east-1", 1), ("eu-north-1", 1),
    ]

    private static func region(_ unit: Double) -> String {
        var rest = unit * 100
        for region in regions {
            rest -= region.share
            if rest < 0 { return region.name }
        }
        return regions[0].name
    }

    /// A quarter as many names as packages, if there are so many, spread over the list that was given.
    private static func catalogue(of packages: [PackageCoordinate], distinctPackages: Int) -> [[PackageCoordinate]] {
        var names: Set<String> = []
        let unique = packages.filter { (try? $0.validate()) != nil && names.insert($0.name).inserted }
        guard !unique.isEmpty else { return [] }
        let count = min(unique.count, max(1, distinctPackages / 4))
        return (0..<count).map { index in
            let versions = (index + 1) * distinctPackages / count - index * distinctPackages / count
            return VersionVariants.variants(of: unique[index * unique.count / count], count: max(1, versions))
        }
    }
}
