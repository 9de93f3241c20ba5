import Foundation
import Inventory
import InventorySQL
package import PostgreSQLStorage
import Synchronization

/// A PostgreSQL server of this test run: on a free loopback port, in a temporary directory, as an unprivileged user.
///
/// A small shell stands between: it ends the server, by its process id, and removes the directory when its standard input
/// is closed. That also happens when the tests crash.
package final class PostgreSQLServer: Sendable {
    /// A server that did not start.
    package struct Failure: Error {
        /// Why.
        package var description: String

        /// A failure.
        package init(description: String) { self.description = description }
    }

    /// Where it listens on 127.0.0.1.
    package let port: Int
    /// Where its files are; the database's in `data`.
    package let directory: String
    private let process: Process
    private let lifeline: Pipe
    private let databases = Atomic<Int>(0)

    /// One that all tests share that do it no harm.
    package static let shared: Task<PostgreSQLServer, any Error> = Task.detached { try await PostgreSQLServer() }

    /// Starts a server and waits until it answers.
    /// - Parameters:
    ///   - settings: What is set beside or against the usual.
    ///   - primary: The server that this one is a standby of: a copy that follows it, and can only be read.
    package init(settings: [String] = [], standbyOf primary: PostgreSQLServer? = nil) async throws {
        directory = FileManager.default.temporaryDirectory.appendingPathComponent("postgresql-\(UUID())").path
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        port = try Self.freePort()
        let binaries = try Self.binaries()
        let options = [
            "listen_addresses=127.0.0.1", "port=\(port)", "unix_socket_directories=''", "max_connections=200",
        ]
        let arguments = (options + ["fsync=off", "log_min_messages=fatal", "ssl=on"] + settings).map { "-c \($0)" }
            .joined(separator: " ")
        let newest =
            primary.map { "pg_basebackup -D data -R -h 127.0.0.1 -p \($0.port) -U inventory -c fast" }
            ?? "initdb -D data -U inventory -A trust -E UTF8 --locale=C.UTF-8 -N"
        lifeline = Pipe()
        process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = [
            "-c",
            """
            chmod 700 '\(directory)'
            if [ "$(id -u)" = 0 ]; then
                chown postgres '\(directory)'
                as='setpriv --reuid=postgres --regid=postgres --init-groups'
            fi
            cd '\(directory)'
            $as \(binaries)/\(newest) >start.log 2>&1 || exit 1
            $as openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=elsewhere.example \
                -keyout data/server.key -out data/server.crt 2>/dev/null && chmod 600 data/server.key
            printf 'host all locked 127.0.0.1/32 scram-sha-256\\nhost all,replication all 127.0.0.1/32 trust\\n' \
                >data/pg_hba.conf
            start() { $as \(binaries)/postgres -D data \(arguments) >>server.log 2>&1 </dev/null & server=$!; }
            stop() { kill -$1 $server 2>/dev/null; wait $server; }
            start
            while read -r command; do
                case $command in
                start) start ;;
                stop) stop INT ;;
                kill) stop KILL; sleep 0.5 ;;
                esac
            done
            stop INT
            cd / && rm -rf '\(directory)'
            """,
        ]
        process.standardInput = lifeline
        try process.run()
        try await waitUntilReady()
    }

    deinit { stop() }

    /// Tells the shell `start`, `stop` or `kill`.
    package func tell(_ command: String) throws {
        try lifeline.fileHandleForWriting.write(contentsOf: Data("\(command)\n".utf8))
    }

    private func stop() {
        do {
            try lifeline.fileHandleForWriting.close()
            process.waitUntilExit()
        } catch {
            // It was closed before.
        }
    }

    /// The URL of a database. The tests' machine may be busy with much else.
    package func url(_ database: String = "postgres", _ options: String = "") -> String {
        let patience = "&connect_timeout=60&pool_wait_timeout=60"
        return "postgresql://inventory@127.0.0.1:\(port)/\(database)?pool_min=0&pool_max=4\(patience)\(options)"
    }

    /// A new database without tables.
    package func newDatabase() async throws -> String {
        let name = "inventory_\(databases.add(1, ordering: .relaxed).newValue)"
        try await run("CREATE DATABASE \(name)")
        return name
    }

    /// A store on a new database with all tables.
    package func newStore(_ options: String = "", migrated: Bool = true) async throws -> PostgreSQLStorage {
        let store = try await PostgreSQLStorage.open(url(try await newDatabase(), options))
        if migrated { try await store.migrate() }
        return store
    }

    /// Runs a statement on a connection of its own and gives the rows' first columns.
    @discardableResult
    package func run(_ sql: String, in database: String = "postgres") async throws -> [String] {
        let store = try await PostgreSQLStorage.open(url(database))
        let rows = try await store.run(sql)
        await store.close()
        return rows
    }

    /// Waits until it answers, half a minute at most.
    package func waitUntilReady() async throws {
        for _ in 0..<600 {
            guard process.isRunning else { break }
            if (try? await run("SELECT 1")) != nil { return }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw Failure(description: "the server did not start; see \(directory)")
    }

    private static func binaries() throws -> String {
        let root = "/usr/lib/postgresql"
        let versions = try FileManager.default.contentsOfDirectory(atPath: root).compactMap { Int($0) }
        guard let newest = versions.max() else { throw Failure(description: "\(root) has no server") }
        return "\(root)/\(newest)/bin"
    }

    private static func freePort() throws -> Int {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let code = withUnsafeMutablePointer(to: &address) { address in
            address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(descriptor, address, length) == 0 ? getsockname(descriptor, address, &length) : -1
            }
        }
        guard code == 0 else { throw Failure(description: "no free port") }
        return Int(UInt16(bigEndian: address.sin_port))
    }
}

extension PostgreSQLStorage {
    /// Runs any statement and gives the rows' first columns.
    @discardableResult
    package func run(_ sql: String, deadline: ContinuousClock.Instant? = nil) async throws -> [String] {
        try await executor.rows(of: SQLStatement(sql), StoreContext(deadline: deadline)).compactMap { row in
            switch row.first {
            case .text(let text)?: text
            case .integer(let integer)?: String(integer)
            default: nil
            }
        }
    }
}
