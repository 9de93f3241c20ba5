"""The service over HTTP: /Execute and the others, and /control/… for tests."""

import http.server
import json
import socket
import threading
import time
import traceback
import uuid

from . import cluster as clusters
from . import model, signatures
from .control import Control
from .errors import APIError
from .operations import Operations


class Server:
    """Listens on 127.0.0.1 while it is entered."""

    def __init__(self, cluster, port):
        self.cluster = cluster
        self.operations = Operations(cluster)
        self.credentials = signatures.CredentialStore()
        self.control = Control(cluster, self.credentials)
        self.http = _HTTPServer(("127.0.0.1", port), _Handler)
        self.http.service = self

    def __enter__(self):
        threading.Thread(target=self.http.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.http.shutdown()
        self.http.server_close()

    def description(self, database):
        credentials = next(iter(self.credentials.valid.values()))
        return {
            "endpoint": f"http://127.0.0.1:{self.http.server_address[1]}",
            "engine": self.cluster.engine.dialect,
            "enginePort": self.cluster.engine.port,
            "region": signatures.REGION,
            "resourceArn": clusters.ARN,
            "secretArn": clusters.SECRET_ARN,
            "disabledResourceArn": clusters.DISABLED_ARN,
            "wrongPasswordSecretArn": clusters.WRONG_PASSWORD_SECRET_ARN,
            "database": database,
            "accessKeyId": credentials.access_key,
            "secretAccessKey": credentials.secret_key,
        }


class _HTTPServer(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 1024
    service = None

    def handle_error(self, request, client_address):
        """Callers that go away are no news."""


class _Cut(Exception):
    """The connection is to be cut, without an answer or in the midst of it."""


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 300
    wbufsize = -1  # head and body in one segment

    def setup(self):
        super().setup()
        self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def log_message(self, *_):
        """Tests read the counters."""

    def do_GET(self):
        if self.path == "/control/calls":
            return self._send(200, self.server.service.control.report())
        return self._send(404, {"message": "Not Found"})

    def do_POST(self):
        length = int(self.headers.get("Content-Length") or 0)
        if self.path.startswith("/control/"):
            return self._control(self.rfile.read(length))
        head = len(self.requestline) + sum(len(name) + len(value) + 4 for name, value in self.headers.items()) + 4
        if head + length > self.server.service.cluster.limits.request_bytes:
            self.close_connection = True
            return self._send_error(APIError("RequestEntityTooLargeException", "Request is larger than 4 MiB"))
        return self._serve(self.rfile.read(length), head)

    do_PUT = do_DELETE = do_GET

    def _control(self, body):
        control = self.server.service.control
        try:
            self._send(200, control.ROUTES[self.path](control, json.loads(body or b"{}")))
        except (KeyError, ValueError, TypeError) as error:
            self._send(400, {"message": f"{type(error).__name__}: {error}"})

    def _serve(self, body, head):
        service = self.server.service
        control = service.control
        if control.latency:
            time.sleep(control.latency)
        operation = model.OPERATIONS.get(self.path)
        if operation is None:
            return self._send_error(APIError("UnknownOperationException"))
        try:
            request = json.loads(body)
            is_object = isinstance(request, dict)
        except ValueError:
            is_object = False
        faults = control.begin(operation, request if is_object else {}, head + len(body))
        size, kind = 0, None
        try:
            try:
                headers = {name.lower(): value for name, value in self.headers.items()}
                signatures.check(self.command, self.path, headers, body, service.credentials)
                if not is_object:
                    raise APIError("SerializationException", "The request's body is no JSON object")
                answer = self._answer(operation, request, faults)
                if answer is not None:
                    size = self._send(200, answer, faults)
            except APIError as error:
                kind = error.kind
                size = self._send_error(error)
        except _Cut:
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)
        except ConnectionError:
            raise
        except Exception:  # a fault of this tool: loud, and no hang
            traceback.print_exc()
            size, kind = self._send_error(APIError("InternalFailure")), "InternalFailure"
        finally:
            control.end(size, kind)

    def _answer(self, operation, request, faults):
        """The answer's bytes. Throws what the faults ask for, before or after the statement."""
        self._meet(faults, "before", request)
        model.validate(operation, request)
        body = self.server.service.operations.run(operation, request)
        answer = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
        if len(answer) > self.server.service.cluster.limits.answer_bytes:
            if request.get("transactionId"):
                self.server.service.cluster.abandon(request["transactionId"])
            raise APIError(
                "DatabaseErrorException", "Database returned more than the allowed response size limit"
            )
        self._meet(faults, "after", request)
        return answer

    def _meet(self, faults, when, request):
        for fault in faults:
            if fault.when != when:
                continue
            if fault.kind == "slow":
                time.sleep(fault.seconds)
            elif fault.kind == "cut":
                raise _Cut
            elif fault.kind == "lose-transaction":
                self.server.service.cluster.lose_transactions()
            elif fault.kind == "answer":
                error = fault.error()
                if error.kind == "DatabaseErrorException" and request.get("transactionId"):
                    # An engine's error has ended its transaction, and so its locks are gone.
                    self.server.service.cluster.abandon(request["transactionId"])
                raise error

    def _send(self, status, body, faults=()):
        if not isinstance(body, bytes):
            body = json.dumps(body).encode()
        kinds = {fault.kind for fault in faults}
        if "not-json" in kinds:
            body = b"<html><body>upstream error</body></html>"
        self._send_head(status, len(body))
        if "cut-answer" in kinds:
            self.wfile.write(body[: len(body) // 2])
            self.wfile.flush()
            raise _Cut
        self.wfile.write(body)
        return len(body)

    def _send_error(self, error):
        body = json.dumps(error.body()).encode()
        self._send_head(error.status, len(body), ("x-amzn-ErrorType", error.kind + ":"))
        self.wfile.write(body)
        return len(body)

    def _send_head(self, status, length, *headers):
        self.send_response(status)
        for name, value in (
            ("x-amzn-RequestId", str(uuid.uuid4())),
            ("Content-Type", "application/json"),
            ("Content-Length", str(length)),
            *headers,
        ):
            self.send_header(name, value)
        self.end_headers()
