"""The answers of graphql-core, in the form of `graphql-conformance`."""

import functools
import re

import graphql
from graphql import GraphQLError, build_ast_schema, execute_sync, parse, print_ast, validate, validate_schema
from graphql.validation.validate import validate_sdl

VERSION = graphql.version


LINE_END = re.compile("\r\n|[\n\r]")


def location(body, position):
    """The line and column of a position. Those of graphql-core are wrong right after a line's end, and it takes more
    characters for line ends than the specification does (section "Line Terminators")."""
    ends = [m.end() for m in LINE_END.finditer(body) if m.end() <= position]
    return {"line": len(ends) + 1, "column": position - (ends[-1] if ends else 0) + 1}


def error(e):
    body = e.source.body if e.source else ""
    found = {"message": e.message, "locations": [location(body, position) for position in e.positions or []]}
    if e.path is not None:
        found["path"] = list(e.path)
    return found


def errors(found):
    return {"errors": [error(e) for e in found]}


@functools.lru_cache(maxsize=4)
def schema(text):
    return build_ast_schema(parse(text), assume_valid=True)


class Oracle:

    def answer(self, request):
        answers = {"parse": self.parse, "schema": self.build, "validate": self.validate, "execute": self.execute}
        try:
            return answers[request["op"]](request)
        except GraphQLError as e:
            return errors([e])
        except Exception as e:  # It is no better than we are: what it trips over is counted, not compared.
            return {"crashed": f"{type(e).__name__}: {e}"}

    def parse(self, request):
        return {"print": print_ast(parse(request["source"]))}

    def build(self, request):
        document = parse(request["parts"][0])
        found = validate_sdl(document)
        if found:
            return errors(found)
        try:
            return errors(validate_schema(build_ast_schema(document, assume_valid_sdl=True)))
        except TypeError as e:
            # Its type constructors refuse some mistakes before its rules see them, without a place.
            return {**errors([GraphQLError(str(e))]), "hasPlaces": False}

    def validate(self, request):
        return errors(validate(schema(request["schema"]), parse(request["query"]), max_errors=100_000))

    def execute(self, request):
        result = execute_sync(
            schema(request["schema"]), parse(request["query"]), root_value=request["world"], variable_values=request.get("variables"),
            operation_name=request.get("operationName"), field_resolver=resolve, type_resolver=resolve_type)
        found = {"data": result.data}
        if result.errors:
            found["errors"] = [error(e) for e in result.errors]
        return found


def resolve(source, info, **arguments):
    return value(source.get(info.path.key), arguments)


def value(node, arguments):
    if isinstance(node, list):
        return [caught(item, arguments) for item in node]
    if isinstance(node, dict):
        if "$error" in node:
            raise GraphQLError(node["$error"], extensions=node.get("$extensions"))
        if node.get("$arguments"):
            return arguments
    return node


def caught(node, arguments):
    try:
        return value(node, arguments)
    except GraphQLError as e:
        return e


def resolve_type(node, info, type):
    if isinstance(node, dict):
        if "$typeError" in node:
            raise GraphQLError(node["$typeError"])
        return node.get("$type")
    return None
