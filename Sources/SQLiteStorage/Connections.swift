internal import GRDB
internal import Synchronization

/// What we keep for each of GRDB's connections.
final class Connections: Sendable {
    private let byAddress = Mutex<[UInt: Connection]>([:])

    /// What belongs to a connection.
    func connection(of database: Database) -> Connection {
        let address = UInt(bitPattern: database.sqliteConnection)
        return byAddress.withLock { byAddress in
            if let connection = byAddress[address] { return connection }
            let connection = Connection()
            byAddress[address] = connection
            return connection
        }
    }

    /// Lets all connections be closed. None may be in use.
    func finalizeStatements() {
        byAddress.withLock { byAddress in
            for connection in byAddress.values { connection.finalizeStatements() }
            byAddress = [:]
        }
    }
}
