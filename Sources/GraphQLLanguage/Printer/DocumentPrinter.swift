/// Writes syntax trees as text in one canonical form, that of the reference implementation's version 16: two spaces of
/// indentation, one blank line between definitions, arguments on lines of their own when the field gets too long.
///
/// Parsing the text again gives an equal tree, but for locations. The node kinds are extensions in files of their own.
struct DocumentPrinter {
    /// What has been written.
    private var output: [UInt8] = []
    /// How many spaces a new line starts with.
    private var indentation = 0

    /// The text that an action writes.
    static func text(_ write: (inout DocumentPrinter) -> Void) -> String {
        var printer = DocumentPrinter()
        write(&printer)
        return String(decoding: printer.output, as: UTF8.self)
    }

    // MARK: Text

    mutating func write(_ text: String) { output.append(contentsOf: text.utf8) }

    /// Starts a new line; blank lines get their indentation too, as the reference has it.
    mutating func newLine() {
        output.append(UInt8(ascii: "\n"))
        output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indentation))
    }

    /// Writes a text of several lines, each indented.
    mutating func writeLines(_ text: String) {
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (number, line) in lines.enumerated() {
            if number > 0 { newLine() }
            output.append(contentsOf: line)
        }
    }

    // MARK: Lists

    mutating func write<Element>(
        _ elements: [Element], separator: String, _ write: (inout DocumentPrinter, Element) -> Void
    ) {
        for (index, element) in elements.enumerated() {
            if index > 0 { self.write(separator) }
            write(&self, element)
        }
    }

    /// Writes elements on lines of their own between brackets, indented.
    mutating func writeBlock<Element>(
        _ elements: [Element], opening: String = "{", closing: String = "}", indent: Bool = true,
        _ write: (inout DocumentPrinter, Element) -> Void
    ) {
        self.write(opening)
        if indent { indentation += 2 }
        for element in elements {
            newLine()
            write(&self, element)
        }
        if indent { indentation -= 2 }
        newLine()
        self.write(closing)
    }

    /// What to look at to decide whether a line is to be broken.
    enum Breaking {
        /// The line, from an offset on, gets longer than 80 UTF-16 code units.
        case longLine(from: Int)
        /// An element takes several lines.
        case severalLines
    }

    /// Writes elements in parentheses: on one line, or each on its own where the line has to be broken; nothing if there
    /// are none.
    mutating func writeParenthesised<Element>(
        _ elements: [Element], breaking: Breaking, indent: Bool = true,
        _ write: (inout DocumentPrinter, Element) -> Void
    ) {
        guard !elements.isEmpty else { return }
        let start = output.count
        self.write("(")
        self.write(elements, separator: ", ", write)
        self.write(")")
        let isBroken =
            switch breaking {
            case .longLine(let lineStart): length(from: lineStart) > 80
            case .severalLines: output[start...].contains(UInt8(ascii: "\n"))
            }
        guard isBroken else { return }
        output.removeSubrange(start...)
        writeBlock(elements, opening: "(", closing: ")", indent: indent, write)
    }

    /// The offset of what will be written next.
    var position: Int { output.count }

    /// The length of what was written from an offset on, in UTF-16 code units and without the lines' indentation.
    private func length(from start: Int) -> Int {
        var length = 0
        for byte in output[start...] {
            switch byte {
            case UInt8(ascii: "\n"): length += 1 - indentation
            case 0x80..<0xC0: break  // A continuation byte.
            case 0xF0...: length += 2
            default: length += 1
            }
        }
        return length
    }
}
