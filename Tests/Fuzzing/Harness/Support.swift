import GraphQLLanguage
import Glibc

/// A property of the engine that must hold for any input; where it does not, the fuzzer has a find.
func require(_ holds: Bool, _ property: @autoclosure () -> String) {
    if !holds { fatalError(property()) }
}

/// An environment variable's value.
func environmentVariable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

/// A syntax tree as text without its locations: two trees are the same if their texts are.
func outline(_ node: Any) -> String {
    if node is SourceLocation { return "" }
    let mirror = Mirror(reflecting: node)
    switch mirror.displayStyle {
    case nil: return String(reflecting: node)
    case .enum where mirror.children.isEmpty: return String(describing: node)
    default: return "(" + mirror.children.map { "\($0.label ?? ""):\(outline($0.value))" }.joined(separator: " ") + ")"
    }
}

/// The error that something ends in; nil if it succeeds.
func failure<Failure: Error>(_ body: () throws(Failure) -> Void) -> Failure? {
    do throws(Failure) {
        try body()
        return nil
    } catch {
        return error
    }
}

extension Document {
    /// The document of an input; nil if it is none. A refusal has to say where.
    static func parsed(_ input: some Collection<UInt8>) -> Document? {
        do throws(GraphQLError) {
            return try Document(parsing: Array(input))
        } catch {
            require(!error.locations.isEmpty, "A syntax error has its location: \(error.message)")
            return nil
        }
    }

    /// Whether every definition can be executed.
    var isExecutable: Bool {
        definitions.allSatisfy {
            switch $0 {
            case .operation, .fragment: true
            default: false
            }
        }
    }
}

extension Collection where Element == UInt8 {
    /// The parts before and after the first `%%%` (which no document has outside of strings and comments).
    var split: (SubSequence, SubSequence)? {
        var index = startIndex
        while index != endIndex {
            if self[index...].starts(with: "%%%".utf8) { return (self[..<index], self[index...].dropFirst(3)) }
            index = self.index(after: index)
        }
        return nil
    }
}
