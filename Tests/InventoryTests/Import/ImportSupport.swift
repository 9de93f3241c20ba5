import Inventory

extension InventoryLineParser {
    /// Parses a whole text; each outcome as one line.
    mutating func outcomes(of text: String) -> [String] {
        var outcomes: [ImportOutcome] = []
        for (index, line) in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .enumerated()
        {
            outcomes += parse(Array(line)[...], number: index + 1)
        }
        outcomes += finish()
        return outcomes.map { outcome in
            switch outcome {
            case .failure(let error): return error.description
            case .instance(let instance, let lines):
                let packages = instance.packages.map { "\($0.ecosystem)/\($0.name)@\($0.version)" }
                let parts =
                    [instance.id, instance.region, instance.account, instance.createdAt?.rfc3339 ?? "-"] + packages
                return "lines \(lines.lowerBound)-\(lines.upperBound): " + parts.joined(separator: " ")
            }
        }
    }
}
