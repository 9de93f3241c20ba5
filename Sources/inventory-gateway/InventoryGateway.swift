import ArgumentParser

/// The command line.
@main
struct InventoryGateway: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inventory-gateway",
        abstract: "A GraphQL gateway over an inventory of EC2 instances and the packages installed on each.",
        discussion: """
            Serve the inventory in the SQLite file inventory.db on http://127.0.0.1:8080, or ask it without a server:

              inventory-gateway serve
              inventory-gateway query '{ instances { totalCount } }'

            Fill it with this host, with a file, or with a made-up fleet:

              inventory-gateway collect
              inventory-gateway import fleet.jsonl
              inventory-gateway demo-data --instances 1000 | inventory-gateway import -

            Every option can be given as an environment variable; each option's help names it. An option on the command \
            line wins over the environment.

            Exit codes: 0 done; 1 the work failed, or found what it looked for (errors in an answer, bad lines, \
            breaking changes); 64 a wrong command, option or value. Errors go to standard error.

            Shell completion: inventory-gateway --generate-completion-script bash|zsh|fish
            """,
        version: version,
        subcommands: [
            ServeCommand.self, LambdaCommand.self, MigrateCommand.self, CollectCommand.self, ImportCommand.self,
            QueryCommand.self, SchemaCommand.self, DemoDataCommand.self,
        ])

    /// The version that `--version` prints.
    static let version = "1.0.0"

    /// The command line. Lambda starts a runtime without arguments, and says by a variable that it is Lambda.
    private static var arguments: [String] {
        let given = Array(CommandLine.arguments.dropFirst())
        return given.isEmpty && LambdaCommand.isMeant ? [LambdaCommand.configuration.commandName ?? "lambda"] : given
    }

    /// Parses the command line and runs what it says. A failure is one line on standard error and an exit code.
    static func main() async {
        do {
            var command = try parseAsRoot(arguments)
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let failure as CommandFailure {
            StandardError.line(failure.message)
            exit(withError: failure.code)
        } catch let code as ExitCode {
            exit(withError: code)
        } catch {
            guard exitCode(for: error) != .success else { exit(withError: error) }
            StandardError.line(message(for: error))
            exit(withError: CommandFailure.usage)
        }
    }
}
