import Inventory

/// Registers what a file holds, in batches of one transaction each. While the store has one, the next is read.
///
/// An import can be repeated: an instance that the store has already, with the same content, counts as done. So there is
/// no state of progress beside the rows themselves, and after a crash, a full disk or a kill the same command goes on
/// where the rows end.
struct Importer {
    /// A batch is complete with this many instances …
    static let instancesPerBatch = 500
    /// … or this many packages on them, whichever comes first.
    static let packagesPerBatch = 50_000

    /// What became of the file's instances so far.
    struct Tally: Sendable {
        /// Instances that were registered.
        var registered = 0
        /// Packages on them.
        var packages = 0
        /// Instances that were there already, as the file has them.
        var present = 0
        /// Lines that were left out.
        var refused = 0
    }

    /// A line that is left out, and why.
    struct Problem: Sendable {
        /// The line, counted from 1.
        var line: Int
        /// What is wrong, as a sentence.
        var message: String
    }

    /// What became of all that is settled.
    private(set) var tally = Tally()
    private let store: any InventoryStore
    private var batch = ImportBatch()
    /// The batch that the store has.
    private var registration: Task<Result<ImportBatch.Outcome, InventoryError>, Never>?

    /// An importer into this store.
    init(store: any InventoryStore) { self.store = store }

    /// Takes what a parser has read; gives what is to be reported, of this or of earlier lines.
    mutating func add(_ outcomes: [ImportOutcome]) async throws(InventoryError) -> [Problem] {
        var problems: [Problem] = []
        for outcome in outcomes {
            switch outcome {
            case .failure(let error):
                tally.refused += 1
                problems.append(Problem(line: error.line, message: error.message))
            case .instance(let registration, let lines):
                batch.add(registration, line: lines.lowerBound)
                if batch.isFull { problems += try await hand() }
            }
        }
        return problems
    }

    /// Registers what is left; gives what is to be reported.
    mutating func flush() async throws(InventoryError) -> [Problem] { try await hand() + settle() }

    /// Hands the batch to the store when the one before is settled; gives what is to be reported of that.
    private mutating func hand() async throws(InventoryError) -> [Problem] {
        let problems = try await settle()
        registration = Task { [store, batch] in
            do throws(InventoryError) {
                return .success(try await batch.register(in: store))
            } catch {
                return .failure(error)
            }
        }
        batch = ImportBatch()
        return problems
    }

    /// Waits for the batch that the store has.
    private mutating func settle() async throws(InventoryError) -> [Problem] {
        guard let task = registration else { return [] }
        registration = nil
        let outcome = try await task.value.get()
        tally.registered += outcome.tally.registered
        tally.packages += outcome.tally.packages
        tally.present += outcome.tally.present
        tally.refused += outcome.tally.refused
        return outcome.problems
    }
}
