import JSON
import Testing

@Suite("Base64")
struct Base64Tests {
    @Test(
        "of RFC 4648's test vectors",
        arguments: [
            ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ])
    func vectors(bytes: String, text: String) {
        #expect(Base64.standard.encode(Array(bytes.utf8)) == text)
        #expect(Base64.standard.decode(text) == Array(bytes.utf8))
        let unpadded = String(text.prefix { $0 != "=" })
        #expect(Base64.url.encode(Array(bytes.utf8)) == unpadded)
        #expect(Base64.url.decode(unpadded) == Array(bytes.utf8))
    }

    @Test("has an alphabet for URLs")
    func alphabets() {
        #expect(Base64.standard.encode([0xFB, 0xFF]) == "+/8=")
        #expect(Base64.url.encode([0xFB, 0xFF]) == "-_8")
        #expect(Base64.standard.decode("-_8=") == nil)
        #expect(Base64.url.decode("+/8") == nil)
    }

    @Test(
        "decodes nothing else",
        arguments: [
            "Z", "Zg", "Zg=", "Zg===", "Z===", "====", "Zm9v====", "Zm 9", "Zm9v\n", "Zh==", "Zm9=", "Zm=v", "é",
        ])
    func malformed(text: String) { #expect(Base64.standard.decode(text) == nil) }

    @Test("gives back every byte")
    func roundTrip() {
        let bytes = (0..<1_000).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ $0 >> 3) }
        for count in [256, 257, 258, 1_000] {
            let part = Array(bytes.prefix(count))
            #expect(Base64.standard.decode(Base64.standard.encode(part)) == part)
            #expect(Base64.url.decode(Base64.url.encode(part)) == part)
        }
    }
}
