extension DocumentPrinter {
    mutating func write(_ schema: SchemaDefinition, isExtension: Bool) {
        write(schema.description)
        write(isExtension ? "extend schema" : "schema")
        write(schema.directives)
        guard !schema.operationTypes.isEmpty else { return }
        write(" ")
        writeBlock(schema.operationTypes) { $0.write($1.operationType.rawValue + ": " + $1.type.value) }
    }

    mutating func write(_ type: TypeDefinition, isExtension: Bool) {
        write(type.description)
        if isExtension { write("extend ") }
        write(type.body.keyword + " " + type.name.value)
        switch type.body {
        case .scalar: write(type.directives)
        case .object(let interfaces, let fields), .interface(let interfaces, let fields):
            if !interfaces.isEmpty { write(" implements " + interfaces.map(\.value).joined(separator: " & ")) }
            write(type.directives)
            writeMembers(fields) { $0.write($1) }
        case .union(let members):
            write(type.directives)
            if !members.isEmpty { write(" = " + members.map(\.value).joined(separator: " | ")) }
        case .enumeration(let values):
            write(type.directives)
            writeMembers(values) { printer, value in
                printer.write(value.description)
                printer.write(value.name.value)
                printer.write(value.directives)
            }
        case .inputObject(let fields):
            write(type.directives)
            writeMembers(fields) { $0.write($1) }
        }
    }

    mutating func write(_ directive: DirectiveDefinition) {
        write(directive.description)
        write("directive @" + directive.name.value)
        writeParenthesised(directive.arguments, breaking: .severalLines) { $0.write($1) }
        if directive.isRepeatable { write(" repeatable") }
        write(" on " + directive.locations.map(\.rawValue).joined(separator: " | "))
    }

    private mutating func writeMembers<Member>(
        _ members: [Member], _ write: (inout DocumentPrinter, Member) -> Void
    ) {
        guard !members.isEmpty else { return }
        self.write(" ")
        writeBlock(members) { write(&$0, $1) }
    }

    private mutating func write(_ field: FieldDefinition) {
        write(field.description)
        write(field.name.value)
        writeParenthesised(field.arguments, breaking: .severalLines) { $0.write($1) }
        write(": ")
        write(field.type)
        write(field.directives)
    }

    private mutating func write(_ input: InputValueDefinition) {
        write(input.description)
        write(input.name.value + ": ")
        write(input.type)
        if let value = input.defaultValue {
            write(" = ")
            write(value)
        }
        write(input.directives)
    }
}

extension TypeDefinition.Body {
    /// The keyword that starts a definition of this kind.
    fileprivate var keyword: String {
        switch self {
        case .scalar: "scalar"
        case .object: "type"
        case .interface: "interface"
        case .union: "union"
        case .enumeration: "enum"
        case .inputObject: "input"
        }
    }
}
