import AWSClient
import ArgumentParser
import Inventory
import JSON

/// `collect`: this host's own entry in the inventory.
struct CollectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "collect",
        abstract: "Reads this host's packages and identity, and registers them.",
        discussion: """
            Packages come from dpkg's database, and from rpm's where the rpm tool lists any. Who the host is comes from \
            the options, else from the instance metadata service (version 2; AWS_EC2_METADATA_SERVICE_ENDPOINT moves \
            it). A host that is registered already gets its packages replaced, so the command can run again and again; \
            with --state, it sends nothing while nothing has changed.

              inventory-gateway collect --to http://inventory.internal:8080
              inventory-gateway collect --to https://abc123.execute-api.eu-central-1.amazonaws.com/dev/graphql \\
                --state /var/lib/inventory-collect/state
              inventory-gateway collect --instance-id i-0abc --region eu-central-1 --account 123456789012
              inventory-gateway collect --print >> fleet.jsonl

            Requests to API Gateway are signed with the host's AWS credentials. What passes by itself, such as no \
            connection or a busy inventory, is tried again, after pauses that double and are random.
            """)

    @Option(help: .setting("The instance's id.", "INVENTORY_INSTANCE_ID", default: "metadata", valueName: "id"))
    var instanceId: String?

    @Option(help: .setting("The region it runs in.", "INVENTORY_REGION", default: "metadata"))
    var region: String?

    @Option(help: .setting("The account that owns it.", "INVENTORY_ACCOUNT", default: "metadata"))
    var account: String?

    @Option(
        help: .setting(
            "Where to register: a store, or a gateway's address http[s]://HOST[:PORT][/PATH].", "INVENTORY_TO",
            default: "the store of INVENTORY_STORE, else sqlite:inventory.db", valueName: "url"))
    var to: String?

    @Option(
        help: .setting(
            "dpkg's database.", "INVENTORY_DPKG_STATUS", default: HostPackageReader.dpkgStatus, valueName: "file"),
        completion: .file())
    var dpkgStatus: String?

    @Flag(help: .setting("Only show what would be registered, as a line that `import` takes.", "INVENTORY_PRINT"))
    var print = false

    @OptionGroup(title: "As an agent") var agent: AgentOptions

    func run() async throws {
        let printsOnly = try Setting.flag(print, "INVENTORY_PRINT")
        let destination = try printsOnly ? nil : Destination(Setting.value(to, "INVENTORY_TO"))
        let settings = try agent.resolve()

        let transport = AsyncHTTPTransport()
        do {
            try await run(destination, settings, transport)
        } catch {
            await transport.close()
            throw error
        }
        await transport.close()
    }

    private func run(
        _ destination: Destination?, _ settings: AgentSettings, _ transport: AsyncHTTPTransport
    ) async throws {
        if destination != nil, settings.jitter > .zero {
            try await Task.sleep(for: settings.jitter * .random(in: 0..<1))
        }
        let identity = try await identify(InstanceMetadata(transport: transport))
        let reader = HostPackageReader(
            statusFile: try Setting.value(dpkgStatus, "INVENTORY_DPKG_STATUS") ?? HostPackageReader.dpkgStatus)
        let packages = try reader.read()
        let registration = InstanceRegistration(
            id: identity.id, region: identity.region, account: identity.account, packages: packages)
        do { try registration.validate() } catch { throw CommandFailure(error.message) }

        guard let destination else {
            var writer = JSONWriter()
            writer.writeImportLine(of: registration)
            try StandardOutput.write(writer.bytes)
            return
        }
        let last = try settings.stateFile.map(CollectState.read) ?? nil
        let state = CollectState(registration, at: destination)
        let content = "\(identity.id): \(packages.count.grouped) packages"
        if state.isCovered(by: last, for: settings.refresh) {
            StandardError.line("unchanged \(content), nothing sent")
            return
        }
        let isNew = try await destination.register(
            registration, isKnown: last != nil, authorization: settings.authorization,
            persistence: settings.persistence, transport: transport)
        if let file = settings.stateFile { try state.write(file) }
        StandardError.line("\(isNew ? "registered" : "updated") \(content), to \(destination)")
    }

    /// Who this host is; the metadata service is asked only for what the options leave open.
    private func identify(_ service: InstanceMetadata) async throws -> (id: String, region: String, account: String) {
        var identity = HostIdentity(
            id: try Setting.value(instanceId, "INVENTORY_INSTANCE_ID"),
            region: try Setting.value(region, "INVENTORY_REGION"),
            account: try Setting.value(account, "INVENTORY_ACCOUNT"))
        var reason: String?
        if identity.complete == nil {
            do {
                identity = identity.completed(from: try await service.identity())
            } catch {
                reason = error.reason
            }
        }
        guard let complete = identity.complete else {
            throw CommandFailure(
                "Who is this host? Say \(identity.missingOptions.joined(separator: ", ")); the instance metadata "
                    + "service at \(service.endpoint) is of no help: \(reason ?? "it does not know").")
        }
        return complete
    }
}
