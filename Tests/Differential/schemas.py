"""Schemas at random, as texts of the type system definition language.

Every choice has a way to go wrong: `slip()` is true with the generator's probability of mistakes, 0 for schemas that
are to be valid.
"""

LEAVES = ["Int", "Float", "String", "Boolean", "ID"]
FIELDS = ["id", "name", "size", "next", "items", "owner", "state", "tags"]
EXECUTABLE = ["QUERY", "MUTATION", "SUBSCRIPTION", "FIELD", "FRAGMENT_DEFINITION", "FRAGMENT_SPREAD",
              "INLINE_FRAGMENT", "VARIABLE_DEFINITION"]
TYPE_SYSTEM = ["SCHEMA", "SCALAR", "OBJECT", "FIELD_DEFINITION", "ARGUMENT_DEFINITION", "INTERFACE", "UNION", "ENUM",
               "ENUM_VALUE", "INPUT_OBJECT", "INPUT_FIELD_DEFINITION"]


class SchemaGenerator:
    def __init__(self, random, mistakes=0.0, one_of=False):
        self.random, self.mistakes, self.one_of = random, mistakes, one_of
        r = random.randint
        self.objects = ["Query"] + [f"O{i}" for i in range(r(1, 4))]
        self.interfaces = [f"N{i}" for i in range(r(0, 3))]
        self.unions = [f"U{i}" for i in range(r(0, 2))]
        self.enums = [f"E{i}" for i in range(r(1, 2))]
        self.inputs = [f"I{i}" for i in range(r(0, 3))]
        self.scalars = ["S0"]
        self.one_ofs = {name for name in self.inputs if one_of and random.random() < 0.4}
        self.values = {name: ["RED", "GREEN", "BLUE"][: r(1, 3)] for name in self.enums}
        self.input_fields = {name: self.inputs_of(name) for name in self.inputs}

    def slip(self):
        return self.random.random() < self.mistakes

    def chance(self, probability):
        return self.random.random() < probability

    # References

    def anything(self):
        return self.random.choice(
            self.objects + self.interfaces + self.unions + self.enums + self.inputs + self.scalars + ["Missing", "Int"])

    def wrapped(self, name):
        if self.chance(0.25):
            name = f"[{name}{'!' if self.chance(0.4) else ''}]"
            if self.chance(0.2):
                name = f"[{name}]"
        return name + ("!" if self.chance(0.3) else "")

    def output(self):
        if self.slip():
            return self.wrapped(self.anything())
        composite = self.objects[1:] + self.interfaces + self.unions
        return self.wrapped(self.random.choice(
            composite if self.chance(0.45) else LEAVES + self.enums + self.scalars * 2))

    def input(self, before=None):
        """An input type; of the input objects only those before one, so that required fields make no circle."""
        if self.slip():
            return self.wrapped(self.anything())
        inputs = self.inputs[: self.inputs.index(before)] if before else self.inputs
        return self.wrapped(self.random.choice(inputs * 2 + LEAVES + self.enums + self.scalars))

    # Values

    def literal(self, type, depth=0):
        if self.slip():
            return self.random.choice(["null", "1", '"x"', "RED", "{a: 1}", "[1]", "1.5", "true"])
        if type.endswith("!"):
            return self.literal_not_null(type[:-1], depth)
        return "null" if self.chance(0.15) else self.literal_not_null(type, depth)

    def literal_not_null(self, type, depth):
        random = self.random
        if type.startswith("["):
            item = type[1:-1]
            if self.chance(0.2):
                return self.literal_not_null(item.rstrip("!"), depth)
            return "[" + " ".join(self.literal(item, depth + 1) for _ in range(random.randint(0, 2))) + "]"
        if type in self.enums:
            return random.choice(self.values[type])
        if type in self.inputs:
            return self.object_literal(type, depth)
        return {
            "Int": lambda: str(random.randint(-9, 99)), "Float": lambda: random.choice(["1", "-2.5", "3e2"]),
            "String": lambda: random.choice(['"a"', '"\\u00e9"', '"""b"""']),
            "Boolean": lambda: random.choice(["true", "false"]), "ID": lambda: random.choice(["7", '"k"']),
        }.get(type, lambda: random.choice(["1", '"s"', "{a: [1, B]}", "true"]))()

    def object_literal(self, name, depth):
        fields = self.input_fields.get(name, [])
        if name in self.one_ofs:
            if not fields:
                return "{}"
            field, type, _ = self.random.choice(fields)
            return "{%s: %s}" % (field, self.literal_not_null(type, depth + 1))
        parts = []
        for field, type, default in fields:
            required = type.endswith("!") and default is None
            if (required and not self.slip()) or (depth < 2 and self.chance(0.5)):
                parts.append(f"{field}: {self.literal(type, depth + 1)}")
        if self.slip():
            parts.append("unknown: 1")
        return "{" + ", ".join(parts) + "}"

    # Definitions

    def inputs_of(self, name):
        self.input_fields = getattr(self, "input_fields", {})
        fields = []
        for field in self.random.sample(FIELDS, self.random.randint(1, 4)):
            type = self.input(before=name)
            if name in self.one_ofs:
                fields.append((field, type.rstrip("!") if not self.slip() else type, None))
            else:
                fields.append((field, type, self.literal(type, 1) if self.chance(0.3) else None))
        self.input_fields[name] = fields
        return fields

    def description(self):
        return self.random.choice(['"d" ', '"""long"""\n']) if self.chance(0.1) else ""

    def deprecated(self):
        if self.slip():
            return self.random.choice([" @unknown", " @deprecated @deprecated", ' @deprecated(why: "x")', " @custom"])
        return self.random.choice([" @deprecated", ' @deprecated(reason: "r")']) if self.chance(0.08) else ""

    def values_text(self, fields):
        return " ".join(
            f"{self.description()}{name}: {type}" + (f" = {default}" if default is not None else "")
            + (self.deprecated() if not type.endswith("!") or default is not None else "")
            for name, type, default in fields)

    def arguments(self):
        if not self.chance(0.4):
            return ""
        arguments = []
        for name in self.random.sample(["a", "b", "c"], self.random.randint(1, 3)):
            type = self.input()
            arguments.append((name, type, self.literal(type) if self.chance(0.35) else None))
        return "(" + self.values_text(arguments) + ")"

    def field(self, name):
        return [name, self.arguments(), self.output(), self.deprecated()]

    def text(self):
        """The whole schema."""
        definitions = []
        interface_fields, parents = {}, {}
        for index, name in enumerate(self.interfaces):
            above = [n for n in self.interfaces[:index] if self.chance(0.4)]
            parents[name] = self.closed(above, parents)
            interface_fields[name] = self.fields(parents[name], interface_fields)
            definitions.append(self.composite("interface", name, parents[name], interface_fields[name]))
        for name in self.objects:
            implemented = self.closed([n for n in self.interfaces if self.chance(0.5)], parents)
            fields = self.fields(implemented, interface_fields)
            if name == "Query":
                fields += [["root" + str(i), self.arguments(), self.output(), ""] for i in range(3)]
            definitions.append(self.composite("type", name, implemented, fields))
        for name in self.unions:
            members = self.random.sample(self.objects[1:], self.random.randint(1, len(self.objects) - 1))
            if self.slip():
                members.append(self.anything())
            definitions.append(f"union {name} = {' | '.join(members)}")
        for name in self.enums:
            values = list(self.values[name]) + ([self.random.choice(["RED", "true", "X"])] if self.slip() else [])
            definitions.append(f"enum {name} {{ {' '.join(v + self.deprecated() for v in values)} }}")
        for name in self.inputs:
            one_of = " @oneOf" if name in self.one_ofs else ""
            definitions.append(f"input {name}{one_of} {{ {self.values_text(self.input_fields[name])} }}")
        definitions.append("scalar S0" + (' @specifiedBy(url: "https://example.com")' if self.chance(0.2) else ""))
        definitions += self.operations() + self.directives() + self.extensions()
        self.random.shuffle(definitions)
        return "\n".join(self.description() + d if not d.startswith("extend") else d for d in definitions)

    def closed(self, names, parents):
        """Interfaces with all they implement."""
        all = []
        for name in names:
            all += [n for n in parents[name] + [name] if n not in all and not self.slip()]
        return all

    def fields(self, implemented, interface_fields):
        fields = {}
        for interface in implemented:
            for field in interface_fields[interface]:
                if field[0] not in fields and not self.slip():
                    fields[field[0]] = list(field)
                    if not field[2].endswith("!") and self.chance(0.2):
                        fields[field[0]][2] += "!"
        for name in self.random.sample(FIELDS, self.random.randint(1, 4)):
            fields.setdefault(name, self.field(name))
        return list(fields.values()) + ([self.field("id")] if self.slip() else [])

    def composite(self, keyword, name, implemented, fields):
        listed = implemented + ([self.anything()] if self.slip() else [])
        clause = f" implements {' & '.join(listed)}" if listed else ""
        body = " ".join(f"{self.description()}{n}{arguments}: {type}{deprecated}" for n, arguments, type, deprecated in fields)
        return f"{keyword} {name}{clause} {{ {body} }}"

    def operations(self):
        if not self.chance(0.5):
            return []
        others = {"mutation": self.random.choice(self.objects[1:]), "subscription": self.random.choice(self.objects[1:])}
        if others["mutation"] == others["subscription"] and not self.slip():
            del others["subscription"]
        if self.slip():
            others["mutation"] = self.anything()
        return ["schema { query: Query " + " ".join(f"{k}: {v}" for k, v in others.items()) + " }"]

    def directives(self):
        locations = self.random.sample(EXECUTABLE, self.random.randint(2, 8))
        definitions = [
            f"directive @custom{self.arguments()}{' repeatable' if self.chance(0.3) else ''} on {' | '.join(locations)}",
            f"directive @onType(x: Int = 1) repeatable on {' | '.join(TYPE_SYSTEM)}",
        ]
        return definitions + (["directive @custom on FIELD"] if self.slip() else [])

    def extensions(self):
        found = []
        if self.chance(0.2):
            found.append("extend type Query { extra: Int }")
        if self.chance(0.15):
            found.append(f"extend enum {self.enums[0]} @onType {{ {'EXTRA' if not self.slip() else 'RED'} }}")
            self.values[self.enums[0]] = self.values[self.enums[0]] + ["EXTRA"]
        if self.slip():
            found.append(f"extend {self.random.choice(['type', 'enum', 'input', 'union', 'scalar'])} {self.anything()} @onType")
        return found
