import ArgumentParser
import GraphQLExecution
import JSON

/// How `query --explain` prints an explanation.
enum ExplainFormat: String, ExpressibleByArgument, CaseIterable {
    case text
    case json

    /// The explanation that a response brings, ready to be printed; nil if it brings none.
    func explanation(in response: GraphQLResponse) -> String? {
        guard case .object(let members)? = try? JSONValue(parsing: response.body),
            case .object(let extensions)? = members["extensions"], let explanation = extensions["explain"]
        else { return nil }
        switch self {
        case .json: return explanation.prettyPrinted() + "\n"
        case .text:
            guard case .object(let parts) = explanation, case .string(let text)? = parts["text"] else { return nil }
            return text
        }
    }
}
