import GraphQLLanguage
import GraphQLSchema
import GraphQLValidation

/// Validation, against a fixed schema or, with `%%%` in the input, against what stands before it. A document and its
/// print have the same errors; each error has its place.
enum ValidatorTarget {
    static func check(_ input: [UInt8]) {
        guard let (sdl, operations) = input.split else { return check(input[...], SampleSchema.schema) }
        guard let definitions = Document.parsed(sdl) else { return }
        if let schema = try? Schema(documents: [definitions]) {
            check(operations, schema)
        } else if let schema = try? Schema(documents: [definitions], validation: .assumeValid) {
            check(operations, schema)
        }
    }

    private static func check(_ source: ArraySlice<UInt8>, _ schema: Schema) {
        guard let document = Document.parsed(source) else { return }
        let errors = document.validate(against: schema)
        for error in errors {
            require(!error.locations.isEmpty || error.rule == nil, "An error has its place: \(error.message)")
            require(error.locations.allSatisfy { $0.line > 0 && $0.column > 0 }, "Places count from 1.")
        }
        guard let again = try? Document(parsing: document.printed()) else {
            fatalError("A print parses:\n\(document.printed())")
        }
        let found = messages(errors)
        let foundAgain = messages(again.validate(against: schema))
        require(found == foundAgain, "A print has the same errors:\n\(found)\n\(foundAgain)\n\(document.printed())")
        var narrow = ValidationOptions(maximumErrors: 1, suggestions: false, maximumSteps: 10)
        let few = document.validate(against: schema, options: narrow)
        require(few.count <= 2, "The number of errors is bounded.")
        require(errors.isEmpty || !few.isEmpty, "A limit does not make a document valid.")
        narrow.maximumSteps = .max
        require(document.validate(against: schema, options: narrow).isEmpty == errors.isEmpty, "Options keep verdicts.")
    }

    private static func messages(_ errors: [GraphQLError]) -> [String] {
        errors.map { "\($0.rule ?? ""): \($0.message)" }.sorted()
    }
}
