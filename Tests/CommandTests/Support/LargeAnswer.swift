/// A request with a thousand long aliases, and its answer of 137 kB.
enum LargeAnswer {
    /// Options of a server that allows it.
    static let limits = ["--max-aliases", "1000", "--max-root-fields", "1000", "--max-repetitions", "1000"]
    static let body = #"{"query":"{ \#(aliases.map { "\($0): __typename" }.joined(separator: " ")) }"}"#
    static let text = #"{"data":{\#(aliases.map { "\"\($0)\":\"Query\"" }.joined(separator: ","))}}"#

    private static let aliases = (0..<1_000).map { String(repeating: "a", count: 120) + String($0) }
}
