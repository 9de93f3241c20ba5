import ArgumentParser
import GraphQLSchema

/// `schema diff`: what a change of the schema means for those who use it.
struct SchemaDiffCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Lists what changed between two schemas; exits with 1 if a change breaks clients.",
        discussion: """
            Each change is a line: BREAKING for what makes an operation fail that was valid, DANGEROUS for what can \
            change what a client sees, SAFE for the rest. - is standard input.

              git show main:schema.graphql | inventory-gateway schema diff - schema.graphql
            """)

    @Argument(help: "The file with the old definitions.", completion: .file())
    var old: String

    @Argument(help: "The file with the new definitions.", completion: .file())
    var new: String

    func run() async throws {
        let changes = Schema.changes(from: try Schema(file: old), to: try Schema(file: new))
        for change in changes { try StandardOutput.line("\(change.severity.rawValue)  \(change.message)") }
        if changes.contains(where: { $0.severity == .breaking }) { throw ExitCode.failure }
    }
}
