#!/usr/bin/env python3
"""What statements cost as the fleet grows: the same requests on fleets of several sizes, in SQLite and PostgreSQL.

    Benchmarks/scaling.py GATEWAY [--instances N…] [--stores sqlite postgresql] [--seconds N]

GATEWAY is a binary that was built with optimisation. Each row is a load of wrk's with 16 connections. CPU is what a
request cost the gateway and, where it is a process of its own, the database, on this machine, which runs wrk as well. deploy/SCALING.md
draws conclusions from the numbers.
"""
import argparse
import importlib.machinery
import importlib.util
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.parse

USER = "inventory"
HERE = pathlib.Path(__file__).resolve().parent
loader = importlib.machinery.SourceFileLoader("bench", str(HERE / "run"))
bench = importlib.util.module_from_spec(importlib.util.spec_from_loader("bench", loader))
loader.exec_module(bench)

READS = {name: document for name, document in bench.OPERATIONS.items() if name != "nothing but the type's name"} | {
    "how many run it": '{ instances(filter: {packages: {some: {name: {eq: "openssl"}, version: {lt: "3.0.15-1~deb12u3"}}}})'
    " { totalCount } }",
    "how many there are": "{ instances { totalCount } }",
}
# Each request is about a host of its own, as an agent's is.
WRITES = {
    "a new host with 50 packages": """
local n = {first}
request = function()
  n = n + 1
  return wrk.format("POST", nil, nil, string.format('{{"query":"mutation($i: RegisterInstanceInput!) {{ registerInstance(input: $i) {{ __typename }} }}","variables":{{"i":{{"id":"i-new-%d","region":"eu-central-1","account":"123456789012","packages":{packages}}}}}}}', n))
end""",
    "its packages replaced, one changed": """
local n = {first}
request = function()
  n = n + 1
  return wrk.format("POST", nil, nil, string.format('{{"query":"mutation($i: PackagesInput!) {{ replacePackages(input: $i) {{ __typename }} }}","variables":{{"i":{{"instanceId":"i-new-%d","packages":{changed}}}}}}}', {first} + 1 + (n - {first}) % {count}))
end""",
}
PACKAGES = [{"name": f"library-{number}", "version": f"1.{number}-1", "ecosystem": "deb"} for number in range(50)]
CHANGED = PACKAGES[:-1] + [{"name": "library-49", "version": "2.0-1", "ecosystem": "deb"}]


def cpu_seconds_of_children(parent):
    """CPU of all processes that a process has started, ended ones included."""
    total = 0
    for path in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(fields[1]) == parent or path.parent.name == str(parent):
            total += sum(int(field) for field in fields[11:15])
    return total / os.sysconf("SC_CLK_TCK")


def load(server, script, options, database_process):
    """Requests, their number a second, CPU µs of gateway and database, and the median in ms."""
    file = bench.WORK / "scaling.lua"
    file.write_text(
        f'wrk.method = "POST"\nwrk.headers["Content-Type"] = "application/json"\n{script}\n'
        "done = function(summary, latency)\n  io.write(string.format('RESULT %d %d %d %f\\n', summary.requests, summary.duration,\n"
        "    summary.errors.status + summary.errors.timeout, latency:percentile(50)))\nend\n"
    )
    command = ["wrk", "-t1", "-c16", f"-d{options.seconds}s", "-s", file, f"http://127.0.0.1:{server.port}/graphql"]
    of_database = (lambda: cpu_seconds_of_children(database_process)) if database_process else lambda: 0
    before, database_before = server.cpu_seconds(), of_database()
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    cpu, database_cpu = server.cpu_seconds() - before, of_database() - database_before
    requests, duration, errors, half = map(float, re.search(r"RESULT (.*)", output)[1].split())
    if errors:
        sys.exit(f"{int(errors)} requests failed")
    micro = 1e6 / requests
    return int(requests), requests / (duration / 1e6), cpu * micro, database_cpu * micro, half / 1e3


