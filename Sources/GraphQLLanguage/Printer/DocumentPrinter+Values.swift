// Values, types and directives, which all parts of a document share.
extension DocumentPrinter {
    mutating func write(_ value: Value) {
        switch value.kind {
        case .variable(let name): write("$" + name)
        case .int(let text), .float(let text), .enumeration(let text): write(text)
        case .string(let text, let isBlock): write(string: text, isBlock: isBlock)
        case .boolean(let boolean): write(boolean ? "true" : "false")
        case .null: write("null")
        case .list(let elements):
            write("[")
            write(elements, separator: ", ") { $0.write($1) }
            write("]")
        case .object(let fields):
            write("{")
            write(fields, separator: ", ") { printer, field in
                printer.write(field.name.value + ": ")
                printer.write(field.value)
            }
            write("}")
        }
    }

    /// A string in its form; in quotes also where the block form would change the value.
    private mutating func write(string: String, isBlock: Bool) {
        if isBlock, BlockString.canHold(string) {
            writeLines(BlockString.quoted(string))
        } else {
            write(StringLiteral.quoted(string))
        }
    }

    mutating func write(_ type: TypeNode) {
        switch type {
        case .named(let name): write(name.value)
        case .list(let element, _):
            write("[")
            write(element)
            write("]")
        case .nonNull(let nullable):
            write(nullable)
            write("!")
        }
    }

    /// A description on lines of its own; nothing if there is none.
    mutating func write(_ description: Description?) {
        guard let description else { return }
        write(string: description.value, isBlock: description.isBlock)
        newLine()
    }

    mutating func write(_ argument: Argument) {
        write(argument.name.value + ": ")
        write(argument.value)
    }

    /// Directives, each after a space.
    mutating func write(_ directives: [Directive]) {
        for directive in directives {
            write(" @" + directive.name.value)
            guard !directive.arguments.isEmpty else { continue }
            write("(")
            write(directive.arguments, separator: ", ") { $0.write($1) }
            write(")")
        }
    }
}
