internal import GraphQLExecution
public import InventoryAPI

/// What the gateway shows of itself to callers: the settings that belong together.
public enum Profile: String, CaseIterable, Sendable {
    /// For callers who know the API: no introspection, no schema, no explorer, no suggestions, no explanations, and no
    /// `GET` of a query that a page of another site could have sent.
    case production
    /// For people who are finding out.
    case development

    /// Sets how documents are answered.
    public func apply(to options: inout InventoryAPIOptions) {
        let isOpen = self == .development
        options.executor.introspection = isOpen
        options.executor.suggestions = isOpen
        options.allowsExplain = isOpen
    }
}
