"""What the load runs share: building, and server processes under measurement."""
import json
import os
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent
WORK = ROOT / ".build" / "bench"


def say(text):
    print(f"==> {text}", flush=True)


def build(directory, product):
    """Builds a product as releases are built; gives its path."""
    options = ["--package-path", str(directory), "--product", product]
    subprocess.run([ROOT / "deploy" / "release.sh", *options], check=True, stdout=sys.stderr)
    command = ["swift", "build", "--configuration", "release", *options, "--show-bin-path"]
    shown = subprocess.run(command, check=True, capture_output=True, text=True)
    return pathlib.Path(shown.stdout.strip()) / product


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def in_process(gateway, store, body, options):
    """How fast an operation is without a server: what `query --repeat` says."""
    request = json.loads(body)
    command = [gateway, "query", request["query"], "--variables", json.dumps(request.get("variables", {})), "--store", store,
               "--repeat", str(options.seconds), "--concurrency", str(options.connections)]
    timing = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    if timing["failures"]:
        sys.exit(f"{timing['failures']} of {timing['operations']} operations failed: {request['query']}")
    return timing


class Server:
    """A server process, from its start until it can be connected to."""

    def __init__(self, name, command, port):
        self.name, self.port = name, port
        began = time.perf_counter()
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), 0.2).close()
                break
            except OSError:
                if self.process.poll() is not None or time.perf_counter() - began > 30:
                    sys.exit(f"{name} does not come up")
                time.sleep(0.001)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(30)

    def cpu_seconds(self):
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024

    def post(self, body):
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}/graphql", body.encode(), {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.read()


class PostgreSQL:
    """A server of this run's own, in a directory that goes with it."""

    def __init__(self):
        self.binaries = max(pathlib.Path("/usr/lib/postgresql").iterdir(), key=lambda path: int(path.name)) / "bin"
        self.directory = pathlib.Path(tempfile.mkdtemp(prefix="postgresql-", dir="/var/tmp"))
        self.port = free_port()
        self.environment = dict(
            os.environ, PGHOST="127.0.0.1", PGPORT=str(self.port), PGUSER="inventory",
            PGOPTIONS="-c random_page_cost=1.1 -c jit=off")
        self.user = []
        if os.geteuid() == 0:  # the server refuses to run as root
            shutil.chown(self.directory, "postgres")
            self.user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"]

    def __enter__(self):
        data = self.directory / "data"
        subprocess.run(
            self.user + [self.binaries / "initdb", "-D", data, "-U", "inventory", "-A", "trust", "-E", "UTF8",
                         "--locale=C.UTF-8"], check=True, stdout=subprocess.DEVNULL, cwd=self.directory)
        settings = [f"port={self.port}", "listen_addresses=127.0.0.1", "unix_socket_directories=", "shared_buffers=1GB",
                    "max_wal_size=4GB", "log_min_messages=fatal"]
        options = [argument for setting in settings for argument in ("-c", setting)]
        self.process = subprocess.Popen(
            self.user + [self.binaries / "postgres", "-D", data] + options, cwd=self.directory,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while subprocess.run(["psql", "-qc", "SELECT 1", "postgres"], env=self.environment, capture_output=True).returncode:
            if self.process.poll() is not None:
                sys.exit("PostgreSQL does not start")
            time.sleep(0.1)
        return self

    def __exit__(self, *_):
        self.process.send_signal(2)
        self.process.wait(60)
        shutil.rmtree(self.directory)

    def run(self, sql, database):
        command = ["psql", "-qAtX", "-v", "ON_ERROR_STOP=1", database]
        return subprocess.run(
            command, env=self.environment, input=sql, check=True, capture_output=True, text=True).stdout.split()

    def url(self, database):
        return f"postgresql://inventory@127.0.0.1:{self.port}/{database}"
