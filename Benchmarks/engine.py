#!/usr/bin/env python3
"""Compares the engine with graphql-core (Python) and graphql-js (Node), stage by stage, on the same documents.

    swift build -c release --package-path Benchmarks && Benchmarks/engine.py [--seconds S] [--rounds N]

The three take turns, so that a neighbour's load meets them all; each number is the lowest of all turns, in microseconds.
graphql-js is looked for in GRAPHQL_JS (Debian's node-graphql: /usr/share/nodejs/graphql) and left out if it is not there,
and so is graphql-core. Responses are compared before anything is timed. Allocations are those of one request after
many, counted by a library that is loaded before the C library (needs cc). `prepare` is parse, validate and compile; the
lexer runs inside the parser and has no row of its own.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
FOLDER = f"{HERE}/Engine/documents"
OURS = f"{HERE}/.build/release/engine-compare"
os.environ.setdefault("GRAPHQL_JS", "/usr/share/nodejs/graphql")

ENGINES = {
    "ours": [OURS],
    "graphql-js": ["node", f"{HERE}/Engine/peers/graphql_js.js"],
    "graphql-core": [sys.executable, f"{HERE}/Engine/peers/graphql_core.py"],
}
MEASURED = [
    ("dashboard", "parse"), ("dashboard", "validate"), ("dashboard", "parse+validate"), ("dashboard", "print"),
    ("introspection", "parse+validate"), ("typename", "execute"), ("flat", "execute"), ("packages", "execute"),
    ("deep", "execute"), ("list", "execute"), ("introspection", "execute"), ("dashboard", "prepare"),
]
COUNTED = ["typename", "flat", "packages", "list"]


def run(engine, *arguments, **options):
    return subprocess.run(ENGINES[engine] + [FOLDER, *arguments], capture_output=True, text=True, **options)


def numbers(response):
    """A response in which 1 and 1.0 are the same."""
    return json.loads(response, parse_float=float, parse_int=float)


def available():
    found = ["ours"]
    for engine in ("graphql-js", "graphql-core"):
        answer = run(engine, "packages", "once")
        if answer.returncode == 0:
            found.append(engine)
        else:
            print(f"{engine} is not installed, left out", file=sys.stderr)
    return found


def compare_answers(engines):
    # Not introspection: the engines know different editions' introspection types.
    for document in ("typename", "flat", "packages", "deep", "list"):
        ours = run("ours", document, "once", check=True).stdout
        for engine in engines[1:]:
            theirs = run(engine, document, "once", check=True).stdout
            if numbers(ours) != numbers(theirs):
                sys.exit(f"{engine} answers {document} differently")


def timings(engines, seconds, rounds):
    best = {}
    for _ in range(rounds):
        for document, stage in MEASURED:
            for engine in engines:
                if stage == "prepare" and engine != "ours":
                    continue
                time = int(run(engine, document, stage, str(seconds), check=True).stdout)
                key = (document, stage, engine)
                best[key] = min(best.get(key, time), time)
    return best


def allocations(document):
    """Allocations and bytes of one request: the difference between 1,100 and 100 of them, by 1,000."""
    with tempfile.TemporaryDirectory() as folder:
        library = f"{folder}/allocations.so"
        subprocess.run(["cc", "-O2", "-shared", "-fPIC", "-o", library, f"{HERE}/Engine/allocations.c"], check=True)
        counts = []
        for times in (100, 1100):
            answer = run(
                "ours", document, "execute", "times", str(times), check=True,
                env={**os.environ, "LD_PRELOAD": library})
            counts.append([int(number) for number in answer.stderr.split()[-2:]])
        return [(b - a) / 1000 for a, b in zip(*counts)]


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--seconds", type=float, default=1)
    options.add_argument("--rounds", type=int, default=3)
    options = options.parse_args()
    engines = available()
    compare_answers(engines)
    best = timings(engines, options.seconds, options.rounds)
    print(f"{'microseconds':32}" + "".join(f"{engine:>14}{'':9}" for engine in engines))
    for document, stage in MEASURED:
        row = f"{stage + ' ' + document:32}"
        for engine in engines:
            time = best.get((document, stage, engine))
            if time is None:
                continue
            ratio = "" if engine == "ours" else f"({time / best[(document, stage, 'ours')]:.1f}×)"
            row += f"{time / 1000:14.2f}{ratio:>9}"
        print(row)
    print(f"\n{'allocations of one request':32}{'count':>14}{'bytes':>14}")
    for document in COUNTED:
        count, size = allocations(document)
        print(f"{document:32}{count:14.1f}{size:14.0f}")


if __name__ == "__main__":
    main()
