"""Writes the recorded schemas as introspection tells them: python3 recorded_schemas.py CORE SCHEMAS.json > OUT.json"""

import json
import sys

sys.path.insert(0, sys.argv[1])
from graphql import GraphQLError, build_schema, introspection_from_schema  # noqa: E402


def introspect(text):
    """The introspection of a schema; None if it can't be asked, having no queries or syntax of later editions."""
    try:
        schema = build_schema(text, assume_valid=True, assume_valid_sdl=True)
        return introspection_from_schema(schema)["__schema"]
    except (GraphQLError, TypeError):
        return None


with open(sys.argv[2]) as file:
    json.dump([introspect(text) for text in json.load(file)], sys.stdout)
