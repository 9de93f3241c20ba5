import ArgumentParser
import Gateway
import GraphQLExecution

/// Limits that refuse nothing, as an option: their names, separated by commas.
struct WarnOnly: ExpressibleByArgument {
    /// The limits on operations.
    private(set) var operations: Set<OperationLimit> = []
    /// The limits on requests that the gateway itself keeps.
    private(set) var frontDoor: Set<RefusedLimit> = []
    /// Whether the limit on a request's body is among them.
    private(set) var bodySize = false

    static let bodySizeName = RefusedLimit.bodySize.rawValue
    private static let frontDoorLimits: [RefusedLimit] = [.requestsInFlight, .clientRate]

    /// The names there are.
    static var allValueStrings: [String] {
        OperationLimit.allCases.map(\.rawValue) + [bodySizeName] + frontDoorLimits.map(\.rawValue)
    }

    /// No limit.
    init() {}

    init?(argument: String) {
        for name in argument.split(separator: ",", omittingEmptySubsequences: false) {
            if name == Self.bodySizeName {
                bodySize = true
            } else if let limit = Self.frontDoorLimits.first(where: { $0.rawValue == name }) {
                frontDoor.insert(limit)
            } else if let limit = OperationLimit(rawValue: String(name)) {
                operations.insert(limit)
            } else {
                return nil
            }
        }
    }
}
