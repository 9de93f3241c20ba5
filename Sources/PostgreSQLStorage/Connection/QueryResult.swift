internal import CLibpq
internal import InventorySQL

/// A statement's result, where libpq has it. Cleared with this object.
///
/// `@unchecked Sendable` holds since nothing changes a `PGresult` after libpq has handed it out: all here only reads it,
/// and libpq allows that from any thread. It is cleared once, when nobody has it any more.
final class QueryResult: @unchecked Sendable {
    private let pointer: OpaquePointer

    /// Takes a result over.
    init(_ pointer: OpaquePointer) { self.pointer = pointer }

    deinit { PQclear(pointer) }

    /// The bytes of the first column of the only row, valid during the call; nil when there is no such row, or its value
    /// is null.
    func withSingleValue<Output, Failure: Error>(
        _ body: (UnsafeRawBufferPointer?) throws(Failure) -> Output
    ) throws(Failure) -> Output {
        guard PQntuples(pointer) == 1, PQnfields(pointer) >= 1, PQgetisnull(pointer, 0, 0) == 0,
            let bytes = PQgetvalue(pointer, 0, 0)
        else { return try body(nil) }
        return try body(UnsafeRawBufferPointer(start: bytes, count: Int(PQgetlength(pointer, 0, 0))))
    }

    /// All rows, as a write needs them, and how many rows were changed.
    var statementResult: StatementResult {
        let columns = PQnfields(pointer)
        let rows = (0..<PQntuples(pointer)).map { row in (0..<columns).map { value(row, $0) } }
        let changes = PQcmdTuples(pointer).map { Int(String(cString: $0)) ?? 0 } ?? 0
        return StatementResult(rows: rows, changes: changes)
    }

    private func value(_ row: Int32, _ column: Int32) -> SQLValue {
        guard PQgetisnull(pointer, row, column) == 0, let bytes = PQgetvalue(pointer, row, column) else { return .null }
        let count = Int(PQgetlength(pointer, row, column))
        let text = String(decoding: UnsafeRawBufferPointer(start: bytes, count: count), as: UTF8.self)
        switch TypeID(rawValue: PQftype(pointer, column)) {
        case .int2, .int4, .int8: return Int64(text).map(SQLValue.integer) ?? .text(text)
        default: return .text(text)
        }
    }
}

/// The types that parameters and results have (`pg_type.dat`).
enum TypeID: UInt32 {
    case bytea = 17
    case int8 = 20
    case int2 = 21
    case int4 = 23
    case text = 25

    /// The type that a parameter is declared as; nil leaves it to the server.
    init?(of value: SQLValue) {
        switch value {
        case .null: return nil
        case .integer: self = .int8
        case .text: self = .text
        case .blob: self = .bytea
        }
    }
}
