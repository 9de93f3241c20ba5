"""Starts the engine's server, so that it ends with this process, however that ends."""

import contextlib
import os
import pathlib
import shutil
import socket
import subprocess
import tempfile
import time

# The shell ends the server when its standard input is closed, which also happens when this process is killed.
_KEEPER = """
"$@" >>server.log 2>&1 </dev/null & server=$!
cat >/dev/null
kill -{signal} $server 2>/dev/null
wait $server
"""


def as_user(user):
    """What a command starts with to run as an unprivileged user; nothing when we are none of the privileged."""
    return ["setpriv", f"--reuid={user}", f"--regid={user}", "--init-groups"] if os.geteuid() == 0 else []


@contextlib.contextmanager
def folder(directory, user, prefix):
    """A folder that belongs to the user: a temporary one that goes in the end, or a given one that stays."""
    path = pathlib.Path(directory or tempfile.mkdtemp(prefix=prefix)).resolve()
    path.mkdir(parents=True, exist_ok=True)
    path.chmod(0o700)
    if os.geteuid() == 0:
        shutil.chown(path, user)
    try:
        yield path
    finally:
        if directory is None:
            shutil.rmtree(path, ignore_errors=True)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def server(command, path, is_ready, signal):
    """Runs a server in a folder, and waits until it is ready."""
    keeper = subprocess.Popen(
        ["/bin/sh", "-c", _KEEPER.format(signal=signal), "sh", *command],
        cwd=path,
        stdin=subprocess.PIPE,
        start_new_session=True,  # Ctrl-C is for us; the keeper hears of the end through its input
    )
    try:
        for _ in range(600):
            if is_ready():
                break
            time.sleep(0.1)
        else:
            raise SystemExit(f"the server did not start:\n{(path / 'server.log').read_text(errors='replace')[-4000:]}")
        yield
    finally:
        keeper.stdin.close()
        keeper.wait()
