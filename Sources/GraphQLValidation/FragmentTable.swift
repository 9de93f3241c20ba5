import GraphQLLanguage
import GraphQLSchema

/// The operations and fragments of a document by number: each executable definition has the index of its place among
/// them. Of fragments with one name, the first is meant.
struct FragmentTable {
    /// A fragment that spreads can name.
    struct Fragment {
        /// Its index among the executable definitions.
        let index: Int
        /// The definition.
        let definition: FragmentDefinition
        /// What it applies to; nil if no such object, interface or union type exists.
        let type: SchemaType?
    }

    /// How many operations and fragments there are.
    private(set) var definitionCount = 0
    /// How many operations there are.
    private(set) var operationCount = 0
    private var fragments: [String: Fragment] = [:]

    init(_ document: Document, schema: Schema) {
        for definition in document.definitions {
            switch definition {
            case .operation:
                operationCount += 1
                definitionCount += 1
            case .fragment(let fragment):
                if fragments[fragment.name.value] == nil {
                    let type = schema.type(named: fragment.typeCondition.value)
                    fragments[fragment.name.value] = Fragment(
                        index: definitionCount, definition: fragment,
                        type: type.flatMap { $0.kind.isComposite ? $0 : nil })
                }
                definitionCount += 1
            default: break
            }
        }
    }

    /// The fragment of this name.
    subscript(name: String) -> Fragment? { fragments[name] }
}
