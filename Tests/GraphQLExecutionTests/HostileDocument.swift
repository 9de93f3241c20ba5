import GraphQLExecution

/// A family of documents that a naive engine takes quadratic or exponential time for, by size.
struct HostileDocument: Sendable {
    let name: String
    /// The size that is multiplied by 1, 2, 4 and 8.
    let unit: Int
    /// The stage that refuses the largest, if one does.
    var refusal: GraphQLResponse.Stage?
    /// Which operation is executed, if there are several.
    var operationName: String?
    let text: @Sendable (Int) -> String

    /// Limits that let each document reach the stage it is meant for: those on what is easily counted would hide it.
    static var limits: OperationLimits {
        var limits = OperationLimits.unlimited
        limits.depth = 25
        limits.fields = 25_000
        return limits
    }

    static let schema = """
        type Query {
          node(id: ID): Node
          list(items: [Int!], filter: Filter): Int
          a: Node
          b: Node
        }
        interface Named { name: String }
        type Node implements Named { id: ID, name: String, node(id: ID): Node, other: Node, named: Named }
        input Filter { name: String, not: Filter, all: [Filter!] }
        """

    static let all: [HostileDocument] = [
        HostileDocument(name: "equal fields", unit: 1250) { size in
            "{ node { " + String(repeating: "name ", count: size) + "} }"
        },
        HostileDocument(name: "a megabyte of equal fields", unit: 25_000) { size in
            "{ node { " + String(repeating: "name ", count: size) + "} }"
        },
        HostileDocument(name: "a megabyte of unknown fields", unit: 25_000, refusal: .validation) { size in
            "{ node { " + String(repeating: "nome ", count: size) + "} }"
        },
        HostileDocument(name: "a megabyte of a list", unit: 65_536) { size in
            "{ list(items: [" + String(repeating: "1 ", count: size) + "]) }"
        },
        HostileDocument(name: "equal fields with subselections", unit: 1250) { size in
            "{ " + String(repeating: "node { name } ", count: size) + "}"
        },
        HostileDocument(name: "equal fields with different arguments", unit: 1250, refusal: .validation) { size in
            "{ " + (0..<size).map { "node(id: \($0)) { name } " }.joined() + "}"
        },
        HostileDocument(name: "aliases", unit: 1250) { size in
            "{ " + (0..<size).map { "a\($0): node { name } " }.joined() + "}"
        },
        HostileDocument(name: "fragments that fan out", unit: 12, refusal: .limit) { size in
            fragments(size) { index, next in "node { \(next) } other { \(next) }" }
        },
        HostileDocument(name: "fragments spread twice", unit: 250) { size in
            fragments(size) { _, next in "\(next) \(next)" }
        },
        HostileDocument(name: "chain of fragments", unit: 500) { size in
            fragments(size) { index, next in "f\(index): name \(next)" }
        },
        HostileDocument(name: "cycle of fragments", unit: 500, refusal: .validation) { size in
            "{ node { ...F0 } } "
                + (0..<size).map { "fragment F\($0) on Node { name ...F\(($0 + 1) % size) }" }.joined(separator: " ")
        },
        HostileDocument(name: "every fragment spreads every other", unit: 12, refusal: .validation) { size in
            let spreads = (0..<size).map { "...F\($0)" }.joined(separator: " ")
            return "{ node { \(spreads) } } "
                + (0..<size).map { "fragment F\($0) on Node { name \(spreads) }" }.joined(separator: " ")
        },
        HostileDocument(name: "unused fragments", unit: 500, refusal: .validation) { size in
            "{ node { name } } "
                + (0..<size).map { "fragment F\($0) on Node { name }" }.joined(separator: " ")
        },
        HostileDocument(name: "unknown directives", unit: 1250, refusal: .validation) { size in
            "{ " + (0..<size).map { "node @d\($0) { name } " }.joined() + "}"
        },
        HostileDocument(name: "directives on one field", unit: 1250, refusal: .validation) { size in
            "{ node " + String(repeating: "@skip(if: false) ", count: size) + "{ name } }"
        },
        HostileDocument(name: "variables, each used once", unit: 625) { size in
            "query(" + (0..<size).map { "$v\($0): ID " }.joined() + ") { "
                + (0..<size).map { "a\($0): node(id: $v\($0)) { name } " }.joined() + "}"
        },
        HostileDocument(name: "operations that share fragments", unit: 75, operationName: "Q0") { size in
            (0..<size).map { "query Q\($0)($v: ID) { node { ...F0 } } " }.joined()
                + (0..<size).map { index in
                    let next = index + 1 < size ? "...F\(index + 1)" : "name"
                    return "fragment F\(index) on Node { a\(index): node(id: $v) { name } \(next) } "
                }.joined()
        },
        HostileDocument(name: "deep input object", unit: 20) { size in
            "{ list(filter: " + String(repeating: "{not: ", count: size) + "{name: \"x\"}"
                + String(repeating: "}", count: size) + ") }"
        },
        HostileDocument(name: "wide input object", unit: 1250) { size in
            "{ list(filter: {all: [" + String(repeating: "{name: \"x\"} ", count: size) + "]}) }"
        },
        HostileDocument(name: "long string", unit: 131_072, refusal: .validation) { size in
            "{ node(id: \"" + String(repeating: "x", count: size) + "\") { nme } }"
        },
        HostileDocument(name: "comments", unit: 131_072) { size in
            String(repeating: "#\n", count: size / 2) + "{ node { name } }"
        },
        HostileDocument(name: "inline fragments", unit: 625) { size in
            "{ node { " + String(repeating: "... on Named { name } ... on Node { id } ", count: size) + "} }"
        },
    ]

    /// Fragments `F0`, `F1`, … that each spread the next one, as `body` says.
    private static func fragments(_ count: Int, _ body: (Int, String) -> String) -> String {
        "{ node { ...F0 } } "
            + (0..<count).map { index in
                let next = index + 1 < count ? "...F\(index + 1)" : "name"
                return "fragment F\(index) on Node { \(body(index, next)) } "
            }.joined()
    }
}
