import GraphQLLanguage
import GraphQLSchema
import Testing

/// The errors of a schema, in order; empty if it is valid.
func errors(in sdl: [String], validation: SchemaValidation = .full) -> [GraphQLError] {
    do throws(SchemaErrors) {
        _ = try Schema(sdl: sdl, validation: validation)
        return []
    } catch {
        return error.errors
    }
}

/// A type system and what a rule says of it.
struct RuleCase: CustomTestStringConvertible, Sendable {
    let sdl: String
    /// Each error as `line:column line:column … Rule`.
    let expected: [String]

    init(_ sdl: String, _ expected: String...) {
        self.sdl = sdl
        self.expected = expected
    }

    var testDescription: String { sdl.split(separator: "\n").joined(separator: " ") }

    /// The errors found, in the form of ``expected``.
    var found: [String] {
        errors(in: [sdl]).map { error in
            (error.locations.map { "\($0.line):\($0.column)" } + [error.rule ?? "-"]).joined(separator: " ")
        }
    }
}
