public import ArgumentParser
public import Gateway

extension TrustedProxies.Field: ExpressibleByArgument {
    /// In any case, as fields' names are.
    public init?(argument: String) {
        guard let field = Self.allCases.first(where: { $0.rawValue.lowercased() == argument.lowercased() }) else {
            return nil
        }
        self = field
    }
}
