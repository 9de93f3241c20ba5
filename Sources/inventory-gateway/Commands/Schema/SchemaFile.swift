import GraphQLLanguage
import GraphQLSchema

extension Schema {
    /// The schema that a file of definitions describes.
    convenience init(file: String) throws(CommandFailure) {
        try self.init(text: String(decoding: contents(ofFile: file), as: UTF8.self), name: file)
    }

    /// The schema that a text describes; `name` stands for it in what is reported.
    convenience init(text: String, name: String) throws(CommandFailure) {
        do {
            try self.init(sdl: text)
        } catch {
            for error in error.errors.dropLast() { StandardError.write(error.lines(inFile: name)) }
            throw CommandFailure(error.errors.last?.text(inFile: name) ?? "\(name): no valid schema.")
        }
    }
}

extension GraphQLError {
    /// `FILE:LINE:COLUMN: MESSAGE`, as compilers write it, so that editors find the place.
    func text(inFile file: String) -> String {
        guard let place = locations.first else { return "\(file): \(message)" }
        return "\(file):\(place.line):\(place.column): \(message)"
    }

    /// The same as a line.
    func lines(inFile file: String) -> String { text(inFile: file) + "\n" }
}
