/// What one side of the upgrade holds of one kind: rows, how many of them differ, and the sum of these rows' hashes.
struct TableDigest: Equatable, Sendable {
    var rows: Int64 = 0
    var different: Int64 = 0
    private var high: Int64 = 0
    private var low: Int64 = 0

    /// Adds a batch: `(rows, different ones, sums of both halves of the hashes)`.
    mutating func add(_ result: StatementResult) {
        guard let row = result.rows.first, row.count == 4, case .integer(let rows) = row[0],
            case .integer(let different) = row[1], case .integer(let high) = row[2], case .integer(let low) = row[3]
        else { return }
        self.rows += rows
        self.different += different
        self.high &+= high
        self.low &+= low
    }

    /// Whether both have the same different rows.
    func holdsTheSame(as other: TableDigest) -> Bool {
        different == other.different && high == other.high && low == other.low
    }

    /// The digest as hexadecimal digits.
    var text: String {
        [high, low].map { half in
            let digits = String(UInt64(bitPattern: half), radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}

/// Both sides of the upgrade, compared.
struct UpgradeComparison: Sendable {
    var instances = (old: TableDigest(), new: TableDigest())
    var packages = (old: TableDigest(), new: TableDigest())
    var installed = (old: TableDigest(), new: TableDigest())

    /// Whether nothing is lost.
    var isComplete: Bool {
        instances.old.holdsTheSame(as: instances.new) && packages.old.holdsTheSame(as: packages.new)
            && installed.old.holdsTheSame(as: installed.new)
    }

    /// A line for each kind and side.
    var lines: [String] {
        [("instances", instances), ("packages", packages), ("installed packages", installed)].flatMap { name, sides in
            [("before", sides.old), ("after", sides.new)].map { side, digest in
                let repeated = digest.rows - digest.different
                let note = repeated > 0 ? ", \(repeated) of them repeated" : ""
                return "\(name) \(side): \(digest.rows) rows\(note), digest \(digest.text)"
            }
        }
    }
}
