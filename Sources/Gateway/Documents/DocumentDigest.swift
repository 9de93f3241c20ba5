internal import COpenSSL

/// The SHA-256 of a document, by which clients name it.
struct DocumentDigest: Hashable, Sendable, CustomStringConvertible {
    private let words: (UInt64, UInt64, UInt64, UInt64)
    /// Looked up once: OpenSSL's one-call functions look it up each time, which costs as much as the digest itself.
    ///
    /// `nonisolated(unsafe)` holds since it is never freed, and an algorithm that was looked up never changes: any thread
    /// may read it (OpenSSL, "EVP_MD_fetch").
    private nonisolated(unsafe) static let algorithm = EVP_MD_fetch(nil, "SHA256", nil) ?? EVP_sha256()

    /// The digest of bytes.
    init(of bytes: [UInt8]) {
        var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        withUnsafeMutableBytes(of: &words) { digest in
            _ = bytes.withUnsafeBytes {
                EVP_Digest(
                    $0.baseAddress, $0.count, digest.bindMemory(to: UInt8.self).baseAddress, nil, Self.algorithm, nil)
            }
        }
        self.words = (words.0.bigEndian, words.1.bigEndian, words.2.bigEndian, words.3.bigEndian)
    }

    /// The digest of 64 hexadecimal digits; nil for any other text.
    init?(hexadecimal text: some StringProtocol) {
        guard text.utf8.count == 64 else { return nil }
        var words: [UInt64] = [0, 0, 0, 0]
        for (index, digit) in text.utf8.enumerated() {
            guard let value = PercentEncoding.hexadecimal(digit) else { return nil }
            words[index / 16] = words[index / 16] << 4 | UInt64(value)
        }
        self.words = (words[0], words[1], words[2], words[3])
    }

    /// 64 hexadecimal digits.
    var description: String { Hexadecimal.text(words.0, words.1) + Hexadecimal.text(words.2, words.3) }

    static func == (a: Self, b: Self) -> Bool { a.words == b.words }

    func hash(into hasher: inout Hasher) { hasher.combine(words.0) }
}
