"""Operations at random for a schema, variables for them, and worlds that their resolvers answer from."""

from graphql import (
    GraphQLEnumType, GraphQLInputObjectType, GraphQLInterfaceType, GraphQLList, GraphQLNonNull, GraphQLObjectType,
    GraphQLScalarType, GraphQLUnionType, get_named_type, is_abstract_type, is_composite_type, is_input_type, is_leaf_type,
    is_required_argument, is_required_input_field)
from graphql.language import FieldNode, FragmentDefinitionNode, FragmentSpreadNode, InlineFragmentNode, OperationDefinitionNode


class OperationGenerator:
    """`slip()` is true with the probability of mistakes, 0 for documents that are to be valid."""

    def __init__(self, schema, random, mistakes=0.0):
        self.schema, self.random, self.mistakes = schema, random, mistakes
        self.types = [t for n, t in schema.type_map.items() if not n.startswith("__")]
        self.composites = [t for t in self.types if is_composite_type(t)]
        self.input_types = [t for t in self.types if is_input_type(t)]
        self.variables, self.fragments, self.aliases = {}, {}, 0

    def slip(self):
        return self.random.random() < self.mistakes

    def chance(self, probability):
        return self.random.random() < probability

    def document(self):
        roots = {"query": self.schema.query_type, "mutation": self.schema.mutation_type,
                 "subscription": self.schema.subscription_type}
        available = [k for k, t in roots.items() if t or self.slip()]
        kind = self.random.choice(available + ["query"] * 2)
        root = roots[kind] or self.schema.query_type
        if kind == "subscription" and not self.slip():
            body = "{ " + self.field(root, 0, plain=True) + " }"
        else:
            body = self.selections(root, 0)
        directives = self.directives(kind.upper())
        definitions = []
        done = set()
        while len(done) < len(self.fragments):
            for name in [n for n in self.fragments if n not in done]:
                done.add(name)
                type, depth = self.fragments[name]
                definitions.append(
                    f"fragment {name} on {type.name}{self.directives('FRAGMENT_DEFINITION')} {self.selections(type, depth)}")
        variables = self.variable_definitions()
        name = " Q" if variables or self.chance(0.5) or kind != "query" or directives else ""
        if kind == "query" and not name:
            definitions.insert(0, body)
        else:
            definitions.insert(0, f"{kind}{name}{variables}{directives} {body}")
        if self.slip():
            definitions.append(self.random.choice(
                ["{ __typename }", "query Q { __typename }", "fragment F0 on Query { __typename }", "type X { y: Int }",
                 "fragment Unused on Query { ...Unused }", "mutation Z { a }", "subscription T { __typename id name }"]))
        elif self.chance(0.05) and name:
            definitions.append("query Other { __typename }")
        return "\n".join(definitions)

    # Selections

    def selections(self, type, depth):
        parts = []
        for _ in range(self.random.choice([1, 2, 2, 3]) if depth else self.random.randint(1, 4)):
            choice = self.random.random()
            if choice < 0.08 or isinstance(type, GraphQLUnionType) and choice < 0.3:
                parts.append(self.alias(0.2) + "__typename")
            elif choice < 0.22 and depth < 4 or isinstance(type, GraphQLUnionType) and not self.slip():
                parts.append(self.fragment(type, depth))
            elif isinstance(type, GraphQLUnionType):
                parts.append("id")
            else:
                parts.append(self.field(type, depth))
        return "{ " + "\n".join(parts) + " }" if not self.slip() else self.random.choice(["{ }", "{ id }", ""])

    def alias(self, probability):
        if self.slip():
            return self.random.choice(["a: ", "id: ", "name: ", "__typename: "])
        if self.chance(probability):
            self.aliases += 1
            return f"x{self.aliases}: "
        return ""

    def field(self, type, depth, plain=False):
        if self.slip():
            name = self.random.choice(["id", "name", "unknown", "root0", "items", "__schema", "__type"])
        else:
            name = self.random.choice(list(type.fields))
        definition = type.fields.get(name)
        if definition is None:
            return self.alias(0.3) + name + self.random.choice(["", "", " { id }", "(a: 1)"])
        target = get_named_type(definition.type)
        if depth > 3 and is_composite_type(target) and not self.slip():
            return self.alias(0.2) + "__typename" if not plain else "id"
        text = self.alias(0.55 if definition.args else 0.25) + name + self.arguments(definition.args)
        if not plain:
            text += self.directives("FIELD")
        if is_composite_type(target) != self.slip():
            text += " " + self.selections(target if is_composite_type(target) else type, depth + 1)
        return text

    def fragment(self, type, depth):
        candidates = [t for t in self.composites if self.overlaps(type, t)] or [type]
        target = self.random.choice(self.types if self.slip() else candidates)
        if self.chance(0.5) or len(self.fragments) > 7:
            condition = f" on {target.name}" if self.chance(0.8) or target is not type else ""
            inside = target if is_composite_type(target) else type
            return f"...{condition}{self.directives('INLINE_FRAGMENT')} {self.selections(inside, depth + 1)}"
        usable = [n for n, (t, d) in self.fragments.items() if d > depth and (t is target or self.slip())]
        if self.slip():
            name = self.random.choice(list(self.fragments) + ["Missing"])
        elif usable and (self.chance(0.4) or len(self.fragments) > 5):
            name = self.random.choice(usable)
        else:
            name = f"F{len(self.fragments)}"
            self.fragments[name] = (target if is_composite_type(target) else type, depth + 1)
        return f"...{name}{self.directives('FRAGMENT_SPREAD')}"

    def overlaps(self, a, b):
        possible = lambda t: set(self.schema.get_possible_types(t)) if is_abstract_type(t) else {t}
        return bool(possible(a) & possible(b))

    # Arguments and values

    def arguments(self, definitions):
        parts = []
        for name, argument in definitions.items():
            if (is_required_argument(argument) and not self.slip()) or self.chance(0.5):
                parts.append(f"{name}: {self.value(argument.type, 0, argument.default_value)}")
        if self.slip():
            parts.append(self.random.choice(["a: 1", "unknown: null", "b: $undefined"]))
        return "(" + ", ".join(parts) + ")" if parts else ""

    def directives(self, location):
        found = []
        if location in ("FIELD", "FRAGMENT_SPREAD", "INLINE_FRAGMENT") and self.chance(0.06):
            found.append(f" @{self.random.choice(['skip', 'include'])}(if: "
                         f"{self.value(GraphQLNonNull(self.schema.type_map['Boolean']), 0, None)})")
        custom = self.schema.get_directive("custom")
        if custom and (location in [l.name for l in custom.locations]) != self.slip() and self.chance(0.08):
            found += [" @custom" + self.arguments(custom.args)] * (2 if custom.is_repeatable or self.slip() else 1)
        if self.slip():
            found.append(self.random.choice([" @unknown", " @skip", " @include(if: null)", " @deprecated", " @skip(if: true)"]))
        return "".join(found)

    def value(self, type, depth, default=None):
        random = self.random
        if self.slip():
            return random.choice(["null", "1", '"x"', "RED", "{id: 1}", "[1]", "1.5", "true", "$undefined", "2147483648",
                                  "[[]]", "{}", "1e400", '"""b"""'])
        if self.chance(0.25):
            return self.variable(type, default)
        if isinstance(type, GraphQLNonNull):
            return self.value_not_null(type.of_type, depth)
        return "null" if self.chance(0.1) else self.value_not_null(type, depth)

    def value_not_null(self, type, depth):
        random = self.random
        if isinstance(type, GraphQLList):
            if self.chance(0.2):
                return self.value_not_null(getattr(type.of_type, "of_type", type.of_type)
                                           if isinstance(type.of_type, GraphQLNonNull) else type.of_type, depth)
            return "[" + " ".join(self.value(type.of_type, depth + 1) for _ in range(random.randint(0, 3))) + "]"
        if isinstance(type, GraphQLEnumType):
            return random.choice(list(type.values))
        if isinstance(type, GraphQLInputObjectType):
            fields = list(type.fields.items())
            if getattr(type, "is_one_of", False) and not self.slip():
                name, field = random.choice(fields)
                return "{%s: %s}" % (name, self.value_not_null(field.type, depth + 1))
            parts = [f"{name}: {self.value(field.type, depth + 1, field.default_value)}" for name, field in fields
                     if (is_required_input_field(field) and not self.slip()) or (depth < 3 and self.chance(0.4))]
            return "{" + ", ".join(parts + (["unknown: 1"] if self.slip() else [])) + "}"
        return {
            "Int": lambda: str(random.choice([0, 1, -5, 2147483647, -2147483648])),
            "Float": lambda: random.choice(["1", "-2.5", "3e2", "0.1", "12345678901234567890"]),
            "String": lambda: random.choice(['"a"', '"\\u00e9\\n"', '"""b"""', '""']),
            "Boolean": lambda: random.choice(["true", "false"]), "ID": lambda: random.choice(["7", '"k"']),
        }.get(type.name, lambda: random.choice(["1", '"s"', "{a: [1, B]}", "true", "[]"]))()

    def variable(self, type, default):
        """A variable whose type fits a position, a new one or one used before."""
        declared = type
        text = ""
        if isinstance(type, GraphQLNonNull) and self.chance(0.3):
            declared, text = type.of_type, self.constant(type)
        elif isinstance(type, GraphQLNonNull) and default not in (None,) and str(default) != "Undefined" and self.chance(0.5):
            declared = type.of_type
        elif not isinstance(type, GraphQLNonNull) and self.chance(0.3):
            declared = GraphQLNonNull(type)
        if not text and self.chance(0.2):
            text = self.constant(declared)
        if self.slip():
            declared = self.random.choice(self.types)
        for name, (known, _) in self.variables.items():
            if (str(known) == str(declared) and self.chance(0.6)) or self.slip():
                return f"${name}"
        name = f"v{len(self.variables)}"
        self.variables[name] = (declared, text)
        return f"${name}"

    def plain(self):
        """A generator that uses no variables."""
        plain = OperationGenerator(self.schema, self.random, self.mistakes)
        plain.variable = lambda type, default: plain.value_not_null(
            type.of_type if isinstance(type, GraphQLNonNull) else type, 2)
        return plain

    def constant(self, type):
        return self.plain().value(type, 1)

    def variable_definitions(self):
        parts = []
        for name, (type, default) in self.variables.items():
            if self.slip():
                continue
            parts.append(f"${name}: {type}" + (f" = {default}" if default else "") 
                         + self.plain().directives("VARIABLE_DEFINITION"))
        if self.slip():
            parts.append(self.random.choice(["$unused: Int", "$v0: Int", "$m: Missing", "$o: Query", "$d: Int = RED"]))
        return "(" + ", ".join(parts) + ")" if parts else ""

    # Requests

    def variable_values(self, badness):
        values = {}
        for name, (type, default) in self.variables.items():
            required = isinstance(type, GraphQLNonNull) and not default
            if (required and self.random.random() >= badness) or self.chance(0.7):
                if is_input_type(type):
                    values[name] = self.json(type, badness)
        return values

    def json(self, type, badness, depth=0):
        random = self.random
        if random.random() < badness:
            return random.choice([None, 1, 1.0, 1.5, "x", "RED", True, [], {}, [None], {"unknown": 1}, 2**31, [[1]], "7", 1e300])
        if isinstance(type, GraphQLNonNull):
            return self.json_not_null(type.of_type, badness, depth)
        return None if self.chance(0.1) else self.json_not_null(type, badness, depth)

    def json_not_null(self, type, badness, depth):
        random = self.random
        if isinstance(type, GraphQLList):
            if self.chance(0.15):
                inner = type.of_type.of_type if isinstance(type.of_type, GraphQLNonNull) else type.of_type
                return self.json_not_null(inner, badness, depth)
            return [self.json(type.of_type, badness, depth + 1) for _ in range(random.randint(0, 3))]
        if isinstance(type, GraphQLEnumType):
            return random.choice(list(type.values))
        if isinstance(type, GraphQLInputObjectType):
            fields = list(type.fields.items())
            if getattr(type, "is_one_of", False):
                name, field = random.choice(fields)
                return {name: self.json_not_null(field.type, badness, depth + 1)}
            return {name: self.json(field.type, badness, depth + 1) for name, field in fields
                    if is_required_input_field(field) or (depth < 3 and self.chance(0.5))}
        return random.choice({"Int": [0, -7, 2147483647, 4.0], "Float": [1, 2.5, -1e10], "String": ["", "é", "a\n"],
                              "Boolean": [True, False], "ID": ["k", 7]}.get(type.name, [1, "s", {"a": [1]}, False, []]))


