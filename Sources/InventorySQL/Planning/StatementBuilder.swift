internal import Inventory

/// Writes one statement: its text, and the parameters in the order of their placeholders.
///
/// Rendering is a walk over the query that appends short literals; it costs less than a key that tells two shapes apart
/// would, so texts are not kept here. Equal shapes give equal texts, by which engines find their prepared statements.
struct StatementBuilder {
    let dialect: any SQLDialect
    private var text = ""
    private var parameters: [SQLValue] = []
    private var aliases = 0

    init(_ dialect: any SQLDialect) {
        self.dialect = dialect
        text.reserveCapacity(2048)
    }

    var statement: SQLStatement { SQLStatement(text, parameters) }

    /// Text of ours: never a value.
    mutating func append(_ sql: String) { text += sql }

    /// A placeholder, and its value.
    mutating func bind(_ value: SQLValue) {
        parameters.append(value)
        text += dialect.placeholder(parameters.count)
    }

    /// A part of the statement's text, to be put in its place later. Only for dialects whose placeholders have names: the
    /// others count on the order.
    mutating func part(_ render: (inout StatementBuilder) -> Void) -> String {
        let rest = text
        text = ""
        render(&self)
        defer { text = rest }
        return text
    }

    /// A column of a table.
    mutating func column(_ name: String, of table: Alias) {
        text += table.name
        text += "."
        text += name
    }

    /// A name for a table that no other has.
    mutating func alias() -> Alias {
        defer { aliases += 1 }
        return Alias(aliases)
    }

    /// A table's name inside one statement.
    struct Alias {
        let name: String

        private static let names = (0..<32).map { "t\($0)" }

        fileprivate init(_ number: Int) { name = number < Self.names.count ? Self.names[number] : "t\(number)" }
    }

    /// A `WHERE` clause that is written when its first condition comes.
    struct WhereClause {
        private var isEmpty = true

        mutating func begin(_ builder: inout StatementBuilder) {
            builder.append(isEmpty ? " WHERE " : " AND ")
            isEmpty = false
        }
    }
}
