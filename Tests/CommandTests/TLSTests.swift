import Foundation
import Testing

@Suite("HTTPS")
struct TLSTests {
    /// A certificate of its own making, and its key.
    struct Identity {
        let directory: TemporaryDirectory
        var certificate: String { directory.file("certificate.pem").path }
        var key: String { directory.file("key.pem").path }

        init() throws {
            directory = try TemporaryDirectory()
            try renew(serial: 1)
        }

        /// Makes a new certificate with this serial number.
        func renew(serial: Int) throws {
            let made = try Program.run(
                "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                "-keyout", key, "-out", certificate, "-days", "2", "-subj", "/CN=localhost", "-addext",
                "subjectAltName=DNS:localhost,IP:127.0.0.1", "-set_serial", String(serial))
            #expect(made.status == 0)
        }

        var options: [String] { ["--tls-certificate", certificate, "--tls-key", key] }

        /// What curl gets, with the protocol's version and the status in the last line.
        func get(_ server: Server, _ path: String, _ option: String = "--http2") throws -> String {
            try Program.run(
                "curl", "-s", option, "--cacert", certificate, "--max-time", "30", "-w",
                "\n%{http_version} %{http_code}", "\(server.url)\(path)"
            ).output
        }
    }

    @Test("speaks HTTP/2 and HTTP/1.1, as the client likes", arguments: [("--http2", "2"), ("--http1.1", "1.1")])
    func protocols(_ option: String, _ version: String) throws {
        let identity = try Identity()
        let server = try Server(store: "sqlite::memory:", identity.options)
        #expect(try identity.get(server, "/health/live", option) == "{\"status\":\"ok\"}\n\(version) 200")
        let many = try Program.run(
            "curl", "-s", option, "--cacert", identity.certificate, "--max-time", "30", "-X", "POST", "-H",
            "Content-Type: application/json", "-d", #"{"query":"{__typename}"}"#, "\(server.url)/graphql?[1-50]")
        #expect(many.output == String(repeating: #"{"data":{"__typename":"Query"}}"#, count: 50))
        #expect(server.terminate() == 0)
    }

    @Test("answers a hundred HTTP/2 requests on one connection side by side, large ones too")
    func multiplexing() throws {
        let identity = try Identity()
        let server = try Server(store: "sqlite::memory:", identity.options)
        // Lookups that come at the same time share statements.
        let lookup = [
            "-H", "Content-Type: application/json", "-d", #"{"query":"{ instance(id: \"i-0\") { id } }"}"#,
            "\(server.url)/graphql?[1-100]",
        ]
        for request in [["\(server.url)/schema.graphql?[1-100]"], lookup] {
            let result = try Program.run(
                [
                    "curl", "-s", "--http2", "--parallel", "--parallel-max", "100", "--cacert", identity.certificate,
                    "--max-time", "50", "-w", "\n%{http_version} %{http_code} %{size_download}\n",
                ] + request)
            let lines = result.output.split(separator: "\n").filter { $0.hasPrefix("2 200 ") }
            #expect(lines.count == 100)
            #expect(Set(lines).count == 1)
            #expect(result.output.hasSuffix("\n"))
        }
    }

    @Test("sends an answer of many parts whole", arguments: ["--http2", "--http1.1"])
    func largeAnswer(_ option: String) throws {
        let identity = try Identity()
        let server = try Server(store: "sqlite::memory:", identity.options + LargeAnswer.limits)
        let body = try identity.directory.write(LargeAnswer.body, to: "body.json")
        let answer = try Program.run(
            "curl", "-s", option, "--cacert", identity.certificate, "--max-time", "30", "-H",
            "Content-Type: application/json", "-d", "@\(body)", "\(server.url)/graphql")
        #expect(answer.output == LargeAnswer.text)
    }

    @Test("holds little for connections that were answered much, and stay") func idleAfterMuch() throws {
        let identity = try Identity()
        let server = try Server(store: "sqlite::memory:", identity.options + LargeAnswer.limits)
        let body = try identity.directory.write(LargeAnswer.body, to: "body.json")
        let port = try #require(server.url.port)
        let client = try Program.run(
            "python3", "-c",
            """
            import http.client, ssl, sys
            port, body, certificate, process = sys.argv[1:]
            context = ssl.create_default_context(cafile=certificate)
            connections = [http.client.HTTPSConnection("localhost", int(port), timeout=30, context=context) for _ in range(170)]
            for connection in connections:
                connection.request("POST", "/graphql", open(body), {"Content-Type": "application/json"})
                assert len(connection.getresponse().read()) > 128 * 1024
            print(next(line.split()[1] for line in open(f"/proc/{process}/status") if line.startswith("VmRSS")))
            """, String(port), body, identity.certificate, String(server.processIdentifier))
        let kilobytes = try #require(Int(client.output.trimmingCharacters(in: .whitespacesAndNewlines)))
        #expect(kilobytes < 100_000, "\(kilobytes) kB are resident")
    }

    @Test("refuses what HTTP/1.1 refuses: large contents, unknown paths")
    func refusals() throws {
        let identity = try Identity()
        let server = try Server(store: "sqlite::memory:", identity.options + ["--max-body-size", "1KiB"])
        let body = try identity.directory.write(String(repeating: "a", count: 100_000), to: "body")
        let large = try Program.run(
            "curl", "-s", "--http2", "--cacert", identity.certificate, "--max-time", "30", "-o", "/dev/null", "-w",
            "%{http_code}", "--data-binary", "@\(body)", "\(server.url)/graphql")
        #expect(large.output == "413")
        #expect(try identity.get(server, "/nothing", "--http2").hasSuffix("\n2 404"))
    }

    @Test("takes a new certificate at SIGHUP, and goes on with the old one while the new one is broken")
    func renewal() throws {
        let identity = try Identity()
        let server = try Server(store: "sqlite::memory:", identity.options)
        #expect(try identity.get(server, "/health/live").hasSuffix("200"))
        let old = try identity.directory.write(
            String(contentsOfFile: identity.certificate, encoding: .utf8), to: "old.pem")

        try "not a certificate".write(toFile: identity.certificate, atomically: true, encoding: .utf8)
        server.signal(SIGHUP)
        #expect(eventually { server.logged.contains("the certificate was not renewed") })
        func connects(_ trusted: String) throws -> Bool {
            try Program.run(
                "curl", "-s", "--cacert", trusted, "--max-time", "30", "\(server.url)/health/live"
            ).status == 0
        }
        #expect(try connects(old))

        try identity.renew(serial: 2)
        server.signal(SIGHUP)
        #expect(eventually { server.logged.contains("the certificate was renewed") })
        #expect(try connects(identity.certificate))
        #expect(try !connects(old))
        #expect(server.terminate() == 0)
    }

    @Test("takes a new certificate when its files change") func change() throws {
        let identity = try Identity()
        let server = try Server(store: "sqlite::memory:", identity.options)
        #expect(try identity.get(server, "/health/live").hasSuffix("200"))
        try identity.renew(serial: 2)
        #expect(eventually { server.logged.contains("the certificate was renewed") })
        #expect(try identity.get(server, "/health/live").hasSuffix("200"))
        #expect(server.terminate() == 0)
    }

    /// Options that can't be served with, and what is said.
    static let wrong: [([String], String)] = [
        (["--tls-certificate", "a.pem"], "HTTPS needs both"), (["--tls-key", "a.pem"], "HTTPS needs both"),
        (["--tls-certificate", "/nowhere.pem", "--tls-key", "/nowhere.pem"], "/nowhere.pem"),
    ]

    @Test("does not start without a certificate and its key", arguments: wrong)
    func start(_ options: [String], _ text: String) throws {
        let result = try Command.run(["serve", "--port", "0", "--store", "sqlite::memory:"] + options)
        #expect(result.status != 0)
        #expect(result.errors.contains(text), "\(result.errors)")
        #expect(result.errors.split(separator: "\n").count == 1)
    }

    @Test("does not start with a key of another certificate")
    func otherKey() throws {
        let (one, other) = (try Identity(), try Identity())
        let result = try Command.run(
            "serve", "--port", "0", "--store", "sqlite::memory:", "--tls-certificate", one.certificate, "--tls-key",
            other.key)
        #expect(result.status == 1)
        #expect(result.errors.contains("the key does not belong to the certificate"), "\(result.errors)")
    }

    /// Whether something becomes true within a minute: a bound against hanging, whatever else the machine does.
    private func eventually(_ condition: () -> Bool) -> Bool {
        for _ in 0..<6_000 {
            if condition() { return true }
            usleep(10_000)
        }
        return condition()
    }
}
