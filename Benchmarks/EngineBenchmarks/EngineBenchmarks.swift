import Benchmark
import GraphQLExecution
import GraphQLLanguage
import GraphQLSchema
import GraphQLValidation
import Workloads

let benchmarks: @Sendable () -> Void = {
    Benchmark.defaultConfiguration = .init(
        metrics: [.wallClock, .throughput], timeUnits: .microseconds, warmupIterations: 10, scalingFactor: .kilo,
        maxDuration: .seconds(2))

    let sdl = text("schema.graphql")
    guard let schema = try? Schema(sdl: sdl), let executor = try? Workload.executor(sdl: sdl) else {
        fatalError("the schema and its resolvers do not match")
    }
    let dashboard = Array(text("dashboard.graphql").utf8)
    guard let document = try? Document(parsing: dashboard) else { fatalError("dashboard.graphql does not parse") }

    Benchmark("Parse a dashboard") { benchmark in
        for _ in benchmark.scaledIterations { blackHole(try Document(parsing: dashboard)) }
    }
    Benchmark("Validate a dashboard") { benchmark in
        for _ in benchmark.scaledIterations { blackHole(document.validate(against: schema)) }
    }
    Benchmark("Print a dashboard") { benchmark in
        for _ in benchmark.scaledIterations { blackHole(document.printed()) }
    }
    let dashboardText = text("dashboard.graphql")
    Benchmark("Parse, validate and compile a dashboard") { benchmark in
        for _ in benchmark.scaledIterations { blackHole(try executor.prepare(dashboardText)) }
    }
    for name in ["typename", "flat", "packages", "deep", "list", "introspection"] {
        let request = GraphQLRequest(document: Array(text("\(name).graphql").utf8))
        let isLarge = name == "list" || name == "introspection"
        Benchmark("Execute \(name), cached", configuration: .init(scalingFactor: isLarge ? .one : .kilo)) { benchmark in
            for _ in benchmark.scaledIterations { blackHole(await executor.execute(request)) }
        }
    }
}

/// A file of `Engine/documents`; benchmarks run in the package's folder.
private func text(_ name: String) -> String {
    guard let bytes = try? Documents.bytes("Engine/documents/" + name) else { fatalError("Engine/documents/\(name)?") }
    return String(decoding: bytes, as: UTF8.self)
}
