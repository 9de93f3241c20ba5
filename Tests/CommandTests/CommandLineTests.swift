import Testing

@Suite("The command line")
struct CommandLineTests {
    static let commands: [[String]] = [
        ["serve"], ["lambda"], ["migrate"], ["collect"], ["import"], ["query"], ["schema", "print"],
        ["schema", "validate"],
        ["schema", "diff"], ["demo-data"],
    ]

    @Test("lists its commands without arguments and for --help", arguments: [[], ["--help"]])
    func help(arguments: [String]) throws {
        let result = try Command.run(arguments)
        #expect(result.status == 0)
        for command in Self.commands { #expect(result.output.contains("\n  \(command[0])")) }
        #expect(result.errors.isEmpty)
    }

    @Test("names an environment variable for each option of each command", arguments: commands)
    func environmentVariables(command: [String]) throws {
        let result = try Command.run(command + ["--help"])
        #expect(result.status == 0)
        let options = result.output.split(separator: "\n  --").dropFirst()
        for option in options where !option.hasPrefix("version") && !option.hasPrefix("help") {
            let name = option.prefix { $0 != " " && $0 != "\n" }
            let variable = "INVENTORY_" + name.uppercased().replacing("-", with: "_")
            #expect(option.contains(variable), "--\(name)")
        }
    }

    @Test(
        "refuses what it does not know in one line, with exit code 64",
        arguments: [
            (["serve", "--prot", "80"], "--prot"),
            (["sevre"], "sevre"),
            (["serve", "--port", "http"], "http"),
            (["serve", "--port", "65536"], "65536"),
            (["serve", "--log-level", "loud"], "loud"),
            (["serve", "--trusted-proxies", "10.0.0.0/33"], "10.0.0.0/33"),
            (["serve", "--proxy-field", "Via"], "Via"),
            (["query"], "document"),
            (["query", "{ a }", "--variables", "[1]"], "JSON object"),
            (["query", "{ a }", "--variables", "{"], "not JSON"),
            (["demo-data", "--instances=-1"], "-1"),
        ])
    func wrongUsage(arguments: [String], mentions: String) throws {
        let result = try Command.run(arguments)
        #expect(result.status == 64)
        #expect(result.output.isEmpty)
        #expect(result.errors.split(separator: "\n").count == 1, "\(result.errors)")
        #expect(result.errors.contains(mentions), "\(result.errors)")
    }

    @Test(
        "refuses wrong values of environment variables in one line",
        arguments: [
            ("INVENTORY_PORT", "http"), ("INVENTORY_LOG_LEVEL", "loud"), ("INVENTORY_STORE", "mongodb://localhost"),
        ])
    func wrongEnvironment(variable: String, value: String) throws {
        let result = try Command.run("serve", environment: [variable: value])
        #expect(result.status == 64)
        #expect(result.errors.split(separator: "\n").count == 1, "\(result.errors)")
    }

    @Test("makes completion scripts", arguments: ["bash", "zsh", "fish"])
    func completion(shell: String) throws {
        let result = try Command.run("--generate-completion-script", shell)
        #expect(result.status == 0)
        #expect(result.output.contains("demo-data"))
    }
}
