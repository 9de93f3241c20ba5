/// The strongly connected components of a graph over the integers from 0 (Tarjan's algorithm, without recursion).
struct StronglyConnectedComponents {
    /// The component of each node.
    private var component: [Int]
    /// How many nodes each component has.
    private var sizes: [Int] = []

    private struct Frame {
        let node: Int
        var next = 0
    }

    /// The components of a graph; `edges[i]` are the nodes that node `i` leads to.
    init(of edges: [[Int]]) {
        component = Array(repeating: -1, count: edges.count)
        var order = Array(repeating: -1, count: edges.count)
        var lowest = order
        var counter = 0
        var open: [Int] = []
        for root in edges.indices where order[root] < 0 {
            var frames = [Frame(node: root)]
            while let frame = frames.last {
                let node = frame.node
                if frame.next == 0 {
                    order[node] = counter
                    lowest[node] = counter
                    counter += 1
                    open.append(node)
                }
                if frame.next < edges[node].count {
                    frames[frames.count - 1].next += 1
                    let target = edges[node][frame.next]
                    if order[target] < 0 {
                        frames.append(Frame(node: target))
                    } else if component[target] < 0 {
                        lowest[node] = min(lowest[node], order[target])
                    }
                } else {
                    frames.removeLast()
                    if let parent = frames.last { lowest[parent.node] = min(lowest[parent.node], lowest[node]) }
                    if lowest[node] == order[node] { close(from: node, &open) }
                }
            }
        }
    }

    /// Makes a component of the open nodes down to its first one.
    private mutating func close(from first: Int, _ open: inout [Int]) {
        sizes.append(0)
        while let node = open.popLast() {
            component[node] = sizes.count - 1
            sizes[sizes.count - 1] += 1
            if node == first { break }
        }
    }

    /// Whether a path leads from a node back to it.
    func isOnCycle(_ node: Int, in edges: [[Int]]) -> Bool {
        sizes[component[node]] > 1 || edges[node].contains(node)
    }
}
