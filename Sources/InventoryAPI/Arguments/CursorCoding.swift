import Inventory
import JSON

/// A column of an order, as cursors know it.
protocol CursorOrder {
    /// A letter that tells this column from the others, small for ascending.
    var signature: UInt8 { get }
    /// What a cursor holds for it.
    var valueKind: CursorValueKind { get }
}

/// The kinds of values in a cursor.
enum CursorValueKind {
    case text
    case timestamp
    case version
}

/// Why a text is no usable cursor.
enum CursorError: Error {
    case malformed
    case otherOrder
}

/// A cursor's text: base64url of a check sum, the order's signature and the values, each with its length.
///
/// It is opaque and not secret: a forged one can only name another place in the same list. The check sum tells a
/// damaged one from ours.
extension PageCursor {
    func encoded<Order: CursorOrder>(order: [Order]) -> String {
        var bytes = Self.header(order)
        for value in values {
            switch value {
            case .text(let text): Self.append(text, to: &bytes)
            case .timestamp(let timestamp): Self.append(String(timestamp.milliseconds), to: &bytes)
            case .version(let version, let ecosystem):
                Self.append(version, to: &bytes)
                Self.append(ecosystem, to: &bytes)
            }
        }
        return Base64.url.encode(Self.checksum(bytes) + bytes)
    }

    init<Order: CursorOrder>(decoding text: String, order: [Order]) throws(CursorError) {
        guard let all = Base64.url.decode(text), all.count > 4 else { throw .malformed }
        let bytes = Array(all.dropFirst(4))
        guard Array(all.prefix(4)) == Self.checksum(bytes) else { throw .malformed }
        let header = Self.header(order)
        guard bytes.starts(with: header) else { throw .otherOrder }
        var rest = bytes.dropFirst(header.count)
        var values: [Value] = []
        for column in order {
            let text = try Self.text(from: &rest)
            switch column.valueKind {
            case .text: values.append(.text(text))
            case .timestamp:
                guard let milliseconds = Int64(text) else { throw .malformed }
                values.append(.timestamp(Timestamp(milliseconds: milliseconds)))
            case .version: values.append(.version(text, ecosystem: try Self.text(from: &rest)))
            }
        }
        guard rest.isEmpty else { throw .malformed }
        self.init(values: values)
    }

    private static func header<Order: CursorOrder>(_ order: [Order]) -> [UInt8] {
        [UInt8(order.count)] + order.map(\.signature)
    }

    /// A text with its length in two bytes; the longest, an instance's id, has 1,020.
    private static func append(_ text: String, to bytes: inout [UInt8]) {
        let utf8 = Array(text.utf8.prefix(Int(UInt16.max)))
        bytes.append(UInt8(truncatingIfNeeded: utf8.count >> 8))
        bytes.append(UInt8(truncatingIfNeeded: utf8.count))
        bytes += utf8
    }

    private static func text(from rest: inout ArraySlice<UInt8>) throws(CursorError) -> String {
        guard rest.count >= 2 else { throw .malformed }
        let count = Int(rest[rest.startIndex]) << 8 | Int(rest[rest.startIndex + 1])
        rest = rest.dropFirst(2)
        guard rest.count >= count, let text = String(validating: rest.prefix(count), as: UTF8.self) else {
            throw .malformed
        }
        rest = rest.dropFirst(count)
        return text
    }

    /// FNV-1a, 32 bits.
    private static func checksum(_ bytes: [UInt8]) -> [UInt8] {
        var hash: UInt32 = 2_166_136_261
        for byte in bytes { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: hash >> $0) }
    }
}

extension InstanceOrder: CursorOrder {
    var signature: UInt8 {
        let letter: Unicode.Scalar =
            switch field {
            case .id: "i"
            case .region: "r"
            case .account: "a"
            case .createdAt: "c"
            case .updatedAt: "u"
            }
        return isDescending ? UInt8(ascii: letter) - 32 : UInt8(ascii: letter)
    }

    var valueKind: CursorValueKind {
        switch field {
        case .id, .region, .account: .text
        case .createdAt, .updatedAt: .timestamp
        }
    }
}

extension PackageOrder: CursorOrder {
    var signature: UInt8 {
        let letter: Unicode.Scalar =
            switch field {
            case .name: "n"
            case .version: "v"
            case .ecosystem: "e"
            case .versionText: "t"
            }
        return isDescending ? UInt8(ascii: letter) - 32 : UInt8(ascii: letter)
    }

    var valueKind: CursorValueKind {
        switch field {
        case .name, .ecosystem, .versionText: .text
        case .version: .version
        }
    }
}
