"""What tests tell the service to do wrong, and what it counts."""

import collections
import threading
import time

from . import cluster as clusters
from .errors import APIError


class Fault:
    """One way to fail, for some calls. `when` is before or after the statement."""

    KINDS = ("answer", "cut", "slow", "not-json", "cut-answer", "lose-transaction")

    def __init__(self, settings):
        self.kind = settings.pop("kind", None)
        self.times = settings.pop("times", 1)
        self.skip = settings.pop("skip", 0)
        self.operation = settings.pop("operation", None)
        self.containing = settings.pop("containing", None)
        self.when = settings.pop("when", "before")
        self.status = settings.pop("status", None)
        self.type = settings.pop("type", None)
        self.message = settings.pop("message", None)
        self.seconds = settings.pop("seconds", 1)
        if self.kind not in self.KINDS or self.when not in ("before", "after") or settings:
            raise ValueError(f"no such fault: kind {self.kind}, when {self.when}, unknown settings {sorted(settings)}")

    def error(self):
        """What a fault of the kind `answer` answers: any type, status and text."""
        return APIError(self.type or "InternalFailure", self.message, self.status)

    def matches(self, operation, request):
        if self.operation not in (None, operation) or (self.containing and self.containing not in request.get("sql", "")):
            return False
        if self.skip > 0:
            self.skip -= 1
            return False
        self.times -= 1
        return True


class Control:
    """Switches and counters; `latency` in seconds."""

    def __init__(self, cluster, credentials):
        self.cluster = cluster
        self.credentials = credentials
        self.latency = 0
        self.lock = threading.Lock()
        self.reset({})

    def reset(self, _):
        with self.lock:
            self.faults = []
            self.resuming_until = 0
            self.calls = collections.Counter()
            self.errors = collections.Counter()
            self.request_bytes = self.answer_bytes = 0
            self.running = self.most_running = 0
            self.statements = collections.deque(maxlen=1000)
        return {}

    # Told by tests

    def add_fault(self, settings):
        fault = Fault(dict(settings))
        with self.lock:
            self.faults.append(fault)
        return {}

    def resume(self, settings):
        with self.lock:
            self.resuming_until = time.monotonic() + settings["seconds"]
        return {}

    def throttle(self, settings):
        return self.add_fault({"kind": "answer", "type": "ThrottlingException", "message": "Rate exceeded", **settings})

    def lose_transactions(self, _):
        return {"lost": self.cluster.lose_transactions()}

    def expire_credentials(self, _):
        self.credentials.expire_all()
        return {}

    def add_credentials(self, settings):
        self.credentials.add(settings["accessKeyId"], settings["secretAccessKey"], settings.get("sessionToken"))
        return {}

    def set_latency(self, settings):
        self.latency = settings["milliseconds"] / 1000
        return {}

    def report(self):
        with self.lock:
            return {
                "calls": dict(self.calls),
                "total": sum(self.calls.values()),
                "errors": dict(self.errors),
                "requestBytes": self.request_bytes,
                "answerBytes": self.answer_bytes,
                "mostAtOnce": self.most_running,
                "statements": list(self.statements),
            }

    ROUTES = {
        "/control/reset": reset,
        "/control/fault": add_fault,
        "/control/resuming": resume,
        "/control/throttling": throttle,
        "/control/lose-transactions": lose_transactions,
        "/control/expire-credentials": expire_credentials,
        "/control/credentials": add_credentials,
        "/control/latency": set_latency,
    }

    # Asked by the server

    def begin(self, operation, request, size):
        """Counts a call, and gives the faults that it is to meet."""
        with self.lock:
            self.calls[operation] += 1
            self.request_bytes += size
            self.running += 1
            self.most_running = max(self.most_running, self.running)
            if "sql" in request:
                self.statements.append(request["sql"])
            if time.monotonic() < self.resuming_until and operation not in ("CommitTransaction", "RollbackTransaction"):
                message = (
                    f"The Aurora DB instance {clusters.ARN} is resuming after being auto-paused. "
                    "Please wait a few seconds and try again."
                )
                return [Fault({"kind": "answer", "type": "DatabaseResumingException", "message": message})]
            met = [fault for fault in self.faults if fault.matches(operation, request)]
            self.faults = [fault for fault in self.faults if fault.times > 0]
            return met

    def end(self, size, kind=None):
        with self.lock:
            self.running -= 1
            self.answer_bytes += size
            if kind:
                self.errors[kind] += 1

