/// The rules on the type system definition language (specification sections "Schema Extension", "Type Extensions",
/// "Directives", and the uniqueness rules of "Type System").
enum SDLValidation {
    /// Checks definitions before there is a schema of them.
    ///
    /// - Throws: Everything that breaks a rule, in document order.
    static func validate(_ source: TypeSystemSource) throws(SchemaErrors) {
        var context = SDLContext(source, builtIn: try BuiltInDefinitions.source())
        for rule in rules {
            context.rule = rule.name
            rule.check(&context)
        }
        try context.errors.throwIfAny()
    }

    private static var rules: [any SDLRule.Type] {
        [
            TypeSystemDefinitionsRule.self,
            LoneSchemaDefinitionRule.self,
            UniqueOperationTypesRule.self,
            UniqueTypeNamesRule.self,
            UniqueDirectiveNamesRule.self,
            PossibleTypeExtensionsRule.self,
            OneOfExtensionsRule.self,
            UniqueEnumValueNamesRule.self,
            UniqueFieldDefinitionNamesRule.self,
            UniqueArgumentDefinitionNamesRule.self,
            KnownTypeNamesRule.self,
            KnownDirectivesRule.self,
            UniqueDirectivesPerLocationRule.self,
            KnownArgumentNamesOnDirectivesRule.self,
            UniqueArgumentNamesRule.self,
            ProvidedRequiredArgumentsOnDirectivesRule.self,
            UniqueInputFieldNamesRule.self,
        ]
    }
}
