"""The errors that callers see: a type, an HTTP status and a text."""

STATUS = {
    "AccessDeniedException": 403,
    "BadRequestException": 400,
    "DatabaseErrorException": 400,
    "DatabaseNotFoundException": 404,
    "DatabaseResumingException": 400,
    "DatabaseUnavailableException": 504,
    "ExpiredTokenException": 403,
    "ForbiddenException": 403,
    "HttpEndpointNotEnabledException": 400,
    "IncompleteSignatureException": 403,
    "InternalFailure": 500,
    "InternalServerErrorException": 500,
    "InvalidResourceStateException": 400,
    "InvalidSecretException": 400,
    "InvalidSignatureException": 403,
    "MissingAuthenticationTokenException": 403,
    "NotFoundException": 404,
    "RequestEntityTooLargeException": 413,
    "SecretsErrorException": 400,
    "SerializationException": 400,
    "ServiceUnavailableError": 503,
    "StatementTimeoutException": 400,
    "ThrottlingException": 400,
    "TransactionNotFoundException": 404,
    "UnknownOperationException": 404,
    "UnrecognizedClientException": 403,
    "UnsupportedResultException": 400,
    "ValidationException": 400,
}

# The service's model gives these no message.
SILENT = {"DatabaseUnavailableException", "InternalServerErrorException", "ServiceUnavailableError"}


class APIError(Exception):
    """An answer that is an error."""

    def __init__(self, kind, message=None, status=None, **members):
        super().__init__(kind, message)
        self.kind = kind
        self.message = message
        self.status = status or STATUS.get(kind, 400)
        self.members = members

    def body(self):
        message = {} if self.message is None or self.kind in SILENT else {"message": self.message}
        return {**message, **self.members}


class StatementError(Exception):
    """What the engine said of a statement, in the words the Data API passes on."""


class StatementTimeout(Exception):
    """The engine stopped a statement because its time was over."""

    def __init__(self, connection_id):
        super().__init__(connection_id)
        self.connection_id = connection_id
