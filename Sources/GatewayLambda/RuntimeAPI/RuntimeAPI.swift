internal import AsyncHTTPClient
internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix

/// Lambda's Runtime API, over one connection that is kept.
public final class RuntimeAPI: Sendable {
    private let client: HTTPClient
    private let address: String
    private let base: String

    /// The size of an event is bounded by Lambda; this is well above.
    private static let largestEvent = 64 << 20
    private static let errorType = "Lambda-Runtime-Function-Error-Type"

    /// The API at an address, as `AWS_LAMBDA_RUNTIME_API` has it: `HOST:PORT`.
    public init(address: String) throws(LambdaError) {
        let port = address.split(separator: ":", omittingEmptySubsequences: false).last.flatMap { UInt16($0) }
        guard address.contains(":"), port != nil, address.first != ":",
            address.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !"/?#@".utf8.contains($0) })
        else { throw .invalidAddress(address) }
        self.address = address
        base = "http://\(address)/2018-06-01/runtime"
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        configuration.httpVersion = .http1Only
        configuration.timeout = .init(connect: .seconds(5))
        // The API is on this machine: if it is not there now, it is not there in a second either.
        configuration.connectionPool.retryConnectionEstablishment = false
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    /// Closes the connection. The API can't be used after that.
    public func close() async {
        // Fails only if it is closed already.
        try? await client.shutdown()
    }

    /// Waits for the next invocation, however long that takes. Throws `CancellationError` when the task is cancelled.
    func next() async throws -> Invocation {
        let (status, fields, event) = try await send(.GET, "/invocation/next", fields: [:], body: nil)
        guard status == 200 else { throw unexpected("/invocation/next", status) }
        guard let invocation = Invocation(fields, event) else {
            throw LambdaError.unexpectedAnswer(request: "/invocation/next", reason: "no request id")
        }
        return invocation
    }

    /// Answers an invocation. The failure that comes back is one that the next invocation survives.
    func respond(to id: String, _ answer: [UInt8]) async throws -> InvocationFailure? {
        try await post("/invocation/\(id)/response", ["Content-Type": "application/json"], answer)
    }

    /// Says that an invocation failed.
    func report(_ failure: InvocationFailure, for id: String) async throws -> InvocationFailure? {
        try await post("/invocation/\(id)/error", Self.fields(failure), failure.body)
    }

    /// Says that the function can't be initialised. The process has to end then.
    public func reportInitialization(_ failure: InvocationFailure) async throws(LambdaError) {
        do {
            _ = try await post("/init/error", Self.fields(failure), failure.body)
        } catch let error as LambdaError {
            throw error
        } catch {
            throw .unreachable(address: address, reason: "\(error)")
        }
    }

    private static func fields(_ failure: InvocationFailure) -> HTTPHeaders {
        ["Content-Type": "application/vnd.aws.lambda.error+json", errorType: failure.type]
    }

    private func post(_ path: String, _ fields: HTTPHeaders, _ body: [UInt8]) async throws -> InvocationFailure? {
        let (status, _, content) = try await send(.POST, path, fields: fields, body: body)
        switch status {
        case 200..<300: return nil
        case 413:
            return InvocationFailure(
                type: "Gateway.AnswerTooLarge", message: "Lambda refuses the answer: \(body.count) bytes are too many.")
        case 400..<500:
            let reason = String(decoding: content.prefix(500), as: UTF8.self)
            return InvocationFailure(
                type: "Gateway.AnswerRefused", message: "Lambda refuses the answer with status \(status): \(reason)")
        default: throw unexpected(path, status)
        }
    }

    private func unexpected(_ path: String, _ status: Int) -> LambdaError {
        .unexpectedAnswer(request: path, reason: "status \(status)")
    }

    private func send(
        _ method: HTTPMethod, _ path: String, fields: HTTPHeaders, body: [UInt8]?
    ) async throws -> (status: Int, fields: HTTPHeaders, body: [UInt8]) {
        var request = HTTPClientRequest(url: base + path)
        request.method = method
        request.headers = fields
        if let body { request.body = .bytes(ByteBuffer(bytes: body)) }
        do {
            let response = try await client.execute(request, deadline: .distantFuture)
            let content = try await response.body.collect(upTo: Self.largestEvent)
            return (Int(response.status.code), response.headers, Array(content.readableBytesView))
        } catch {
            if Task.isCancelled || error is CancellationError { throw CancellationError() }
            throw LambdaError.unreachable(address: address, reason: Self.reason(error))
        }
    }

    private static func reason(_ error: any Error) -> String {
        switch error {
        case is NIOConnectionError: "no connection"
        case let error as HTTPClientError where error == .remoteConnectionClosed: "the connection was closed"
        case let error as HTTPClientError where error == .connectTimeout: "no connection in time"
        case let error as IOError: error.description
        default: "\(error)"
        }
    }
}
