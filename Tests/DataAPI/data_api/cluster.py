"""The one cluster that there is: its ARNs and secrets, its connections and its transactions."""

import contextlib
import secrets
import threading
import time

from .errors import APIError, StatementError, StatementTimeout

ARN = "arn:aws:rds:us-east-1:123456789012:cluster:inventory"
DISABLED_ARN = "arn:aws:rds:us-east-1:123456789012:cluster:without-http-endpoint"
# As long as those of secrets that RDS manages, which are longer than what the model once allowed.
SECRET_ARN = (
    "arn:aws:secretsmanager:us-east-1:123456789012:secret:rds!cluster-7f3d0c7e-5f0a-4d7e-9c55-2a3c1f0b9d11-AbCdEf"
)
WRONG_PASSWORD_SECRET_ARN = "arn:aws:secretsmanager:us-east-1:123456789012:secret:wrong-password-AbCdEf"


class Transaction:
    """An open transaction. Whoever holds `busy` uses its connection."""

    def __init__(self, connection, database, secret):
        self.connection = connection
        self.database = database
        self.secret = secret
        self.busy = threading.Lock()
        self.started = self.used = time.monotonic()


class Cluster:
    def __init__(self, engine, limits):
        self.engine = engine
        self.limits = limits
        self.lock = threading.Lock()
        self.idle = {}
        self.transactions = {}
        self.closed = threading.Event()
        threading.Thread(target=self._watch, daemon=True).start()

    # What a request names

    def database(self, request):
        """The database and the password of a request, when its cluster and secret are known."""
        resource, secret = request["resourceArn"], request["secretArn"]
        if resource == DISABLED_ARN:
            raise APIError("HttpEndpointNotEnabledException", f"HttpEndpoint is not enabled for resource {resource}")
        if resource != ARN:
            if not resource.startswith("arn:aws:rds:us-east-1:123456789012:"):
                raise APIError("AccessDeniedException", f"User is not authorized to perform this action on {resource}")
            raise APIError("DatabaseNotFoundException", f"Cluster {resource} is not found")
        if not secret.startswith("arn:aws:secretsmanager:"):
            raise APIError("InvalidSecretException", f"The secret {secret} is not valid")
        if secret not in (SECRET_ARN, WRONG_PASSWORD_SECRET_ARN):
            raise APIError("SecretsErrorException", f"Secrets Manager can't find the specified secret {secret}")
        password = self.engine.password if secret == SECRET_ARN else "wrong"
        return request.get("database") or self.engine.default_database, password

    # Connections

    def _take(self, database, password):
        with self.lock:
            idle = self.idle.setdefault((database, password), [])
            if idle:
                return idle.pop()
        try:
            return self.engine.connect(database, password, self.limits.call_seconds)
        except StatementError as error:
            raise APIError("DatabaseErrorException", str(error)) from None

    def _give_back(self, connection, database, password):
        if connection.reset():
            with self.lock:
                self.idle.setdefault((database, password), []).append(connection)
        else:
            connection.close()

    @contextlib.contextmanager
    def connection(self, request):
        """A connection for one statement: a transaction's, or any."""
        identifier = request.get("transactionId")
        database, password = self.database(request)
        if identifier is None:
            connection = self._take(database, password)
            try:
                with _service_errors():
                    yield connection
            finally:
                self._give_back(connection, database, password)
            return
        transaction = self._find(identifier, request)
        try:
            with _service_errors():
                yield transaction.connection
        except BaseException:
            with self.lock:
                self.transactions.pop(identifier, None)  # any error ends it
            raise
        finally:
            with self.lock:
                transaction.used = time.monotonic()
                is_over = identifier not in self.transactions
                transaction.busy.release()
            if is_over:
                transaction.connection.close()  # which rolls back

    # Transactions

    def begin(self, request):
        database, password = self.database(request)
        connection = self._take(database, password)
        with _service_errors():
            connection.begin()
        identifier = secrets.token_urlsafe(96)
        with self.lock:
            self.transactions[identifier] = Transaction(connection, request.get("database"), request["secretArn"])
        return identifier

    def finish(self, request, commit):
        identifier = request["transactionId"]
        database, password = self.database(request)
        transaction = self._find(identifier, request)
        with self.lock:
            self.transactions.pop(identifier, None)
        try:
            with _service_errors():
                transaction.connection.commit() if commit else transaction.connection.rollback()
        finally:
            self._give_back(transaction.connection, database, password)

    def lose_transactions(self):
        """What a fail-over does to them."""
        with self.lock:
            identifiers = list(self.transactions)
        for identifier in identifiers:
            self.abandon(identifier)
        return len(identifiers)

    def _find(self, identifier, request):
        with self.lock:
            transaction = self.transactions.get(identifier)
            if transaction is None:
                raise APIError("TransactionNotFoundException", f"Transaction {identifier} is not found")
            if (request.get("database") or transaction.database) != transaction.database:
                raise APIError("BadRequestException", "Database name is not the same as transaction's")
            if request["secretArn"] != transaction.secret:
                raise APIError("BadRequestException", "Secret is not the same as transaction's")
            if not transaction.busy.acquire(blocking=False):
                raise APIError("BadRequestException", "Transaction is still running a query")
            return transaction

    def abandon(self, identifier):
        """Ends a transaction without a word of it to anybody. Whoever uses its connection just now closes that."""
        with self.lock:
            transaction = self.transactions.pop(identifier, None)
            is_idle = transaction is not None and transaction.busy.acquire(blocking=False)
        if is_idle:
            transaction.connection.close()

    def _watch(self):
        while not self.closed.wait(min(1, self.limits.idle_seconds / 4)):
            now = time.monotonic()
            with self.lock:
                ended = [
                    identifier
                    for identifier, transaction in self.transactions.items()
                    if now - transaction.started > self.limits.transaction_seconds
                    or (not transaction.busy.locked() and now - transaction.used > self.limits.idle_seconds)
                ]
            for identifier in ended:
                self.abandon(identifier)

    def close(self):
        self.closed.set()


@contextlib.contextmanager
def _service_errors():
    """The engine's errors as the service tells them."""
    try:
        yield
    except StatementError as error:
        raise APIError("DatabaseErrorException", str(error)) from None
    except StatementTimeout as error:
        raise APIError(
            "StatementTimeoutException", "Request timed out", dbConnectionId=error.connection_id
        ) from None
