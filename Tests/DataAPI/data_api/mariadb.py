"""A MariaDB server, the stand-in for Aurora MySQL, and connections to it."""

import contextlib
import secrets
import shutil
import subprocess

import pymysql
from pymysql.constants import CLIENT

from . import mariadb_values as values
from . import process
from .errors import StatementError, StatementTimeout
from .results import Result

USER = "inventory"
_TIMED_OUT = 1969
_COM_RESET_CONNECTION = 0x1F


class _ServerError(Exception):
    """An error packet, with its SQLSTATE, which PyMySQL would leave out."""


def _raise_server_error(packet):
    code = int.from_bytes(packet[1:3], "little")
    has_state = packet[3:4] == b"#"
    state = packet[4:9].decode() if has_state else "HY000"
    raise _ServerError(code, state, packet[9 if has_state else 3 :].decode(errors="replace"))


pymysql.err.raise_mysql_exception = _raise_server_error


def _program(name):
    path = shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin")
    if path is None:
        raise SystemExit(f"No {name}: install Debian's package mariadb-server.")
    return path


@contextlib.contextmanager
def start(directory=None):
    """A server on a free port that only its password opens, with what Aurora MySQL 3 has as defaults where both have it."""
    with process.folder(directory, "mysql", "data-api-mariadb-") as path:
        as_user = process.as_user("mysql")
        password_file = path / "password"
        if not (path / "data").exists():
            password_file.write_text(secrets.token_urlsafe(24))
            command = [*as_user, _program("mariadb-install-db"), "--no-defaults", f"--datadir={path / 'data'}"]
            options = [f"--tmpdir={path}", "--auth-root-authentication-method=socket", "--skip-test-db", "--skip-name-resolve"]
            subprocess.run([*command, *options], cwd=path, check=True, stdout=subprocess.DEVNULL)
        password = password_file.read_text()
        (path / "users.sql").write_text(
            f"CREATE USER IF NOT EXISTS '{USER}'@'127.0.0.1' IDENTIFIED BY '{password}';\n"
            f"GRANT ALL ON *.* TO '{USER}'@'127.0.0.1';\n"
        )
        for file in (password_file, path / "users.sql"):
            file.chmod(0o600)
            if as_user:
                shutil.chown(file, "mysql")
        server = MariaDB(process.free_port(), password)
        settings = {
            "datadir": path / "data", "tmpdir": path, "socket": path / "mariadb.sock", "pid-file": path / "mariadb.pid",
            "bind-address": "127.0.0.1", "port": server.port, "init-file": path / "users.sql",
            "character-set-server": "utf8mb4", "collation-server": "utf8mb4_general_ci", "default-time-zone": "+00:00",
            "max-connections": 500, "innodb-flush-log-at-trx-commit": 0, "innodb-buffer-pool-size": "256M",
            "innodb-use-native-aio": 0,
        }  # fmt: skip
        options = ["--no-defaults", "--skip-name-resolve", *(f"--{name}={value}" for name, value in settings.items())]
        with process.server([*as_user, _program("mariadbd"), *options], path, server.is_ready, "TERM"):
            yield server


class MariaDB:
    """Where the server is."""

    dialect = "mysql"
    default_database = None

    def __init__(self, port, password):
        self.port = port
        self.password = password

    def is_ready(self):
        try:
            self.connect(None, self.password, 5).close()
            return True
        except StatementError:
            return False

    def create_database(self, name):
        connection = self.connect(None, self.password, 60)
        connection.execute("CREATE DATABASE IF NOT EXISTS `%s`" % name.replace("`", "``"), [])
        connection.close()

    def connect(self, database, password, seconds):
        return Connection(self.port, database, password, seconds)


class Connection:
    """A connection; `seconds` bounds each of its statements."""

    def __init__(self, port, database, password, seconds):
        self.seconds = seconds
        with _statement_errors(None):
            # As JDBC drivers do it: an UPDATE counts the rows that it found, not those that it changed.
            self.handle = pymysql.connect(
                host="127.0.0.1", port=port, user=USER, password=password, database=database, charset="utf8mb4",
                conv={}, autocommit=True, client_flag=CLIENT.FOUND_ROWS,
            )  # fmt: skip
            self.identifier = self.handle.thread_id()
            self.set_timeout(seconds)

    def execute(self, sql, parameters):
        with _statement_errors(self.identifier):
            if parameters:
                using = ", ".join(values.expression(parameter) for parameter in parameters)
                sql = f"EXECUTE IMMEDIATE {values.quote(sql)} USING {using}"
            self.handle.query(sql)
            result = self.handle._result
            # A procedure's rows are followed by its end, which can be an error.
            while self.handle._result.has_next:
                self.handle.next_result()
            if result.description is None:
                first = result.insert_id
                count = result.affected_rows if first else 0
                return Result(updated=result.affected_rows, generated=[("longValue", first + step) for step in range(count)])
            fields = result.fields
            rows = [[values.value(value, field) for value, field in zip(row, fields)] for row in result.rows]
            return Result([values.column(field) for field in fields], rows)

    def begin(self):
        self.execute("START TRANSACTION", [])

    def commit(self):
        self.execute("COMMIT", [])

    def rollback(self):
        self.execute("ROLLBACK", [])

    def set_timeout(self, seconds):
        """Bounds the statements from here on; 0 is no bound."""
        self.execute(f"SET NAMES utf8mb4, SESSION max_statement_time = {seconds}", [])

    def reset(self):
        """Forgets all that statements have left on the session. False when it is of no more use."""
        try:
            with _statement_errors(self.identifier):
                self.handle._execute_command(_COM_RESET_CONNECTION, b"")
                self.handle._read_ok_packet()
                self.set_timeout(self.seconds)
            return True
        except (StatementError, StatementTimeout):
            return False

    def close(self):
        self.handle._force_close()


@contextlib.contextmanager
def _statement_errors(identifier):
    try:
        yield
    except _ServerError as error:
        code, state, message = error.args
        if code == _TIMED_OUT:
            raise StatementTimeout(identifier) from None
        raise StatementError(f"{message}; Error code: {code}; SQLState: {state}") from None
    except pymysql.err.Error as error:
        raise StatementError(f"Communications link failure: {error}; Error code: 2013; SQLState: 08S01") from None