def measure(gateway, url, options, database_process):
    port = bench.free_port()
    command = [gateway, "serve", "--port", str(port), "--store", url, "--log-level", "error"]
    with bench.Server("inventory-gateway", command, port) as server:
        answer = json.loads(server.post(json.dumps({"query": "{ instances(first: 1) { nodes { id } } }"})))
        some_id = answer["data"]["instances"]["nodes"][0]["id"]

        def row(name, numbers):
            _, rate, cpu, database, half = numbers
            print(f"{name:<42} {rate:>9,.0f} {cpu:>8,.0f} {database:>9,.0f} {half:>8.2f} {server.memory():>6.0f}", flush=True)

        for name, document in READS.items():
            content = {"query": document} | ({"variables": {"id": some_id}} if "$id" in document else {})
            row(name, load(server, f"wrk.body = {json.dumps(json.dumps(content))}", options, database_process))
        first, count = 0, 1
        for name, script in WRITES.items():
            text = script.format(first=first, count=count, packages=json.dumps(PACKAGES), changed=json.dumps(CHANGED))
            numbers = load(server, text, options, database_process)
            count = max(numbers[0] // 2, 1)
            row(name, numbers)


def import_fleet(gateway, instances, url):
    """Fills a store with a made-up fleet."""
    data = subprocess.Popen([gateway, "demo-data", "--instances", str(instances)], stdout=subprocess.PIPE)
    subprocess.run([gateway, "import", "-", "--store", url], stdin=data.stdout, check=True, stderr=subprocess.DEVNULL)
    if data.wait():
        sys.exit("demo-data failed")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("gateway", type=pathlib.Path)
    parser.add_argument("--instances", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--stores", nargs="+", choices=["sqlite", "postgresql"], default=["sqlite", "postgresql"])
    parser.add_argument("--seconds", type=int, default=3)
    options = parser.parse_args()
    bench.WORK.mkdir(parents=True, exist_ok=True)
    gateway = options.gateway.resolve()
    sys.path[:0] = [str(HERE.parent / "Tests" / "DataAPI")]
    for store in options.stores:
        for size in options.instances:
            with tempfile.TemporaryDirectory(prefix="inventory-scaling-") as folder:
                if store == "sqlite":
                    # A copy of a file that is kept for the next run: writes change it.
                    kept = bench.fleet(gateway, size)
                    shutil.copy(kept, f"{folder}/inventory.db")
                    heading(store, size, kept.stat().st_size)
                    measure(gateway, f"sqlite:{folder}/inventory.db", options, None)
                else:
                    os.chmod(folder, 0o711)  # the database runs as a user of its own
                    measure_postgresql(gateway, size, options, f"{folder}/data")


def measure_postgresql(gateway, size, options, folder):
    import tools

    tools.provide()
    from data_api.engines import engine

    with engine("postgresql", folder) as server:
        server.create_database("inventory")
        password = urllib.parse.quote(server.password, safe="")
        url = f"postgresql://{USER}:{password}@127.0.0.1:{server.port}/inventory"
        subprocess.run([gateway, "migrate", "--store", url], check=True, stdout=subprocess.DEVNULL)
        import_fleet(gateway, size, url)
        bytes_used = sum(file.stat().st_size for file in pathlib.Path(folder, "data", "base").rglob("*") if file.is_file())
        heading("postgresql", size, bytes_used)
        postmaster = int(pathlib.Path(folder, "data", "postmaster.pid").read_text().split()[0])
        measure(gateway, url, options, postmaster)


def heading(store, size, bytes_used):
    print(f"\n{store}, {size:,} instances, {bytes_used / 1e6:,.0f} MB")
    print(f"{'':<42} {'requests/s':>9} {'CPU µs':>8} {'database':>9} {'p50 ms':>8} {'MB':>6}", flush=True)


if __name__ == "__main__":
    main()
