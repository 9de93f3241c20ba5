internal import CLibpq
internal import InventorySQL

/// A statement's parameters as libpq takes them: text and bytes as they are, integers as eight bytes, all in the binary
/// format. They stand one after the other in one buffer, so that no value has to be kept in place on its own.
struct ParameterBuffer {
    private var bytes: [UInt8] = []
    private var starts: [Int?] = []
    private var lengths: [Int32] = []
    private(set) var types: [Oid] = []

    init(_ values: [SQLValue]) {
        starts.reserveCapacity(values.count)
        lengths.reserveCapacity(values.count)
        types.reserveCapacity(values.count)
        for value in values {
            let start = bytes.count
            switch value {
            case .null: break
            case .integer(let integer): withUnsafeBytes(of: integer.bigEndian) { bytes.append(contentsOf: $0) }
            case .text(let text): bytes.append(contentsOf: text.utf8)
            case .blob(let blob): bytes.append(contentsOf: blob)
            }
            starts.append(value == .null ? nil : start)
            lengths.append(Int32(truncatingIfNeeded: bytes.count - start))
            types.append(TypeID(of: value)?.rawValue ?? 0)
        }
        // Also an empty value has an address.
        bytes.append(0)
    }

    /// libpq's arrays of values, lengths and formats, valid during the call.
    func withPointers<Output>(
        _ body: (
            _ count: Int32, UnsafePointer<UnsafePointer<CChar>?>, UnsafePointer<Int32>, _ formats: UnsafePointer<Int32>
        ) -> Output
    ) -> Output {
        bytes.withUnsafeBytes { bytes in
            let values = starts.map { start in
                start.flatMap { bytes.baseAddress?.advanced(by: $0).assumingMemoryBound(to: CChar.self) }
            }
            // Never empty, so that there is an address; `count` tells libpq how many to look at.
            return body(
                Int32(starts.count), values + [nil], lengths + [0], Array(repeating: 1, count: starts.count + 1))
        }
    }
}
