internal import Inventory

/// How far the copying has come, in a table of its own: after an interruption, it goes on behind the last batch that was
/// noted. A batch that was copied and not noted is copied again, which changes nothing.
struct UpgradeProgress: Sendable {
    enum Step: String {
        case instances
        case packages
        case installed
        case keys
    }

    static let table = "upgrade_progress"

    static let definition = """
        CREATE TABLE IF NOT EXISTS \(table) (step varchar(20) CHARACTER SET utf8mb4 NOT NULL PRIMARY KEY, \
        text_position varchar(255) CHARACTER SET utf8mb4, number_position bigint, is_done int NOT NULL) ENGINE = InnoDB
        """

    static let query = SQLStatement("SELECT step, text_position, number_position, is_done FROM \(table)")

    private var positions: [String: (position: SQLValue, isDone: Bool)] = [:]

    init(_ rows: [[SQLValue]]) {
        for row in rows {
            guard row.count == 4, case .text(let step) = row[0], case .integer(let isDone) = row[3] else { continue }
            positions[step] = (row[1] == .null ? row[2] : row[1], isDone == 1)
        }
    }

    /// Behind which key the step goes on; nil when it is done.
    func position(of step: Step) -> SQLValue? {
        guard let (position, isDone) = positions[step.rawValue] else { return .null }
        return isDone ? nil : position
    }

    /// The moment of the upgrade, in milliseconds; nil when it has not begun.
    var moment: Int64? {
        if case .integer(let moment)? = positions["moment"]?.position { moment } else { nil }
    }

    /// The first to begin says when it was.
    static func begin(at moment: Int64) -> SQLStatement {
        SQLStatement(
            "INSERT IGNORE INTO \(table) (step, number_position, is_done) VALUES ('moment', :p1, 0)",
            [.integer(moment)])
    }

    /// Notes the end of a batch; the last one of a step when there is no position.
    static func note(_ step: Step, _ position: SQLValue?) -> SQLStatement {
        var text = SQLValue.null
        var number = SQLValue.null
        switch position {
        case .text?: text = position ?? .null
        case .integer?: number = position ?? .null
        default: break
        }
        return SQLStatement(
            """
            INSERT INTO \(table) (step, text_position, number_position, is_done) VALUES (:p1, :p2, :p3, :p4) \
            ON DUPLICATE KEY UPDATE text_position = VALUES(text_position), number_position = VALUES(number_position), \
            is_done = VALUES(is_done)
            """, [.text(step.rawValue), text, number, .integer(position == nil ? 1 : 0)])
    }

    /// Lets the steps start over.
    static let forget = SQLStatement("DELETE FROM \(table) WHERE step <> 'moment'")
}
