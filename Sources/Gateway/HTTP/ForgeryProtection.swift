internal import HTTPTypes

/// Tells requests that a page of another site can make a browser send unasked from those it can't.
///
/// A browser asks this server first (a preflight request) before it sends a content type or a field that forms and images
/// can't have, and is told no unless the page's origin is allowed. A `POST` here must be `application/json`; a `GET` must
/// have one of these fields.
enum ForgeryProtection {
    /// Fields whose presence shows that the sender is no form, image or link.
    static let fields: [HTTPField.Name] = [
        .graphQLRequirePreflight, .apolloRequirePreflight, .xApolloOperationName,
    ]

    /// Whether the sender of a request without content was this site's own page or no page at all.
    static func isSafe(_ fields: HTTPFields) -> Bool {
        if self.fields.contains(where: { fields.value($0)?.isEmpty == false }) { return true }
        // Scripts can't set this one.
        if fields.value(.secFetchSite) == "same-origin" { return true }
        guard let type = fields.value(.contentType).flatMap({ MediaType($0) }) else { return false }
        return type.essence == "application/json"
    }
}
