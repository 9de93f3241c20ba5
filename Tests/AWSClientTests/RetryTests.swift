import Synchronization
import Testing

@testable import AWSClient

@Suite("A request that fails")
struct RetryTests {
    private static let endpoint = AWSEndpoint(host: "rds-data.us-east-1.amazonaws.com")

    private func client(_ transport: ScriptedTransport, attempts: Int = 3) -> AWSClient {
        var policy = RetryPolicy()
        policy.baseDelay = .milliseconds(1)
        policy.maximumAttempts = attempts
        let environment = AWSEnvironment(["AWS_ACCESS_KEY_ID": "AKID", "AWS_SECRET_ACCESS_KEY": "secret"])
        return AWSClient(
            endpoint: Self.endpoint, signature: SignatureV4(region: "us-east-1", service: "rds-data"),
            credentials: CredentialProvider(EnvironmentCredentials(environment: environment), logger: silentLogger),
            transport: transport, policy: policy, logger: silentLogger)
    }

    private func call(isIdempotent: Bool) -> AWSClient.Call {
        AWSClient.Call(path: "/Execute", headers: [], body: [], isIdempotent: isIdempotent)
    }

    @Test(
        "is sent as often as its failure allows",
        arguments: [
            (AWSError.Kind.service(code: "InternalServerErrorException", status: 500), 3, 1),
            (.service(code: "status 502", status: 502), 3, 1),
            (.service(code: "ServiceUnavailableError", status: 503), 3, 1),
            (.service(code: "status 504", status: 504), 3, 1),
            (.service(code: "ThrottlingException", status: 400), 3, 3),
            (.service(code: "BadRequestException", status: 400), 1, 1),
            (.service(code: "AccessDeniedException", status: 403), 1, 1),
            (.noConnection, 3, 3), (.noSuchHost, 3, 3), (.noAnswer, 3, 1), (.timeout, 1, 1), (.unreadableAnswer, 1, 1),
        ] as [(AWSError.Kind, Int, Int)])
    func attempts(_ kind: AWSError.Kind, _ idempotent: Int, _ others: Int) async throws {
        for (isIdempotent, expected) in [(true, idempotent), (false, others)] {
            let transport = ScriptedTransport(inOrder: [.failure(AWSError(kind, "No."))])
            let error = await #expect(throws: AWSError.self) {
                _ = try await client(transport).send(call(isIdempotent: isIdempotent))
            }
            #expect(error?.kind == kind)
            #expect(transport.requests.count == expected)
        }
    }

    @Test("succeeds when a later attempt does, each attempt with a signature of its own")
    func success() async throws {
        let transport = ScriptedTransport(inOrder: [
            .success(.failure(503, "ServiceUnavailableError")), .failure(AWSError(.noAnswer, "Cut.")),
            .success(.ok("[1]")),
        ])
        let response = try await client(transport).send(call(isIdempotent: true))
        #expect(response.body == Array("[1]".utf8))
        #expect(transport.requests.count == 3)
        #expect(
            transport.requests.allSatisfy { request in request.headers.filter { $0.name == "Authorization" }.count == 1
            })
    }

    @Test("is repeated until the deadline when it was surely not carried out, and fails with its own error then")
    func untilDeadline() async throws {
        let transport = ScriptedTransport(inOrder: [.success(.failure(400, "ThrottlingException"))])
        let error = await #expect(throws: AWSError.self) {
            _ = try await client(transport).send(call(isIdempotent: false), until: .now + .seconds(3))
        }
        #expect(error?.code == "ThrottlingException")
        #expect(transport.requests.count > 3)
    }

    @Test("is not repeated when the service asks for more time than there is")
    func retryAfter() async throws {
        var response = AWSResponse.failure(400, "ThrottlingException")
        response.headers.append(AWSHeaderField("Retry-After", "120"))
        let transport = ScriptedTransport(inOrder: [.success(response)])
        let error = await #expect(throws: AWSError.self) {
            _ = try await client(transport).send(call(isIdempotent: false), until: .now + .seconds(100))
        }
        #expect(error?.retryAfter == .seconds(120))
        #expect(transport.requests.count == 1)
    }

    @Test("tells a clock that is wrong by ten minutes")
    func clock() {
        let now = AWSTime(seconds: 1_440_938_160)
        for (offset, words) in [(Int64(600), "10 minutes ahead of"), (-600, "10 minutes behind")] {
            let response = AWSResponse.failure(
                403, "InvalidSignatureException", "Signature expired", date: "Sun, 30 Aug 2015 12:36:00 GMT")
            let error = AWSError(
                response, Self.endpoint, hiding: exampleCredentials, now: AWSTime(seconds: now.seconds + offset))
            #expect(error.message.contains(words), "\(error.message)")
        }
    }

    @Test("pauses no longer than AWS's table says")
    func pauses() {
        let policy = RetryPolicy()
        let longest = (1...8).map { policy.delay(afterAttempt: $0, random: 1) }
        #expect(longest == [1, 2, 4, 8, 16, 20, 20, 20].map(Duration.seconds))
        #expect(policy.delay(afterAttempt: 3, random: 0.5) == .seconds(2))
        #expect(policy.delay(afterAttempt: 1, random: 0) == .zero)
    }

    @Test("takes tokens out of the bucket, which is empty in the end, and success fills it again")
    func tokens() {
        var bucket = RetryTokens()
        let refused = AWSError(.service(code: "status 500", status: 500), "")
        #expect(RetryTokens.cost(after: refused) == 5)
        #expect(RetryTokens.cost(after: AWSError(.timeout, "")) == 10)
        let taken = (1...101).map { _ in bucket.take(5) }
        #expect(taken == Array(repeating: true, count: 100) + [false])
        bucket.giveBack(nil)
        #expect(bucket.tokens == 1)
        bucket.giveBack(10)
        #expect(bucket.tokens == 11)
        for _ in 0..<1000 { bucket.giveBack(nil) }
        #expect(bucket.tokens == RetryTokens.capacity)
    }

    @Test("has the code that the service wrote, wherever it wrote it")
    func codes() {
        let cases: [(AWSResponse, String)] = [
            (.failure(400, "aws.protocoltests#BadRequestException"), "BadRequestException"),
            (
                AWSResponse(status: 400, body: Array(#"{"code": "InvalidSecretException"}"#.utf8)),
                "InvalidSecretException"
            ),
            (
                AWSResponse(status: 400, body: Array(##"{"__type": "a#ForbiddenException"}"##.utf8)),
                "ForbiddenException"
            ),
            (AWSResponse(status: 502, body: Array("<html>Bad gateway</html>".utf8)), "status 502"),
            (AWSResponse(status: 503), "status 503"),
        ]
        for (response, code) in cases {
            #expect(AWSError(response, Self.endpoint, hiding: exampleCredentials).code == code)
        }
    }
}
