import ArgumentParser
import Inventory

/// What an imported file is.
enum ImportFormat: String, ExpressibleByArgument, CaseIterable {
    /// JSON Lines.
    case jsonl
    /// Comma-separated values with a header.
    case csv

    /// What a file of this name should be.
    init(fileName: String) { self = fileName.lowercased().hasSuffix(".csv") ? .csv : .jsonl }

    /// A parser of the format.
    func parser(ecosystem: String) -> any InventoryLineParser {
        switch self {
        case .jsonl: JSONLinesParser(defaultEcosystem: ecosystem)
        case .csv: CSVParser(defaultEcosystem: ecosystem)
        }
    }
}
