import ArgumentParser
import GraphQLExecution

/// Limits that refuse nothing, as an option: their names, separated by commas.
struct WarnOnly: ExpressibleByArgument {
    /// The limits on operations.
    private(set) var operations: Set<OperationLimit> = []
    /// Whether the limit on a request's body is among them.
    private(set) var bodySize = false

    static let bodySizeName = "body-size"

    /// The names there are.
    static var allValueStrings: [String] { OperationLimit.allCases.map(\.rawValue) + [bodySizeName] }

    /// No limit.
    init() {}

    init?(argument: String) {
        for name in argument.split(separator: ",", omittingEmptySubsequences: false) {
            if name == Self.bodySizeName {
                bodySize = true
            } else if let limit = OperationLimit(rawValue: String(name)) {
                operations.insert(limit)
            } else {
                return nil
            }
        }
    }
}
