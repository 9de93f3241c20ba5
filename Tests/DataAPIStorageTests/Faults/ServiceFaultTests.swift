import DataAPIStorage
import Foundation
import Inventory
import InventorySQL
import JSON
import Testing

@testable import InventoryStoreSuite

/// Faults on a real service, each injected into the call that matters.
@Suite("When the Data API fails", .serialized)
struct ServiceFaultTests {
    private let api: LocalDataAPI
    private let store: DataAPIStorage

    init() async throws {
        api = try await LocalDataAPI.faulty.value
        try await api.tell("reset")
        store = try await api.newStore()
        try await store.register([registration("i-1", [package("a", "1")])], StoreContext())
        try await api.tell("reset")
    }

    private func fault(_ kind: String, _ settings: JSONObject = [:]) async throws {
        var settings = settings
        settings["kind"] = .string(kind)
        try await api.tell("fault", settings)
    }

    private func count() async throws -> Int? {
        try await store.instances(InstanceQuery(parts: .totalCount), StoreContext()).totalCount
    }

    @Test(
        "a read is sent again after what may have been carried out or surely was not",
        arguments: [
            ("answer", ["type": "InternalServerErrorException"]), ("answer", ["type": "ServiceUnavailableError"]),
            ("answer", ["type": "DatabaseUnavailableException"]), ("answer", ["type": "ThrottlingException"]),
            ("answer", ["type": "SecretsErrorException"]), ("answer", ["type": "InternalFailure", "when": "after"]),
            ("answer", ["type": "StatementTimeoutException", "message": "Request timed out"]),
            ("cut", [:]), ("cut", ["when": "after"]), ("cut-answer", [:]),
        ] as [(String, JSONObject)])
    func reads(_ kind: String, _ settings: JSONObject) async throws {
        try await fault(kind, settings)
        #expect(try await store.find("i-1")?.packages[0].nodes.count == 1)
        #expect(try await api.report().total == 2)
    }

    @Test(
        "a single statement that may have been carried out is not sent again, and the caller is told",
        arguments: [
            ("answer", ["type": "InternalServerErrorException", "when": "after"]), ("cut", ["when": "after"]),
            ("cut-answer", [:]), ("cut", [:]), ("not-json", [:]),
        ] as [(String, JSONObject)])
    func deregistration(_ kind: String, _ settings: JSONObject) async throws {
        try await fault(kind, settings)
        let error = await #expect(throws: InventoryError.self) { try await store.deregister("i-1", StoreContext()) }
        #expect(error?.message.hasSuffix("The change may have been applied or not: look before you repeat it.") == true)
        #expect(try await api.report().total == 1)
    }

    @Test(
        "a write that was surely not carried out is sent again",
        arguments: ["ThrottlingException", "SecretsErrorException"])
    func notStarted(_ type: String) async throws {
        try await fault("answer", ["type": .string(type), "times": 2])
        try await store.register([registration("i-2", [package("b", "1")])], StoreContext())
        #expect(try await count() == 2)
    }

    @Test(
        "a transaction that is lost before its commit is made anew as a whole",
        arguments: [
            ("lose-transaction", ["operation": "ExecuteStatement", "containing": "INSERT INTO ec2_package"]),
            ("lose-transaction", ["operation": "CommitTransaction"]),
            ("cut", ["operation": "ExecuteStatement", "when": "after", "containing": "INSERT INTO ec2_package"]),
            ("answer", ["operation": "ExecuteStatement", "type": "InternalServerErrorException", "skip": 2]),
            (
                "answer",
                [
                    "operation": "ExecuteStatement", "type": "DatabaseErrorException", "skip": 1,
                    "message": "ERROR: deadlock detected; SQLState: 40P01",
                ]
            ),
            ("answer", ["operation": "BeginTransaction", "type": "InternalServerErrorException"]),
        ] as [(String, JSONObject)])
    func transactions(_ kind: String, _ settings: JSONObject) async throws {
        try await fault(kind, settings)
        try await store.replacePackages(of: "i-1", with: [package("x", "1"), package("y", "2")], StoreContext())
        #expect(try await store.find("i-1")?.packages[0].nodes.map(\.coordinate.name) == ["x", "y"])
        #expect(try await api.report().count("BeginTransaction") == 2)
    }

