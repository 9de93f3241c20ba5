/// What engines write differently. All else is the same text in each.
public protocol SQLDialect: Sendable {
    /// What OpenTelemetry calls the engine (semantic conventions, `db.system.name`).
    var systemName: String { get }

    /// The placeholder of a parameter, counted from 1.
    func placeholder(_ position: Int) -> String

    /// Whether a page's limit is a parameter, or stands in the text.
    var bindsLimits: Bool { get }

    /// Whether `(a, b) < (x, y)` is served by an index, or has to be spelled out.
    var ordersByRows: Bool { get }
    /// How a query's lists are put into one answer.
    var answerForm: AnswerForm { get }

    /// The function that makes a JSON array of its arguments.
    var jsonArrayFunction: String { get }
    /// What stands before and after the one argument of the aggregate that makes a JSON array of a column; `[]` for no rows.
    var jsonAggregate: (opening: String, closing: String) { get }
    /// What stands around a column of integers, and then its `FROM` and `WHERE`, to have a JSON array of them, or text
    /// with commas between them.
    var listOfIntegers: (opening: String, separator: String, closing: String) { get }
    /// What stands before and after bytes to have them as hexadecimal text.
    var hexadecimal: (opening: String, closing: String) { get }
    /// What stands before and after text to have its ASCII letters in lower case, and all else as it is.
    var asciiLowercased: (opening: String, closing: String) { get }

    /// What stands before and after a parameter that holds a JSON array of strings, to select these.
    var textsOfJSON: (opening: String, closing: String) { get }
    /// What stands before and after such a parameter to look a key up that is one of its strings, with the operator.
    var isAmongTextsOfJSON: (opening: String, closing: String) { get }
    /// What stands before and after a parameter that holds a JSON array of integers, to select these.
    var integersOfJSON: (opening: String, closing: String) { get }
    /// What stands before and after a parameter that holds a JSON array of arrays of strings or nulls, to have a table
    /// with these columns of text, and `position`, which counts them from 0.
    func recordsOfJSON(columns: [String]) -> (opening: String, closing: String)

    /// Whether text contains other text: `(text, part)` as an expression around two operands.
    var contains: (opening: String, separator: String, closing: String) { get }
    /// Whether text begins with other text.
    var startsWith: (opening: String, separator: String, closing: String) { get }
    /// How text ends: the expression around text and a part, that is to be equal to the part.
    var ending: (opening: String, separator: String, closing: String) { get }

    /// Whether a page of instances that have some package is written in two ways, of which the statement itself takes
    /// the better: see `WeighedInstances.swift`.
    var weighsPackages: Bool { get }

    /// The texts of writes.
    var writes: WriteTexts { get }
    /// How instances are registered.
    var registrationForm: RegistrationForm { get }

    /// Inserts links, each `instance_key << 32 | package_id`.
    /// - Parameter text: Does it with one parameter for all.
    func insertLinks(_ links: [Int], _ text: String) -> SQLStatement

    /// What stands before a statement to have the engine's plan in place of its answer: before a query, which may be run
    /// for it, and before a write, which must not be.
    var explain: (query: String, write: String) { get }
    /// The lines of a plan, from the rows that the engine gives it in.
    func planLines(_ rows: [[SQLValue]]) -> [String]
    /// What the engine calls the type that a value goes out as.
    func typeName(of value: SQLValue) -> String
}

extension SQLDialect {
    /// One way only.
    public var weighsPackages: Bool { false }

    /// One parameter for all links.
    public func insertLinks(_ links: [Int], _ text: String) -> SQLStatement {
        SQLStatement(text, [JSONParameter.integers(links)])
    }

    /// `EXPLAIN`, which runs nothing.
    public var explain: (query: String, write: String) { ("EXPLAIN ", "EXPLAIN ") }

    /// The last column of each row, which may hold several lines.
    public func planLines(_ rows: [[SQLValue]]) -> [String] {
        rows.flatMap { row -> [String] in
            guard case .text(let text)? = row.last else { return [] }
            return text.split(whereSeparator: \.isNewline).map(String.init)
        }
    }

    /// The types' common names.
    public func typeName(of value: SQLValue) -> String {
        switch value {
        case .null: "null"
        case .integer: "bigint"
        case .text: "text"
        case .blob: "blob"
        }
    }
}

extension SQLDialect {
    /// `IN`
    public var isAmongTextsOfJSON: (opening: String, closing: String) {
        ("IN (\(textsOfJSON.opening)", "\(textsOfJSON.closing))")
    }
    /// It is.
    public var ordersByRows: Bool { true }
    /// One nested JSON text.
    public var answerForm: AnswerForm { .nested }
}

/// How the lists of a query become one answer.
public enum AnswerForm: Sendable {
    /// One value: a JSON text with lists in lists, each made by a subquery of its parent's row.
    case nested
    /// A row of one JSON text for each record of each list, in any order: for engines whose subqueries can't have both a
    /// limit and a parent, and whose aggregates have no order or a limited length.
    case flat
}

/// The statements of writes; in each, the order of the parameters is the one given.
public struct WriteTexts: Sendable {
    /// Inserts packages that are new.
    /// Parameters: all keys of versions in one, JSON array of `[ecosystem, name, version, key's start from 1, key's length]`.
    public var insertPackages: String
    /// Selects `(position, package_id)` of the packages that exist.
    /// Parameters: JSON array of `[ecosystem, name, version]`.
    public var findPackages: String
    /// Inserts the packages that one instance has not yet. Parameters: `instance_key`, JSON array of `package_id`.
    public var installPackages: String
    /// Deletes some packages of one instance. Parameters: `instance_key`, JSON array of `package_id`.
    public var removePackages: String
    /// Deletes all other packages of one instance. Parameters: `instance_key`, JSON array of `package_id`.
    public var removeOtherPackages: String
    /// Selects `instance_key`, and locks the instance where others could write too. Parameters: id.
    public var findInstance: String
    /// Sets when an instance changed last. Parameters: milliseconds, `instance_key`.
    public var touchInstance: String
    /// Deletes an instance and what it has. Parameters: id.
    public var deleteInstance: String
}

extension WriteTexts {
    /// The same texts with other placeholders.
    func replacing(_ sign: Character, with text: String) -> WriteTexts {
        var texts = self
        for member in [
            \WriteTexts.insertPackages, \.findPackages, \.installPackages, \.removePackages, \.removeOtherPackages,
            \.findInstance, \.touchInstance, \.deleteInstance,
        ] {
            texts[keyPath: member] =
                texts[keyPath: member].split(separator: sign, omittingEmptySubsequences: false).joined(separator: text)
        }
        return texts
    }
}
