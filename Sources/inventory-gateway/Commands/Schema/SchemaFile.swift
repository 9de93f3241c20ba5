import GraphQLLanguage
import GraphQLSchema

extension Schema {
    /// The schema that a file of definitions describes.
    convenience init(file: String) throws(CommandFailure) {
        try self.init(source: contents(ofFile: file), name: file)
    }

    /// The schema that a text describes; `name` stands for it in what is reported.
    convenience init(source: [UInt8], name: String) throws(CommandFailure) {
        do {
            try self.init(documents: [Document(parsing: source)])
        } catch {
            let errors = (error as? SchemaErrors)?.errors ?? [error].compactMap { $0 as? GraphQLError }
            for error in errors { StandardError.write(error.lines(inFile: name)) }
            throw CommandFailure("\(name): no valid schema.")
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
