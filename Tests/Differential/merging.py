"""The specification's own algorithm of section "Field Selection Merging", word by word: slow, and nothing left out."""

from graphql import (
    GraphQLList, GraphQLNonNull, GraphQLObjectType, get_named_type, is_composite_type, is_leaf_type, print_ast,
    type_from_ast)
from graphql.language import FieldNode, FragmentDefinitionNode, InlineFragmentNode, Visitor, visit
from graphql.type.introspection import SchemaMetaFieldDef, TypeMetaFieldDef, TypeNameMetaFieldDef

META_FIELDS = {"__typename": TypeNameMetaFieldDef, "__schema": SchemaMetaFieldDef, "__type": TypeMetaFieldDef}


class Merging:
    def __init__(self, schema, document):
        self.schema, self.document, self.steps = schema, document, 0
        self.fragments = {d.name.value: d for d in document.definitions if isinstance(d, FragmentDefinitionNode)}

    def has_conflict(self):
        """Whether FieldsInSetCanMerge is false for some selection set of the document."""
        return any(not self.can_merge([(parent, selection_set)]) for parent, selection_set in self.sets())

    def sets(self):
        found = []

        def walk(parent, selection_set):
            found.append((parent, selection_set))
            for node in selection_set.selections:
                if isinstance(node, FieldNode) and node.selection_set:
                    type = self.type_of(parent, node)
                    walk(type and get_named_type(type), node.selection_set)
                elif isinstance(node, InlineFragmentNode):
                    walk(self.condition(node, parent), node.selection_set)

        for definition in self.document.definitions:
            if isinstance(definition, FragmentDefinitionNode):
                walk(self.condition(definition, None), definition.selection_set)
            elif hasattr(definition, "operation"):
                walk(self.schema.get_root_type(definition.operation), definition.selection_set)
        return found

    def condition(self, node, parent):
        if not node.type_condition:
            return parent
        type = type_from_ast(self.schema, node.type_condition)
        return type if is_composite_type(type) else None

    def type_of(self, parent, field):
        name = field.name.value
        if name == "__typename" or (name in META_FIELDS and parent is self.schema.query_type):
            return META_FIELDS[name].type
        definition = getattr(parent, "fields", {}).get(name)
        return definition and definition.type

    def fields(self, sets):
        """The fields with their parent types, including fragments and inline fragments."""
        found, visited, stack = [], set(), list(sets)
        while stack:
            parent, selection_set = stack.pop()
            for node in selection_set.selections:
                if isinstance(node, FieldNode):
                    found.append((parent, node))
                elif isinstance(node, InlineFragmentNode):
                    stack.append((self.condition(node, parent), node.selection_set))
                elif node.name.value in self.fragments and node.name.value not in visited:
                    visited.add(node.name.value)
                    fragment = self.fragments[node.name.value]
                    stack.append((self.condition(fragment, None), fragment.selection_set))
        return found

    def pairs(self, sets):
        by_name = {}
        for parent, node in self.fields(sets):
            by_name.setdefault((node.alias or node.name).value, []).append((parent, node))
        for fields in by_name.values():
            for index, a in enumerate(fields):
                for b in fields[index + 1:]:
                    if a[1] is not b[1]:
                        yield a, b

    def merged(self, a, b):
        return [(t and get_named_type(t), n.selection_set)
                for t, n in ((self.type_of(*a), a[1]), (self.type_of(*b), b[1])) if n.selection_set]

    def step(self):
        self.steps += 1
        if self.steps > 200_000:
            raise OverflowError("too many pairs of fields")

    def can_merge(self, sets):
        for a, b in self.pairs(sets):
            self.step()
            if not self.same_shape(a, b):
                return False
            both_objects = isinstance(a[0], GraphQLObjectType) and isinstance(b[0], GraphQLObjectType)
            if a[0] is b[0] or not both_objects:
                if a[1].name.value != b[1].name.value or arguments(a[1]) != arguments(b[1]):
                    return False
                merged = self.merged(a, b)
                if merged and not self.can_merge(merged):
                    return False
        return True

    def same_shape(self, a, b):
        self.step()
        type_a, type_b = self.type_of(*a), self.type_of(*b)
        while type_a and type_b:
            if isinstance(type_a, GraphQLNonNull) or isinstance(type_b, GraphQLNonNull):
                if not (isinstance(type_a, GraphQLNonNull) and isinstance(type_b, GraphQLNonNull)):
                    return False
            elif isinstance(type_a, GraphQLList) or isinstance(type_b, GraphQLList):
                if not (isinstance(type_a, GraphQLList) and isinstance(type_b, GraphQLList)):
                    return False
            else:
                break
            type_a, type_b = type_a.of_type, type_b.of_type
        if type_a and type_b and (is_leaf_type(type_a) or is_leaf_type(type_b)) and type_a is not type_b:
            return False
        return all(self.same_shape(c, d) for c, d in self.pairs(self.merged(a, b)))


def arguments(field):
    return sorted((a.name.value, print_ast(sorted_fields(a.value))) for a in field.arguments)


def sorted_fields(value):
    """Input objects are unordered."""

    class Sorting(Visitor):
        def leave_object_value(self, node, *_):
            copy = node.__copy__()
            copy.fields = tuple(sorted(node.fields, key=lambda f: f.name.value))
            return copy

    return visit(value, Sorting())
