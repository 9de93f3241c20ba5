/// How invocations are taken.
public struct LambdaConfiguration: Sendable {
    /// What is taken off the front of every path before it is routed, such as `/inventory`; empty for nothing. Stages of
    /// API Gateway, and base paths of its custom domains, go by themselves.
    public var basePath = ""
    /// A request's content in bytes; more is 413. Default 1 MiB.
    public var maximumBodyBytes = 1_024 * 1_024
    /// How long a request may take, if the function's own deadline leaves as much. Default 28 s: API Gateway hangs up
    /// after 29 s (REST) or 30 s (HTTP).
    public var requestTimeout: Duration = .seconds(28)
    /// How long before the function's deadline an operation has to end, so that its answer still goes out. A tenth of the
    /// time that is left if that is less. Default 400 ms.
    public var answerMargin: Duration = .milliseconds(400)
    /// The largest answer that Lambda takes, as the event's answer with all its quoting (quota "Invocation payload").
    public var maximumAnswerBytes = 6 * 1_024 * 1_024
    /// The largest answer that goes through an Application Load Balancer.
    public var maximumLoadBalancerAnswerBytes = 1_024 * 1_024

    /// The defaults.
    public init() {}
}
