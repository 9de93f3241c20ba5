import GraphQLLanguage
import GraphQLSchema

/// Which fragments each operation and fragment spreads and which variables it uses itself, as the walk records them.
/// Definitions go by their index among the executable ones.
struct DefinitionGraph {
    /// `...Name` somewhere in a definition.
    struct Spread {
        /// The index of the fragment.
        let target: Int
        /// Where its dots stand.
        let location: SourceLocation
        /// The fragment's name.
        let name: String
    }

    /// `$name` somewhere in a definition.
    struct VariableUsage {
        /// The name without `$`.
        let name: String
        /// Where its `$` stands.
        let location: SourceLocation
        /// What is expected there.
        let position: InputPosition
    }

    /// All spreads of defined fragments, in document order.
    private(set) var spreads: [Spread] = []
    /// All usages of variables, in document order.
    private(set) var usages: [VariableUsage] = []
    private var starts: [(spread: Int, usage: Int)] = []
    private var stamps: [Int] = []
    private var stamp = 0

    /// Starts the next executable definition.
    mutating func beginDefinition() { starts.append((spreads.count, usages.count)) }

    mutating func append(_ spread: Spread) { spreads.append(spread) }

    mutating func append(_ usage: VariableUsage) { usages.append(usage) }

    /// How many executable definitions were walked.
    var count: Int { starts.count }

    /// The indices of a definition's own spreads.
    func spreads(of definition: Int) -> Range<Int> {
        starts[definition].spread..<(definition + 1 < count ? starts[definition + 1].spread : spreads.count)
    }

    /// The indices of a definition's own usages of variables.
    func usages(of definition: Int) -> Range<Int> {
        starts[definition].usage..<(definition + 1 < count ? starts[definition + 1].usage : usages.count)
    }

    /// The definitions that one reaches over spreads, itself first. Each costs a step; nil if there are too many.
    mutating func reachable(from definition: Int, _ context: inout ValidationContext) -> [Int]? {
        if stamps.count < count { stamps = [Int](repeating: 0, count: count) }
        stamp += 1
        stamps[definition] = stamp
        var reached = [definition]
        var next = 0
        while next < reached.count {
            let spreads = spreads(of: reached[next])
            guard context.take(steps: 1 + spreads.count) else { return nil }
            for spread in spreads {
                let target = self.spreads[spread].target
                if stamps[target] != stamp {
                    stamps[target] = stamp
                    reached.append(target)
                }
            }
            next += 1
        }
        return reached
    }
}
