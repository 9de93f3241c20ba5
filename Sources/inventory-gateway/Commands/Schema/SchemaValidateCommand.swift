import ArgumentParser
import GraphQLLanguage
import GraphQLSchema
import GraphQLValidation
import InventoryAPI

/// `schema validate`: checks a client's operations before they are shipped.
struct SchemaValidateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Checks files of client operations against the schema.",
        discussion: """
            Each error is a line FILE:LINE:COLUMN: MESSAGE on standard error, and the exit code is 1 if there is any. \
            Each file is one document; - is standard input.

              inventory-gateway schema validate Queries/*.graphql
            """)

    @Option(
        help: .setting(
            "Check against the definitions in this file, not against the gateway's own.", "INVENTORY_SCHEMA",
            default: "the gateway's own", valueName: "file"),
        completion: .file(extensions: ["graphql", "graphqls", "gql"]))
    var schema: String?

    @ArgumentParser.Argument(help: "Files of operations.", completion: .file(extensions: ["graphql", "gql"]))
    var files: [String]

    func run() async throws {
        let schema =
            if let file = try Setting.value(schema, "INVENTORY_SCHEMA") {
                try Schema(file: file)
            } else {
                try Schema(source: InventoryAPI.schemaText, name: "schema.graphql")
            }
        var found = 0
        for file in files {
            let errors = check(try contents(ofFile: file), against: schema)
            for error in errors { StandardError.write(error.lines(inFile: file)) }
            found += errors.count
        }
        if found > 0 { throw ExitCode.failure }
    }

    private func check(_ source: [UInt8], against schema: Schema) -> [GraphQLError] {
        do {
            return try Document(parsing: source).validate(against: schema)
        } catch {
            return [error]
        }
    }
}
