// swift-tools-version: 6.1
import PackageDescription

let swiftSettings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// A target of our own, with the settings all of them share.
func library(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
    .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: swiftSettings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: swiftSettings)
}

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let asyncHTTPClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")

/// The explorer's page, as the browser gets it.
let explorerFiles = [
    "app.mjs", "client.mjs", "completion.mjs", "docs.mjs", "dom.mjs", "editor.mjs", "examples.mjs", "explorer.css",
    "format.mjs", "grid.mjs", "icon.svg", "index.html", "json.mjs", "lexer.mjs", "merging.mjs", "parser.mjs",
    "plan.mjs", "results.mjs", "schema.mjs", "sidebar.mjs", "storage.mjs", "table.mjs", "theme.js", "tree.mjs",
    "validator.mjs", "variables.mjs",
]

let package = Package(
    name: "inventory-gateway",
    products: [
        .executable(name: "inventory-gateway", targets: ["inventory-gateway"]),
        .executable(name: "graphql-conformance", targets: ["graphql-conformance"]),
        .library(
            name: "GraphQLEngine",
            targets: ["Eventuals", "GraphQLLanguage", "GraphQLSchema", "GraphQLValidation", "GraphQLExecution"]),
    ],
    traits: [
        .default(enabledTraits: ["PostgreSQL", "SQLite"]),
        .trait(name: "PostgreSQL", description: "The store for PostgreSQL, which needs libpq."),
        .trait(name: "SQLite", description: "The store in a file, which needs SQLite."),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-nio-http2", from: "1.46.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    ],
    targets: [
        // What all may stand on.
        library("Eventuals"),
        library("JSON"),

        // The GraphQL engine: knows nothing of EC2, HTTP or SQL.
        library("GraphQLLanguage", ["JSON"]),
        library("GraphQLSchema", ["GraphQLLanguage"]),
        library("GraphQLValidation", ["GraphQLSchema", "JSON"]),
        library("GraphQLExecution", ["Eventuals", "GraphQLValidation", "JSON"]),

        // The domain and its store.
        library("Inventory", ["JSON"]),
        library(
            "InventorySQL", ["Inventory", "JSON"],
            resources: [
                .embedInCode("Resources/sqlite_0001_baseline.sql"),
                .embedInCode("Resources/sqlite_0002_package_dictionary.sql"),
                .embedInCode("Resources/sqlite_0003_filter_indexes.sql"),
                .embedInCode("Resources/postgresql_0001_baseline.sql"),
                .embedInCode("Resources/postgresql_0002_package_dictionary.sql"),
                .embedInCode("Resources/postgresql_0003_filter_indexes.sql"),
                .embedInCode("Resources/mysql_0001_baseline.sql"),
                .embedInCode("Resources/mysql_0002_package_dictionary.sql"),
                .embedInCode("Resources/mysql_0003_register_instances.sql"),
            ]),
        library(
            "SQLiteStorage",
            [
                "InventorySQL",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ]),

        .systemLibrary(name: "CLibpq", pkgConfig: "libpq", providers: [.apt(["libpq-dev"]), .brew(["libpq"])]),
        library("PostgreSQLStorage", ["CLibpq", "InventorySQL"]),

        .systemLibrary(
            name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"]), .brew(["openssl"])]),
        library(
            "AWSClient",
            [
                "COpenSSL", "JSON", asyncHTTPClient, logging,
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ]),
        library("DataAPIStorage", ["AWSClient", "InventorySQL", "JSON", logging]),

        // The API over the domain, and its front doors.
        library(
            "InventoryAPI", ["Eventuals", "GraphQLExecution", "Inventory", "JSON"],
            resources: [.embedInCode("Resources/schema.graphql")]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        library(
            "Gateway", ["COpenSSL", "Eventuals", "InventoryAPI", "JSON", httpTypes, logging],
            resources: explorerFiles.map { .embedInCode("Resources/explorer/\($0)") }),
        library(
            "GatewayServer",
            [
                "CZlib", "Eventuals", "Gateway", httpTypes,
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTP2", package: "swift-nio-http2"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ]),
        library(
            "GatewayLambda",
            [
                "Eventuals", "Gateway", "JSON", asyncHTTPClient, httpTypes, logging,
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ]),

        .executableTarget(
            name: "inventory-gateway",
            dependencies: [
                "AWSClient", "GatewayServer", "GatewayLambda", "DataAPIStorage",
                .target(name: "SQLiteStorage", condition: .when(traits: ["SQLite"])),
                .target(name: "PostgreSQLStorage", condition: .when(traits: ["PostgreSQL"])),
                argumentParser,
                logging,
            ],
            swiftSettings: swiftSettings),
        .executableTarget(
            name: "graphql-conformance", dependencies: ["GraphQLExecution", "JSON"], swiftSettings: swiftSettings),

        tests("JSONTests", ["JSON"]),
        tests("GraphQLLanguageTests", ["GraphQLLanguage"]),
        tests("GraphQLSchemaTests", ["GraphQLSchema"]),
        tests("GraphQLValidationTests", ["GraphQLValidation"]),
        tests("GraphQLExecutionTests", ["Eventuals", "GraphQLExecution"]),
        tests("SpecificationExamplesTests", ["GraphQLExecution"]),
        tests("InventoryTests", ["Inventory"]),
        tests("InventorySQLTests", ["InventorySQL", "JSON"]),
        .target(
            name: "InventoryStoreSuite", dependencies: ["Inventory"], path: "Tests/InventoryStoreSuite",
            swiftSettings: swiftSettings),
        tests(
            "SQLiteStorageTests",
            ["SQLiteStorage", "InventoryStoreSuite", .product(name: "GRDB", package: "GRDB.swift")]),
        .target(
            name: "PostgreSQLTestServer", dependencies: ["Inventory", "InventorySQL", "PostgreSQLStorage"],
            path: "Tests/PostgreSQLTestServer", swiftSettings: swiftSettings),
        tests(
            "PostgreSQLStorageTests",
            ["PostgreSQLStorage", "PostgreSQLTestServer", "SQLiteStorage", "InventoryStoreSuite"]),
        tests("AWSClientTests", ["AWSClient", "JSON", logging], exclude: ["botocore_signatures.py"]),
        tests("DataAPIStorageTests", ["DataAPIStorage", "SQLiteStorage", "InventoryStoreSuite", "JSON", logging]),
        tests("InventoryAPITests", ["InventoryAPI"]),
        tests("GatewayTests", ["Eventuals", "Gateway", "SQLiteStorage", httpTypes]),
        tests(
            "GatewayServerTests",
            [
                "Eventuals", "GatewayServer", "SQLiteStorage", httpTypes,
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ]),
        tests(
            "GatewayLambdaTests",
            [
                "Eventuals", "GatewayLambda", "Inventory", "JSON", httpTypes, logging,
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ]),
        tests("CommandTests", ["JSON", "PostgreSQLTestServer"]),
    ]
)
