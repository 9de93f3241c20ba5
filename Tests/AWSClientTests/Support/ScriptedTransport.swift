import Synchronization

@testable import AWSClient

/// A transport whose answers a test writes, and which remembers what it was asked.
final class ScriptedTransport: HTTPTransport {
    typealias Answer = @Sendable (AWSRequest) throws(AWSError) -> AWSResponse

    private let answer: Answer
    private let state = Mutex<[AWSRequest]>([])

    init(_ answer: @escaping Answer) { self.answer = answer }

    /// Answers in this order, the last one for ever.
    convenience init(inOrder answers: [Result<AWSResponse, AWSError>]) {
        let count = Atomic<Int>(0)
        self.init { _ throws(AWSError) in
            let number = count.add(1, ordering: .relaxed).oldValue
            return try answers[min(number, answers.count - 1)].get()
        }
    }

    var requests: [AWSRequest] { state.withLock { $0 } }

    func send(_ request: AWSRequest, timeout: Duration) async throws(AWSError) -> AWSResponse {
        state.withLock { $0.append(request) }
        return try answer(request)
    }
}

extension AWSResponse {
    static func ok(_ body: String = "{}") -> AWSResponse { AWSResponse(status: 200, body: Array(body.utf8)) }

    static func failure(_ status: Int, _ code: String, _ message: String = "No.", date: String? = nil) -> AWSResponse {
        var headers = [AWSHeaderField("x-amzn-ErrorType", code + ":http://internal.amazon.com/")]
        if let date { headers.append(AWSHeaderField("Date", date)) }
        return AWSResponse(status: status, headers: headers, body: Array(#"{"message": "\#(message)"}"#.utf8))
    }
}

/// The example credentials of AWS's documentation.
let exampleCredentials = AWSCredentials(
    accessKeyID: "AKIDEXAMPLE", secretAccessKey: Secret("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"))

extension AWSCredentials {
    func with(token: String) -> AWSCredentials {
        var copy = self
        copy.sessionToken = Secret(token)
        return copy
    }
}
