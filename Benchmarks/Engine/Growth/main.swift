import GraphQLExecution
import GraphQLLanguage
import GraphQLSchema

// engine-growth: hostile documents at 1, 2, 4 and 8 times a size, parsed, validated, compiled and executed once each.
// The exponent is that of the time's growth from the smallest to the largest size: 1 is linear, 2 quadratic.

let sizes = [1, 2, 4, 8]

@concurrent
func measure() async throws {
    var resolvers = Resolvers()
    resolvers.fallback { _, _ in .null }
    var options = ExecutorOptions()
    options.cacheBytes = 0
    options.limits = HostileDocument.limits
    let executor = try Executor(schema: Schema(sdl: HostileDocument.schema), resolvers: resolvers, options: options)
    print(
        column("milliseconds at", 40) + sizes.map { column("\($0)×", 10) }.joined() + column("exponent", 10) + "bytes")
    for hostile in HostileDocument.all {
        var times: [Double] = []
        var bytes = 0
        var note = ""
        for size in sizes {
            let request = GraphQLRequest(
                document: Array(hostile.text(hostile.unit * size).utf8), operationName: hostile.operationName)
            bytes = request.document.count
            var best = Double.infinity
            for _ in 0..<5 {
                let clock = ContinuousClock()
                let start = clock.now
                let response = await executor.execute(request)
                best = min(best, start.duration(to: clock.now) / .milliseconds(1))
                if case .requestError(let stage) = response.outcome { note = "  refused by \(stage)" }
            }
            times.append(best)
        }
        let ratio = times[times.count - 1] / times[0]
        let exponent = logarithm(ratio) / logarithm(8)
        print(
            column(hostile.name, 40) + times.map { column(rounded($0), 10) }.joined() + column(rounded(exponent), 10)
                + "\(bytes)\(note)")
    }
}

func column(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
}

func rounded(_ value: Double) -> String { String((value * 100).rounded() / 100) }

/// The binary logarithm of a positive number, without the mathematical library.
func logarithm(_ value: Double) -> Double {
    var fraction = value.significand
    var result = Double(value.exponent)
    var bit = 0.5
    while bit > 1e-6 {
        fraction *= fraction
        if fraction >= 2 {
            fraction /= 2
            result += bit
        }
        bit /= 2
    }
    return result
}

try await measure()
