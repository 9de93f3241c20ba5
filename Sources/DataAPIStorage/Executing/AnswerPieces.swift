internal import InventorySQL

/// A query's answer, fetched in pieces: a row may have 64 KB and an answer 1 MiB, what a query gives may have more.
///
/// PostgreSQL's one text is cut into pieces, MySQL's many texts are pieces already. Each call asks for a range of them, and
/// gets a row for each that there is; how many there are tells whether some are left, which further calls fetch. All calls
/// have to see the same: a digest tells whether they did.
struct AnswerPieces: Sendable {
    /// Characters of a piece of PostgreSQL's text: whatever they are, they have less than 64 KB.
    private static let characters = 16_000

    private let statement: SQLStatement
    private let engine: DataAPIEngine

    init(_ statement: SQLStatement, _ engine: DataAPIEngine) {
        self.statement = statement
        self.engine = engine
    }

    /// The statement that gives all pieces, in any order, without numbers; nil where pieces have to be made.
    var whole: SQLStatement? { engine == .mysql ? statement : nil }

    /// How many pieces are asked for at first. Of plain text, PostgreSQL's fill an answer as far as it goes.
    var firstCount: Int { engine == .mysql ? 4096 : 60 }
    /// So many fit into an answer whatever they hold, or nearly.
    var safeCount: Int { engine == .mysql ? 256 : 12 }

    /// The statement for some pieces, numbered from 0. Its rows: number, piece, how many pieces there are, digest of all.
    /// There is always at least one row.
    func statement(pieces: Range<Int>) -> SQLStatement {
        let first = engine.dialect.placeholder(statement.parameters.count + 1)
        let end = engine.dialect.placeholder(statement.parameters.count + 2)
        let text =
            switch engine {
            case .postgresql:
                """
                WITH whole AS MATERIALIZED (SELECT answer, md5(answer) AS digest, \
                greatest(1, (length(answer) + \(Self.characters - 1)) / \(Self.characters)) AS count \
                FROM (SELECT CAST((\(statement.text)) AS text) AS answer OFFSET 0) AS query) \
                SELECT number, substr(answer, CAST(number * \(Self.characters) + 1 AS integer), \(Self.characters)), \
                count, CASE WHEN count > 1 THEN digest END FROM whole CROSS JOIN LATERAL \
                generate_series(\(first)::bigint, least(\(end)::bigint, count) - 1) AS number
                """
            case .mysql:
                """
                WITH flat (answer) AS (\(statement.text)) \
                SELECT number, answer, count, digest FROM (SELECT ROW_NUMBER() OVER (ORDER BY answer) - 1 AS number, \
                answer, COUNT(*) OVER () AS count, CAST(SUM(CRC32(answer)) OVER () AS CHAR) AS digest FROM flat) AS numbered \
                WHERE number >= \(first) AND number < \(end)
                """
            }
        return SQLStatement(
            text,
            statement.parameters + [.integer(Int64(pieces.lowerBound)), .integer(Int64(pieces.upperBound))])
    }
}

/// The pieces of an answer, as they come.
struct PieceAssembly: Sendable {
    private var pieces: [[UInt8]?] = []
    private var digest: SQLValue?

    /// Why an answer can't be put together.
    enum Problem: Error {
        /// The query gave no text.
        case noText
        /// The answer has changed between two calls.
        case changed
        /// Rows are missing, or not what was asked for.
        case unreadable
    }

    /// Takes the rows of one call.
    mutating func add(_ rows: [[SQLValue]]) throws(Problem) {
        for row in rows {
            guard row.count == 4, case .integer(let number) = row[0], case .integer(let count) = row[2] else {
                throw .unreadable
            }
            guard case .text(let piece) = row[1] else { throw .noText }
            if let digest {
                guard pieces.count == Int(count), digest == row[3] else { throw .changed }
            } else {
                guard 1...1_000_000 ~= count else { throw .unreadable }
                digest = row[3]
                pieces = Array(repeating: nil, count: Int(count))
            }
            guard pieces.indices.contains(Int(number)), pieces[Int(number)] == nil else { throw .unreadable }
            pieces[Int(number)] = Array(piece.utf8)
        }
        // Pieces that were there are gone, or none ever was.
        if rows.isEmpty { throw digest == nil ? .unreadable : .changed }
    }

    /// The ranges of pieces that are missing, none longer than so many.
    func missing(atMost count: Int) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        for number in pieces.indices where pieces[number] == nil {
            if let last = ranges.last, last.upperBound == number, last.count < count {
                ranges[ranges.count - 1] = last.lowerBound..<number + 1
            } else {
                ranges.append(number..<number + 1)
            }
        }
        return ranges
    }

    /// The whole.
    var text: [UInt8] { pieces.count == 1 ? pieces[0] ?? [] : pieces.flatMap { $0 ?? [] } }
}
