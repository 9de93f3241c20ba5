import Foundation
import Inventory
import InventorySQL
import PostgreSQLTestServer
import Testing

@testable import PostgreSQLStorage

@Suite("A store that can't connect says why, in one line and soon")
struct ConnectingTests {
    private static func failure(_ url: String) async -> InventoryError? {
        do {
            await (try PostgreSQLStorage.open(url)).close()
            return nil
        } catch {
            return error
        }
    }

    private static func expect(_ url: String, _ words: String) async {
        // A minute, so that a busy machine does not make a time-out of it.
        let patience = url.contains("connect_timeout") ? "" : (url.contains("?") ? "&" : "?") + "connect_timeout=60"
        let error = await failure(url + patience)
        #expect(error?.kind == .unavailable, "\(error.map(String.init(describing:)) ?? "no error")")
        #expect(error?.message.contains(words) ?? false, "\(error?.message ?? "")")
        #expect(!(error?.message.contains("\n") ?? true))
        #expect(!(error?.message.contains("secret") ?? true))
    }

    @Test("to a database that is not there")
    func database() async throws {
        await Self.expect(try await PostgreSQLServer.shared.value.url("nowhere"), "\"nowhere\" does not exist")
    }

    @Test("with a wrong password; a provider's right one opens")
    func password() async throws {
        struct Provider: PasswordProvider {
            func password(for login: DatabaseLogin) async throws(InventoryError) -> String {
                login.user == "locked" && login.host == "127.0.0.1" ? "right" : "wrong"
            }
        }
        let server = try await PostgreSQLServer.shared.value
        try await server.run("CREATE ROLE locked LOGIN PASSWORD 'right'")
        let url = "postgresql://locked@127.0.0.1:\(server.port)/postgres"
        await Self.expect(url + "?password=secret", "password authentication failed")
        let store = try await PostgreSQLStorage.open(url, passwords: Provider())
        #expect(try await store.run("SELECT current_user") == ["locked"])
        await store.close()
    }

    @Test("where nobody listens")
    func closedPort() async { await Self.expect("postgresql://127.0.0.1:1/x", "refused") }

    @Test("to a name that nobody has")
    func unknownHost() async { await Self.expect("postgresql://nobody.invalid/x", "nobody.invalid") }

    @Test("with a certificate for another host; without looking at it, TLS works")
    func certificate() async throws {
        let server = try await PostgreSQLServer.shared.value
        let root = server.directory + "/data/server.crt"
        await Self.expect(server.url("postgres", "&sslmode=verify-full&sslrootcert=\(root)"), "elsewhere.example")
        await Self.expect(server.url("postgres", "&sslmode=verify-full&sslrootcert=/nowhere"), "/nowhere")
        let store = try await PostgreSQLStorage.open(server.url("postgres", "&sslmode=verify-ca&sslrootcert=\(root)"))
        #expect(try await store.run("SELECT ssl::text FROM pg_stat_ssl WHERE pid = pg_backend_pid()") == ["true"])
        #expect(try await store.run("SELECT repeat('x', 3000000)")[0].utf8.count == 3_000_000)
        await store.close()
    }

    @Test("to a database whose text is not UTF-8")
    func encoding() async throws {
        let server = try await PostgreSQLServer.shared.value
        try await server.run("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0")
        await Self.expect(server.url("latin"), "LATIN1")
    }

    @Test(
        "to a server that speaks something else, or nothing",
        arguments: [Array("HTTP/1.1 400 Bad\r\n\r\n".utf8), Array("\u{7F}ELF\0\0".utf8), []] + (1...5).map(Self.noise))
    func garbage(_ answer: [UInt8]) async throws {
        let listener = try Listener(answering: answer)
        await Self.expect("postgresql://127.0.0.1:\(listener.port)/x?connect_timeout=1", "can't be reached")
    }

    @Test("to a server that takes longer to connect to than a request waits for a connection")
    func slow() async throws {
        let listener = try Listener(answering: [])
        let url = "postgresql://127.0.0.1:\(listener.port)/x?connect_timeout=2&pool_wait_timeout=1"
        await Self.expect(url, "can't be reached")
    }

    /// Bytes without a meaning, the same in each run.
    static func noise(_ seed: UInt64) -> [UInt8] {
        var state = seed
        return (0..<4096).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: state >> 33)
        }
    }

    @Test("where packets get lost")
    func blackHole() async { await Self.expect("postgresql://192.0.2.1/x?connect_timeout=1", "can't be reached") }

    @Test("as the server has all the connections it allows; who is there already goes on working")
    func serverLimit() async throws {
        let server = try await PostgreSQLServer(settings: ["max_connections=5", "superuser_reserved_connections=0"])
        let store = try await PostgreSQLStorage.open(server.url("postgres", "&pool_max=16"))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<100 { group.addTask { try await store.run("SELECT pg_sleep(0.01)") } }
            try await group.waitForAll()
        }
        var held: [PostgreSQLStorage] = []
        while held.count < 20, let other = try? await PostgreSQLStorage.open(server.url("postgres", "&pool_min=1")) {
            held.append(other)
        }
        await Self.expect(server.url(), "too many clients")
        #expect(try await store.run("SELECT 1") == ["1"])
        for other in held { await other.close() }
        await store.close()
    }

    @Test("as its role has no connection left, while others go on working")
    func connectionLimit() async throws {
        let server = try await PostgreSQLServer.shared.value
        try await server.run("CREATE ROLE few LOGIN CONNECTION LIMIT 2")
        let url =
            "postgresql://few@127.0.0.1:\(server.port)/postgres?pool_max=8&pool_wait_timeout=60&connect_timeout=60"
        let store = try await PostgreSQLStorage.open(url)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<40 { group.addTask { try await store.run("SELECT pg_sleep(0.01)") } }
            try await group.waitForAll()
        }
        await Self.expect(url, "too many connections")
        await store.close()
    }
}

/// Accepts connections, answers each with the same bytes, and leaves it open.
private final class Listener: Sendable {
    let port: Int
    private let descriptor: Int32

    init(answering bytes: [UInt8]) throws {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let code = withUnsafeMutablePointer(to: &address) { address in
            address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(descriptor, address, length) == 0 && listen(descriptor, 8) == 0
                    ? getsockname(descriptor, address, &length) : -1
            }
        }
        guard code == 0 else { throw PostgreSQLServer.Failure(description: "no free port") }
        port = Int(UInt16(bigEndian: address.sin_port))
        self.descriptor = descriptor
        Thread.detachNewThread {
            while true {
                let peer = accept(descriptor, nil, nil)
                if peer < 0 { return }
                _ = send(peer, bytes, bytes.count, Int32(MSG_NOSIGNAL))
            }
        }
    }

    deinit { shutdown(descriptor, Int32(SHUT_RDWR)) }
}
