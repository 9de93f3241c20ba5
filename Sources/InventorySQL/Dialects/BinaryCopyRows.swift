/// Rows in the binary format of PostgreSQL's `COPY`.
struct BinaryCopyRows {
    private var bytes: [UInt8] = []
    private let columns: Int16

    /// No rows yet.
    /// - Parameter rows: How many are expected, of integer columns.
    init(columns: Int16, rows: Int) {
        self.columns = columns
        bytes.reserveCapacity(32 + rows * (2 + 8 * Int(columns)))
        bytes += Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0x00]
        append(big: Int32(0))  // no flags
        append(big: Int32(0))  // no extension of the header
    }

    /// Starts a row; as many values as there are columns have to follow.
    mutating func beginRow() { append(big: columns) }

    /// A value of an `integer` column.
    mutating func append(_ value: Int32) {
        append(big: Int32(4))
        append(big: value)
    }

    /// All bytes, with the end of the rows.
    consuming func finish() -> [UInt8] {
        append(big: Int16(-1))
        return bytes
    }

    private mutating func append(big value: some FixedWidthInteger) {
        withUnsafeBytes(of: value.bigEndian) { bytes.append(contentsOf: $0) }
    }
}
