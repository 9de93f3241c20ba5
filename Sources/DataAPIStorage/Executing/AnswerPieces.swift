internal import InventorySQL

/// A query's one text, fetched in pieces: a row may have 64 KB and an answer 1 MiB, a text may have more.
///
/// Each call asks for a range of pieces and gets a row for each that there is. What the text is long tells whether pieces
/// are left; these are fetched by further calls. All calls have to see the same text: a digest tells whether they did.
struct AnswerPieces: Sendable {
    /// Characters of a piece: whatever they are, they have less than 64 KB.
    static let characters = 16_000
    /// Pieces of the first call. Of plain text, they fill an answer as far as it goes.
    static let firstCount = 60

    private let statement: SQLStatement
    private let engine: DataAPIEngine

    init(_ statement: SQLStatement, _ engine: DataAPIEngine) {
        self.statement = statement
        self.engine = engine
    }

    /// The statement for some pieces, numbered from 0. Its rows: number, piece, length of the whole in characters, digest
    /// of the whole where it has more than one call's pieces.
    func statement(pieces: Range<Int>) -> SQLStatement {
        let numbers = engine.dialect.integersOfJSON
        let placeholder = engine.dialect.placeholder(statement.parameters.count + 1)
        let whole = "whole.answer"
        let text =
            switch engine {
            case .postgresql:
                """
                WITH whole AS MATERIALIZED (SELECT CAST((\(statement.text)) AS text) AS answer) \
                SELECT piece.number, substr(\(whole), CAST(piece.number * \(Self.characters) + 1 AS integer), \
                \(Self.characters)), length(\(whole)), \
                CASE WHEN length(\(whole)) > \(Self.characters) THEN md5(\(whole)) END \
                FROM whole CROSS JOIN (\(numbers.opening)\(placeholder)\(numbers.closing)) AS piece (number) \
                WHERE piece.number = 0 OR piece.number * \(Self.characters) < length(\(whole))
                """
            case .mysql:
                """
                SELECT piece.number, SUBSTR(\(whole), piece.number * \(Self.characters) + 1, \(Self.characters)), \
                CHAR_LENGTH(\(whole)), \
                CASE WHEN CHAR_LENGTH(\(whole)) > \(Self.characters) THEN MD5(\(whole)) END \
                FROM (SELECT (\(statement.text)) AS answer LIMIT 1) AS whole \
                CROSS JOIN JSON_TABLE(\(placeholder), '$[*]' COLUMNS (number BIGINT PATH '$')) AS piece \
                WHERE piece.number = 0 OR piece.number * \(Self.characters) < CHAR_LENGTH(\(whole))
                """
            }
        let list = "[" + pieces.map(String.init).joined(separator: ",") + "]"
        return SQLStatement(text, statement.parameters + [.text(list)])
    }
}

/// The pieces of a text, as they come.
struct PieceAssembly: Sendable {
    private var pieces: [[UInt8]?] = []
    private var digest: String?
    private var length: Int?

    /// Why a text can't be put together.
    enum Problem: Error {
        /// The query gave no text.
        case noText
        /// The text has changed between two calls.
        case changed
        /// Rows are missing, or not what was asked for.
        case unreadable
    }

    /// Takes the rows of one call.
    mutating func add(_ rows: [[SQLValue]]) throws(Problem) {
        for row in rows {
            guard row.count == 4, case .integer(let number) = row[0] else { throw .unreadable }
            guard case .text(let piece) = row[1], case .integer(let length) = row[2] else { throw .noText }
            var digest: String?
            if case .text(let text) = row[3] { digest = text }
            if let known = self.length {
                guard known == Int(length), self.digest == digest else { throw .changed }
            } else {
                self.length = Int(length)
                self.digest = digest
                let count = max(1, (Int(length) + AnswerPieces.characters - 1) / AnswerPieces.characters)
                pieces = Array(repeating: nil, count: count)
            }
            guard pieces.indices.contains(Int(number)), pieces[Int(number)] == nil else { throw .unreadable }
            pieces[Int(number)] = Array(piece.utf8)
        }
        // No row of a query that has one always: the answer is another's.
        if length == nil { throw .unreadable }
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

    /// The whole text.
    var text: [UInt8] { pieces.count == 1 ? pieces[0] ?? [] : pieces.flatMap { $0 ?? [] } }
}
