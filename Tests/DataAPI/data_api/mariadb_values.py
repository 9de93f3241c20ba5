"""MariaDB's values: parameters as typed expressions, results as Fields."""

from pymysql.constants import FIELD_TYPE, FLAG
from pymysql.converters import escape_string

from .errors import APIError
from .results import Column

_BINARY = 63  # the collation of bytes
_LONGS = {
    FIELD_TYPE.TINY: ("TINYINT", -6), FIELD_TYPE.SHORT: ("SMALLINT", 5), FIELD_TYPE.INT24: ("MEDIUMINT", 4),
    FIELD_TYPE.LONG: ("INT", 4), FIELD_TYPE.LONGLONG: ("BIGINT", -5), FIELD_TYPE.YEAR: ("YEAR", 91),
}  # fmt: skip
_DOUBLES = {FIELD_TYPE.FLOAT: ("FLOAT", 7), FIELD_TYPE.DOUBLE: ("DOUBLE", 8)}
_DECIMALS = {FIELD_TYPE.DECIMAL: ("DECIMAL", 3), FIELD_TYPE.NEWDECIMAL: ("DECIMAL", 3)}
_TIMES = {
    FIELD_TYPE.DATE: ("DATE", 91), FIELD_TYPE.NEWDATE: ("DATE", 91), FIELD_TYPE.TIME: ("TIME", 92),
    FIELD_TYPE.DATETIME: ("DATETIME", 93), FIELD_TYPE.TIMESTAMP: ("TIMESTAMP", 93),
}  # fmt: skip
_TEXTS = {
    FIELD_TYPE.VARCHAR: ("VARCHAR", 12), FIELD_TYPE.VAR_STRING: ("VARCHAR", 12), FIELD_TYPE.STRING: ("CHAR", 1),
    FIELD_TYPE.JSON: ("JSON", -1), FIELD_TYPE.ENUM: ("CHAR", 1), FIELD_TYPE.SET: ("CHAR", 1),
    FIELD_TYPE.TINY_BLOB: ("TINYTEXT", -1), FIELD_TYPE.BLOB: ("TEXT", -1), FIELD_TYPE.MEDIUM_BLOB: ("MEDIUMTEXT", -1),
    FIELD_TYPE.LONG_BLOB: ("LONGTEXT", -1),
}  # fmt: skip
_BYTES = {"VARCHAR": "VARBINARY", "CHAR": "BINARY", "TINYTEXT": "TINYBLOB", "TEXT": "BLOB", "MEDIUMTEXT": "MEDIUMBLOB"}
_HINTED = {"DATE": "DATE", "TIME": "TIME", "TIMESTAMP": "TIMESTAMP"}


def quote(text):
    """Text as a literal."""
    return "'" + escape_string(text) + "'"


def expression(parameter):
    """What stands for a parameter in EXECUTE IMMEDIATE … USING, which gives the placeholder its type and value."""
    value = parameter.value
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, bytes):
        return f"X'{value.hex()}'"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return f"{value!r}e0" if "e" not in repr(value) else repr(value)
    if parameter.hint == "DECIMAL":
        return value
    return _HINTED.get(parameter.hint, "") + quote(value)


def column(field):
    kind = field.type_code
    type_name, code = "VARCHAR", 12
    for table in (_LONGS, _DOUBLES, _DECIMALS, _TIMES, _TEXTS):
        if kind in table:
            type_name, code = table[kind]
    if kind == FIELD_TYPE.GEOMETRY:
        raise APIError("UnsupportedResultException", "The result contains the unsupported data type GEOMETRY.")
    if kind == FIELD_TYPE.BIT or _is_boolean(field):
        type_name, code = "BIT", -7
    elif kind in _TEXTS and field.charsetnr == _BINARY:
        type_name, code = _BYTES.get(type_name, "LONGBLOB"), -3
    return Column(
        field.org_name or field.name,
        field.name,
        type_name,
        code,
        table=field.org_table,
        nullable=0 if field.flags & FLAG.NOT_NULL else 1,
        precision=field.length,
        scale=field.scale if field.scale < 31 else 0,
        is_auto_increment=bool(field.flags & FLAG.AUTO_INCREMENT),
        is_signed=kind in (*_LONGS, *_DOUBLES, *_DECIMALS) and not field.flags & FLAG.UNSIGNED,
    )


def value(content, field):
    """A value from the engine's text or bytes."""
    kind = field.type_code
    if content is None:
        return None
    if _is_boolean(field):
        return ("booleanValue", content not in ("0", b"\x00"))
    if kind in _LONGS:
        return ("longValue", int(content))
    if kind in _DOUBLES:
        return ("doubleValue", float(content))
    if kind in _DECIMALS:
        return ("decimal", content)
    if isinstance(content, bytes):
        return ("blobValue", content)
    return ("stringValue", content)


def _is_boolean(field):
    """TINYINT(1), which is what BOOLEAN means, and BIT(1)."""
    return field.type_code in (FIELD_TYPE.TINY, FIELD_TYPE.BIT) and field.length == 1
