import AWSClient
import Inventory
import JSON

/// Talks GraphQL to a gateway, as any other client does.
struct GatewayClient {
    /// Where its GraphQL endpoint is.
    let url: HTTPURL
    /// Carries the requests.
    let transport: AsyncHTTPTransport
    /// Signs the requests; nil where that is not asked for.
    let signer: RequestSigner?

    /// Registers the instance, or replaces its packages if its id is taken; says whether it was new.
    ///
    /// - Parameter isKnown: Whether the instance was registered before, as far as the caller knows: what is tried first.
    func register(_ registration: InstanceRegistration, isKnown: Bool) async throws(RegistrationFailure) -> Bool {
        var isNew = !isKnown
        // Someone else may register or deregister the instance in between: each way is tried once more after the other.
        for _ in 0..<3 {
            guard let refusal = try await run(isNew ? .register(registration) : .replace(registration)) else {
                return isNew
            }
            switch refusal.code {
            case "ALREADY_EXISTS" where isNew: isNew = false
            case "NOT_FOUND" where !isNew: isNew = true
            case "STORE_UNAVAILABLE", "TIMEOUT", "RATE_LIMITED":
                throw RegistrationFailure("\(url) says: \(refusal.message)", passesByItself: true)
            default: throw RegistrationFailure("\(url) refuses: \(refusal.message)")
            }
        }
        throw RegistrationFailure("\(url) has and has not \(registration.id).", passesByItself: true)
    }

    /// A mutation with its input.
    private struct Mutation {
        var document: String
        var input: JSONObject

        static func register(_ registration: InstanceRegistration) -> Mutation {
            Mutation(
                document: "mutation($input: RegisterInstanceInput!) { registerInstance(input: $input) { __typename } }",
                input: [
                    "id": .string(registration.id), "region": .string(registration.region),
                    "account": .string(registration.account),
                    "packages": .array(registration.packages.map(\.graphQLInput)),
                ])
        }

        static func replace(_ registration: InstanceRegistration) -> Mutation {
            Mutation(
                document: "mutation($input: PackagesInput!) { replacePackages(input: $input) { __typename } }",
                input: [
                    "instanceId": .string(registration.id),
                    "packages": .array(registration.packages.map(\.graphQLInput)),
                ])
        }
    }

    /// The first error of an answer.
    private struct Refusal {
        var message: String
        var code: String?
    }

    /// Runs a mutation; the first error of the answer, nil if it has none.
    private func run(_ mutation: Mutation) async throws(RegistrationFailure) -> Refusal? {
        let content: JSONObject = [
            "query": .string(mutation.document), "variables": .object(["input": .object(mutation.input)]),
        ]
        let answer = try await send(JSONValue.object(content).serializedBytes())
        let asks = [429, 500, 502, 503, 504].contains(answer.status)
        guard case .object(let members)? = try? JSONValue(parsing: answer.body) else {
            throw RegistrationFailure(
                "\(url) answered with status \(answer.status), and not as a GraphQL server does.", passesByItself: asks,
                retryAfter: answer.retryAfter)
        }
        if case .array(let errors)? = members["errors"], case .object(let first)? = errors.first {
            var code: String?
            if case .object(let extensions)? = first["extensions"] { code = extensions.text("code") }
            return Refusal(message: first.text("message") ?? "no reason given", code: code)
        }
        guard members["data"] != nil else {
            // API Gateway's own refusals have a message alone.
            let reason = members.text("message").map { ": \($0)" } ?? ", and without data"
            throw RegistrationFailure(
                "\(url) answered with status \(answer.status)\(reason).", passesByItself: asks,
                retryAfter: answer.retryAfter)
        }
        return nil
    }

    private func send(_ body: [UInt8]) async throws(RegistrationFailure) -> AWSResponse {
        var request = url.request(
            "POST",
            headers: [
                AWSHeaderField("Content-Type", "application/json"),
                AWSHeaderField("Accept", "application/graphql-response+json"),
            ],
            body: body)
        do {
            try await signer?.sign(&request)
            return try await transport.send(request, timeout: .seconds(60))
        } catch {
            throw RegistrationFailure("\(url) can't be reached: \(error.message)", passesByItself: error.passesByItself)
        }
    }
}

extension PackageCoordinate {
    /// The package as the schema's `PackageInput`.
    fileprivate var graphQLInput: JSONValue {
        .object(["name": .string(name), "version": .string(version), "ecosystem": .string(ecosystem)])
    }
}

extension AWSResponse {
    /// How many seconds the other side asks to wait.
    fileprivate var retryAfter: Duration? {
        header("retry-after").flatMap(Int.init).map { .seconds(min(max($0, 0), 3600)) }
    }
}

extension AWSError {
    /// Whether the same request may go well some time later.
    fileprivate var passesByItself: Bool {
        switch kind {
        case .noSuchHost, .noConnection, .noAnswer, .timeout: true
        case .configuration, .noCredentials, .service, .unreadableAnswer: false
        }
    }
}
