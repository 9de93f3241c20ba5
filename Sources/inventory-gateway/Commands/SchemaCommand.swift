import ArgumentParser

/// `schema`: the contract with callers, for tools.
struct SchemaCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Prints the schema, checks operations against it, and finds breaking changes.",
        subcommands: [SchemaPrintCommand.self, SchemaValidateCommand.self, SchemaDiffCommand.self])
}
