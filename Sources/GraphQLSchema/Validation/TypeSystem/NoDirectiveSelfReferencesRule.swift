internal import GraphQLLanguage

/// "A directive definition must not contain the use of a directive which references itself directly [or] indirectly by
/// referencing a Type or Directive which transitively includes a reference to this directive" (section "Type System
/// Directives"). What an extension applies to a type as a whole does not count, as in the reference's own tests: the
/// extended type stands already, and so does the directive.
enum NoDirectiveSelfReferencesRule: TypeSystemRule {
    static let name = "NoDirectiveSelfReferences"

    static func check(_ context: inout TypeSystemContext) {
        let graph = ReferenceGraph(context)
        let components = StronglyConnectedComponents(of: graph.edges)
        for (index, directive) in context.source.directives.enumerated()
        where components.isOnCycle(index, in: graph.edges) {
            context.report(
                "Directive \"@\(directive.name.value)\" must not reference itself directly or indirectly.",
                at: [directive.location], in: context.source.directivePositions[index])
        }
    }

    /// Which directives and types each directive and type mentions: first the source's directives, then its types.
    private struct ReferenceGraph {
        private(set) var edges: [[Int]] = []

        init(_ context: TypeSystemContext) {
            let directives = context.source.directives
            let positions = Dictionary(
                directives.enumerated().map { ($1.name.value, $0) }, uniquingKeysWith: { first, _ in first })
            func mentions(_ applied: [Directive]) -> [Int] { applied.compactMap { positions[$0.name.value] } }
            func mentions(_ inputs: [InputValueDefinition], _ values: [SchemaInputValue]) -> [Int] {
                zip(inputs, values).flatMap { input, value -> [Int] in
                    let type = value.type.namedType
                    let isDefined = context.source(of: type) != nil
                    return mentions(input.directives) + (isDefined ? [directives.count + type.index] : [])
                }
            }
            for (definition, directive) in zip(directives, context.schema.directives) {
                edges.append(mentions(definition.arguments, directive.arguments))
            }
            for (source, type) in context.types {
                edges.append(
                    mentions(source.definition.directives) + mentions(source.enumValues.flatMap(\.directives))
                        + mentions(source.inputFields, type.inputFields))
            }
        }
    }
}
