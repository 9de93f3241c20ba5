internal import Synchronization

/// The documents that clients have sent once together with their digest, and name by the digest since (automatic persisted
/// queries, Apollo's protocol).
///
/// Bounded by bytes in two generations: a document that is used moves to the young one; when that is full it becomes the
/// old one, and what nobody has used meanwhile is forgotten.
final class AutomaticDocuments: Sendable {
    private let bytesOfGeneration: Int
    private let generations = Mutex(Generations())

    private struct Generations {
        var young: [DocumentDigest: [UInt8]] = [:]
        var old: [DocumentDigest: [UInt8]] = [:]
        var youngBytes = 0

        mutating func keep(_ document: [UInt8], _ digest: DocumentDigest, atMost bytes: Int) {
            guard young.updateValue(document, forKey: digest) == nil else { return }
            youngBytes += AutomaticDocuments.cost(document)
            guard youngBytes > bytes else { return }
            (young, old, youngBytes) = ([:], young, 0)
        }
    }

    /// - Parameter maximumBytes: of all documents together.
    init(maximumBytes: Int) { bytesOfGeneration = maximumBytes / 2 }

    /// The document of a digest. Counts as a use.
    func document(_ digest: DocumentDigest) -> [UInt8]? {
        generations.withLock { generations in
            if let document = generations.young[digest] { return document }
            guard let document = generations.old[digest] else { return nil }
            generations.keep(document, digest, atMost: bytesOfGeneration)
            return document
        }
    }

    /// Keeps a document, whose digest must be this one.
    func keep(_ document: [UInt8], _ digest: DocumentDigest) {
        guard Self.cost(document) <= bytesOfGeneration else { return }
        generations.withLock { $0.keep(document, digest, atMost: bytesOfGeneration) }
    }

    private static func cost(_ document: [UInt8]) -> Int { 128 + document.count }
}
