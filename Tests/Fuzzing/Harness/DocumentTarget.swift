import GraphQLLanguage

/// Lexer, parser and printer: what is parsed prints to a text that parses to the same tree; a shorter input and smaller
/// limits end in an error with its place, never in a trap.
enum DocumentTarget {
    static func check(_ input: [UInt8]) {
        if let document = Document.parsed(input) {
            checkPrinting(of: document, smallEnoughToCompare: input.count <= 400)
        }
        _ = Document.parsed(input.prefix(input.count / 2))
        checkLimits(input)
        checkParts(String(decoding: input, as: UTF8.self))
    }

    private static func checkPrinting(of document: Document, smallEnoughToCompare: Bool) {
        let printed = document.printed()
        do throws(GraphQLError) {
            let again = try Document(parsing: printed)
            require(again.printed() == printed, "Printing is stable:\n\(printed)")
            if smallEnoughToCompare {
                require(outline(again) == outline(document), "A print parses to the same tree:\n\(printed)")
            }
        } catch {
            fatalError("A print parses: \(error.message) at \(error.locations)\n\(printed)")
        }
    }

    private static func checkLimits(_ input: [UInt8]) {
        let narrow = ParserOptions(maximumTokens: 20, maximumDepth: 4)
        if let error = failure({ () throws(GraphQLError) in _ = try Document(parsing: input, options: narrow) }) {
            require(error.locations.count == 1, "A limit's error has its place: \(error.message)")
        }
    }

    private static func checkParts(_ text: String) {
        if let value = try? Value(parsing: text) {
            let printed = value.printed()
            require((try? Value(parsing: printed))?.printed() == printed, "Printing a value is stable: \(printed)")
        }
        if let type = try? TypeNode(parsing: text) {
            let printed = type.printed()
            require((try? TypeNode(parsing: printed))?.printed() == printed, "Printing a type is stable: \(printed)")
        }
        _ = try? SchemaCoordinate(parsing: text)
    }
}
