// swift-tools-version: 6.1
import PackageDescription

// A yardstick, apart from the product: what a request costs on SwiftNIO with no gateway around it.
let package = Package(
    name: "bare-nio",
    dependencies: [.package(url: "https://github.com/apple/swift-nio", from: "2.101.0")],
    targets: [
        .executableTarget(
            name: "bare-nio",
            dependencies: [
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ])
    ]
)
