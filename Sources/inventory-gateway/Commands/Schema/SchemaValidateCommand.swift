import ArgumentParser
import Gateway
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
            Each file is one document, or if its name ends in .json a manifest of documents, Apollo's or Relay's; - is \
            standard input.

              inventory-gateway schema validate Queries/*.graphql
              inventory-gateway schema validate persisted-query-manifest.json
            """)

    @Option(
        help: .setting(
            "Check against the definitions in this file, not against the gateway's own.", "INVENTORY_SCHEMA",
            default: "the gateway's own", valueName: "file"),
        completion: .file(extensions: ["graphql", "graphqls", "gql"]))
    var schema: String?

    @ArgumentParser.Argument(help: "Files of operations.", completion: .file(extensions: ["graphql", "gql", "json"]))
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
            let problems =
                file.hasSuffix(".json")
                ? try TrustedDocuments(file: file).problems(against: schema, file: file)
                : Self.problems(of: try contents(ofFile: file), against: schema, name: file)
            for problem in problems { StandardError.write(problem) }
            found += problems.count
        }
        if found > 0 { throw ExitCode.failure }
    }

    /// What is wrong with a document: a line for each error.
    static func problems(of source: [UInt8], against schema: Schema, name: String) -> [String] {
        do {
            return try Document(parsing: source).validate(against: schema).map { $0.lines(inFile: name) }
        } catch {
            return [error.lines(inFile: name)]
        }
    }
}

extension TrustedDocuments {
    /// What is wrong with the documents of a manifest: a line for each error, FILE#ID:LINE:COLUMN: MESSAGE.
    func problems(against schema: Schema, file: String) -> [String] {
        documents.flatMap { document in
            SchemaValidateCommand.problems(of: document.text, against: schema, name: "\(file)#\(document.id)")
        }
    }
}
