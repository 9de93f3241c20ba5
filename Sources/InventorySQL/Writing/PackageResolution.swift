internal import Inventory
internal import JSON

/// The part of a write that finds the ids of packages, and inserts those that are new.
struct PackageResolution: Sendable {
    /// The ids found so far.
    private(set) var ids: [PackageCoordinate: Int]
    /// What the dictionary may learn when the write is committed.
    private(set) var learned: [(id: Int, entry: DictionaryEntry)] = []
    private let unknown: [PackageCoordinate]
    private let keys: [[UInt8]]
    private let inserts: Bool
    private var phase = Phase.start

    private enum Phase { case start, inserted, found }

    /// - Parameter inserts: Whether packages that are nowhere are inserted, or passed over.
    init(_ packages: some Sequence<PackageCoordinate>, known: [PackageCoordinate: Int], inserts: Bool) {
        ids = known
        var seen: Set<PackageCoordinate> = []
        unknown = packages.filter { known[$0] == nil && seen.insert($0).inserted }
        keys = unknown.map(StoredVersion.key(of:))
        self.inserts = inserts
    }

    /// The next statement; nil when all ids are known.
    mutating func next(_ texts: WriteTexts, _ result: StatementResult?) -> SQLStatement? {
        switch phase {
        case .start where unknown.isEmpty:
            phase = .found
            return nil
        case .start where inserts:
            phase = .inserted
            return insertion(texts)
        case .start, .inserted:
            phase = .found
            return SQLStatement(
                texts.findPackages,
                [
                    JSONParameter.array(unknown) { writer, package in
                        writer.append(UInt8(ascii: "["))
                        writer.write(package)
                        writer.append(UInt8(ascii: "]"))
                    }
                ])
        case .found:
            for row in result?.rows ?? [] {
                guard row.count == 2, case .integer(let position) = row[0], case .integer(let id) = row[1] else {
                    continue
                }
                let package = unknown[Int(position)]
                ids[package] = Int(id)
                learned.append((Int(id), DictionaryEntry(package: package, versionKey: keys[Int(position)])))
            }
            return nil
        }
    }

    private func insertion(_ texts: WriteTexts) -> SQLStatement {
        var start = 1
        let packages = JSONParameter.array(zip(unknown, keys)) { writer, element in
            let (package, key) = element
            writer.append(UInt8(ascii: "["))
            writer.write(package)
            writer.append(UInt8(ascii: ","))
            writer.writeInt(start)
            writer.append(UInt8(ascii: ","))
            writer.writeInt(key.count)
            writer.append(UInt8(ascii: "]"))
            start += key.count
        }
        return SQLStatement(texts.insertPackages, [.blob(Array(keys.joined())), packages])
    }
}

extension JSONWriter {
    /// `ecosystem,name,version`
    mutating func write(_ package: PackageCoordinate) {
        writeString(package.ecosystem)
        append(UInt8(ascii: ","))
        writeString(package.name)
        append(UInt8(ascii: ","))
        writeString(package.version)
    }
}
