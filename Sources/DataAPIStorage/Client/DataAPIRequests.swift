internal import AWSClient
internal import InventorySQL
internal import JSON

/// The bodies of the Data API's requests.
struct DataAPIRequests: Sendable {
    private let prefix: [UInt8]
    private let database: [UInt8]

    init(resourceARN: String, secretARN: String, database: String) {
        var writer = JSONWriter()
        writer.append(contentsOf: "{\"resourceArn\":")
        writer.writeString(resourceARN)
        writer.append(contentsOf: ",\"secretArn\":")
        writer.writeString(secretARN)
        prefix = writer.bytes
        writer = JSONWriter()
        writer.append(contentsOf: ",\"database\":")
        writer.writeString(database)
        self.database = writer.bytes
    }

    /// ExecuteStatement. Values travel as parameters named `p1`, `p2`, …, in the order of the placeholders.
    func execute(
        _ statement: SQLStatement, in transaction: String?, continueAfterTimeout: Bool = false
    ) -> [UInt8] {
        var writer = JSONWriter(capacity: 512 + statement.text.utf8.count)
        writer.append(contentsOf: prefix)
        writer.append(contentsOf: database)
        writer.append(contentsOf: ",\"sql\":")
        writer.writeString(statement.text)
        if !statement.parameters.isEmpty {
            writer.append(contentsOf: ",\"parameters\":[")
            for (position, value) in statement.parameters.enumerated() {
                writer.append(contentsOf: position == 0 ? "{\"name\":\"p" : ",{\"name\":\"p")
                writer.writeInt(position + 1)
                writer.append(contentsOf: "\",\"value\":{")
                write(value, to: &writer)
                writer.append(contentsOf: "}}")
            }
            writer.append(contentsOf: "]")
        }
        if let transaction { write(transaction, to: &writer) }
        if continueAfterTimeout { writer.append(contentsOf: ",\"continueAfterTimeout\":true") }
        writer.append(contentsOf: "}")
        return writer.bytes
    }

    /// BeginTransaction.
    var begin: [UInt8] { prefix + database + [UInt8(ascii: "}")] }

    /// CommitTransaction and RollbackTransaction.
    func end(_ transaction: String) -> [UInt8] {
        var writer = JSONWriter()
        writer.append(contentsOf: prefix)
        write(transaction, to: &writer)
        writer.append(contentsOf: "}")
        return writer.bytes
    }

    private func write(_ transaction: String, to writer: inout JSONWriter) {
        writer.append(contentsOf: ",\"transactionId\":")
        writer.writeString(transaction)
    }

    private func write(_ value: SQLValue, to writer: inout JSONWriter) {
        switch value {
        case .null: writer.append(contentsOf: "\"isNull\":true")
        case .integer(let number):
            writer.append(contentsOf: "\"longValue\":")
            writer.writeInt(Int(number))
        case .text(let text):
            writer.append(contentsOf: "\"stringValue\":")
            writer.writeString(text)
        case .blob(let bytes):
            writer.append(contentsOf: "\"blobValue\":\"")
            writer.append(contentsOf: Base64.standard.encodedBytes(bytes))
            writer.append(contentsOf: "\"")
        }
    }
}
