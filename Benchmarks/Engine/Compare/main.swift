import Workloads

// engine-compare FOLDER DOCUMENT once                   prints the response
// engine-compare FOLDER DOCUMENT STAGE SECONDS          prints the nanoseconds of one repetition of a stage
// engine-compare FOLDER DOCUMENT STAGE times COUNT      repeats a stage, for a tool that counts

struct Usage: Error {}

/// Off the main actor: a server's requests do not hop there either.
@concurrent
func run(_ arguments: [String]) async throws {
    guard arguments.count >= 4 else { throw Usage() }
    let measurement = try Measurement(
        sdl: String(decoding: Documents.bytes(arguments[1] + "/schema.graphql"), as: UTF8.self),
        source: Documents.bytes(arguments[1] + "/" + arguments[2] + ".graphql"))
    if arguments[3] == "once" { return print(await measurement.answer()) }
    guard let stage = Stage(rawValue: arguments[3]), let amount = arguments.last.flatMap(Double.init) else {
        throw Usage()
    }
    if arguments[4] == "times" { return try await measurement.repeated(stage, times: Int(amount)) }
    print(try await measurement.nanoseconds(of: stage, for: .seconds(amount)))
}

try await run(CommandLine.arguments)
