extension Document {
    /// The document as canonical text, one blank line between definitions, without one at the end.
    public func printed() -> String {
        DocumentPrinter.text { printer in
            printer.write(definitions, separator: "\n\n") { $0.write($1) }
        }
    }
}

extension Definition {
    /// The definition as canonical text.
    public func printed() -> String { DocumentPrinter.text { $0.write(self) } }
}

extension Value {
    /// The value as canonical text.
    public func printed() -> String { DocumentPrinter.text { $0.write(self) } }
}

extension TypeNode {
    /// The type reference as canonical text.
    public func printed() -> String { DocumentPrinter.text { $0.write(self) } }
}
