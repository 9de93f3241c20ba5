/// Metrics in Prometheus' text exposition format 0.0.4. All names begin with `inventory_`.
struct PrometheusText {
    /// The value of `Content-Type`.
    static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    /// What has been written.
    private(set) var text = ""

    /// Begins a family of samples.
    mutating func family(_ name: String, _ type: String, _ help: String) {
        text += "# HELP inventory_\(name) \(help)\n# TYPE inventory_\(name) \(type)\n"
    }

    /// Writes a sample. Label values hold no quotes, backslashes or line feeds: they all are names of ours.
    mutating func sample(_ name: String, _ labels: [(name: String, value: String)], _ value: some Numeric) {
        let labels = labels.map { "\($0.name)=\"\($0.value)\"" }.joined(separator: ",")
        text += "inventory_\(name)\(labels.isEmpty ? "" : "{\(labels)}") \(value)\n"
    }
}
