import Inventory
import InventorySQL
import PostgreSQLTestServer
import Testing

@testable import PostgreSQLStorage

@Suite("A write whose transaction fails")
struct TransactionTests {
    static let registration = InstanceRegistration(
        id: "i-1", region: "r", account: "a",
        packages: [PackageCoordinate(ecosystem: "deb", name: "bash", version: "5")])

    /// A store whose registrations count their attempts and run a statement at each, at once or with the commit.
    static func store(_ statement: String, atCommit: Bool = false) async throws -> PostgreSQLStorage {
        let store = try await PostgreSQLServer.shared.value.newStore()
        try await store.run(
            """
            CREATE SEQUENCE attempts;
            CREATE FUNCTION attempt() RETURNS trigger LANGUAGE plpgsql AS $$
            DECLARE attempt bigint := nextval('attempts');
            BEGIN \(statement); RETURN NULL; END $$;
            CREATE CONSTRAINT TRIGGER attempt AFTER INSERT ON ec2
            \(atCommit ? "DEFERRABLE INITIALLY DEFERRED" : "") FOR EACH ROW EXECUTE FUNCTION attempt()
            """)
        return store
    }

    @Test("for another's sake is run again", arguments: ["40001", "40P01"])
    func repetition(_ code: String) async throws {
        let store = try await Self.store("IF attempt < 3 THEN RAISE EXCEPTION USING ERRCODE = '\(code)'; END IF")
        try await store.register([Self.registration], StoreContext())
        #expect(try await store.run("SELECT last_value FROM attempts") == ["3"])
        #expect(try await store.run("SELECT count(*) FROM ec2_package") == ["1"])
        await store.close()
    }

    @Test("for another's sake again and again is given up", arguments: [false, true])
    func bound(_ atCommit: Bool) async throws {
        let store = try await Self.store("RAISE EXCEPTION USING ERRCODE = '40001'", atCommit: atCommit)
        let error = await #expect(throws: InventoryError.self) {
            try await store.register([Self.registration], StoreContext())
        }
        #expect(error?.kind == .unavailable)
        #expect(try await store.run("SELECT last_value FROM attempts") == ["5"])
        #expect(try await store.run("SELECT count(*) FROM ec2") == ["0"])
        await store.close()
    }

    @Test("with its connection before the commit is run again, on a new connection")
    func lostBeforeCommit() async throws {
        let store = try await Self.store(
            "IF attempt = 1 THEN PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(1); END IF")
        try await store.register([Self.registration], StoreContext())
        #expect(try await store.run("SELECT count(*) FROM ec2") == ["1"])
        await store.close()
    }

    @Test("with its connection during the commit is not run again; the caller is told why")
    func lostDuringCommit() async throws {
        let store = try await Self.store(
            "PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(1)", atCommit: true)
        let error = await #expect(throws: InventoryError.self) {
            try await store.register([Self.registration], StoreContext())
        }
        #expect(error?.kind == .unavailable)
        #expect(error?.message.contains("may have been applied") ?? false)
        #expect(try await store.run("SELECT last_value FROM attempts") == ["1"])
        await store.close()
    }

    @Test("on a server that has become read-only is refused; connections are made anew")
    func readOnly() async throws {
        let store = try await PostgreSQLServer.shared.value.newStore()
        let database = try await store.run("SELECT current_database()")[0]
        let backend = try await store.run("SELECT pg_backend_pid()")
        try await store.run("ALTER DATABASE \(database) SET default_transaction_read_only = on")
        try await store.run("SET default_transaction_read_only = on")
        let error = await #expect(throws: InventoryError.self) {
            try await store.register([Self.registration], StoreContext())
        }
        #expect(error?.kind == .unavailable)
        #expect(error?.message.contains("read-only") ?? false)
        #expect(try await store.run("SELECT pg_backend_pid()") != backend)
        try await PostgreSQLServer.shared.value.run("ALTER DATABASE \(database) RESET default_transaction_read_only")
        _ = try? await store.register([Self.registration], StoreContext())  // meets the last session of before
        try? await store.register([Self.registration], StoreContext())
        #expect(try await store.run("SELECT count(*) FROM ec2") == ["1"])
        await store.close()
    }
}
