#!/usr/bin/env python3
"""A fleet of agents against one gateway, all on loopback: real processes of `inventory-gateway collect`.

They start together while the gateway is down, and have to get through when it comes up; a second round sends nothing,
since nothing changed; a third, with a package changed on some hosts, sends those alone. What is checked: nothing is lost,
nothing is sent for nothing, and no second sees more than a share of the fleet.

    Tests/Deploy/run BINARIES …         runs a small one as a part of the tests
    make fleet AGENTS=2000              runs a large one
"""

import argparse
import collections
import pathlib
import subprocess
import sys
import tempfile
import time

from gateway import Gateway, free_port
from support import BINARY, environment

PACKAGES = 120


def status(changed=False):
    """dpkg's database of a host."""
    entries = []
    for number in range(PACKAGES):
        version = f"1.{number}-1" + ("+security" if changed and number == 7 else "")
        entries.append(f"Package: package-{number}\nStatus: install ok installed\nVersion: {version}\n")
    return "\n".join(entries)


class Fleet:
    def __init__(self, folder, count, url):
        self.folder = pathlib.Path(folder)
        self.count = count
        self.url = url
        (self.folder / "status").write_text(status())
        (self.folder / "changed").write_text(status(changed=True))

    def start(self, number, changed=False, **options):
        """Starts one agent."""
        more = [part for name, value in options.items() for part in (f"--{name.replace('_', '-')}", str(value))]
        log = open(self.folder / f"{number}.log", "a")
        with log:
            return subprocess.Popen(
                [
                    BINARY, "collect", "--to", self.url, "--instance-id", f"i-{number:017x}", "--region", "eu-central-1",
                    "--account", "123456789012", "--dpkg-status", self.folder / ("changed" if changed else "status"),
                    "--state", self.folder / f"{number}.state", *more,
                ],
                env=environment(), stdin=subprocess.DEVNULL, stdout=log, stderr=log,
            )

    def finish(self, agents, seconds):
        """Waits for agents to end well; they are ended when the time is over."""
        deadline = time.monotonic() + seconds
        failed = []
        for number, agent in agents.items():
            try:
                code = agent.wait(max(deadline - time.monotonic(), 0.01))
            except subprocess.TimeoutExpired:
                agent.kill()
                code = agent.wait()
            if code != 0:
                failed.append((number, code))
        if failed:
            number, code = failed[0]
            raise AssertionError(
                f"{len(failed)} agents failed; number {number} with {code}: {(self.folder / f'{number}.log').read_text()}"
            )

    def run(self, numbers, at_once=8, **options):
        """Runs agents to their end, a few at a time."""
        numbers = list(numbers)
        for start in range(0, len(numbers), at_once):
            self.finish({number: self.start(number, **options) for number in numbers[start : start + at_once]}, 120)


def say(text):
    print(f"==> {text}", file=sys.stderr, flush=True)


def busiest(requests):
    """The most requests of one second, of those that the gateway logged."""
    seconds = collections.Counter(entry["time"][:19] for entry in requests)
    return max(seconds.values())


def simulate(count, spread, outage):
    """Runs the three rounds; what happened, as a dictionary."""
    with tempfile.TemporaryDirectory(prefix="inventory-fleet-") as folder:
        port = free_port()
        fleet = Fleet(folder, count, f"http://127.0.0.1:{port}")
        began = time.monotonic()
        agents = {
            number: fleet.start(number, jitter=f"{spread}s", attempts=20, retry_delay="1s") for number in range(count)
        }
        started = time.monotonic() - began
        say(f"{count} agents started in {started:.0f} s")
        time.sleep(max(outage - started, 0))
        with Gateway(folder, port=port) as gateway:
            fleet.finish(agents, 600)
            took = time.monotonic() - began
            say(f"all registered after {took:.0f} s")
            first = gateway.requests()
            retried = sum("again in" in (pathlib.Path(folder) / f"{number}.log").read_text() for number in range(count))
            total = gateway.query("{ instances { totalCount } packages { totalCount } }")
            complete = gateway.query(
                "{ instances(filter: {packageCount: {eq: %d}}) { totalCount } }" % PACKAGES
            )["instances"]["totalCount"]
            assert total["instances"]["totalCount"] == count, total
            assert complete == count, f"{complete} of {count} hosts have all their packages"
            assert total["packages"]["totalCount"] == PACKAGES, total

            fleet.run(range(count))
            assert len(gateway.requests()) == len(first), "nothing changed, and something was sent"

            say("nothing sent in the second round")
            changed = range(0, count, 20)
            fleet.run(changed, changed=True)
            third = gateway.requests()[len(first) :]
            assert len(third) == len(changed), f"{len(third)} requests for {len(changed)} changed hosts"
            new = gateway.query(
                '{ instances(filter: {packages: {some: {version: {eq: "1.7-1+security"}}}}) { totalCount } }'
            )["instances"]["totalCount"]
            assert new == len(changed), new
        return {
            "agents": count, "started_in": round(started, 1), "took": round(took, 1), "retried": retried,
            "requests": len(first), "busiest_second": busiest(first), "changed": len(changed),
        }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--agents", type=int, default=2000)
    parser.add_argument("--spread", type=int, default=60, metavar="S", help="the agents' jitter")
    parser.add_argument("--outage", type=int, default=30, metavar="S", help="how long the gateway is down")
    options = parser.parse_args()
    print(simulate(options.agents, options.spread, options.outage))
