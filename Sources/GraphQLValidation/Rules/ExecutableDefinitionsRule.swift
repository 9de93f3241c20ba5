import GraphQLLanguage

/// Executable Definitions: every definition of the document must be an operation or a fragment; a document with
/// definitions of the type system cannot be executed.
enum ExecutableDefinitionsRule: ValidationRule {
    static let name = "ExecutableDefinitions"

    /// Reports a definition that is not executable.
    static func check(_ definition: Definition, _ context: inout ValidationContext) {
        switch definition {
        case .operation, .fragment: break
        case .schema(let schema), .schemaExtension(let schema):
            context.report(self, "The schema definition is not executable.", at: schema.location)
        case .type(let type), .typeExtension(let type):
            context.report(self, "The \"\(type.name.value)\" definition is not executable.", at: type.location)
        case .directive(let directive):
            context.report(
                self, "The \"@\(directive.name.value)\" definition is not executable.", at: directive.location)
        }
    }
}
