/// Cycles in a directed graph whose edges have labels, found depth-first and without recursion.
struct CycleSearch<Node: Hashable, Label> {
    /// What leads from a node to another one.
    typealias Edge = (label: Label, target: Node)

    private struct Frame {
        let node: Node
        let edges: [Edge]
        var next = 0
    }

    /// The labels along each cycle, from the edge that leaves its first node on. Of the cycles that share edges some
    /// may be left out, but none is found only where there is none.
    static func cycles(from roots: [Node], edges: (Node) -> [Edge]) -> [(start: Node, labels: [Label])] {
        var cycles: [(start: Node, labels: [Label])] = []
        var visited: Set<Node> = []
        for root in roots where visited.insert(root).inserted {
            var frames = [Frame(node: root, edges: edges(root))]
            var path: [Label] = []
            var positionOnPath = [root: 0]
            while let frame = frames.last {
                guard frame.next < frame.edges.count else {
                    frames.removeLast()
                    positionOnPath[frame.node] = nil
                    _ = path.popLast()
                    continue
                }
                frames[frames.count - 1].next += 1
                let edge = frame.edges[frame.next]
                if let start = positionOnPath[edge.target] {
                    cycles.append((edge.target, path[start...] + [edge.label]))
                } else if visited.insert(edge.target).inserted {
                    positionOnPath[edge.target] = frames.count
                    path.append(edge.label)
                    frames.append(Frame(node: edge.target, edges: edges(edge.target)))
                }
            }
        }
        return cycles
    }
}