    @Test("a commit whose answer is lost is not repeated, and the caller is told", arguments: ["before", "after"])
    func commit(_ moment: String) async throws {
        try await fault("cut", ["operation": "CommitTransaction", "when": .string(moment)])
        let error = await #expect(throws: InventoryError.self) {
            try await store.replacePackages(of: "i-1", with: [package("x", "1")], StoreContext())
        }
        #expect(error?.kind == .unavailable)
        #expect(error?.message.contains("may have been applied or not") == true)
        #expect(try await api.report().count("CommitTransaction") == 1)
        #expect(try await api.report().count("RollbackTransaction") == 1)
    }

    @Test("a commit that was surely not carried out until the time is up leaves no open transaction")
    func throttledCommit() async throws {
        try await fault(
            "answer", ["operation": "CommitTransaction", "type": "ThrottlingException", "times": 1_000_000])
        let error = await #expect(throws: InventoryError.self) {
            try await store.replacePackages(
                of: "i-1", with: [package("x", "1")], StoreContext(deadline: .now + .seconds(2)))
        }
        #expect(error != nil)
        #expect(try await api.report().count("RollbackTransaction") == 1)
        #expect(try await store.find("i-1")?.packages[0].nodes.map(\.coordinate.name) != ["x"])
    }

    @Test("a write whose time is up before its commit is sent leaves nothing, and no open transaction")
    func lateCommit() async throws {
        let deadline = ContinuousClock.now + .seconds(2)
        let error = await #expect(throws: InventoryError.self) {
            try await store.executor.write(LateCommit(end: deadline), StoreContext(deadline: deadline))
        }
        #expect(error?.kind == .timeout)
        #expect(error?.message.contains("may have been applied") == false)
        #expect(try await api.report().count("CommitTransaction") == 0)
        #expect(try await api.report().count("RollbackTransaction") == 1)
        #expect(try await count() == 1)
    }

    @Test("an answer that is not what the model says is a fault of ours, with the reason in the log alone")
    func misshapen() async throws {
        try await fault("not-json")
        let error = await #expect(throws: InventoryError.self) { _ = try await store.find("i-1") }
        #expect(error?.kind == .internal)
        #expect(error?.message == "The inventory failed.")
        #expect(error?.detail?.contains("not JSON") == true)
    }

    @Test("nobody waits longer than the deadline")
    func slow() async throws {
        try await fault("slow", ["seconds": 20])
        let start = ContinuousClock.now
        let error = await #expect(throws: InventoryError.self) {
            _ = try await store.instances(InstanceQuery(), StoreContext(deadline: .now + .milliseconds(300)))
        }
        #expect(error?.kind == .timeout)
        #expect(start.duration(to: .now) < .seconds(15))
    }

    @Test("what is wrong with the cluster, the secret or the database is said")
    func setup() async throws {
        let database = store.database
        func message(
            _ database: String, resource: String? = nil, secret: String? = nil, variables: [String: String] = [:]
        ) async throws -> String {
            let other = try await api.open(database: database, variables: variables, resource: resource, secret: secret)
            let error = await #expect(throws: InventoryError.self) {
                try await other.checkReadiness(StoreContext(deadline: .now + .seconds(10)))
            }
            await other.close()
            #expect(error?.kind == .unavailable)
            return error?.message ?? ""
        }
        let unknown = "arn:aws:rds:us-east-1:123456789012:cluster:unknown"
        let foreign = "arn:aws:rds:eu-west-1:999999999999:cluster:inventory"
        let secret = "arn:aws:secretsmanager:us-east-1:123456789012:secret:unknown-AbCdEf"
        #expect(try await message(database, resource: unknown) == "There is no such cluster.")
        #expect(
            try await message(database, resource: api.text("disabledResourceArn")).contains(
                "(its HTTP endpoint) is not enabled"))
        #expect(try await message(database, secret: secret).hasPrefix("The secret with the database's password"))
        #expect(
            try await message(database, secret: api.text("wrongPasswordSecretArn")).contains(
                "refuses the secret's user"))
        #expect(try await message("nowhere").contains("there is no such database"))
        #expect(try await message(database, resource: foreign).contains("credentials"))
        #expect(
            try await message(database, variables: ["AWS_SECRET_ACCESS_KEY": "another"])
                == "AWS does not accept this gateway's credentials.")
        #expect(
            try await message(database, variables: ["AWS_ENDPOINT_URL_RDS_DATA": "http://no-such-host.invalid:1"])
                == "The Data API's host can't be found.")
    }

    @Test("credentials that expire in the middle are fetched again")
    func expiredCredentials() async throws {
        let directory = try TemporaryDirectory()
        let file = directory.path + "/credentials.json"
        func write(_ id: String, _ secret: String, _ token: String) throws {
            try
                #"{"Version": 1, "AccessKeyId": "\#(id)", "SecretAccessKey": "\#(secret)", "SessionToken": "\#(token)"}"#
                .write(toFile: file, atomically: true, encoding: .utf8)
        }
        try write("ASIAFIRST", "one", "t1")
        try await api.tell("credentials", ["accessKeyId": "ASIAFIRST", "secretAccessKey": "one", "sessionToken": "t1"])
        try "[default]\ncredential_process = cat '\(file)'\n"
            .write(toFile: directory.path + "/config", atomically: true, encoding: .utf8)
        let other = try await api.open(
            database: store.database,
            variables: [
                "AWS_ACCESS_KEY_ID": "", "AWS_SECRET_ACCESS_KEY": "", "AWS_CONFIG_FILE": directory.path + "/config",
            ])
        #expect(try await other.find("i-1") != nil)
        try await api.tell("expire-credentials")
        try write("ASIASECOND", "two", "t2")
        try await api.tell(
            "credentials", ["accessKeyId": "ASIASECOND", "secretAccessKey": "two", "sessionToken": "t2"])
        #expect(try await other.find("i-1") != nil)
        // As they were, for the tests that follow.
        try await api.tell(
            "credentials",
            ["accessKeyId": .string(api.text("accessKeyId")), "secretAccessKey": .string(api.text("secretAccessKey"))])
        await other.close()
    }
}

extension LocalDataAPI {
    /// One for tests that do harm, one after the other.
    static let faulty: Task<LocalDataAPI, any Error> = Task.detached { try await LocalDataAPI(.postgresql) }
}

/// Deletes all instances, and has something else to do until its time is up.
private struct LateCommit: WriteOperation {
    let end: ContinuousClock.Instant

    mutating func next(_ result: StatementResult?) throws(InventoryError) -> WriteStep<Void> {
        if result == nil { return .run(SQLStatement("DELETE FROM ec2")) }
        while ContinuousClock.now < end { usleep(1_000) }
        return .commit(())
    }
}
