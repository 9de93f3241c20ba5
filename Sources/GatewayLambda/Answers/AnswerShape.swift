/// What an answer has to look like: each service reads another shape.
package enum AnswerShape: Hashable, Sendable {
    /// API Gateway's REST APIs, and its HTTP APIs in format 1.0.
    case restAPI
    /// API Gateway's HTTP APIs in format 2.0, and function URLs.
    case httpAPI
    /// Application Load Balancers; the target group decides how header fields come and go.
    case loadBalancer(hasMultiValueHeaders: Bool)
}
