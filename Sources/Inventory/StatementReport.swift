/// A statement that a store sent for an operation, told to whoever asked for an explanation.
public struct StatementReport: Hashable, Sendable {
    /// Its text, in the engine's language.
    public var text: String
    /// What stood in its placeholders, in their order.
    public var parameters: [Parameter]
    /// From the request for a connection to the answer, read and decoded.
    public var duration: Duration
    /// What came back.
    public var answer: Answer
    /// The engine's own plan, line by line; empty when there is none.
    public var plan: [String]
    /// Why there is no plan.
    public var planProblem: String?

    /// A parameter.
    public struct Parameter: Hashable, Sendable {
        /// Its type, as the engine calls it.
        public var type: String
        /// Its value as text; nil for null.
        public var value: String?

        /// A parameter.
        public init(type: String, value: String?) {
            self.type = type
            self.value = value
        }
    }

    /// What a statement gave.
    public enum Answer: Hashable, Sendable {
        /// A read's answer, in bytes.
        case bytes(Int)
        /// The rows that a write changed, or looked up for it.
        case rows(Int)
    }

    /// A report.
    public init(
        text: String, parameters: [Parameter], duration: Duration, answer: Answer, plan: [String] = [],
        planProblem: String? = nil
    ) {
        self.text = text
        self.parameters = parameters
        self.duration = duration
        self.answer = answer
        self.plan = plan
        self.planProblem = planProblem
    }
}
