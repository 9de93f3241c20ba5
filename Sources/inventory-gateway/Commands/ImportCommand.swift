import ArgumentParser
import Inventory

/// `import`: many instances from files.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Registers the instances of files in bulk.",
        discussion: """
            JSON Lines, an instance a line:

              {"id": "i-1", "region": "eu-central-1", "account": "123456789012", "packages": [
                {"name": "openssl", "version": "3.0.15-1~deb12u1", "ecosystem": "deb"}]}

            or CSV, a package a row, with the header id,region,account,package_name,package_version and, if wanted, \
            ecosystem and created_at. - is standard input.

            Bad lines are reported as FILE:LINE: MESSAGE on standard error and left out; the exit code is 1 then. Batches \
            are transactions, and an instance that is there already with the same content counts as done: after an \
            interruption, the same command goes on where it was.
            """)

    @Argument(help: "The files.", completion: .file(extensions: ["jsonl", "ndjson", "json", "csv"]))
    var files: [String]

    @Option(
        help: .setting(
            "What the files are: jsonl or csv.", "INVENTORY_FORMAT",
            default: "csv for names that end in .csv, else jsonl"))
    var format: ImportFormat?

    @Option(
        help: .setting(
            "The ecosystem of packages that name none.", "INVENTORY_ECOSYSTEM", default: "generic", valueName: "name"))
    var ecosystem: String?

    @OptionGroup var store: StoreOption

    func run() async throws {
        let format = try Setting.value(format, "INVENTORY_FORMAT")
        let ecosystem = try Setting.value(ecosystem, "INVENTORY_ECOSYSTEM") ?? "generic"
        do {
            try PackageCoordinate(ecosystem: ecosystem, name: "-", version: "-").validate()
        } catch {
            throw CommandFailure.wrongUsage("The ecosystem '\(ecosystem)' is none: \(error.message)")
        }
        let tally = try await store.resolve().withStore { store in
            var run = ImportRun(store: store)
            for file in files {
                try await run.read(file, as: format ?? ImportFormat(fileName: file), ecosystem: ecosystem)
            }
            return run.finish()
        }
        if tally.refused > 0 { throw ExitCode.failure }
    }
}
