internal import GraphQLLanguage

/// Writes a schema's definitions, one blank line between them.
struct SchemaPrinter {
    private let schema: Schema
    private var output = ""

    init(_ schema: Schema) { self.schema = schema }

    /// The text of the whole schema.
    mutating func print() -> String {
        writeSchemaDefinition()
        for directive in schema.directives where !BuiltInDefinitions.isDirectiveName(directive.name) {
            write(directive)
        }
        for type in schema.types where !BuiltInDefinitions.isTypeName(type.name) {
            write(type)
        }
        return output
    }

    // MARK: Definitions

    private mutating func startDefinition(_ description: String?) {
        if !output.isEmpty { output += "\n\n" }
        write(description: description, indentation: "", isFirst: true)
    }

    /// The schema definition, where it says more than the default names of root types do (section "Default Root
    /// Operation Type Names").
    private mutating func writeSchemaDefinition() {
        let roots = OperationType.allCases.map { ($0, schema.rootType(for: $0)) }
        guard roots.contains(where: { $1 != nil }) else { return }
        let isDefault = roots.allSatisfy { operation, id in
            schema.type(named: operation.defaultRootTypeName)?.id == id
        }
        guard !isDefault || schema.description != nil else { return }
        startDefinition(schema.description)
        output += "schema {\n"
        for case (let operation, let id?) in roots {
            output += "  \(operation.rawValue): \(schema[id].name)\n"
        }
        output += "}"
    }

    private mutating func write(_ directive: SchemaDirective) {
        startDefinition(directive.description)
        output += "directive @\(directive.name)"
        write(directive.arguments, indentation: "")
        output += directive.isRepeatable ? " repeatable on " : " on "
        output += directive.locations.map(\.rawValue).joined(separator: " | ")
    }

    private mutating func write(_ type: SchemaType) {
        startDefinition(type.description)
        switch type.kind {
        case .scalar:
            output += "scalar \(type.name)"
            if let url = type.specifiedByURL { output += " @specifiedBy(url: \(quoted(url)))" }
        case .object:
            output += "type \(type.name)"
            writeInterfacesAndFields(of: type)
        case .interface:
            output += "interface \(type.name)"
            writeInterfacesAndFields(of: type)
        case .union:
            output += "union \(type.name)"
            if !type.memberTypes.isEmpty { output += " = " + names(type.memberTypes, separator: " | ") }
        case .enumeration:
            output += "enum \(type.name)"
            writeBlock(type.enumValues, description: \.description) { printer, value in
                printer.output += value.name
                printer.writeDeprecated(value.deprecationReason)
            }
        case .inputObject:
            output += "input \(type.name)"
            if type.isOneOf { output += " @oneOf" }
            writeBlock(type.inputFields, description: \.description) { $0.write($1) }
        }
    }

    private mutating func writeInterfacesAndFields(of type: SchemaType) {
        if !type.interfaces.isEmpty { output += " implements " + names(type.interfaces, separator: " & ") }
        writeBlock(type.fields, description: \.description) { printer, field in
            printer.output += field.name
            printer.write(field.arguments, indentation: "  ")
            printer.output += ": " + printer.schema.text(of: field.type)
            printer.writeDeprecated(field.deprecationReason)
        }
    }

    // MARK: Parts

    /// Elements on lines of their own in braces; nothing if there are none.
    private mutating func writeBlock<Element>(
        _ elements: [Element], description: (Element) -> String?, _ write: (inout SchemaPrinter, Element) -> Void
    ) {
        guard !elements.isEmpty else { return }
        output += " {\n"
        for (index, element) in elements.enumerated() {
            self.write(description: description(element), indentation: "  ", isFirst: index == 0)
            output += "  "
            write(&self, element)
            output += "\n"
        }
        output += "}"
    }

    /// Arguments in parentheses: on one line, or each on its own if one of them has a description.
    private mutating func write(_ arguments: [SchemaInputValue], indentation: String) {
        guard !arguments.isEmpty else { return }
        output += "("
        if arguments.allSatisfy({ $0.description == nil }) {
            for (index, argument) in arguments.enumerated() {
                if index > 0 { output += ", " }
                write(argument)
            }
        } else {
            output += "\n"
            for (index, argument) in arguments.enumerated() {
                write(description: argument.description, indentation: indentation + "  ", isFirst: index == 0)
                output += indentation + "  "
                write(argument)
                output += "\n"
            }
            output += indentation
        }
        output += ")"
    }

    private mutating func write(_ value: SchemaInputValue) {
        output += "\(value.name): \(schema.text(of: value.type))"
        if let defaultValue = value.defaultValue { output += " = \(defaultValue.printed())" }
        writeDeprecated(value.deprecationReason)
    }

    private mutating func writeDeprecated(_ reason: String?) {
        guard let reason else { return }
        output += " @deprecated"
        if reason != BuiltInDefinitions.defaultDeprecationReason { output += "(reason: \(quoted(reason)))" }
    }

    /// A description on lines of its own, after a blank one unless it is the first in its block.
    private mutating func write(description: String?, indentation: String, isFirst: Bool) {
        guard let description else { return }
        if !isFirst, !indentation.isEmpty { output += "\n" }
        for line in text(.string(description, isBlock: true)).split(separator: "\n", omittingEmptySubsequences: false) {
            output += "\(indentation)\(line)\n"
        }
    }

    private func quoted(_ string: String) -> String { text(.string(string, isBlock: false)) }

    private func text(_ kind: Value.Kind) -> String {
        Value(kind, at: SourceLocation(line: 1, column: 1)).printed()
    }

    private func names(_ types: [TypeID], separator: String) -> String {
        types.map { schema[$0].name }.joined(separator: separator)
    }
}
