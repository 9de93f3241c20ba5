extension Schema {
    /// The schema in the type system definition language, in the canonical form of the reference implementation's
    /// version 16: without the introspection types, the built-in scalars and the built-in directives, and of the
    /// directives applied only `@deprecated`, `@specifiedBy` and `@oneOf`.
    public func printed() -> String {
        var printer = SchemaPrinter(self)
        return printer.print()
    }
}
