import ArgumentParser
import Gateway
import Logging

/// The options that say where traces go. Each has OpenTelemetry's own environment variable too.
struct TracingOptions: ParsableArguments {
    @Option(
        help: .setting(
            "Send traces to this collector, by OTLP over HTTP: http://HOST:4318, with what stands before /v1/traces. Also OTEL_EXPORTER_OTLP_ENDPOINT.",
            "INVENTORY_OTLP_ENDPOINT", default: "none: nothing is traced", valueName: "url"))
    var otlpEndpoint: String?

    @Option(
        help: .setting(
            "The share of requests that are traced, among those that are no part of a trace yet. Also OTEL_TRACES_SAMPLER_ARG.",
            "INVENTORY_TRACE_RATIO", default: "1", valueName: "0…1"))
    var traceRatio: Ratio?

    @Option(
        help: .setting(
            "What traces call this service. Also OTEL_SERVICE_NAME.", "INVENTORY_SERVICE_NAME",
            default: "inventory-gateway", valueName: "name"))
    var serviceName: String?

    /// The export that is asked for; nil if none is.
    /// - Parameter scheme: The scheme of the gateway's addresses.
    func export(scheme: String, logger: Logger) throws(CommandFailure) -> TraceExport? {
        guard let collector = try collector() else { return nil }
        let ratio = try Self.value(traceRatio, "INVENTORY_TRACE_RATIO", "OTEL_TRACES_SAMPLER_ARG") ?? .all
        let service = try Self.value(serviceName, "INVENTORY_SERVICE_NAME", "OTEL_SERVICE_NAME")
        return TraceExport(
            to: collector, headers: try Self.headers(),
            tracer: Tracer(ratio: ratio.value, scheme: scheme), service: service ?? "inventory-gateway", logger: logger)
    }

    /// Where traces are posted. The variable for traces alone has the whole address, all else what stands before
    /// `/v1/traces` (OpenTelemetry Protocol Exporter, "Endpoint URLs for OTLP/HTTP").
    private func collector() throws(CommandFailure) -> HTTPURL? {
        if let own = try Setting.value(otlpEndpoint, "INVENTORY_OTLP_ENDPOINT") { return try Self.traces(below: own) }
        if let whole = Setting.environment("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT") { return try HTTPURL(whole) }
        return try Setting.environment("OTEL_EXPORTER_OTLP_ENDPOINT").map { url throws(CommandFailure) in
            try Self.traces(below: url)
        }
    }

    private static func traces(below text: String) throws(CommandFailure) -> HTTPURL {
        let url = try HTTPURL(text)
        let base = url.path.hasSuffix("/") ? String(url.path.dropLast()) : url.path
        return url.with(path: base + "/v1/traces")
    }

    /// The header fields that the collector asks for, as `name=value,…` with values percent-encoded.
    private static func headers() throws(CommandFailure) -> [(name: String, value: String)] {
        let variable = "OTEL_EXPORTER_OTLP_HEADERS"
        guard let text = Setting.environment(variable) else { return [] }
        return try text.split(separator: ",").map { pair throws(CommandFailure) in
            let parts = pair.split(separator: "=", maxSplits: 1).map { $0.drop { $0 == " " } }
            guard parts.count == 2, let value = PercentEncoding.decode(parts[1]) else {
                // The value may be a secret.
                throw .wrongUsage("The environment variable \(variable) must be name=value,…, percent-encoded.")
            }
            return (String(parts[0]), value)
        }
    }

    /// An option's value, or that of its variable, or of OpenTelemetry's.
    private static func value<Value: ExpressibleByArgument>(
        _ given: Value?, _ variable: String, _ standard: String
    ) throws(CommandFailure) -> Value? {
        try Setting.value(Setting.value(given, variable), standard)
    }
}

/// A share, from 0 to 1.
struct Ratio: ExpressibleByArgument {
    /// The share.
    let value: Double

    /// 1.
    static let all = Ratio(value: 1)

    private init(value: Double) { self.value = value }

    init?(argument: String) {
        guard let value = Double(argument), (0...1).contains(value) else { return nil }
        self.value = value
    }
}
