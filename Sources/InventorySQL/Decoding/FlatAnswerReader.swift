internal import JSON

/// Puts the rows of a flat answer together to the nested text that ``AnswerDecoder`` reads.
///
/// Nothing that was cut passes as whole: a row that is no JSON, a list of ids that is not as long as the row says, or a row
/// without its parent is an error.
struct FlatAnswerReader: ~Copyable {
    /// A record of a list.
    private struct Record {
        var position: Int
        var key: Int
        /// Where its fields lie in the text.
        var fields: Range<Int>
        var counts: [Int]
    }

    /// A list of a parent.
    private struct Place: Hashable {
        let list: Int
        let parent: Int
    }

    private let text: UnsafeRawBufferPointer
    private let answer: FlatAnswer
    private var lists: [Int: FlatList] = [:]
    private var records: [Place: [Record]] = [:]
    /// Where arrays of keys lie in the text, without their brackets.
    private var keys: [Place: [Range<Int>]] = [:]
    private var count: Int?
    private var writer: JSONWriter
    private var written: Set<Place> = []

    /// The nested text of rows that stand one behind the other.
    static func nested(_ text: UnsafeRawBufferPointer, _ answer: FlatAnswer) throws(JSONParseError) -> JSONWriter {
        var assembly = FlatAnswerReader(text, answer)
        var reader = JSONReader(text)
        while !reader.isAtEnd() { try assembly.readRow(&reader) }
        for place in assembly.records.keys { assembly.records[place]?.sort { $0.position < $1.position } }
        if answer.isPage { assembly.writer.append(UInt8(ascii: "[")) }
        if let root = answer.root { assembly.write(root, of: 0) }
        if answer.hasCount {
            guard let count = assembly.count else { throw reader.failure("The count is missing") }
            if answer.root != nil { assembly.writer.append(UInt8(ascii: ",")) }
            assembly.writer.writeInt(count)
        }
        if answer.isPage { assembly.writer.append(UInt8(ascii: "]")) }
        guard assembly.written.isSuperset(of: assembly.records.keys),
            assembly.written.isSuperset(of: assembly.keys.keys)
        else { throw reader.failure("Rows without a parent") }
        return assembly.writer
    }

    private init(_ text: UnsafeRawBufferPointer, _ answer: FlatAnswer) {
        self.text = text
        self.answer = answer
        writer = JSONWriter(capacity: text.count + 64)
        if let root = answer.root { note(root) }
    }

    private mutating func note(_ list: FlatList) {
        lists[list.number] = list
        for child in list.children { if let list = child.list { note(list) } }
    }

    // MARK: - Reading

    private mutating func readRow(_ reader: inout JSONReader) throws(JSONParseError) {
        try reader.beginArray()
        try reader.expectElement()
        let number = try reader.readInt()
        try reader.expectElement()
        let place = Place(list: number, parent: try reader.readInt())
        try reader.expectElement()
        let position = try reader.readInt()
        try reader.expectElement()
        let key = try reader.readInt()
        if number == FlatAnswer.countNumber {
            count = key
        } else if let list = lists[number] {
            switch list.element {
            case .keys: keys[place, default: []].append(try readKeys(count: key, &reader))
            default:
                var record = Record(position: position, key: key, fields: 0..<0, counts: [])
                if case .fields = list.element { record.fields = try readFields(&reader) }
                for child in list.children where child.hasCount {
                    try reader.expectElement()
                    record.counts.append(try reader.readInt())
                }
                records[place, default: []].append(record)
            }
        } else {
            throw reader.failure("No list has the number \(number)")
        }
        try reader.endArray()
    }

    private func readFields(_ reader: inout JSONReader) throws(JSONParseError) -> Range<Int> {
        try reader.expectElement()
        let start = reader.offset
        try reader.skipValue()
        for _ in 1..<FlatList.fieldCount {
            try reader.expectElement()
            try reader.skipValue()
        }
        return start..<reader.offset
    }

    private func readKeys(count: Int, _ reader: inout JSONReader) throws(JSONParseError) -> Range<Int> {
        try reader.expectElement()
        try reader.beginArray()
        let start = reader.offset
        for _ in 0..<count {
            try reader.expectElement()
            _ = try reader.readInt()
        }
        let end = reader.offset
        try reader.endArray()
        return start..<end
    }

    // MARK: - Writing

    private mutating func write(_ list: FlatList, of parent: Int) {
        let place = Place(list: list.number, parent: parent)
        written.insert(place)
        writer.append(UInt8(ascii: "["))
        if case .keys = list.element {
            for (index, range) in (keys[place] ?? []).enumerated() {
                if index > 0 { writer.append(UInt8(ascii: ",")) }
                writer.append(contentsOf: UnsafeRawBufferPointer(rebasing: text[range]))
            }
        } else {
            for (index, record) in (records[place] ?? []).enumerated() {
                if index > 0 { writer.append(UInt8(ascii: ",")) }
                write(record, of: list)
            }
        }
        writer.append(UInt8(ascii: "]"))
    }

    private mutating func write(_ record: Record, of list: FlatList) {
        if case .key = list.element { return writer.writeInt(record.key) }
        writer.append(UInt8(ascii: "["))
        switch list.element {
        case .fields: writer.append(contentsOf: UnsafeRawBufferPointer(rebasing: text[record.fields]))
        case .positionAndKey:
            writer.writeInt(record.position)
            writer.append(UInt8(ascii: ","))
            writer.writeInt(record.key)
        case .key, .keys, .keyAndLists: writer.writeInt(record.key)
        }
        var counts = record.counts[...]
        for child in list.children {
            if let list = child.list {
                writer.append(UInt8(ascii: ","))
                write(list, of: record.key)
            }
            if child.hasCount, let count = counts.popFirst() {
                writer.append(UInt8(ascii: ","))
                writer.writeInt(count)
            }
        }
        writer.append(UInt8(ascii: "]"))
    }
}
