internal import Inventory
internal import JSON

extension DictionaryEntry {
    /// Entries by id from `[[package_id, ecosystem, name, version, key in hexadecimal], …]`.
    static func decode(_ text: UnsafeRawBufferPointer) throws(JSONParseError) -> [(id: Int, entry: DictionaryEntry)] {
        var entries: [(id: Int, entry: DictionaryEntry)] = []
        var reader = JSONReader(text)
        try reader.beginArray()
        while try reader.nextElement() {
            try reader.beginArray()
            try reader.expectElement()
            let id = try reader.readInt()
            try reader.expectElement()
            let ecosystem = try reader.readString()
            try reader.expectElement()
            let name = try reader.readString()
            try reader.expectElement()
            let version = try reader.readString()
            try reader.expectElement()
            let key = try reader.readString()
            try reader.endArray()
            let package = PackageCoordinate(ecosystem: ecosystem, name: name, version: version)
            entries.append((id, DictionaryEntry(package: package, versionKey: bytes(ofHexadecimal: key))))
        }
        try reader.finish()
        return entries
    }

    private static func bytes(ofHexadecimal text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        var high: UInt8?
        for digit in text.utf8 {
            let value =
                digit < UInt8(ascii: "A") ? digit &- UInt8(ascii: "0") : (digit | 0x20) &- UInt8(ascii: "a") &+ 10
            if let first = high {
                bytes.append(first << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        return bytes
    }
}
