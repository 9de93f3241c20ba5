import GraphQLLanguage
import GraphQLSchema

extension DocumentWalker {
    /// Visits selections on a type, nil if it is not known, and records them into a set of the selection graph.
    mutating func visit(_ selectionSet: SelectionSet, on parentType: SchemaType?, into set: SelectionGraph.SetID) {
        for selection in selectionSet.selections {
            switch selection {
            case .field(let field): visit(field, on: parentType, into: set)
            case .fragmentSpread(let spread): visit(spread, on: parentType, into: set)
            case .inlineFragment(let fragment): visit(fragment, on: parentType, into: set)
            }
            if context.isFinished { return }
        }
    }

    private mutating func visit(_ field: Field, on parentType: SchemaType?, into set: SelectionGraph.SetID) {
        let definition = parentType.flatMap { context.schema.field(named: field.name.value, on: $0) }
        let type = (definition?.type.namedType).map { context.schema[$0] }
        if let parentType {
            if let definition, let type {
                NoSchemaIntrospectionRule.check(field, definition, &context)
                ScalarLeafsRule.check(field, definition, type, &context)
                KnownArgumentNamesRule.check(field, definition, on: parentType, &context)
                ProvidedRequiredArgumentsRule.check(field, definition, on: parentType, &context)
            } else {
                FieldsOnCorrectTypeRule.report(field, on: parentType, &context)
            }
        }
        if !field.arguments.isEmpty {
            UniqueArgumentNamesRule.check(field.arguments, &context)
            visit(field.arguments, definitions: definition?.arguments ?? [])
        }
        visit(field.directives, at: .field)
        let node = selections.append(field, on: parentType, type: definition?.type, to: set)
        if let selectionSet = field.selectionSet {
            visit(
                selectionSet, on: type.flatMap { $0.kind.isComposite ? $0 : nil },
                into: selections.beginSelections(of: node))
        }
    }

    private mutating func visit(_ spread: FragmentSpread, on parentType: SchemaType?, into set: SelectionGraph.SetID) {
        if let fragment = context.fragments[spread.name.value] {
            PossibleFragmentSpreadsRule.check(spread, of: fragment, on: parentType, &context)
            graph.append(
                DefinitionGraph.Spread(
                    target: fragment.index, location: spread.location, name: spread.name.value))
            selections.append(spreadOf: fragment.index, to: set)
        } else {
            KnownFragmentNamesRule.report(spread, &context)
        }
        visit(spread.directives, at: .fragmentSpread)
    }

    private mutating func visit(
        _ fragment: InlineFragment, on parentType: SchemaType?, into set: SelectionGraph.SetID
    ) {
        visit(fragment.directives, at: .inlineFragment)
        guard let condition = fragment.typeCondition else {
            return visit(fragment.selectionSet, on: parentType, into: set)
        }
        let named = context.schema.type(named: condition.value)
        KnownTypeNamesRule.check(condition, named, &context)
        FragmentsOnCompositeTypesRule.check(condition, named, fragment: nil, &context)
        let type = named.flatMap { $0.kind.isComposite ? $0 : nil }
        PossibleFragmentSpreadsRule.check(fragment, type, on: parentType, &context)
        visit(fragment.selectionSet, on: type, into: set)
    }

    /// Visits the directives of one place.
    mutating func visit(_ directives: [Directive], at location: DirectiveLocation) {
        if directives.isEmpty { return }
        UniqueDirectivesPerLocationRule.check(directives, &context)
        for directive in directives {
            let definition = context.schema.directive(named: directive.name.value)
            KnownDirectivesRule.check(directive, definition, at: location, &context)
            if let definition {
                KnownArgumentNamesRule.check(directive, definition, &context)
                ProvidedRequiredArgumentsRule.check(directive, definition, &context)
            }
            UniqueArgumentNamesRule.check(directive.arguments, &context)
            visit(directive.arguments, definitions: definition?.arguments ?? [])
            if context.isFinished { return }
        }
    }

    private mutating func visit(_ arguments: [Argument], definitions: [SchemaInputValue]) {
        for argument in arguments {
            let index = definitions.firstIndex { $0.name == argument.name.value }
            visit(argument.value, at: index.map { InputPosition(argument: definitions[$0]) } ?? .unknown)
            if context.isFinished { return }
        }
    }
}
