/// Reads CSV (RFC 4180) with a header: a package a row; rows of one id that follow each other are one instance.
///
/// The header names the columns, in any order: `id,region,account,package_name,package_version`, and, if wanted,
/// `ecosystem` and `created_at`. A row without package name and version stands for an instance without packages. A row
/// that is wrong keeps its whole instance out, a row without a readable id the instance before it: half of an instance's
/// packages would be a false answer later.
public struct CSVParser: InventoryLineParser {
    private let defaultEcosystem: String
    private var records = CSVRecordReader()
    private var header = Header.expected
    private var current: Current?

    /// A parser.
    /// - Parameter defaultEcosystem: The ecosystem of packages that name none.
    public init(defaultEcosystem: String = "generic") { self.defaultEcosystem = defaultEcosystem }

    private enum Header {
        case expected
        case columns(CSVColumns)
        /// It was wrong. The rows mean nothing without it, and are passed over.
        case unusable
    }

    /// The instance whose rows are being read.
    private struct Current {
        var registration: InstanceRegistration
        var lines: ClosedRange<Int>
        /// One of its rows was wrong, and that has been said.
        var isRejected = false
    }

    /// Takes a line: gives the instance before it, if another one begins here, and what is wrong with this row.
    public mutating func parse(_ line: ArraySlice<UInt8>, number: Int) -> [ImportOutcome] {
        if case .unusable = header { return [] }
        let isBlank = line.isEmpty || line.elementsEqual([UInt8(ascii: "\r")])
        if isBlank, records.firstLine == nil { return [] }
        let hasMark = number == 1 && line.starts(with: [0xEF, 0xBB, 0xBF])
        let firstLine = records.firstLine ?? number
        switch records.read(hasMark ? line.dropFirst(3) : line, number: number) {
        case .incomplete: return []
        case .malformed(let message):
            if case .expected = header { header = .unusable }
            return [reject(firstLine, message)]
        case .fields(let fields):
            switch header {
            case .expected: return readHeader(fields, line: firstLine)
            case .columns(let columns): return readRow(fields, columns, lines: firstLine...number)
            case .unusable: return []
            }
        }
    }

    /// Gives the last instance.
    public mutating func finish() -> [ImportOutcome] {
        var outcomes = finishCurrent()
        if let firstLine = records.firstLine { outcomes.append(failure(firstLine, "A quoted field is not closed.")) }
        records.reset()
        return outcomes
    }

    private mutating func readHeader(_ fields: [String], line: Int) -> [ImportOutcome] {
        do {
            header = .columns(try CSVColumns(header: fields))
            return []
        } catch {
            header = .unusable
            return [failure(line, error.message)]
        }
    }

    private mutating func readRow(
        _ fields: [String], _ columns: CSVColumns, lines: ClosedRange<Int>
    ) -> [ImportOutcome] {
        guard fields.count == columns.count else {
            let message = "The row has \(fields.count) fields, the header \(columns.count)."
            let isOfCurrent = fields.count <= columns.id || fields[columns.id] == current?.registration.id
            return [isOfCurrent ? reject(lines.lowerBound, message) : failure(lines.lowerBound, message)]
        }
        var outcomes: [ImportOutcome] = []
        let id = fields[columns.id]
        if let current, current.registration.id.utf8.elementsEqual(id.utf8) {
            self.current?.lines = current.lines.lowerBound...lines.upperBound
        } else {
            outcomes = finishCurrent()
            current = Current(
                registration: InstanceRegistration(
                    id: id, region: fields[columns.region], account: fields[columns.account], packages: []),
                lines: lines)
        }
        guard var current, !current.isRejected else { return outcomes }
        do {
            try add(fields, columns, isFirst: current.lines.lowerBound == lines.lowerBound, to: &current.registration)
            self.current = current
        } catch {
            outcomes.append(reject(lines.lowerBound, error.message))
        }
        return outcomes
    }

    private func add(
        _ fields: [String], _ columns: CSVColumns, isFirst: Bool, to registration: inout InstanceRegistration
    ) throws(InventoryError) {
        let createdAtText = columns.createdAt.map { fields[$0] } ?? ""
        let createdAt = createdAtText.isEmpty ? nil : try importedTimestamp(createdAtText, "created_at")
        if isFirst {
            registration.createdAt = createdAt
            try registration.validate()
        }
        guard registration.region == fields[columns.region], registration.account == fields[columns.account],
            registration.createdAt == createdAt
        else {
            throw InventoryError(
                .invalidInput, "The row has another region, account or date than the instance's first.")
        }
        let name = fields[columns.packageName]
        let version = fields[columns.packageVersion]
        if name.isEmpty, version.isEmpty { return }
        let ecosystem = columns.ecosystem.map { fields[$0] } ?? ""
        let package = PackageCoordinate(
            ecosystem: ecosystem.isEmpty ? defaultEcosystem : ecosystem, name: name, version: version)
        try package.validate()
        registration.packages.append(package)
    }

    private mutating func finishCurrent() -> [ImportOutcome] {
        defer { current = nil }
        guard let current, !current.isRejected else { return [] }
        return [.instance(current.registration, lines: current.lines)]
    }

    /// Reports a row that is the current instance's, as far as one can tell, and keeps that instance out.
    private mutating func reject(_ line: Int, _ message: String) -> ImportOutcome {
        guard let id = current?.registration.id else { return failure(line, message) }
        current?.isRejected = true
        return failure(line, "\(message) The instance \"\(id)\" is left out.")
    }

    private func failure(_ line: Int, _ message: String) -> ImportOutcome {
        .failure(ImportError(line: line, message: message))
    }
}
