internal import Inventory
internal import JSON

/// A query's statement, and how its answer is read.
struct QueryStatement: Sendable {
    let statement: SQLStatement
    /// How the nested answer is made; nil when it is nested already.
    let flat: FlatAnswer?

    private init(_ statement: SQLStatement) {
        self.statement = statement
        flat = nil
    }

    init(_ statement: SQLStatement, _ flat: FlatAnswer) {
        self.statement = statement
        self.flat = flat
    }

    static func instances(_ query: InstanceQuery, _ dialect: any SQLDialect) -> Self {
        switch dialect.answerForm {
        case .nested: Self(StatementBuilder.instances(query, dialect))
        case .flat: FlatRendering.instances(query, dialect)
        }
    }

    static func packages(_ query: PackageQuery, _ dialect: any SQLDialect) -> Self {
        switch dialect.answerForm {
        case .nested: Self(StatementBuilder.packages(query, dialect))
        case .flat: FlatRendering.packages(query, dialect)
        }
    }

    static func lookup(instances ids: [String], packages: [PackageQuery], _ dialect: any SQLDialect) -> Self {
        switch dialect.answerForm {
        case .nested: Self(StatementBuilder.lookup(instances: ids, packages: packages, dialect))
        case .flat: FlatRendering.lookup(instances: ids, packages: packages, dialect)
        }
    }

    static func lookup(
        packages: [PackageLookup], instances: [InstanceQuery], _ dialect: any SQLDialect
    ) -> Self {
        switch dialect.answerForm {
        case .nested: Self(StatementBuilder.lookup(packages: packages, instances: instances, dialect))
        case .flat: FlatRendering.lookup(packages: packages, instances: instances, dialect)
        }
    }

    static func dictionaryEntries(_ ids: some Sequence<Int>, _ dialect: any SQLDialect) -> Self {
        switch dialect.answerForm {
        case .nested: Self(StatementBuilder.dictionaryEntries(ids, dialect))
        case .flat: FlatRendering.dictionaryEntries(ids, dialect)
        }
    }

    /// Gives the nested text of an answer to `body`.
    func withNested<Output>(
        _ text: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) throws(InventoryError) -> Output
    ) throws(InventoryError) -> Output {
        guard let flat else { return try body(text) }
        let nested: JSONWriter
        do { nested = try FlatAnswerReader.nested(text, flat) } catch { throw .unreadable(error) }
        return try nested.withUnsafeBytes(body)
    }
}
