import GraphQLExecution
import GraphQLLanguage
import Inventory
import JSON

extension Explanation {
    /// For people: the fields with what resolves them, then each statement with its parameters and its plan.
    var text: String {
        var lines = [
            [operation.type.rawValue.capitalizedASCII, operation.name].compactMap(\.self).joined(separator: " ")
        ]
        for field in operation.fields { add(field, to: &lines, level: 1) }
        if statements.isEmpty { lines += ["", "No statement was sent."] }
        for (number, statement) in statements.enumerated() {
            lines.append("")
            add(statement, number: number + 1, to: &lines)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func add(_ field: OperationOutline.Field, to lines: inout [String], level: Int) {
        var line = String(repeating: "  ", count: level)
        if field.responseName != field.name { line += "\(field.responseName): " }
        line += field.name
        if !field.arguments.isEmpty {
            let arguments = field.arguments.members.map { "\($0.name): \($0.value.serialized())" }
            line += "(\(arguments.joined(separator: ", ")))"
        }
        line += " → \(field.type)"
        if let type = field.typeCondition { line += " on \(type)" }
        if let call = field.call { line += "   [call \(call)]" }
        lines.append(line)
        for field in field.fields { add(field, to: &lines, level: level + 1) }
    }

    private func add(_ statement: Statement, number: Int, to lines: inout [String]) {
        let report = statement.report
        let answer =
            switch report.answer {
            case .bytes(let count): "\(count) bytes"
            case .rows(let count): "\(count) rows"
            }
        lines.append(
            "Statement \(number), for \(statement.fields.joined(separator: ", ")): "
                + "\(report.duration.milliseconds) ms, \(answer)")
        lines += report.text.split(whereSeparator: \.isNewline).map { "  " + $0 }
        for (index, parameter) in report.parameters.enumerated() {
            lines.append("  \(index + 1): \(parameter.type) = \(parameter.shown ?? "null")")
        }
        lines.append("  Plan")
        if let problem = report.planProblem { lines.append("    none: \(problem)") }
        lines += report.plan.map { "    " + $0 }
    }
}

extension String {
    /// With a capital letter at its start.
    fileprivate var capitalizedASCII: String { prefix(1).uppercased() + dropFirst() }
}
