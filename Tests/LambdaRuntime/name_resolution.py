#!/usr/bin/env python3
"""Proves that a static bootstrap finds hosts by name where no library is: name_resolution.py BOOTSTRAP

The linker warns that getaddrinfo in a static program asks for glibc's libraries. It does so for sources of names beside
files and DNS, and goes on without them. So bootstrap is started with nothing but /proc and two files of /etc around it, in
a network of its own with a name server, and has to reach a Runtime API by its name.
"""
import json
import os
import pathlib
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
import threading

from local_runtime_api import RuntimeAPI

NAME = "runtime.example.com"
SOURCES = [None, "hosts: files dns\n", "hosts: files myhostname resolve [!UNAVAIL=return] dns\n"]


def serve_names():
    """A name server that knows one address, the loopback's, by every name."""
    server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    server.bind(("127.0.0.1", 53))
    while True:
        query, client = server.recvfrom(512)
        end = 12
        while query[end]:
            end += query[end] + 1
        question, (kind,) = query[12:end + 5], struct.unpack(">H", query[end + 1:end + 3])
        answer = b"\xc0\x0c\x00\x01\x00\x01\x00\x00\x00\x3c\x00\x04\x7f\x00\x00\x01" if kind == 1 else b""
        head = query[:2] + b"\x81\x80\x00\x01" + struct.pack(">H", 1 if answer else 0) + b"\x00\x00\x00\x00"
        server.sendto(head + question + answer, client)


def check(root, sources):
    """Starts bootstrap with a store that is none: the Runtime API is told so, if it is found."""
    configuration = root / "etc" / "nsswitch.conf"
    configuration.unlink(missing_ok=True)
    if sources:
        configuration.write_text(sources)
    api = RuntimeAPI()
    port = api.address.split(":")[1]
    result = subprocess.run(
        [shutil.which("chroot", path="/usr/sbin:/usr/bin:/sbin:/bin"), root, "/bootstrap"], capture_output=True, text=True, timeout=60,
        env={"AWS_LAMBDA_RUNTIME_API": f"{NAME}:{port}", "INVENTORY_STORE": "mongodb://none"})
    api.close()
    if not api.init_error:
        sys.exit(f"{NAME} is not found with {json.dumps(sources)}: {result.stderr}")


def main():
    bootstrap = pathlib.Path(sys.argv[1]).resolve()
    if os.environ.get("IN_OWN_NETWORK") != "yes":
        namespaces = ["--net", "--mount", *([] if os.geteuid() == 0 else ["--map-root-user"])]
        if subprocess.run(["unshare", *namespaces, "true"], capture_output=True).returncode:
            sys.exit("This process may not make a network of its own.")
        os.execvpe("unshare", ["unshare", *namespaces, sys.executable, *sys.argv], {**os.environ, "IN_OWN_NETWORK": "yes"})
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    threading.Thread(target=serve_names, daemon=True).start()
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for name in ("etc", "proc"):
            (root / name).mkdir()
        (root / "etc" / "resolv.conf").write_text("nameserver 127.0.0.1\n")
        shutil.copy2(bootstrap, root / "bootstrap")
        subprocess.run(["mount", "--bind", "/proc", root / "proc"], check=True)
        try:
            for sources in SOURCES:
                check(root, sources)
        finally:
            subprocess.run(["umount", root / "proc"], check=True)
    print(f"{bootstrap}: finds hosts by name without a library")


if __name__ == "__main__":
    main()
