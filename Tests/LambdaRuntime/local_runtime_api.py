"""A local stand-in for AWS Lambda: its Runtime API on a loopback port, and execution environments that run a binary.

As a command, it answers one event or serves a function over plain HTTP events:

    local_runtime_api.py BINARY --event event.json [--timeout 3]

    with Lambda("path/to/inventory-gateway", {"INVENTORY_STORE": "sqlite:/tmp/a.db"}) as function:
        outcome = function.invoke({"version": "2.0", …})
"""
import argparse
import http.server
import json
import os
import pathlib
import queue
import re
import signal
import subprocess
import sys
import threading
import time
import uuid

VERSION = "/2018-06-01/runtime"
LARGEST_ANSWER = 6 * 1024 * 1024 + 100  # what the service refuses beyond: 6,291,556 bytes
ARN = "arn:aws:lambda:us-east-1:123456789012:function:inventory"


class Outcome:
    """What became of an invocation.

    kind     "answer", "error", "timeout" (Lambda has killed the environment), or "exit" (it ended by itself)
    payload  the answer, or Lambda's error object
    fields   the header fields that the runtime posted, by lower-case name
    seconds  from the event's hand-over to the answer
    handed   when the event was handed over, by time.perf_counter()
    """

    def __init__(self, kind, payload=None, fields=None, seconds=0.0, handed=0.0):
        self.kind, self.payload, self.fields, self.seconds = kind, payload, fields or {}, seconds
        self.handed = handed

    def __repr__(self):
        return f"Outcome({self.kind}, {json.dumps(self.payload)[:500]}, {self.seconds:.3f} s)"

    @property
    def body(self):
        """The HTTP answer's content, decoded."""
        import base64
        text = self.payload["body"]
        return base64.b64decode(text) if self.payload.get("isBase64Encoded") else text.encode()

    @property
    def json(self):
        return json.loads(self.body)


class RuntimeAPI(http.server.ThreadingHTTPServer):
    """The Runtime API for one environment at a time."""

    daemon_threads = True

    def __init__(self, largest_answer=LARGEST_ANSWER):
        super().__init__(("127.0.0.1", 0), Handler)
        self.events = queue.Queue()
        self.outcomes = queue.Queue()
        self.current = None
        self.largest_answer = largest_answer
        self.init_error = None
        self.waiting = threading.Event()
        self.is_closing = False
        self.broken_status = None
        threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True).start()

    @property
    def address(self):
        return f"127.0.0.1:{self.server_address[1]}"

    def close(self):
        self.is_closing = True
        self.shutdown()
        self.server_close()

    def handle_error(self, request, client_address):
        if not isinstance(sys.exc_info()[1], (ConnectionError, TimeoutError)):
            super().handle_error(request, client_address)


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1

    def log_message(self, *_):
        pass

    def answer(self, status, content=b"", fields=()):
        self.send_response(status)
        for name, value in fields:
            self.send_header(name, value)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
        self.wfile.flush()

    def do_GET(self):
        api = self.server
        if self.path != f"{VERSION}/invocation/next":
            return self.answer(404, b'{"errorMessage":"no such resource"}')
        if api.broken_status:
            return self.answer(api.broken_status, b'{"errorMessage":"Runtime API is broken"}')
        api.waiting.set()
        while True:
            try:
                invocation = api.events.get(timeout=0.2)
                break
            except queue.Empty:
                if api.is_closing or self.is_gone():
                    self.close_connection = True
                    return
        api.waiting.clear()
        invocation["handed"] = time.perf_counter()
        api.current = invocation
        self.answer(200, invocation["event"], [
            ("Lambda-Runtime-Aws-Request-Id", invocation["id"]),
            ("Lambda-Runtime-Deadline-Ms", str(int((time.time() + invocation["timeout"]) * 1000))),
            ("Lambda-Runtime-Invoked-Function-Arn", ARN),
            ("Lambda-Runtime-Trace-Id", invocation["trace"]),
        ])

    def is_gone(self):
        """Whether the environment has closed its connection while it waited."""
        import select
        import socket
        readable, _, _ = select.select([self.connection], [], [], 0)
        return bool(readable) and self.connection.recv(1, socket.MSG_PEEK) == b""

    def do_POST(self):
        api = self.server
        content = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        fields = {name.lower(): value for name, value in self.headers.items()}
        if self.path == f"{VERSION}/init/error":
            api.init_error = Outcome("error", json.loads(content), fields)
            return self.answer(202, b'{"status":"OK"}')
        match = re.fullmatch(VERSION + "/invocation/([^/]+)/(response|error)", self.path)
        invocation = api.current
        if not match or not invocation or match[1] != invocation["id"]:
            return self.answer(400, b'{"errorMessage":"Invalid request ID","errorType":"InvalidRequestID"}')
        seconds = time.perf_counter() - invocation["handed"]
        if len(content) > api.largest_answer:
            self.finish_invocation(Outcome("error", {
                "errorType": "Function.ResponseSizeTooLarge",
                "errorMessage": f"Response payload size exceeded maximum allowed payload size ({api.largest_answer} bytes)."},
                fields, seconds))
            return self.answer(413, b'{"errorMessage":"Exceeded maximum allowed payload size","errorType":"RequestEntityTooLarge"}')
        kind = "answer" if match[2] == "response" else "error"
        self.finish_invocation(Outcome(kind, json.loads(content), fields, seconds, invocation["handed"]))
        self.answer(202, b'{"status":"OK"}')

    def finish_invocation(self, outcome):
        self.server.current = None
        self.server.outcomes.put(outcome)


