"""Statements' texts: named parameters become placeholders, and one call has one statement."""

import re

from .errors import APIError

# What a parameter's name or a semicolon does not count inside of.
_TOKENS = {
    "postgresql": r"""
        (?P<skip> '(?:[^']|'')*' | "(?:[^"]|"")*" | --[^\n]* | /\*.*?\*/ | (?P<tag>\$\w*\$).*?(?P=tag) | :: )
      | :(?P<name>[A-Za-z_]\w*) | (?P<end>;)""",
    "mysql": r"""
        (?P<skip> '(?:[^'\\]|''|\\.)*' | "(?:[^"\\]|""|\\.)*" | `[^`]*` | --\s[^\n]* | \#[^\n]* | /\*.*?\*/
          | \ACREATE\s+PROCEDURE\b.*\bEND\b )
      | :(?P<name>[A-Za-z_]\w*) | (?P<end>;)""",
}
_PATTERNS = {dialect: re.compile(text, re.VERBOSE | re.DOTALL) for dialect, text in _TOKENS.items()}
_BLANK = re.compile(r"(?:\s|--[^\n]*|/\*.*?\*/|;)*\Z", re.DOTALL)


def prepare(sql, parameters, dialect):
    """The text with `$1`, `$2` or `?`, and the parameters in the order of the placeholders."""
    ordered, places, pieces, position = [], {}, [], 0
    for token in _PATTERNS[dialect].finditer(sql):
        if token["end"]:
            if not _BLANK.match(sql, token.end()):
                raise APIError("ValidationException", "Multistatements aren't supported.")
            pieces.append(sql[position : token.start()])
            position = len(sql)
            break
        name = token["name"]
        if not name:
            continue
        if name not in parameters:
            raise APIError("BadRequestException", f"Cannot find parameter: {name}")
        pieces.append(sql[position : token.start()])
        position = token.end()
        if dialect == "mysql":
            ordered.append(parameters[name])
            pieces.append("?")
        else:
            if name not in places:
                ordered.append(parameters[name])
                places[name] = len(ordered)
            pieces.append(f"${places[name]}")
    pieces.append(sql[position:])
    text = "".join(pieces)
    if not text.strip():
        raise APIError("ValidationException", "The statement is empty")
    return text, ordered
