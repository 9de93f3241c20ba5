import ArgumentParser
import InventoryAPI

/// `schema print`: the schema for tools that generate code, check or document.
struct SchemaPrintCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "print",
        abstract: "Prints the schema.",
        discussion: """
            As definitions, or with --json as the result of the introspection query, as client generators want it:

              inventory-gateway schema print > schema.graphql
              inventory-gateway schema print --json > schema.json
            """)

    @Flag(help: .setting("Print the result of the introspection query.", "INVENTORY_JSON"))
    var json = false

    func run() async throws {
        guard try Setting.flag(json, "INVENTORY_JSON") else {
            try StandardOutput.write(InventoryAPI.schemaText)
            return
        }
        try StandardOutput.line(try await introspectionResult())
    }
}
