"""What an answer must be, whatever was asked: well-formed, and of the types that the schema promises."""

from graphql import (
    GraphQLList,
    GraphQLNonNull,
    TypeInfo,
    TypeInfoVisitor,
    Visitor,
    get_named_type,
    is_composite_type,
    is_enum_type,
    parse,
    visit,
)

SCALARS = {"String": str, "ID": str, "DateTime": str, "Boolean": bool, "Int": int, "Float": (int, float)}


def complaints(answer, document, schema):
    """What is wrong with the answer to a document, as texts; none if all is well."""
    if not isinstance(answer, dict):
        return ["the answer is no object"]
    found = [f"unknown member {name}" for name in answer.keys() - {"data", "errors", "extensions"}]
    if "errors" in answer:
        found += list(_errors(answer["errors"]))
    elif "data" not in answer:
        found.append("neither data nor errors")
    if answer.get("data") is not None:
        fields = _fields(document, schema)
        found += list(_object(answer["data"], (), fields))
    return found


def _errors(errors):
    if not isinstance(errors, list) or not errors:
        yield "errors is no list with something in it"
        return
    for error in errors:
        if not isinstance(error.get("message"), str) or not error["message"]:
            yield f"an error without a message: {error}"
        if not isinstance(error.get("extensions", {}).get("code"), str):
            yield f"an error without a code: {error}"
        for location in error.get("locations", []):
            if location["line"] < 1 or location["column"] < 1:
                yield f"no place: {error}"


def _fields(document, schema):
    """The type of every response position: a tuple of response names to a type."""
    types = TypeInfo(schema)
    fields = {}
    path = []

    class Collect(Visitor):
        def enter_field(self, node, *_):
            path.append((node.alias or node.name).value)
            fields[tuple(path)] = types.get_type()

        def leave_field(self, *_):
            path.pop()

    visit(parse(document), TypeInfoVisitor(types, Collect()))
    return fields


def _object(value, path, fields):
    expected = {position[-1] for position in fields if position[:-1] == path}
    if set(value) != expected:
        yield f"{'.'.join(path) or 'data'} has {sorted(value)}, asked were {sorted(expected)}"
        return
    for name, member in value.items():
        yield from _value(member, fields[path + (name,)], path + (name,), fields)


def _value(value, kind, path, fields):
    if isinstance(kind, GraphQLNonNull):
        if value is None:
            yield f"{'.'.join(path)} is null"
        else:
            yield from _value(value, kind.of_type, path, fields)
    elif value is None:
        return
    elif isinstance(kind, GraphQLList):
        if not isinstance(value, list):
            yield f"{'.'.join(path)} is no list"
            return
        for item in value:
            yield from _value(item, kind.of_type, path, fields)
    elif is_composite_type(kind):
        yield from _object(value, path, fields)
    elif is_enum_type(kind):
        if value not in kind.values:
            yield f"{'.'.join(path)} is {value!r}"
    elif not isinstance(value, SCALARS.get(get_named_type(kind).name, object)):
        yield f"{'.'.join(path)} is {value!r}, no {kind}"
