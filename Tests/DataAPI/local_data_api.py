#!/usr/bin/env python3
"""A Data API for tests and for working without AWS, with a real PostgreSQL or MariaDB behind it.

Prints one line of JSON with its address, what requests have to name and the credentials to sign them with, and serves
until SIGTERM, SIGINT or the end of its standard input (--until-end-of-input). README.md beside it says what it checks.
"""

import argparse
import json
import signal
import sys
import threading

import tools

tools.provide()

from data_api.cluster import Cluster  # noqa: E402
from data_api.engines import engine  # noqa: E402
from data_api.limits import Limits  # noqa: E402
from data_api.server import Server  # noqa: E402


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--engine", choices=["postgresql", "mysql"], required=True, help="mysql is a MariaDB")
    parser.add_argument("--port", type=int, default=0, help="on 127.0.0.1; 0 takes a free one")
    parser.add_argument("--database", default="inventory", help="made if it is not there")
    parser.add_argument("--latency", type=float, default=0, metavar="MS", help="added to each call, in milliseconds")
    parser.add_argument("--call-timeout", type=float, default=45, metavar="S", help="of one statement")
    parser.add_argument("--idle-timeout", type=float, default=180, metavar="S", help="of a transaction")
    parser.add_argument("--until-end-of-input", action="store_true", help="stop when the standard input ends")
    parser.add_argument("--directory", help="keep the engine's files here; a temporary folder otherwise")
    return parser.parse_args()


def main():
    options = arguments()
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    limits = Limits(call_seconds=options.call_timeout, idle_seconds=options.idle_timeout)
    with engine(options.engine, options.directory) as database_engine:
        database_engine.create_database(options.database)
        cluster = Cluster(database_engine, limits)
        server = Server(cluster, options.port)
        server.control.latency = options.latency / 1000
        with server:
            print(json.dumps(server.description(options.database)), flush=True)
            if options.until_end_of_input:
                threading.Thread(target=lambda: (sys.stdin.read(), stop.set()), daemon=True).start()
            stop.wait()
        cluster.close()


if __name__ == "__main__":
    main()
