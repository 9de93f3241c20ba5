internal import AWSClient
internal import Inventory

/// Why a call gave no result, in terms of what can be done about it.
struct DataAPIFailure: Error, Sendable {
    var outcome: Outcome
    /// What the service or the engine said; for the log.
    var detail: String
    var retryAfter: Duration?

    /// What an error means. The table of all is ``DataAPIFailure/outcome(of:_:)``.
    enum Outcome: Hashable, Sendable {
        /// The cluster wakes up: nothing was done, and in some seconds it will be.
        case resuming
        /// Nothing was done; the call may be sent again.
        case notStarted
        /// The call may have been carried out.
        case unknown
        /// The transaction is gone, with all that was done in it.
        case transactionLost
        /// The engine refused the statement.
        case engine(EngineError)
        /// The answer would be larger than 1 MiB.
        case answerTooLarge
        /// The caller's time is over; the call may have been carried out.
        case timeout
        /// Somebody has to change something first: a right, an ARN, a setting.
        case setup(Setup)
        /// Ours: a request or an answer that must not be.
        case fault
    }

    /// What has to be changed.
    enum Setup: Hashable, Sendable {
        case credentials, permission, cluster, httpEndpoint, clusterState, secret, host
    }
}

extension DataAPIFailure {
    init(_ error: AWSError) {
        detail = error.message
        retryAfter = error.retryAfter
        outcome =
            switch error.kind {
            case .service(let code, let status): Self.outcome(of: code, status, error.message)
            case .configuration, .noCredentials: .setup(.credentials)
            case .noSuchHost: .setup(.host)
            case .noConnection: .notStarted
            case .noAnswer: .unknown
            case .unreadableAnswer: .fault
            case .timeout: .timeout
            }
    }

    init(_ error: DataAPIAnswers.Unreadable) {
        self.init(outcome: .fault, detail: "The Data API's answer could not be read: \(error.detail).")
    }

    /// Every error of the service's model (`rds-data`, 2018-08-01), those that all services have, and what is left by its
    /// status.
    static func outcome(of code: String, _ status: Int, _ text: String) -> Outcome {
        switch code {
        case "DatabaseResumingException": .resuming
        case "ThrottlingException", "TooManyRequestsException", "Throttling": .notStarted
        case "DatabaseErrorException": statement(text)
        // The first version's error for everything.
        case "BadRequestException": badRequest(text)
        case "StatementTimeoutException": isResuming(text) ? .resuming : .unknown
        case "TransactionNotFoundException": .transactionLost
        case "NotFoundException": .transactionLost
        case "DatabaseNotFoundException": .setup(.cluster)
        case "DatabaseUnavailableException": .unknown
        case "InternalServerErrorException", "InternalFailure": .unknown
        case "ServiceUnavailableError", "ServiceUnavailable", "ServiceUnavailableException": .unknown
        case "HttpEndpointNotEnabledException": .setup(.httpEndpoint)
        case "InvalidResourceStateException": .setup(.clusterState)
        case "InvalidSecretException", "SecretsErrorException": .setup(.secret)
        case "AccessDeniedException", "ForbiddenException": .setup(.permission)
        case "UnsupportedResultException", "ValidationException", "SerializationException",
            "UnknownOperationException", "RequestEntityTooLargeException":
            .fault
        case "ExpiredTokenException", "ExpiredToken", "RequestExpired", "UnrecognizedClientException",
            "InvalidSignatureException", "SignatureDoesNotMatch", "IncompleteSignatureException",
            "MissingAuthenticationTokenException", "InvalidClientTokenId", "OptInRequired", "NotAuthorized":
            .setup(.credentials)
        default: status >= 500 ? .unknown : .fault
        }
    }

    private static func statement(_ text: String) -> Outcome {
        if text.contains("response size limit") || text.contains("response exceeded") { return .answerTooLarge }
        if isResuming(text) { return .resuming }
        return .engine(EngineError(text))
    }

    private static func badRequest(_ text: String) -> Outcome {
        if text.contains("Communications link failure") || isResuming(text) { return .resuming }
        if text.contains("Transaction"), text.contains("is not found") { return .transactionLost }
        let error = statement(text)
        if case .engine(let engine) = error, engine.state.isEmpty, engine.code == nil { return .fault }
        return error
    }

    private static func isResuming(_ text: String) -> Bool { text.contains("is resuming after being auto-paused") }
}

extension DataAPIFailure {
    /// What the caller is told.
    var error: InventoryError {
        switch outcome {
        case .resuming:
            InventoryError(
                .unavailable, "The database is waking up; try again in some seconds.", detail: detail,
                retryAfter: retryAfter ?? .seconds(15))
        case .notStarted, .unknown:
            InventoryError(.unavailable, "The database could not be reached.", detail: detail, retryAfter: retryAfter)
        case .transactionLost:
            InventoryError(.unavailable, "The database gave up the transaction; nothing of it stays.", detail: detail)
        case .timeout: InventoryError(.timeout, "The operation took too long.", detail: detail)
        case .engine(let engine) where engine.isTimeout:
            InventoryError(.timeout, "The operation took too long.", detail: detail)
        case .engine(let engine) where engine.isRefusedSession:
            InventoryError(
                .unavailable, "The database refuses the secret's user, or there is no such database.", detail: detail)
        case .engine(let engine) where engine.isUnavailable || engine.asksForRepetition:
            InventoryError(.unavailable, "The database is too busy, or can only be read for now.", detail: detail)
        case .engine, .fault, .answerTooLarge: InventoryError(.internal, "The inventory failed.", detail: detail)
        case .setup(let setup):
            InventoryError(.unavailable, setup.message + (clockProblem.map { " \($0)" } ?? ""), detail: detail)
        }
    }

    /// Signatures are refused when this machine's clock is wrong: that is for everybody to know.
    private var clockProblem: String? {
        let parts = detail.split(separator: AWSError.clockProblem, maxSplits: 1, omittingEmptySubsequences: false)
        return parts.count == 2 ? AWSError.clockProblem + parts[1] : nil
    }

    /// What the caller is told when a change may have been made.
    var mayBeApplied: InventoryError {
        var error = error
        error.message += " The change may have been applied or not: look before you repeat it."
        return error
    }
}

extension DataAPIFailure.Setup {
    fileprivate var message: String {
        switch self {
        case .credentials: "AWS does not accept this gateway's credentials."
        case .permission: "This gateway's role may not use the Data API of the cluster, or not its secret."
        case .cluster: "There is no such cluster."
        case .httpEndpoint: "The cluster's Data API (its HTTP endpoint) is not enabled."
        case .clusterState: "The cluster is not in a state that takes statements."
        case .secret: "The secret with the database's password can't be used."
        case .host: "The Data API's host can't be found."
        }
    }
}
