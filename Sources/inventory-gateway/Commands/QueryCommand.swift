import ArgumentParser
import GraphQLExecution
import InventoryAPI
import JSON

/// `query`: one operation without a server.
struct QueryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "query",
        abstract: "Runs one operation, mutations included, and prints its answer.",
        discussion: """
            The answer is JSON, indented on a terminal. The exit code is 1 if it has errors. With --explain, the database \
            runs each read once more for its plan. With --repeat, it runs again and again, mutations included, and how fast \
            that was is printed as JSON in place of the answer.

              inventory-gateway query '{ instances(first: 3) { nodes { id region } totalCount } }'
              inventory-gateway query 'query($id: ID!) { instance(id: $id) { account } }' --variables '{"id": "i-0abc"}'
            """)

    @Argument(help: "The document's text; @FILE reads it from a file, - from standard input.")
    var document: String

    @Option(help: .setting("The variables' values, a JSON object.", "INVENTORY_VARIABLES", valueName: "json"))
    var variables: String?

    @Option(
        help: .setting("Which of the document's operations to run.", "INVENTORY_OPERATION", valueName: "name"))
    var operation: String?

    @Flag(
        help: .setting(
            "Run it, and print in place of the answer how: fields, statements, the database's plans.",
            "INVENTORY_EXPLAIN"))
    var explain = false

    @Option(
        help: .setting("How an explanation is printed.", "INVENTORY_EXPLAIN_FORMAT", default: "text"))
    var explainFormat: ExplainFormat?

    @Option(
        name: .customLong("repeat"),
        help: .setting(
            "Run it again and again for so long, and print how fast it was.", "INVENTORY_REPEAT", valueName: "s"))
    var repeatSeconds: Count?

    @Option(help: .setting("Runs at a time with --repeat.", "INVENTORY_CONCURRENCY", default: "16", valueName: "n"))
    var concurrency: Count?

    @OptionGroup var store: StoreOption

    func run() async throws {
        let explains = try Setting.flag(explain, "INVENTORY_EXPLAIN")
        let format = try Setting.value(explainFormat, "INVENTORY_EXPLAIN_FORMAT") ?? .text
        let request = GraphQLRequest(
            document: try source(), operationName: try Setting.value(operation, "INVENTORY_OPERATION"),
            variables: try variableValues(), extensions: explains ? ["explain": true] : [:])
        var options = InventoryAPIOptions()
        options.allowsExplain = explains
        let seconds = try Setting.value(repeatSeconds, "INVENTORY_REPEAT")?.value ?? 0
        let runs = try Setting.value(concurrency, "INVENTORY_CONCURRENCY")?.value ?? 16
        let (response, timing) = try await store.resolve().withStore { [options] store in
            let api = try InventoryAPI(store: store, options: options)
            let response = await api.execute(request)
            guard seconds > 0, !response.hasErrors else { return (response, OperationTiming?.none) }
            return (
                response, await OperationTiming(of: request, api, for: .seconds(seconds), concurrency: max(1, runs))
            )
        }
        if let timing { return try StandardOutput.line(timing.json.prettyPrinted()) }
        if explains, let explanation = format.explanation(in: response) {
            try StandardOutput.write(Array(explanation.utf8))
            for message in response.errorMessages { StandardError.line(message) }
        } else if StandardOutput.isTerminal, let value = try? JSONValue(parsing: response.body) {
            try StandardOutput.line(value.prettyPrinted())
        } else {
            try StandardOutput.write(response.body + [UInt8(ascii: "\n")])
        }
        if response.hasErrors { throw ExitCode.failure }
    }

    private func source() throws(CommandFailure) -> [UInt8] {
        if document == "-" { return try contents(ofFile: "-") }
        if document.hasPrefix("@") { return try contents(ofFile: String(document.dropFirst())) }
        return Array(document.utf8)
    }

    private func variableValues() throws(CommandFailure) -> JSONObject {
        guard let text = try Setting.value(variables, "INVENTORY_VARIABLES") else { return [:] }
        do {
            guard case .object(let values) = try JSONValue(parsing: text) else {
                throw CommandFailure.wrongUsage("The variables must be a JSON object, such as {\"id\": \"i-0abc\"}.")
            }
            return values
        } catch let error as JSONParseError {
            throw .wrongUsage("The variables are not JSON: \(error).")
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure("\(error)")
        }
    }
}

extension GraphQLResponse {
    /// Whether the answer has `errors`.
    var hasErrors: Bool {
        switch outcome {
        case .requestError: true
        case .executed(_, let hasErrors, _): hasErrors
        }
    }

    /// What its `errors` say.
    fileprivate var errorMessages: [String] {
        guard hasErrors, case .object(let members)? = try? JSONValue(parsing: body),
            case .array(let errors)? = members["errors"]
        else { return [] }
        return errors.compactMap { error in
            guard case .object(let members) = error, case .string(let message)? = members["message"] else { return nil }
            return message
        }
    }
}
