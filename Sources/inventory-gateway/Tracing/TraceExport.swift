import AWSClient
import Gateway
import Logging

/// Traces on their way to a collector.
struct TraceExport {
    /// Makes the spans.
    let tracer: Tracer
    private let exporter: SpanExporter
    private let transport: AsyncHTTPTransport

    /// How long the end of the process waits for the collector.
    private static let grace: Duration = .seconds(5)

    /// An export to a collector that takes OTLP in JSON.
    init(
        to collector: HTTPURL, headers: [(name: String, value: String)], tracer: Tracer, service: String, logger: Logger
    ) {
        self.tracer = tracer
        let transport = AsyncHTTPTransport(maximumConnections: 1, maximumResponseBytes: 1 << 20)
        self.transport = transport
        let fields =
            [AWSHeaderField("Content-Type", "application/json")] + headers.map { AWSHeaderField($0.name, $0.value) }
        exporter = SpanExporter(tracer, service: service, version: InventoryGateway.version, logger: logger) {
            content, timeout in
            do throws(AWSError) {
                let request = collector.request("POST", headers: fields, body: content)
                return try await transport.send(request, timeout: timeout).delivery(collector)
            } catch {
                return .unavailable(reason: error.message)
            }
        }
    }

    /// Sends what is traced while the body runs, and what is left when it has ended.
    func during<Failure: Error>(_ body: () async throws(Failure) -> Void) async throws(Failure) {
        let sending = Task { [exporter] in await exporter.run() }
        do throws(Failure) {
            try await body()
        } catch {
            await end(sending)
            throw error
        }
        await end(sending)
    }

    /// Sends what has been traced so far, without waiting for long: for a process that may sleep between requests.
    func flush() async { await exporter.flush(within: .seconds(2)) }

    /// Sends what is left.
    func end() async {
        await exporter.finish(within: Self.grace)
        await transport.close()
    }

    private func end(_ sending: Task<Void, Never>) async {
        sending.cancel()
        await sending.value
        await end()
    }
}

extension AWSResponse {
    /// What a collector's answer says (OpenTelemetry Protocol, "OTLP/HTTP Response").
    fileprivate func delivery(_ collector: HTTPURL) -> SpanExporter.Delivery {
        let answer = "\(collector) answered with status \(status)"
        return switch status {
        case 200..<300: .accepted
        case 429, 502, 503, 504: .unavailable(reason: answer)
        default: .refused(reason: answer)
        }
    }
}
