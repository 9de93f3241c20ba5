import AWSClient
import ArgumentParser
import Logging

/// How requests to a gateway show whose they are, as an option.
enum RequestAuthorization: String, ExpressibleByArgument, CaseIterable {
    /// Signed with AWS credentials (Signature Version 4, service `execute-api`), as an API with IAM authorization wants.
    case aws
    /// Not at all.
    case none

    /// What an address asks for when nothing is said: signatures, if it is one of API Gateway.
    static func usual(for url: HTTPURL) -> RequestAuthorization { url.apiGatewayRegion == nil ? .none : .aws }
}

/// Signs requests to an API Gateway API that has IAM authorization.
struct RequestSigner {
    private let signature: SignatureV4
    private let credentials: CredentialProvider

    /// A signer for an address, with the credentials that AWS's own tools would find.
    init(for url: HTTPURL, transport: AsyncHTTPTransport) throws(CommandFailure) {
        do {
            let configuration = try AWSConfiguration()
            guard let region = url.apiGatewayRegion ?? configuration.region else {
                throw CommandFailure.wrongUsage(
                    "Which region is \(url) in? Set AWS_REGION, so that requests can be signed.")
            }
            signature = SignatureV4(region: region, service: "execute-api")
            // What the provider warns of ends in an error that the command reports itself.
            credentials = CredentialProvider(
                configuration, transport: transport,
                logger: Logger(label: "credentials") { _ in SwiftLogNoOpLogHandler() })
        } catch let error as AWSError {
            throw CommandFailure(error.message)
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure("\(error)")
        }
    }

    /// Adds the fields that prove who sends the request.
    func sign(_ request: inout AWSRequest) async throws(AWSError) {
        request.headers += signature.headers(signing: request, with: try await credentials.credentials())
    }
}

extension HTTPURL {
    /// The region of an API Gateway address such as `abc123.execute-api.eu-central-1.amazonaws.com`; nil for others.
    var apiGatewayRegion: String? {
        let labels = host.lowercased().split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 5, labels[1] == "execute-api",
            labels[3...].joined(separator: ".").hasPrefix("amazonaws.com")
        else { return nil }
        return String(labels[2])
    }
}
