// swift-tools-version: 6.1
import PackageDescription

let swiftSettings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]
let engine = Target.Dependency.product(name: "GraphQLEngine", package: "inventory-gateway")

let package = Package(
    name: "benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "inventory-gateway", path: ".."),
        // Its default trait links jemalloc to count allocations; the counts here come from valgrind instead.
        .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
    ],
    targets: [
        // What is measured: a schema, its resolvers, documents.
        .target(name: "Workloads", dependencies: [engine], path: "Engine/Workloads", swiftSettings: swiftSettings),

        // `swift package benchmark`: percentiles of each stage. The plugin looks for its targets beside this file.
        .executableTarget(
            name: "EngineBenchmarks",
            dependencies: ["Workloads", engine, .product(name: "Benchmark", package: "benchmark")],
            path: "EngineBenchmarks", swiftSettings: swiftSettings,
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),

        // `engine.py`: the same stages and documents in the other engines.
        .executableTarget(
            name: "engine-compare", dependencies: ["Workloads", engine], path: "Engine/Compare",
            swiftSettings: swiftSettings),

        // Hostile documents at 1, 2, 4 and 8 times a size.
        .executableTarget(
            name: "engine-growth", dependencies: ["Workloads", engine], path: "Engine/Growth",
            swiftSettings: swiftSettings),
    ]
)
