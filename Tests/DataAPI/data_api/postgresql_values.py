"""PostgreSQL's values: parameters with the types that the Data API declares, results as Fields."""

import re

from .errors import APIError
from .results import Column

# Object ids of types, and what java.sql.Types calls them.
_LONGS = {20: ("int8", -5), 21: ("int2", 5), 23: ("int4", 4), 26: ("oid", -5)}
_DOUBLES = {700: ("float4", 7), 701: ("float8", 8)}
_TEXTS = {
    25: ("text", 12), 1043: ("varchar", 12), 1042: ("bpchar", 1), 705: ("text", 12), 2278: ("void", 1111),
    1082: ("date", 91), 1083: ("time", 92), 1266: ("timetz", 92), 1114: ("timestamp", 93), 1184: ("timestamptz", 93),
    1186: ("interval", 1111), 114: ("json", 1111), 3802: ("jsonb", 1111), 2950: ("uuid", 1111), 869: ("inet", 1111),
    650: ("cidr", 1111), 829: ("macaddr", 1111), 142: ("xml", 2009), 1560: ("bit", -7), 1562: ("varbit", 1111),
}  # fmt: skip
_ARRAYS = {
    1000: ("_bool", "booleanValues", lambda text: text == "t"),
    1005: ("_int2", "longValues", int), 1007: ("_int4", "longValues", int), 1016: ("_int8", "longValues", int),
    1021: ("_float4", "doubleValues", float), 1022: ("_float8", "doubleValues", float),
    1009: ("_text", "stringValues", str), 1015: ("_varchar", "stringValues", str), 1231: ("_numeric", "stringValues", str),
    2951: ("_uuid", "stringValues", str), 1182: ("_date", "stringValues", str), 1115: ("_timestamp", "stringValues", str),
    3807: ("_jsonb", "stringValues", str), 199: ("_json", "stringValues", str),
}  # fmt: skip
_UNSUPPORTED = {
    18: "CHAR", 790: "MONEY", 2206: "REGTYPE", 2205: "REGCLASS", 600: "POINT", 601: "LSEG", 602: "PATH", 603: "BOX",
    604: "POLYGON", 628: "LINE", 718: "CIRCLE", 3220: "PG_LSN", 2249: "RECORD", 3614: "TSVECTOR", 3615: "TSQUERY",
}  # fmt: skip
_NAME = 19
_FIRST_OF_USERS = 16_384  # enums and domains have ids from here on

_DECLARED = {"isNull": 25, "stringValue": 25, "longValue": 20, "doubleValue": 701, "booleanValue": 16, "blobValue": 17}
_HINTED = {"JSON": 3802, "UUID": 2950, "TIMESTAMP": 1114, "DATE": 1082, "TIME": 1083, "DECIMAL": 1700}
_ELEMENT = re.compile(r'"((?:[^"\\]|\\.)*)"|([^,{}]+)|(\{)')
_SPACE_OUTSIDE_STRINGS = re.compile(r'("(?:[^"\\]|\\.)*")|\s+')


def declare(parameter):
    """A parameter's type and its text."""
    if parameter.hint:
        kind = _HINTED[parameter.hint]
    else:
        kind = _DECLARED[parameter.kind]
    value = parameter.value
    if value is None:
        return kind, None
    if isinstance(value, bool):
        return kind, b"t" if value else b"f"
    if isinstance(value, bytes):
        return kind, b"\\x" + value.hex().encode()
    return kind, str(value).encode()


def column(name, kind, modifier):
    if kind in _LONGS:
        type_name, code = _LONGS[kind]
    elif kind in _DOUBLES:
        type_name, code = _DOUBLES[kind]
    elif kind in _TEXTS:
        type_name, code = _TEXTS[kind]
    elif kind in _ARRAYS:
        type_name, code = _ARRAYS[kind][0], 2003
    elif kind in (16, 17, 1700):
        type_name, code = {16: ("bool", -7), 17: ("bytea", -2), 1700: ("numeric", 2)}[kind]
    elif kind == _NAME:
        raise APIError("InternalFailure")
    elif kind >= _FIRST_OF_USERS:
        type_name, code = "enum", 12
    else:
        raise APIError(
            "UnsupportedResultException",
            f"The result contains the unsupported data type {_UNSUPPORTED.get(kind, kind)}.",
        )
    precision = modifier - 4 if kind in (1042, 1043) and modifier > 4 else 0
    return Column(name, name, type_name, code, precision=precision, is_signed=kind in _LONGS or kind in _DOUBLES)


def value(text, kind):
    """A value from the engine's text."""
    if text is None:
        return None
    text = text.decode()
    if kind in _LONGS:
        return ("longValue", int(text))
    if kind in _DOUBLES:
        number = float(text)
        return ("doubleValue", number) if number - number == 0 else ("stringValue", text)
    if kind == 16:
        return ("booleanValue", text == "t")
    if kind == 17:
        return ("blobValue", bytes.fromhex(text[2:]))
    if kind == 1700:
        return ("decimal", text)
    if kind in _ARRAYS:
        return ("arrayValue", _array(text, kind))
    if kind == 3802:
        return ("stringValue", _SPACE_OUTSIDE_STRINGS.sub(lambda match: match[1] or "", text))
    if kind == 1184:
        return ("stringValue", text.removesuffix("+00"))
    return ("stringValue", text)


def _array(text, kind):
    _, member, convert = _ARRAYS[kind]
    values = []
    for quoted, bare, nested in _ELEMENT.findall(text[1:-1]):
        if nested:
            raise APIError("UnsupportedResultException", "The result contains a multidimensional array.")
        if bare == "NULL":
            values.append(None)
        else:
            values.append(convert(bare or re.sub(r"\\(.)", r"\1", quoted)))
    return {member: values}