class Environment:
    """A process that runs as Lambda runs a custom runtime: without arguments, told by its environment."""

    def __init__(self, binary, api, variables, arguments=()):
        self.log = open(os.devnull, "wb") if variables.get("DISCARD_LOG") else None
        self.log_lines = []
        environment = {
            "PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "en_US.UTF-8", "TZ": ":UTC",
            "AWS_LAMBDA_RUNTIME_API": api.address, "AWS_LAMBDA_FUNCTION_NAME": "inventory",
            "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "512", "AWS_REGION": "us-east-1",
            "AWS_EXECUTION_ENV": "AWS_Lambda_Image", "LAMBDA_TASK_ROOT": str(pathlib.Path(binary).parent),
            "_HANDLER": "bootstrap", **{name: value for name, value in variables.items() if name != "DISCARD_LOG"}}
        self.began = time.perf_counter()
        self.process = subprocess.Popen(
            [str(binary), *arguments], env=environment, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=self.log or subprocess.PIPE)
        self.reader = None
        if not self.log:
            self.reader = threading.Thread(target=self.read_log, daemon=True)
            self.reader.start()

    def read_log(self):
        for line in self.process.stderr:
            self.log_lines.append(line.decode(errors="replace"))

    @property
    def logged(self):
        return "".join(self.log_lines)

    def resident_megabytes(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024

    def cpu_milliseconds(self):
        """The time on a processor of all threads that are there."""
        tasks = pathlib.Path(f"/proc/{self.process.pid}/task").iterdir()
        return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e6

    def stop(self, number=signal.SIGTERM, timeout=10):
        """Sends a signal and waits for the end; the exit code, negative for a signal."""
        if self.process.poll() is None:
            self.process.send_signal(number)
            try:
                self.process.wait(timeout)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        if self.reader:
            self.reader.join(5)
        (self.log or self.process.stderr).close()
        return self.process.returncode


class Lambda:
    """A function: makes an environment when there is none, and hands it events one after another."""

    def __init__(self, binary, variables=None, arguments=(), largest_answer=LARGEST_ANSWER):
        self.binary, self.variables, self.arguments = binary, dict(variables or {}), arguments
        self.largest_answer = largest_answer
        self.environment = None
        self.api = None
        self.cold_starts = 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    def stop(self):
        code = self.environment.stop() if self.environment else None
        if self.api:
            self.api.close()
        self.environment = self.api = None
        return code

    def start(self):
        """A fresh environment."""
        self.stop()
        self.api = RuntimeAPI(self.largest_answer)
        self.environment = Environment(self.binary, self.api, self.variables, self.arguments)
        self.cold_starts += 1

    def hand_over(self, event, timeout=30.0, trace=None):
        """Queues an event without waiting; gives its id."""
        if not self.environment or self.environment.process.poll() is not None:
            self.start()
        invocation = {
            "id": str(uuid.uuid4()), "timeout": timeout,
            "event": event if isinstance(event, bytes) else json.dumps(event).encode(),
            "trace": trace or f"Root=1-5759e988-{uuid.uuid4().hex[:24]};Parent=53995c3f42cd8ad8;Sampled=1"}
        self.api.events.put(invocation)
        return invocation["id"]

    def invoke(self, event, timeout=30.0, trace=None):
        """Hands an event over and waits for what becomes of it, as long as the function may take."""
        self.hand_over(event, timeout, trace)
        end = time.monotonic() + timeout + 10  # the start is not the function's time
        while True:
            try:
                return self.api.outcomes.get(timeout=0.05)
            except queue.Empty:
                pass
            if self.api.init_error:
                self.environment.process.wait(10)
                return self.api.init_error
            current = self.api.current
            if current and time.perf_counter() - current["handed"] > timeout:
                self.environment.stop(signal.SIGKILL)
                return Outcome("timeout", seconds=timeout)
            if self.environment.process.poll() is not None:
                return Outcome("exit", {"code": self.environment.process.returncode})
            if time.monotonic() > end:
                self.environment.stop(signal.SIGKILL)
                return Outcome("timeout", seconds=timeout)


def http_event(method="GET", path="/", query="", fields=None, body=None):
    """An event of a function URL."""
    return {
        "version": "2.0", "routeKey": "$default", "rawPath": path, "rawQueryString": query,
        "headers": {"host": "inventory.lambda-url.us-east-1.on.aws", **(fields or {})},
        "requestContext": {
            "accountId": "anonymous", "apiId": "inventory", "stage": "$default", "requestId": str(uuid.uuid4()),
            "domainName": "inventory.lambda-url.us-east-1.on.aws",
            "http": {"method": method, "path": path, "protocol": "HTTP/1.1", "sourceIp": "203.0.113.9"}},
        "body": body, "isBase64Encoded": False}


def graphql_event(document, variables=None):
    """The event of a GraphQL request."""
    request = {"query": document, **({"variables": variables} if variables else {})}
    return http_event("POST", "/graphql", fields={"content-type": "application/json"}, body=json.dumps(request))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("binary")
    parser.add_argument("--event", required=True, help="the event's file; - is standard input")
    parser.add_argument("--timeout", type=float, default=3.0, help="the function's time-out in seconds")
    options = parser.parse_args()
    event = sys.stdin.buffer.read() if options.event == "-" else pathlib.Path(options.event).read_bytes()
    passed_on = {name: value for name, value in os.environ.items() if name.startswith(("INVENTORY_", "DB_", "AWS_"))}
    with Lambda(options.binary, passed_on) as function:
        outcome = function.invoke(event, options.timeout)
        function.stop()
        print(json.dumps({"kind": outcome.kind, "payload": outcome.payload}, indent=2, ensure_ascii=False))
    sys.exit(0 if outcome.kind == "answer" else 1)


if __name__ == "__main__":
    main()
