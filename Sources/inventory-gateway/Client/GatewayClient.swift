import Inventory
import JSON
import NIOHTTP1

/// Talks GraphQL to a gateway, as any other client does.
struct GatewayClient {
    /// Where its GraphQL endpoint is.
    let url: HTTPURL

    private let client = HTTPClient(timeout: .seconds(60))

    /// Registers the instance, or replaces its packages if its id is taken; says whether it was new.
    func register(_ registration: InstanceRegistration) async throws(CommandFailure) -> Bool {
        let packages = JSONValue.array(registration.packages.map(\.graphQLInput))
        var input: JSONObject = [
            "id": .string(registration.id), "region": .string(registration.region),
            "account": .string(registration.account), "packages": packages,
        ]
        let register = "mutation($input: RegisterInstanceInput!) { registerInstance(input: $input) { __typename } }"
        guard let error = try await run(register, input: input) else { return true }
        guard error.code == "ALREADY_EXISTS" else { throw refusal(error) }

        input = ["instanceId": .string(registration.id), "packages": packages]
        let replace = "mutation($input: PackagesInput!) { replacePackages(input: $input) { __typename } }"
        if let error = try await run(replace, input: input) { throw refusal(error) }
        return false
    }

    /// The first error of an answer.
    private struct Refusal {
        var message: String
        var code: String?
    }

    private func refusal(_ error: Refusal) -> CommandFailure { CommandFailure("\(url) refuses: \(error.message)") }

    /// Runs a mutation; the first error of the answer, nil if it has none.
    private func run(_ document: String, input: JSONObject) async throws(CommandFailure) -> Refusal? {
        let request: JSONObject = ["query": .string(document), "variables": .object(["input": .object(input)])]
        let answer: HTTPClient.Answer
        do {
            answer = try await client.send(
                .POST, url,
                headers: [
                    ("Content-Type", "application/json"), ("Accept", "application/graphql-response+json"),
                ],
                body: JSONValue.object(request).serializedBytes())
        } catch {
            throw CommandFailure("\(url) can't be reached: \(error.reason).")
        }
        guard case .object(let members)? = try? JSONValue(parsing: answer.body) else {
            throw CommandFailure("\(url) answered with status \(answer.status), and not as a GraphQL server does.")
        }
        guard case .array(let errors)? = members["errors"], case .object(let first)? = errors.first else {
            guard members["data"] != nil else {
                throw CommandFailure("\(url) answered with status \(answer.status), and without data.")
            }
            return nil
        }
        var code: String?
        if case .object(let extensions)? = first["extensions"] { code = extensions.text("code") }
        return Refusal(message: first.text("message") ?? "no reason given", code: code)
    }
}

extension PackageCoordinate {
    /// The package as the schema's `PackageInput`.
    fileprivate var graphQLInput: JSONValue {
        .object(["name": .string(name), "version": .string(version), "ecosystem": .string(ecosystem)])
    }
}
