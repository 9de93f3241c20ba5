"""What a statement gave, as the service answers it."""

import base64
import dataclasses
import json

from .errors import APIError

FORMATTED_BYTES = 10 << 20


@dataclasses.dataclass
class Column:
    """`code` is the number of java.sql.Types."""

    name: str
    label: str
    type_name: str
    code: int
    table: str = ""
    nullable: int = 2  # unknown
    precision: int = 0
    scale: int = 0
    is_auto_increment: bool = False
    is_signed: bool = False

    def metadata(self):
        return {
            "arrayBaseColumnType": 0,
            "isAutoIncrement": self.is_auto_increment,
            "isCaseSensitive": self.code in (-1, 1, 12),
            "isCurrency": False,
            "isSigned": self.is_signed,
            "label": self.label,
            "name": self.name,
            "nullable": self.nullable,
            "precision": self.precision,
            "scale": self.scale,
            "schemaName": "",
            "tableName": self.table,
            "type": self.code,
            "typeName": self.type_name,
        }


@dataclasses.dataclass
class Result:
    """`columns` is None for a statement that gives no rows. A value is None or (member of Field, value)."""

    columns: list | None = None
    rows: list = dataclasses.field(default_factory=list)
    updated: int = 0
    generated: list = dataclasses.field(default_factory=list)


def answer(result, request, limits):
    """The body of an ExecuteStatement's answer."""
    _check_rows(result, limits)
    options = request.get("resultSetOptions") or {}
    rows = [[_option(value, options) for value in row] for row in result.rows]
    body = {"generatedFields": [_field(value) for value in result.generated], "numberOfRecordsUpdated": result.updated}
    if request.get("formatRecordsAs") == "JSON":
        if result.columns is not None:
            body["formattedRecords"] = _formatted(result.columns, rows)
    else:
        if result.columns is not None:
            body["records"] = [[_field(value) for value in row] for row in rows]
        if request.get("includeResultMetadata"):
            body["columnMetadata"] = [column.metadata() for column in result.columns or []]
    return body


def _check_rows(result, limits):
    for row in result.rows:
        size = sum(_size(value) for value in row)
        if size > limits.row_bytes:
            raise APIError(
                "DatabaseErrorException",
                f"Packet for query is too large ({size:,} > {limits.row_bytes:,}). You can change this value on the server "
                "by setting the 'max_allowed_packet' variable.",
            )


def _size(value):
    if value is None:
        return 0
    kind, content = value
    if kind == "stringValue":
        return len(content.encode())
    if kind == "blobValue":
        return len(content)
    return len(json.dumps(content)) if kind == "arrayValue" else 8


def _option(value, options):
    """Applies resultSetOptions."""
    if value is None:
        return None
    kind, content = value
    if kind == "decimal":
        if options.get("decimalReturnType") == "DOUBLE_OR_LONG":
            number = float(content)
            return ("longValue", int(content)) if content.lstrip("-").isdigit() else ("doubleValue", number)
        return ("stringValue", content)
    if kind == "longValue" and options.get("longReturnType") == "STRING":
        return ("stringValue", str(content))
    return value


def _field(value):
    if value is None:
        return {"isNull": True}
    kind, content = value
    if kind == "blobValue":
        content = base64.b64encode(content).decode()
    return {kind: content}


def _formatted(columns, rows):
    labels = [column.label for column in columns]
    if len(set(labels)) < len(labels):
        raise APIError("UnsupportedResultException", "The result set contains duplicate column labels.")
    records = []
    for row in rows:
        values = [None if value is None else _field(value)[value[0]] for value in row]
        records.append(dict(zip(labels, values)))
    text = json.dumps(records, ensure_ascii=False, separators=(",", ":"))
    if len(text.encode()) > FORMATTED_BYTES:
        raise APIError("UnsupportedResultException", "The formatted result is larger than 10 MB.")
    return text
