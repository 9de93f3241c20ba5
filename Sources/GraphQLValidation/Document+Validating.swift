public import GraphQLLanguage
public import GraphQLSchema

extension Document {
    /// The errors of a document against a schema, by all rules of the September 2025 specification (section
    /// "Validation"), in the order of their first locations. Empty means that its operations can be executed.
    ///
    /// Time and memory grow with the document's size; what would multiply is bounded by ``ValidationOptions``.
    public func validate(against schema: Schema, options: ValidationOptions = ValidationOptions()) -> [GraphQLError] {
        var walker = DocumentWalker(self, schema: schema, options: options)
        walker.walk(self)
        return walker.context.finishedErrors
    }
}