class WorldGenerator:
    """What resolvers answer, by response name: right values, and with a probability nulls, errors and wrong values."""

    def __init__(self, schema, document, random, badness):
        self.schema, self.random, self.badness = schema, random, badness
        self.fragments = {d.name.value: d for d in document.definitions if isinstance(d, FragmentDefinitionNode)}
        self.operation = next(d for d in document.definitions if isinstance(d, OperationDefinitionNode))
        self.root = schema.get_root_type(self.operation.operation)

    def world(self):
        return self.object(self.root, [self.operation.selection_set])

    def object(self, type, sets):
        fields = {}
        for node in self.fields(sets, set()):
            fields.setdefault((node.alias or node.name).value, []).append(node)
        world = {}
        for name, nodes in fields.items():
            definition = type.fields.get(nodes[0].name.value)
            if definition:
                world[name] = self.value(definition.type, [n.selection_set for n in nodes if n.selection_set])
        return world

    def fields(self, sets, visited):
        for one in sets:
            for node in one.selections:
                if isinstance(node, FieldNode):
                    yield node
                elif isinstance(node, InlineFragmentNode):
                    yield from self.fields([node.selection_set], visited)
                elif node.name.value not in visited:
                    yield from self.fields([self.fragments[node.name.value].selection_set], visited | {node.name.value})

    def value(self, type, sets, below_list=False):
        random = self.random
        if isinstance(type, GraphQLNonNull):
            return self.value(type.of_type, sets, below_list)
        if random.random() < self.badness:
            choice = random.random()
            if choice < 0.4:
                return None
            if choice < 0.8:
                return {"$error": "refused", **({"$extensions": {"code": "X"}} if choice < 0.5 else {})}
            if isinstance(type, GraphQLList):
                return random.choice([1, "text", True])
            if is_leaf_type(type) and not (isinstance(type, GraphQLScalarType) and type.name == "S0"):
                return random.choice([2**31, "NOPE", True, 1.5, [1], 3, {"a": 1}])
            if is_abstract_type(type):
                return random.choice([{"$typeError": "unknown kind"}, {"$type": "Query"}, {"$type": "Nobody"}, {}])
        if isinstance(type, GraphQLList):
            return [self.value(type.of_type, sets, True) for _ in range(random.randint(0, 3))]
        if is_abstract_type(type):
            possible = self.schema.get_possible_types(type)
            if not possible:
                return None
            object = random.choice(possible)
            return {"$type": object.name, **self.object(object, sets)}
        if isinstance(type, GraphQLObjectType):
            return self.object(type, sets)
        if isinstance(type, GraphQLEnumType):
            return random.choice(list(type.values))
        if type.name == "S0":
            return {"$arguments": True} if self.random.random() < 0.8 else random.choice([1, "s", {"k": [None]}, False])
        return random.choice({"Int": [0, -1, 2147483647], "Float": [0.5, 3, -1e100], "String": ["", "é\"\\", "\U0001F600"],
                              "Boolean": [True, False], "ID": ["k", 5]}[type.name])
