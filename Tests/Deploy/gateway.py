"""The real gateway on a loopback port, and a scripted one that answers what a test wants."""

import http.server
import json
import pathlib
import re
import socket
import ssl
import subprocess
import threading
import time

from support import BINARY, environment


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Gateway:
    """`inventory-gateway serve`, from the start of its block to the end."""

    def __init__(self, folder, port=0, store=None, **variables):
        self.folder = pathlib.Path(folder)
        self.port = port
        # An empty text leaves the store to the variables.
        store = f"sqlite:{self.folder}/inventory.db" if store is None else store
        self.store = ["--store", store] if store else []
        self.log = self.folder / "gateway.log"
        self.variables = variables

    def __enter__(self):
        with self.log.open("a") as output:
            self.process = subprocess.Popen(
                [BINARY, "serve", "--port", str(self.port), *self.store], env=environment(**self.variables),
                stdin=subprocess.DEVNULL, stdout=output, stderr=output,
            )
        deadline = time.monotonic() + 60
        while not (found := re.search(r"at http://127.0.0.1:(\d+)", self.log.read_text())):
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise AssertionError(f"the gateway does not start:\n{self.log.read_text()}")
            time.sleep(0.02)
        self.port = int(found.group(1))
        self.url = f"http://127.0.0.1:{self.port}"
        return self

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def requests(self):
        """The requests that its log tells of, in their order."""
        lines = []
        for line in self.log.read_text().splitlines():
            try:
                entry = json.loads(line)
            except ValueError:
                continue
            if entry.get("message") == "request":
                lines.append(entry)
        return lines

    def query(self, document, **variables):
        """What an operation answers, run on its store without it."""
        result = subprocess.run(
            [BINARY, "query", document, *self.store], env=environment(**variables), capture_output=True, text=True,
            timeout=120,
        )
        assert result.returncode == 0, result.stderr
        return json.loads(result.stdout)["data"]


class ScriptedGateway:
    """Answers POSTs with what `answers` holds, the last one again and again, and keeps the requests.

    An answer is (status, headers, JSON).
    """

    done = (200, {}, {"data": {}})

    def __init__(self, *answers, certificate=None):
        self.answers = list(answers) or [self.done]
        self.requests = []
        scripted = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                scripted.requests.append((self.path, dict(self.headers), body))
                answers = scripted.answers
                status, headers, content = answers.pop(0) if len(answers) > 1 else answers[0]
                data = json.dumps(content).encode()
                self.send_response(status)
                for name, value in ({"Content-Type": "application/json", "Content-Length": str(len(data))} | headers).items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        scheme = "http"
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
            scheme = "https"
        self.url = f"{scheme}://127.0.0.1:{self.server.server_port}"

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()

    def mutations(self):
        """The mutations that came, by their names."""
        return [re.search(r"\{ (\w+)", json.loads(body)["query"]).group(1) for _, _, body in self.requests]
