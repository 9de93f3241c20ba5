#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif
import Synchronization

/// How often operations were found compiled.
public struct OperationCacheUse: Hashable, Sendable {
    /// Requests whose operation was there.
    public var hits: Int
    /// Requests whose operation had to be compiled.
    public var misses: Int
}

/// Compiled operations by document and operation name, the least recently used dropped first.
///
/// Sharded, so that requests on several threads seldom meet; bounded by the bytes of the documents it keeps.
final class OperationCache: Sendable {
    private let shards: [Shard]
    private let hits = Atomic<Int>(0)
    private let misses = Atomic<Int>(0)

    /// - Parameter maximumBytes: of the documents' texts, all shards together.
    init(maximumBytes: Int) {
        shards = (0..<Self.shardCount).map { _ in Shard(maximumBytes: maximumBytes / Self.shardCount) }
    }

    private static let shardCount = 8

    /// The operation of a document, or nil. Counts as a use.
    func operation(_ key: Key) -> CompiledOperation? {
        let operation = shard(key).entries.withLock { $0.use(key) }
        if operation == nil {
            misses.add(1, ordering: .relaxed)
        } else {
            hits.add(1, ordering: .relaxed)
        }
        return operation
    }

    /// How often an operation was there, and was not.
    var use: OperationCacheUse {
        OperationCacheUse(hits: hits.load(ordering: .relaxed), misses: misses.load(ordering: .relaxed))
    }

    /// Keeps an operation.
    func insert(_ operation: CompiledOperation, _ key: Key) {
        let shard = shard(key)
        shard.entries.withLock { $0.insert(operation, key, maximumBytes: shard.maximumBytes) }
    }

    private func shard(_ key: Key) -> Shard { shards[key.hash & (Self.shardCount - 1)] }

    /// What identifies an operation. Documents are compared byte for byte; the hash only finds them.
    struct Key: Hashable {
        let document: [UInt8]
        let operationName: String?
        let hash: Int

        init(document: [UInt8], operationName: String?) {
            self.document = document
            self.operationName = operationName
            var hasher = Hasher()
            document.withUnsafeBytes { hasher.combine(bytes: $0) }
            hasher.combine(operationName)
            hash = hasher.finalize()
        }

        func hash(into hasher: inout Hasher) { hasher.combine(hash) }

        static func == (a: Key, b: Key) -> Bool {
            guard a.hash == b.hash, a.document.count == b.document.count, a.operationName == b.operationName else {
                return false
            }
            // An array compares its elements one after the other.
            return a.document.withUnsafeBytes { a in
                b.document.withUnsafeBytes { b in
                    guard let first = a.baseAddress, let second = b.baseAddress else { return a.isEmpty }
                    return memcmp(first, second, a.count) == 0
                }
            }
        }
    }

    private final class Shard: Sendable {
        let maximumBytes: Int
        let entries = Mutex(Entries())

        init(maximumBytes: Int) { self.maximumBytes = maximumBytes }
    }

    /// A doubly linked list through an array, the most recently used first.
    private struct Entries {
        private struct Entry {
            var key: Key
            var operation: CompiledOperation
            var newer: Int?
            var older: Int?
        }

        private var indices: [Key: Int] = [:]
        private var entries: [Entry?] = []
        private var free: [Int] = []
        private var newest: Int?
        private var oldest: Int?
        private var bytes = 0

        mutating func use(_ key: Key) -> CompiledOperation? {
            guard let index = indices[key], let entry = entries[index] else { return nil }
            if newest != index {
                unlink(index)
                link(index)
            }
            return entry.operation
        }

        mutating func insert(_ operation: CompiledOperation, _ key: Key, maximumBytes: Int) {
            let cost = Self.cost(key)
            guard indices[key] == nil, cost <= maximumBytes else { return }
            while bytes + cost > maximumBytes, let index = oldest { remove(index) }
            let index: Int
            let entry = Entry(key: key, operation: operation, newer: nil, older: nil)
            if let reused = free.popLast() {
                index = reused
                entries[index] = entry
            } else {
                index = entries.count
                entries.append(entry)
            }
            indices[key] = index
            bytes += cost
            link(index)
        }

        /// A compiled operation takes several times its text.
        private static func cost(_ key: Key) -> Int { 1024 + 16 * key.document.count }

        private mutating func remove(_ index: Int) {
            guard let entry = entries[index] else { return }
            unlink(index)
            indices[entry.key] = nil
            bytes -= Self.cost(entry.key)
            entries[index] = nil
            free.append(index)
        }

        private mutating func unlink(_ index: Int) {
            guard let entry = entries[index] else { return }
            if let newer = entry.newer { entries[newer]?.older = entry.older } else { newest = entry.older }
            if let older = entry.older { entries[older]?.newer = entry.newer } else { oldest = entry.newer }
        }

        private mutating func link(_ index: Int) {
            entries[index]?.newer = nil
            entries[index]?.older = newest
            if let newest { entries[newest]?.newer = index }
            newest = index
            if oldest == nil { oldest = index }
        }
    }
}
