import GraphQLLanguage
import GraphQLSchema

/// The one walk over a document. It keeps the type context and calls each rule for the nodes the rule is about; the
/// rules that need to have seen the whole document come at its end.
struct DocumentWalker {
    var context: ValidationContext
    var graph = DefinitionGraph()
    var selections: SelectionGraph

    private var operationNames = UniqueOperationNamesRule()
    private var fragmentNames = UniqueFragmentNamesRule()

    init(_ document: Document, schema: Schema, options: ValidationOptions) {
        context = ValidationContext(
            schema: schema, options: options, fragments: FragmentTable(document, schema: schema))
        selections = SelectionGraph(definitionCount: context.fragments.definitionCount)
    }

    mutating func walk(_ document: Document) {
        for definition in document.definitions {
            switch definition {
            case .operation(let operation): visit(operation)
            case .fragment(let fragment): visit(fragment)
            default: visit(typeSystem: definition)
            }
            if context.isFinished { return }
        }
        NoFragmentCyclesRule.check(document, graph, &context)
        NoUnusedFragmentsRule.check(document, graph, &context)
        VariableChecks.check(document, &graph, &context)
        OverlappingFieldsCanBeMergedRule.check(selections, &context)
    }

    private mutating func visit(_ operation: OperationDefinition) {
        graph.beginDefinition()
        let root = context.schema.rootType(for: operation.operationType).map { context.schema[$0] }
        KnownOperationTypesRule.check(operation, root: root, &context)
        operationNames.check(operation, &context)
        LoneAnonymousOperationRule.check(operation, &context)
        if !operation.variableDefinitions.isEmpty {
            UniqueVariableNamesRule.check(operation.variableDefinitions, &context)
            for variable in operation.variableDefinitions { visit(variable) }
        }
        visit(operation.directives, at: DirectiveLocation(operation.operationType))
        visit(operation.selectionSet, on: root, into: selections.beginOperation())
        if let root, operation.operationType == .subscription {
            SingleFieldSubscriptionsRule.check(operation, root: root, &context)
        }
    }

    private mutating func visit(_ fragment: FragmentDefinition) {
        graph.beginDefinition()
        let condition = fragment.typeCondition
        let type = context.schema.type(named: condition.value)
        KnownTypeNamesRule.check(condition, type, &context)
        FragmentsOnCompositeTypesRule.check(condition, type, fragment: fragment.name.value, &context)
        fragmentNames.check(fragment, &context)
        visit(fragment.directives, at: .fragmentDefinition)
        visit(
            fragment.selectionSet, on: type.flatMap { $0.kind.isComposite ? $0 : nil },
            into: selections.beginFragment(definition: graph.count - 1))
    }

    private mutating func visit(typeSystem definition: Definition) {
        ExecutableDefinitionsRule.check(definition, &context)
        for place in definition.directivePlaces {
            UniqueDirectivesPerLocationRule.check(place.directives, &context)
            for directive in place.directives {
                KnownDirectivesRule.check(
                    directive, context.schema.directive(named: directive.name.value), at: place.location, &context)
            }
        }
    }

    private mutating func visit(_ variable: VariableDefinition) {
        let name = variable.type.namedType
        let namedType = context.schema.type(named: name.value)
        KnownTypeNamesRule.check(name, namedType, &context)
        VariablesAreInputTypesRule.check(variable, namedType, &context)
        if let value = variable.defaultValue {
            let type = namedType?.kind.isInput == true ? context.schema.type(for: variable.type) : nil
            visit(value, at: InputPosition(type: type))
        }
        visit(variable.directives, at: .variableDefinition)
    }
}
