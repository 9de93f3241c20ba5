internal import COpenSSL

/// SHA-256 and HMAC-SHA-256 by libcrypto.
package enum SHA256 {
    /// The hash as 64 hexadecimal digits.
    package static func hexadecimal(of bytes: [UInt8]) -> String {
        var digits: [UInt8] = []
        digits.append(hexadecimal: hash(bytes))
        return String(decoding: digits, as: UTF8.self)
    }

    static func hash(_ bytes: [UInt8]) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 32) { digest, count in
            _ = bytes.withUnsafeBufferPointer { COpenSSL.SHA256($0.baseAddress, $0.count, digest.baseAddress) }
            count = 32
        }
    }

    static func authenticationCode(of bytes: some Collection<UInt8>, key: [UInt8]) -> [UInt8] {
        let bytes = Array(bytes)
        return [UInt8](unsafeUninitializedCapacity: 32) { code, count in
            _ = HMAC(EVP_sha256(), key, Int32(key.count), bytes, bytes.count, code.baseAddress, nil)
            count = 32
        }
    }
}

extension [UInt8] {
    /// Appends bytes as digits of a lower-case hexadecimal number.
    mutating func append(hexadecimal bytes: [UInt8]) {
        func digit(_ value: UInt8) -> UInt8 { value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10 }
        for byte in bytes {
            append(digit(byte >> 4))
            append(digit(byte & 15))
        }
    }
}
