/// The rules on whole type systems (the subsections "Type Validation" of the specification's section "Type System").
enum TypeSystemValidation {
    /// Checks a schema built from a source that keeps the rules of ``SDLValidation``.
    ///
    /// - Throws: Everything that breaks a rule, in document order.
    static func validate(_ schema: Schema, _ source: TypeSystemSource) throws(SchemaErrors) {
        var context = TypeSystemContext(schema, source)
        for rule in rules {
            context.rule = rule.name
            rule.check(&context)
        }
        try context.errors.throwIfAny()
    }

    private static var rules: [any TypeSystemRule.Type] {
        [
            RootOperationTypesRule.self,
            ReservedNamesRule.self,
            NonEmptyTypesRule.self,
            OutputTypesRule.self,
            InputTypesRule.self,
            InterfaceImplementationsRule.self,
            UnionMembersRule.self,
            OneOfInputObjectsRule.self,
            RequiredInputsNotDeprecatedRule.self,
            NoInputObjectCyclesRule.self,
            DefaultValuesOfCorrectTypeRule.self,
            NoDefaultValueCyclesRule.self,
            DirectiveArgumentsOfCorrectTypeRule.self,
            NoDirectiveSelfReferencesRule.self,
        ]
    }
}
