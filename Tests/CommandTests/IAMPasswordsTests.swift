import Foundation
import Synchronization
import Testing

@Suite("IAM authentication of a PostgreSQL server")
struct IAMPasswordsTests {
    private static let keys = ["AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": "topsecret"]

    private static func query(_ url: String, _ environment: [String: String]) throws -> Command.Result {
        try Command.run("query", StoreOptionTests.count, "--store", url, environment: environment)
    }

    @Test("sends a token of RDS's in place of a password")
    func token() throws {
        let server = try PasswordCollector()
        let result = try Self.query(
            "postgresql://app@127.0.0.1:\(server.port)/inventory?sslmode=disable&iam_auth=true",
            Self.keys.merging(["AWS_REGION": "eu-central-1"]) { $1 })
        #expect(result.status == 1)
        #expect(result.errors.contains("postgresql: "), "\(result.errors)")
        let token = server.password
        #expect(token.hasPrefix("127.0.0.1:\(server.port)/?Action=connect&DBUser=app&X-Amz-"), "\(token)")
        #expect(token.contains("X-Amz-Credential=AKIDEXAMPLE%2F"))
        #expect(token.contains("%2Feu-central-1%2Frds-db%2Faws4_request"))
        #expect(token.contains("X-Amz-Expires=900"))
        #expect(token.contains("X-Amz-Signature="))
        #expect(!result.errors.contains("X-Amz"))
    }

    @Test(
        "is refused in one line when something is missing",
        arguments: [
            ("postgresql://app@127.0.0.1:1/x?iam_auth=true", keys, "AWS_REGION"),
            ("postgresql://127.0.0.1:1/x?iam_auth=true", keys, "the user"),
            ("postgresql://app@127.0.0.1:1/x?iam_auth=maybe", keys, "true or false"),
        ])
    func missing(_ url: String, _ environment: [String: String], _ words: String) throws {
        let scratch = try TemporaryDirectory()
        let files = ["AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"].map { ($0, scratch.file("none").path) }
        let result = try Self.query(url, environment.merging(files) { $1 })
        #expect(result.status == 1)
        #expect(result.errors.split(separator: "\n").count == 1, "\(result.errors)")
        #expect(result.errors.contains(words), "\(result.errors)")
    }
}

/// A PostgreSQL server as far as asking for a password in the clear, which it keeps and then refuses.
private final class PasswordCollector: Sendable {
    let port: Int
    private let descriptor: Int32
    private let collected = Mutex("")

    var password: String { collected.withLock { $0 } }

    init() throws {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let code = withUnsafeMutablePointer(to: &address) { address in
            address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(descriptor, address, length) == 0 && listen(descriptor, 8) == 0
                    ? getsockname(descriptor, address, &length) : -1
            }
        }
        guard code == 0 else { throw CocoaError(.fileNoSuchFile) }
        port = Int(UInt16(bigEndian: address.sin_port))
        self.descriptor = descriptor
        Thread.detachNewThread { [weak self] in
            while true {
                let peer = accept(descriptor, nil, nil)
                if peer < 0 { return }
                self?.answer(peer)
                close(peer)
            }
        }
    }

    deinit { shutdown(descriptor, Int32(SHUT_RDWR)) }

    private func answer(_ peer: Int32) {
        _ = message(from: peer)
        let asking: [UInt8] = [UInt8(ascii: "R"), 0, 0, 0, 8, 0, 0, 0, 3]
        send(peer, asking, asking.count, Int32(MSG_NOSIGNAL))
        var type: UInt8 = 0
        guard recv(peer, &type, 1, 0) == 1, type == UInt8(ascii: "p") else { return }
        let password = String(decoding: message(from: peer).prefix { $0 != 0 }, as: UTF8.self)
        collected.withLock { $0 = password }
        let fields = Array("SFATAL\0C28P01\0Mno\0\0".utf8)
        let refusal = [UInt8(ascii: "E"), 0, 0, 0, UInt8(fields.count + 4)] + fields
        send(peer, refusal, refusal.count, Int32(MSG_NOSIGNAL))
    }

    /// What follows a length of four bytes.
    private func message(from peer: Int32) -> [UInt8] {
        var length: UInt32 = 0
        guard recv(peer, &length, 4, Int32(MSG_WAITALL)) == 4 else { return [] }
        let count = Int(UInt32(bigEndian: length)) - 4
        guard (0...65_536).contains(count) else { return [] }
        var bytes = [UInt8](repeating: 0, count: count)
        guard recv(peer, &bytes, count, Int32(MSG_WAITALL)) == count else { return [] }
        return bytes
    }
}
