public import GraphQLLanguage

extension Schema {
    /// Builds a schema from documents of the type system definition language. Definitions and extensions are merged in
    /// their order; an extension may stand before its definition.
    ///
    /// - Throws: With ``SchemaValidation/full``, everything that the specification forbids: first what the language's
    ///   rules find, in document order; where they find nothing, what is wrong with the type system. With
    ///   ``SchemaValidation/assumeValid``, only types that are mentioned and not defined.
    public convenience init(
        documents: [Document], validation: SchemaValidation = .full
    ) throws(SchemaErrors) {
        let source = TypeSystemSource(documents)
        if validation == .full { try SDLValidation.validate(source) }
        let parts = try SchemaBuilder.build(source)
        self.init(
            description: parts.description, types: parts.types, directives: parts.directives,
            queryType: parts.queryType, mutationType: parts.mutationType, subscriptionType: parts.subscriptionType,
            metaFields: parts.metaFields)
        if validation == .full { try TypeSystemValidation.validate(self, source) }
    }

    /// Builds a schema from texts of the type system definition language, as ``init(documents:validation:)`` does.
    ///
    /// - Throws: The first syntax error of each text; if there is none, what the definitions have wrong.
    public convenience init(sdl: String..., validation: SchemaValidation = .full) throws(SchemaErrors) {
        try self.init(sdl: sdl, validation: validation)
    }

    /// Builds a schema from texts of the type system definition language, as ``init(documents:validation:)`` does.
    ///
    /// - Throws: The first syntax error of each text; if there is none, what the definitions have wrong.
    public convenience init(sdl: [String], validation: SchemaValidation = .full) throws(SchemaErrors) {
        var documents: [Document] = []
        var errors: [GraphQLError] = []
        for text in sdl {
            do { documents.append(try Document(parsing: text)) } catch { errors.append(error) }
        }
        guard errors.isEmpty else { throw SchemaErrors(errors) }
        try self.init(documents: documents, validation: validation)
    }
}
