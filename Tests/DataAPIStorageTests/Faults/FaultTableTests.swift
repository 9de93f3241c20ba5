import Inventory
import Testing

@testable import DataAPIStorage

/// The whole table: every error of the service's model, and those that all services have.
@Suite("Every error of the service has its outcome")
struct FaultTableTests {
    typealias Outcome = DataAPIFailure.Outcome

    static let rows: [(code: String, status: Int, text: String, outcome: Outcome, kind: InventoryError.Kind)] = [
        // The model's.
        ("AccessDeniedException", 403, "", .setup(.permission), .unavailable),
        ("BadRequestException", 400, "Transaction abc is not found", .transactionLost, .unavailable),
        ("BadRequestException", 400, "Communications link failure\n\nThe last packet", .resuming, .unavailable),
        ("BadRequestException", 400, "Cannot find parameter: p1", .fault, .internal),
        (
            "DatabaseErrorException", 400, "ERROR: syntax error; SQLState: 42601",
            .engine(EngineError("SQLState: 42601")), .internal
        ),
        (
            "DatabaseErrorException", 400, "Database returned more than the allowed response size limit",
            .answerTooLarge, .internal
        ),
        ("DatabaseNotFoundException", 404, "", .setup(.cluster), .unavailable),
        ("DatabaseResumingException", 400, "The Aurora DB instance x is resuming", .resuming, .unavailable),
        ("DatabaseUnavailableException", 504, "", .unknown, .unavailable),
        ("ForbiddenException", 403, "", .setup(.permission), .unavailable),
        ("HttpEndpointNotEnabledException", 400, "", .setup(.httpEndpoint), .unavailable),
        ("InternalServerErrorException", 500, "", .unknown, .unavailable),
        ("InvalidResourceStateException", 400, "", .setup(.clusterState), .unavailable),
        ("InvalidSecretException", 400, "", .setup(.secret), .unavailable),
        ("NotFoundException", 404, "", .transactionLost, .unavailable),
        ("SecretsErrorException", 400, "", .setup(.secret), .unavailable),
        ("ServiceUnavailableError", 503, "", .unknown, .unavailable),
        ("StatementTimeoutException", 400, "Request timed out", .unknown, .unavailable),
        ("StatementTimeoutException", 400, "x is resuming after being auto-paused.", .resuming, .unavailable),
        ("TransactionNotFoundException", 404, "", .transactionLost, .unavailable),
        ("UnsupportedResultException", 400, "", .fault, .internal),
        // All services'.
        ("ThrottlingException", 400, "Rate exceeded", .notStarted, .unavailable),
        ("ValidationException", 400, "", .fault, .internal),
        ("InternalFailure", 500, "", .unknown, .unavailable),
        ("ExpiredTokenException", 403, "", .setup(.credentials), .unavailable),
        ("UnrecognizedClientException", 403, "", .setup(.credentials), .unavailable),
        ("InvalidSignatureException", 403, "", .setup(.credentials), .unavailable),
        ("IncompleteSignatureException", 403, "", .setup(.credentials), .unavailable),
        ("MissingAuthenticationTokenException", 403, "", .setup(.credentials), .unavailable),
        // Nobody's.
        ("status 502", 502, "<html>", .unknown, .unavailable),
        ("SomethingNewException", 400, "", .fault, .internal),
    ]

    @Test("and the caller is told what that means", arguments: rows.indices)
    func outcome(_ index: Int) {
        let row = Self.rows[index]
        let outcome = DataAPIFailure.outcome(of: row.code, row.status, row.text)
        #expect(outcome == row.outcome, "\(row.code)")
        let error = DataAPIFailure(outcome: outcome, detail: row.text).error
        #expect(error.kind == row.kind, "\(row.code)")
        #expect((error.retryAfter != nil) == (outcome == .resuming), "\(row.code)")
    }

    @Test(
        "and so has every text of an engine",
        arguments: [
            (
                "ERROR: duplicate key value violates unique constraint \"ec2_id\"\n  Detail: Key (aws_instance_id)=(i-1) already exists.; SQLState: 23505",
                "23505", nil, true
            ),
            ("ERROR: x; Hint: y; Position: 65; SQLState: 42P01", "42P01", nil, false),
            ("Duplicate entry 'i-1' for key 'PRIMARY'; Error code: 1062; SQLState: 23000", "23000", 1062, true),
            ("Database error code: 1062. Message: Duplicate entry 'i-1' for key 'PRIMARY'", "", 1062, true),
            ("Duplicate entry 'i-1' for key 'PRIMARY'", "", 1062, true),
            ("Deadlock found when trying to get lock; Error code: 1213; SQLState: 40001", "40001", 1213, false),
            ("nothing of the kind", "", nil, false),
        ] as [(String, String, Int?, Bool)])
    func texts(_ text: String, _ state: String, _ code: Int?, _ isDuplicate: Bool) {
        let error = EngineError(text)
        #expect(error.state == state)
        #expect(error.code == code)
        #expect(error.isDuplicate == isDuplicate)
    }

    @Test(
        "and so has every state that matters",
        arguments: [
            ("SQLState: 40001", .unavailable), ("SQLState: 40P01", .unavailable),
            ("Error code: 1205; SQLState: HY000", .unavailable),
            ("SQLState: 25006", .unavailable), ("Error code: 1290; SQLState: HY000", .unavailable),
            ("SQLState: 53300", .unavailable), ("Error code: 1040; SQLState: 08004", .unavailable),
            ("SQLState: 28P01", .unavailable), ("Error code: 1045; SQLState: 28000", .unavailable),
            ("SQLState: 3D000", .unavailable), ("Error code: 1049; SQLState: 42000", .unavailable),
            ("SQLState: 57014", .timeout), ("Error code: 3024; SQLState: HY000", .timeout),
            ("SQLState: 42601", .internal), ("Error code: 1064; SQLState: 42000", .internal),
        ] as [(String, InventoryError.Kind)])
    func states(_ text: String, _ kind: InventoryError.Kind) {
        #expect(DataAPIFailure(outcome: .engine(EngineError(text)), detail: text).error.kind == kind)
    }

    @Test("and a clock that is wrong is told to the caller")
    func clock() {
        let clock = "The clock of this machine is 10 minutes ahead of AWS's: set it right."
        let failure = DataAPIFailure(
            outcome: .setup(.credentials), detail: "x answered InvalidSignatureException: y \(clock)")
        #expect(failure.error.message.hasSuffix(clock))
    }
}
