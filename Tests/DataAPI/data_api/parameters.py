"""The parameters of a request as Python values, each with what it was declared as."""

import base64
import binascii
import dataclasses

from .errors import APIError
from .model import check_hint

_MEMBERS = {
    "isNull": bool,
    "booleanValue": bool,
    "longValue": int,
    "doubleValue": (int, float),
    "stringValue": str,
    "blobValue": str,
}


@dataclasses.dataclass(frozen=True)
class Parameter:
    """`kind` is the member of the Field that the value stood in."""

    kind: str
    value: object
    hint: str | None = None


def decode(parameters):
    """Parameters by name."""
    decoded = {}
    for parameter in parameters or []:
        name = parameter.get("name")
        if not name:
            raise APIError("BadRequestException", "A parameter has no name")
        if name in decoded:
            raise APIError("BadRequestException", f"The parameter {name} is there twice")
        decoded[name] = _decode(name, parameter.get("value"), parameter.get("typeHint"))
    return decoded


def _decode(name, field, hint):
    members = [member for member, value in (field or {}).items() if value is not None]
    if len(members) != 1:
        raise APIError("ValidationException", f"The value of parameter {name} must have exactly one member, not {members}")
    kind = members[0]
    value = field[kind]
    if kind == "arrayValue":
        raise APIError("BadRequestException", "Array parameters are not supported.")
    if not isinstance(value, _MEMBERS[kind]):
        raise APIError("SerializationException", f"{kind} of parameter {name} has the wrong type")
    if kind == "isNull":
        if not value:
            raise APIError("ValidationException", f"isNull of parameter {name} must be true")
        return Parameter(kind, None, hint)
    if hint is not None:
        check_hint(name, hint, value if kind == "stringValue" else None)
    if kind == "longValue" and not -(2**63) <= value < 2**63:
        raise APIError("SerializationException", f"longValue of parameter {name} is out of range")
    if kind == "blobValue":
        try:
            value = base64.b64decode(value, validate=True)
        except binascii.Error:
            raise APIError("SerializationException", f"blobValue of parameter {name} is not base64") from None
    if kind == "doubleValue":
        value = float(value)
    return Parameter(kind, value, hint)
