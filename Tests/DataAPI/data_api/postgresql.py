"""A PostgreSQL server, and connections to it."""

import contextlib
import pathlib
import secrets
import shutil
import subprocess

from psycopg import pq

from . import postgresql_values as values
from . import process
from .errors import StatementError, StatementTimeout
from .results import Result

USER = "inventory"
_ERRORS = (pq.ExecStatus.FATAL_ERROR, pq.ExecStatus.NONFATAL_ERROR, pq.ExecStatus.BAD_RESPONSE)


def _binaries():
    versions = [path for path in pathlib.Path("/usr/lib/postgresql").glob("*/bin") if (path / "initdb").exists()]
    if not versions:
        raise SystemExit("No PostgreSQL server below /usr/lib/postgresql: install Debian's package postgresql.")
    return max(versions, key=lambda path: int(path.parent.name))


@contextlib.contextmanager
def start(directory=None):
    """A server on a free port that only its password opens."""
    binaries = _binaries()
    with process.folder(directory, "postgres", "data-api-postgresql-") as path:
        as_user = process.as_user("postgres")
        password_file = path / "password"
        if not (path / "data").exists():
            password_file.write_text(secrets.token_urlsafe(24))
            if as_user:
                shutil.chown(password_file, "postgres")
            command = [*as_user, binaries / "initdb", "-D", "data", "-U", USER, "--encoding=UTF8", "--locale=C.UTF-8"]
            options = ["--no-sync", "--auth=scram-sha-256", "--pwfile=password"]
            subprocess.run([*command, *options], cwd=path, check=True, stdout=subprocess.DEVNULL)
        server = PostgreSQL(process.free_port(), password_file.read_text())
        settings = {
            "listen_addresses": "127.0.0.1", "port": server.port, "unix_socket_directories": "", "fsync": "off",
            "max_connections": 500, "log_min_messages": "fatal",
        }  # fmt: skip
        options = [part for name, setting in settings.items() for part in ("-c", f"{name}={setting}")]
        with process.server([*as_user, binaries / "postgres", "-D", "data", *options], path, server.is_ready, "INT"):
            yield server


class PostgreSQL:
    """Where the server is."""

    dialect = "postgresql"
    default_database = "postgres"

    def __init__(self, port, password):
        self.port = port
        self.password = password

    def is_ready(self):
        try:
            self.connect("postgres", self.password, 5).close()
            return True
        except StatementError:
            return False

    def create_database(self, name):
        connection = self.connect("postgres", self.password, 60)
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = '%s'" % name.replace("'", "''"), []).rows:
            connection.execute('CREATE DATABASE "%s"' % name.replace('"', '""'), [])
        connection.close()

    def connect(self, database, password, seconds):
        return Connection(self.port, database, password, seconds)


class Connection:
    """A connection; `seconds` bounds each of its statements."""

    def __init__(self, port, database, password, seconds):
        settings = {
            "host": "127.0.0.1", "port": port, "dbname": database, "user": USER, "password": password,
            "options": f"-c statement_timeout={int(seconds * 1000)} -c TimeZone=UTC -c DateStyle=ISO -c IntervalStyle=postgres",
        }  # fmt: skip
        text = " ".join("{}='{}'".format(name, str(value).replace("'", r"\'")) for name, value in settings.items())
        self.handle = pq.PGconn.connect(text.encode())
        if self.handle.status != pq.ConnStatus.OK:
            message = self.handle.error_message.decode(errors="replace").strip()
            state = "28P01" if "password authentication" in message else "3D000" if "does not exist" in message else "08001"
            fatal = message[message.find("FATAL:") :] if "FATAL:" in message else message
            raise StatementError(f"{fatal}; SQLState: {state}")
        self.identifier = self.handle.backend_pid

    def execute(self, sql, parameters):
        declared = [values.declare(parameter) for parameter in parameters]
        result = self.handle.exec_params(sql.encode(), [text for _, text in declared], [kind for kind, _ in declared])
        if result.status in _ERRORS:
            raise self._error(result)
        if result.status == pq.ExecStatus.COMMAND_OK:
            return Result(updated=result.command_tuples or 0)
        if result.status != pq.ExecStatus.TUPLES_OK:
            raise StatementError(f"ERROR: unexpected result {result.status.name}; SQLState: 0A000")
        kinds = [result.ftype(place) for place in range(result.nfields)]
        columns = [
            values.column(result.fname(place).decode(), kind, result.fmod(place)) for place, kind in enumerate(kinds)
        ]
        rows = [
            [values.value(result.get_value(row, place), kind) for place, kind in enumerate(kinds)]
            for row in range(result.ntuples)
        ]
        written = not (result.command_status or b"").startswith(b"SELECT")
        return Result(columns, rows, updated=(result.command_tuples or 0) if written else 0)

    def _error(self, result):
        def field(code):
            text = result.error_field(code)
            return text.decode(errors="replace") if text else None

        fields = pq.DiagnosticField
        state = field(fields.SQLSTATE) or "08006"
        if state == "57014":
            return StatementTimeout(self.identifier)
        severity = field(fields.SEVERITY_NONLOCALIZED) or "FATAL"
        lines = [f"{severity}: {field(fields.MESSAGE_PRIMARY) or result.error_message.decode(errors='replace').strip()}"]
        for name, code in (
            ("Detail", fields.MESSAGE_DETAIL),
            ("Hint", fields.MESSAGE_HINT),
            ("Position", fields.STATEMENT_POSITION),
        ):
            if field(code):
                lines.append(f"{name}: {field(code)}")
        return StatementError("\n  ".join(lines) + f"; SQLState: {state}")

    def begin(self):
        self.execute("BEGIN", [])

    def commit(self):
        self.execute("COMMIT", [])

    def rollback(self):
        self.execute("ROLLBACK", [])

    def set_timeout(self, seconds):
        """Bounds the statements from here on; 0 is no bound."""
        self.execute(f"SET statement_timeout = {int(seconds * 1000)}", [])

    def reset(self):
        """Forgets all that statements have left on the session. False when it is of no more use."""
        if self.handle.status != pq.ConnStatus.OK or self.handle.transaction_status != pq.TransactionStatus.IDLE:
            return False
        self.handle.exec_(b"DISCARD ALL")
        return True

    def close(self):
        self.handle.finish()
