"""The built gateway as a process, for tests from outside."""

import json
import os
import pathlib
import re
import subprocess
import tempfile
import threading


class Gateway:
    """A gateway on a free port of the loopback interface, over a made-up fleet in a file of its own.

    `with Gateway(binary) as gateway:` starts it and stops it; `gateway.url` is where it answers.
    """

    def __init__(self, binary, *, instances=200, options=(), environment=None):
        self.binary = str(binary)
        self.instances = instances
        self.options = list(options)
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("INVENTORY_")}
        self.environment = inherited | (environment or {})
        self.log = []

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="inventory-gateway-")
        folder = pathlib.Path(self.folder.name)
        self.environment["INVENTORY_STORE"] = f"sqlite:{folder / 'inventory.db'}"
        fleet = folder / "fleet.jsonl"
        fleet.write_bytes(self._run("demo-data", "--instances", str(self.instances)))
        self.fleet = [json.loads(line) for line in fleet.read_text().splitlines()]
        self._run("import", str(fleet))
        self.process = subprocess.Popen(
            [self.binary, "serve", "--port", "0", *self.options],
            env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        )
        for line in self.process.stderr:
            self.log.append(line)
            if found := re.search(r"at (http://[0-9.:]+)", line):
                self.url = found[1]
                # Goes on reading, so that the log never fills its pipe.
                threading.Thread(target=self._drain, daemon=True).start()
                return self
        self.folder.cleanup()
        raise RuntimeError("the gateway did not start:\n" + "".join(self.log))

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(30)
        finally:
            self.process.kill()
            self.folder.cleanup()

    def _drain(self):
        self.log.extend(self.process.stderr)

    def _run(self, *arguments):
        done = subprocess.run(
            [self.binary, *arguments], env=self.environment, capture_output=True, timeout=120, check=False)
        if done.returncode != 0:
            raise RuntimeError(f"{arguments[0]} failed:\n{done.stderr.decode()}")
        return done.stdout
