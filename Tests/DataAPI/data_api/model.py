"""Checks requests against the service's own model, as botocore carries it."""

import datetime
import re

import botocore.loaders
import botocore.model
from botocore.validate import ParamValidator

from .errors import APIError

_SERVICE = botocore.model.ServiceModel(botocore.loaders.Loader().load_service_model("rds-data", "service-2"))
OPERATIONS = {
    _SERVICE.operation_model(name).http["requestUri"]: name
    for name in _SERVICE.operation_names
    if name != "ExecuteSql"  # version 1 alone had it
}
# The other constraints stand in the model; an ARN may be longer than an old model said.
SQL_CHARACTERS = 65_536
TRANSACTION_ID_CHARACTERS = 192
DATABASE_CHARACTERS = 64


def validate(operation, body):
    """Throws ValidationException for what the model forbids."""
    shape = _SERVICE.operation_model(operation).input_shape
    report = ParamValidator().validate({name: value for name, value in body.items() if value is not None}, shape)
    if report.has_errors():
        raise APIError("ValidationException", report.generate_report())
    for member, limit in (
        ("sql", SQL_CHARACTERS),
        ("transactionId", TRANSACTION_ID_CHARACTERS),
        ("database", DATABASE_CHARACTERS),
    ):
        if len(body.get(member) or "") > limit:
            raise APIError(
                "ValidationException",
                f"1 validation error detected: Value at '{member}' failed to satisfy constraint: "
                f"Member must have length less than or equal to {limit}",
            )
    for member, choices in (("formatRecordsAs", {"NONE", "JSON"}),):
        if body.get(member) not in {None, *choices}:
            raise APIError("ValidationException", f"Value at '{member}' must be one of {sorted(choices)}")
    if body.get("schema") and operation != "BeginTransaction":
        raise APIError("ValidationException", "The parameter schema is not supported")


_HINTS = {
    "TIMESTAMP": (re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,9})?$"), "%Y-%m-%d %H:%M:%S"),
    "DATE": (re.compile(r"\d{4}-\d\d-\d\d$"), "%Y-%m-%d"),
    "TIME": (re.compile(r"\d\d:\d\d:\d\d(\.\d{1,9})?$"), "%H:%M:%S"),
    "UUID": (re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$"), None),
    "DECIMAL": (re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$"), None),
    "JSON": (re.compile(r""), None),
}


def check_hint(name, hint, value):
    """Throws when a parameter's text has not the form that its typeHint asks for."""
    if hint not in _HINTS:
        raise APIError("ValidationException", f"Value '{hint}' at 'typeHint' is none of {sorted(_HINTS)}")
    if not isinstance(value, str):
        raise APIError("BadRequestException", f"The type hint {hint} of parameter {name} goes with stringValue only")
    pattern, form = _HINTS[hint]
    fits = pattern.match(value) is not None
    if fits and form:
        try:
            datetime.datetime.strptime(value.split(".")[0], form)
        except ValueError:
            fits = False
    if not fits:
        raise APIError("BadRequestException", f"Parameter {name} has no valid value for the type hint {hint}: {value}")
