"""The operations of the service."""

import queue
import threading

from . import parameters, results, statements
from .errors import APIError


class Operations:
    def __init__(self, cluster):
        self.cluster = cluster
        self.dialect = cluster.engine.dialect

    def run(self, operation, request):
        """The body of the answer."""
        return {
            "ExecuteStatement": self.execute,
            "BatchExecuteStatement": self.batch,
            "BeginTransaction": lambda request: {"transactionId": self.cluster.begin(request)},
            "CommitTransaction": lambda request: self.finish(request, commit=True),
            "RollbackTransaction": lambda request: self.finish(request, commit=False),
        }[operation](request)

    def execute(self, request):
        if request.get("continueAfterTimeout") and request.get("transactionId"):
            raise APIError(
                "BadRequestException", "continueAfterTimeout is not supported for statements inside a transaction"
            )
        try:
            text, values = statements.prepare(request["sql"], parameters.decode(request.get("parameters")), self.dialect)
        except APIError:
            self._fail(request)
            raise
        if request.get("continueAfterTimeout"):
            result = self._patiently(request, text, values)
        else:
            with self.cluster.connection(request) as connection:
                result = connection.execute(text, values)
                return results.answer(result, request, self.cluster.limits)
        return results.answer(result, request, self.cluster.limits)

    def batch(self, request):
        try:
            sets = [parameters.decode(values) for values in request.get("parameterSets") or [[]]]
            prepared = [statements.prepare(request["sql"], values, self.dialect) for values in sets]
        except APIError:
            self._fail(request)
            raise
        updates = []
        with self.cluster.connection(request) as connection:
            # Outside of a transaction, what ran before an error stays.
            for text, values in prepared:
                result = connection.execute(text, values)
                if result.columns is not None and self.dialect == "mysql":
                    raise APIError("BadRequestException", "A batch can't have statements that give rows")
                updates.append({"generatedFields": [{kind: value} for kind, value in result.generated]})
        return {"updateResults": updates}

    def finish(self, request, commit):
        self.cluster.finish(request, commit)
        return {"transactionStatus": "Transaction Committed" if commit else "Rollback Complete"}

    def _fail(self, request):
        """A request that was refused ends its transaction too."""
        if request.get("transactionId"):
            self.cluster.abandon(request["transactionId"])

    def _patiently(self, request, text, values):
        """Answers when the time is over, and lets the statement run on."""
        outcome = queue.SimpleQueue()

        def work():
            try:
                with self.cluster.connection(request) as connection:
                    outcome.put(connection.identifier)
                    connection.set_timeout(0)
                    try:
                        outcome.put(connection.execute(text, values))
                    finally:
                        connection.set_timeout(self.cluster.limits.call_seconds)
            except APIError as error:
                outcome.put(error)

        threading.Thread(target=work, daemon=True).start()
        first = outcome.get()
        if isinstance(first, APIError):
            raise first
        try:
            second = outcome.get(timeout=self.cluster.limits.call_seconds)
        except queue.Empty:
            raise APIError("StatementTimeoutException", "Request timed out", dbConnectionId=first) from None
        if isinstance(second, APIError):
            raise second
        return second
