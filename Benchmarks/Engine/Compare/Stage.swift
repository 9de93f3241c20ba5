import GraphQLExecution
import GraphQLLanguage
import GraphQLSchema
import GraphQLValidation
import Workloads

/// What one repetition does.
enum Stage: String, CaseIterable {
    case parse, validate, print, execute
    /// Parses, validates and compiles.
    case prepare
    case parseAndValidate = "parse+validate"
}

/// A stage on a document.
struct Measurement: Sendable {
    let schema: Schema
    let source: [UInt8]
    let text: String
    let document: Document
    let request: GraphQLRequest
    let executor: Executor

    init(sdl: String, source: [UInt8]) throws {
        schema = try Schema(sdl: sdl)
        self.source = source
        text = String(decoding: source, as: UTF8.self)
        document = try Document(parsing: source)
        request = GraphQLRequest(document: source)
        executor = try Workload.executor(sdl: sdl)
    }

    /// The response's text.
    func answer() async -> String { String(decoding: await executor.execute(request).body, as: UTF8.self) }

    /// Nanoseconds of one repetition: the lowest of ten slices, so that a neighbour's load shows as little as it can.
    nonisolated(nonsending) func nanoseconds(of stage: Stage, for duration: Duration) async throws -> Int {
        let clock = ContinuousClock()
        var best = Double.infinity
        var repetitions = 1
        for _ in 0..<10 {
            let start = clock.now
            var done = 0
            repeat {
                for _ in 0..<repetitions { try await repeated(stage) }
                done += repetitions
                if start.duration(to: clock.now) < .milliseconds(1) { repetitions *= 2 }
            } while start.duration(to: clock.now) < duration / 10
            best = min(best, start.duration(to: clock.now) / .nanoseconds(1) / Double(done))
        }
        return Int(best)
    }

    /// So many repetitions, to be counted by a tool.
    nonisolated(nonsending) func repeated(_ stage: Stage, times: Int) async throws {
        for _ in 0..<times { try await repeated(stage) }
    }

    @inline(never)
    nonisolated(nonsending) private func repeated(_ stage: Stage) async throws {
        let isDone =
            switch stage {
            case .parse: try !Document(parsing: source).definitions.isEmpty
            case .validate: document.validate(against: schema).isEmpty
            case .parseAndValidate: try Document(parsing: source).validate(against: schema).isEmpty
            case .print: !document.printed().isEmpty
            case .execute: await Self.isComplete(executor.execute(request))
            case .prepare: try Self.isPrepared(executor.prepare(text))
            }
        guard isDone else { throw Failed() }
    }

    private static func isPrepared(_ operation: PreparedOperation) -> Bool { true }

    private static func isComplete(_ response: GraphQLResponse) -> Bool {
        response.outcome == .executed(.query, hasErrors: false, dataIsNull: false)
    }

    /// The document does not do what is to be measured.
    struct Failed: Error {}
}
