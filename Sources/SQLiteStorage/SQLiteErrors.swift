internal import GRDB
internal import GRDBSQLite
internal import Inventory

extension InventoryError {
    /// What an error of the engine means for the caller. What the engine said goes into the detail, for the log.
    init(engine error: any Error) {
        switch error {
        case let error as InventoryError: self = error
        case is CancellationError: self = .deadline
        case let error as DatabaseError:
            self.init(code: error.extendedResultCode.rawValue, message: error.message ?? "")
        default: self.init(.internal, "The inventory failed.", detail: String(describing: error))
        }
    }

    /// What a result code (https://www.sqlite.org/rescode.html) means for the caller.
    init(code: Int32, message: String) {
        let (kind, text): (Kind, String) =
            switch code & 0xFF {
            case SQLITE_INTERRUPT: (.timeout, Self.deadline.message)
            case SQLITE_BUSY, SQLITE_LOCKED: (.unavailable, "The inventory's database is busy.")
            case SQLITE_READONLY: (.unavailable, "The inventory's database is read-only.")
            case SQLITE_FULL: (.unavailable, "The inventory's disk is full.")
            case SQLITE_IOERR: (.unavailable, "The inventory's database can't be read or written.")
            case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH:
                (.unavailable, "The inventory's database can't be opened.")
            case SQLITE_CORRUPT, SQLITE_NOTADB:
                (.unavailable, "The inventory's database is damaged, or no SQLite database.")
            case SQLITE_NOMEM: (.unavailable, "The inventory's database is out of memory.")
            default: (.internal, "The inventory failed.")
            }
        self.init(kind, text, detail: "SQLite \(code): \(message)")
    }

    /// The same error, for who starts the gateway: with the file, and with what SQLite said.
    func opening(_ path: String) -> InventoryError {
        let said = detail.map { " (\($0))" } ?? ""
        return InventoryError(kind, "sqlite:\(path): \(message)\(said)", detail: detail)
    }
}
