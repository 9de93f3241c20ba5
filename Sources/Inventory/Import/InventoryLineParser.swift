/// Reads a file of instances line by line, for a bulk import.
///
/// Nothing is read or written here: the caller brings the lines, in their order, and takes what becomes complete.
public protocol InventoryLineParser: Sendable {
    /// Takes a line, without its line end; gives what is complete with it, in the order of the file.
    /// - Parameter number: The line's number, counted from 1.
    mutating func parse(_ line: ArraySlice<UInt8>, number: Int) -> [ImportOutcome]

    /// Takes the end of the file; gives what was still incomplete.
    mutating func finish() -> [ImportOutcome]
}

/// What became of some lines of an imported file.
public enum ImportOutcome: Sendable {
    /// An instance, valid by ``InstanceRegistration/validate()``, and the lines that it stood in.
    case instance(InstanceRegistration, lines: ClosedRange<Int>)
    /// A line that was not understood, or an instance that does not fit the inventory; it is left out.
    case failure(ImportError)
}

/// Why a line of an imported file is left out.
public struct ImportError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The line, counted from 1.
    public let line: Int
    /// What is wrong with it, as a sentence.
    public let message: String

    /// One line for the user.
    public var description: String { "line \(line): \(message)" }
}
