internal import GRDB
internal import GRDBSQLite
internal import Inventory
internal import InventorySQL

/// One of GRDB's connections with what we keep for it: its prepared statements.
///
/// Statements are stepped through SQLite's own functions: a read has one row of one column, whose bytes are decoded where
/// SQLite has them.
///
/// `@unchecked Sendable` holds since a connection is touched only inside the closures that GRDB gives it to, and GRDB
/// gives it to one at a time.
final class Connection: @unchecked Sendable {
    /// As many texts as a gateway with its set of operations has; more only when somebody plays with shapes.
    private static let maximumStatements = 256

    /// A prepared statement, and whether it was too slow for its caller's thread the last time.
    final class Prepared {
        let statement: Statement
        var isSlow = false

        init(_ statement: Statement) { self.statement = statement }

        var pointer: OpaquePointer { statement.sqliteStatement }
    }

    private var statements: [String: Prepared] = [:]

    func prepared(_ text: String, _ database: Database) throws -> Prepared {
        if let prepared = statements[text] { return prepared }
        if statements.count >= Self.maximumStatements { statements.removeAll(keepingCapacity: true) }
        let prepared = Prepared(try database.makeStatement(sql: text))
        statements[text] = prepared
        return prepared
    }

    /// Forgets all statements, so that the connection can be closed.
    func finalizeStatements() { statements = [:] }

    /// Runs a query that answers with one JSON text, and decodes that in place.
    func read<Output>(
        _ statement: SQLStatement, _ database: Database,
        _ decode: (UnsafeRawBufferPointer) throws(InventoryError) -> Output
    ) throws -> Output {
        let prepared = try prepared(statement.text, database)
        let pointer = prepared.pointer
        defer { Self.reset(pointer) }
        try bind(statement.parameters, to: pointer, database)
        guard try step(pointer, database) else {
            throw InventoryError(.internal, "The inventory gave no answer.", detail: statement.text)
        }
        guard let text = sqlite3_column_text(pointer, 0) else {
            throw InventoryError(.internal, "The inventory gave no answer.", detail: statement.text)
        }
        return try decode(UnsafeRawBufferPointer(start: text, count: Int(sqlite3_column_bytes(pointer, 0))))
    }

    /// Runs a statement of a write.
    func run(_ statement: SQLStatement, _ database: Database) throws -> StatementResult {
        let pointer = try prepared(statement.text, database).pointer
        defer { Self.reset(pointer) }
        try bind(statement.parameters, to: pointer, database)
        var rows: [[SQLValue]] = []
        while try step(pointer, database) {
            rows.append((0..<sqlite3_column_count(pointer)).map { Self.value(pointer, $0) })
        }
        return StatementResult(rows: rows, changes: Int(sqlite3_changes(database.sqliteConnection)))
    }

    private func step(_ pointer: OpaquePointer, _ database: Database) throws -> Bool {
        switch sqlite3_step(pointer) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw Self.error(database)
        }
    }

    private func bind(_ parameters: [SQLValue], to pointer: OpaquePointer, _ database: Database) throws {
        for (position, parameter) in parameters.enumerated() {
            let index = Int32(position + 1)
            let code =
                switch parameter {
                case .null: sqlite3_bind_null(pointer, index)
                case .integer(let integer): sqlite3_bind_int64(pointer, index, integer)
                case .text(""): sqlite3_bind_text(pointer, index, "", 0, Self.copied)
                case .text(var text):
                    text.withUTF8 { bytes in
                        bytes.withMemoryRebound(to: CChar.self) { bytes in
                            sqlite3_bind_text64(
                                pointer, index, bytes.baseAddress, UInt64(bytes.count), Self.copied,
                                UInt8(SQLITE_UTF8))
                        }
                    }
                case .blob(let bytes):
                    bytes.isEmpty
                        ? sqlite3_bind_zeroblob(pointer, index, 0)
                        : sqlite3_bind_blob64(pointer, index, bytes, UInt64(bytes.count), Self.copied)
                }
            guard code == SQLITE_OK else { throw Self.error(database) }
        }
    }

    private static func value(_ pointer: OpaquePointer, _ column: Int32) -> SQLValue {
        switch sqlite3_column_type(pointer, column) {
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(pointer, column))
        case SQLITE_TEXT:
            let count = Int(sqlite3_column_bytes(pointer, column))
            let bytes = UnsafeRawBufferPointer(start: sqlite3_column_text(pointer, column), count: count)
            return .text(String(decoding: bytes, as: UTF8.self))
        case SQLITE_BLOB:
            let bytes = sqlite3_column_blob(pointer, column)
            return .blob(
                Array(UnsafeRawBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(pointer, column)))))
        default: return .null
        }
    }

    /// Lets go of locks and values, so that nothing of a caller stays in memory.
    private static func reset(_ pointer: OpaquePointer) {
        sqlite3_reset(pointer)
        sqlite3_clear_bindings(pointer)
    }

    private static func error(_ database: Database) -> InventoryError {
        InventoryError(
            code: sqlite3_extended_errcode(database.sqliteConnection), message: database.lastErrorMessage ?? "")
    }

    /// SQLITE_TRANSIENT: SQLite copies the bytes before the call returns. It is a macro, which Swift can't import.
    private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
}
