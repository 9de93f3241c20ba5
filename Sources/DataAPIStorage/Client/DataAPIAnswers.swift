internal import InventorySQL
internal import JSON

/// Reads the Data API's answers.
enum DataAPIAnswers {
    /// An answer that is not what the service's model says.
    struct Unreadable: Error {
        var detail: String
    }

    /// ExecuteStatement: rows, and how many were changed.
    static func result(_ body: [UInt8]) throws(Unreadable) -> StatementResult {
        let object = try object(body)
        var rows: [[SQLValue]] = []
        switch object["records"] {
        case nil, .null?: break
        case .array(let records)?:
            rows.reserveCapacity(records.count)
            for record in records {
                guard case .array(let fields) = record else { throw Unreadable(detail: "a record is not an array") }
                var row: [SQLValue] = []
                row.reserveCapacity(fields.count)
                for field in fields { row.append(try value(field)) }
                rows.append(row)
            }
        default: throw Unreadable(detail: "the records are not an array")
        }
        var changes = 0
        if case .int(let count)? = object["numberOfRecordsUpdated"] { changes = count }
        return StatementResult(rows: rows, changes: changes)
    }

    /// BeginTransaction: the transaction's id.
    static func transaction(_ body: [UInt8]) throws(Unreadable) -> String {
        guard case .string(let id)? = try object(body)["transactionId"], !id.isEmpty else {
            throw Unreadable(detail: "it has no transactionId")
        }
        return id
    }

    private static func object(_ body: [UInt8]) throws(Unreadable) -> JSONObject {
        let value: JSONValue
        do throws(JSONParseError) { value = try JSONValue(parsing: body) } catch {
            throw Unreadable(detail: "it is not JSON: \(error)")
        }
        guard case .object(let object) = value else { throw Unreadable(detail: "it is not an object") }
        return object
    }

    /// A `Field`, which has exactly one member.
    private static func value(_ field: JSONValue) throws(Unreadable) -> SQLValue {
        guard case .object(let object) = field else { throw Unreadable(detail: "a field is not an object") }
        for member in object.members {
            switch (member.name, member.value) {
            case (_, .null): continue
            case ("isNull", .bool(true)): return .null
            case ("longValue", .int(let number)): return .integer(Int64(number))
            case ("booleanValue", .bool(let flag)): return .integer(flag ? 1 : 0)
            case ("stringValue", .string(let text)): return .text(text)
            case ("blobValue", .string(let text)):
                guard let bytes = Base64.standard.decode(text) else { throw Unreadable(detail: "a blob is not base64") }
                return .blob(bytes)
            default: throw Unreadable(detail: "a field has the member \(member.name)")
            }
        }
        throw Unreadable(detail: "a field has no value")
    }
}
