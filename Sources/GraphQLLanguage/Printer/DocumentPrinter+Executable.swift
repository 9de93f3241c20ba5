extension DocumentPrinter {
    mutating func write(_ definition: Definition) {
        switch definition {
        case .operation(let operation): write(operation)
        case .fragment(let fragment): write(fragment)
        case .schema(let schema): write(schema, isExtension: false)
        case .schemaExtension(let schema): write(schema, isExtension: true)
        case .type(let type): write(type, isExtension: false)
        case .typeExtension(let type): write(type, isExtension: true)
        case .directive(let directive): write(directive)
        }
    }

    /// An operation, in the shorthand form where it says nothing more.
    private mutating func write(_ operation: OperationDefinition) {
        let isShorthand =
            operation.operationType == .query && operation.description == nil && operation.name == nil
            && operation.variableDefinitions.isEmpty && operation.directives.isEmpty
        if !isShorthand {
            write(operation.description)
            write(operation.operationType.rawValue)
            // The space stands even where variables follow without a name, as the reference has it.
            if operation.name != nil || !operation.variableDefinitions.isEmpty { write(" ") }
            if let name = operation.name { write(name.value) }
            writeParenthesised(operation.variableDefinitions, breaking: .severalLines, indent: false) { $0.write($1) }
            write(operation.directives)
            write(" ")
        }
        write(operation.selectionSet)
    }

    private mutating func write(_ variable: VariableDefinition) {
        write(variable.description)
        write("$" + variable.variable.value + ": ")
        write(variable.type)
        if let value = variable.defaultValue {
            write(" = ")
            write(value)
        }
        write(variable.directives)
    }

    private mutating func write(_ fragment: FragmentDefinition) {
        write(fragment.description)
        write("fragment " + fragment.name.value + " on " + fragment.typeCondition.value)
        write(fragment.directives)
        write(" ")
        write(fragment.selectionSet)
    }

    private mutating func write(_ selectionSet: SelectionSet) {
        writeBlock(selectionSet.selections) { $0.write($1) }
    }

    private mutating func write(_ selection: Selection) {
        switch selection {
        case .field(let field): write(field)
        case .fragmentSpread(let spread):
            write("..." + spread.name.value)
            write(spread.directives)
        case .inlineFragment(let fragment):
            write("...")
            if let type = fragment.typeCondition { write(" on " + type.value) }
            write(fragment.directives)
            write(" ")
            write(fragment.selectionSet)
        }
    }

    private mutating func write(_ field: Field) {
        let start = position
        if let alias = field.alias { write(alias.value + ": ") }
        write(field.name.value)
        writeParenthesised(field.arguments, breaking: .longLine(from: start)) { $0.write($1) }
        write(field.directives)
        if let selectionSet = field.selectionSet {
            write(" ")
            write(selectionSet)
        }
    }
}
