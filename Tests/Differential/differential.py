#!/usr/bin/env python3
"""Compares the engine with graphql-core on random schemas, documents and requests, valid and almost valid.

    differential.py ENGINE [--cases N] [--seed S] [--only I] [--core DIRECTORY] [--show N]

ENGINE is the built `graphql-conformance`. Compared are the verdict, the errors' locations and paths, the print of what
was parsed, and the data. A case is made from the seed and its number alone, so `--seed S --only I` repeats it. A
difference that `known.py` does not explain fails the run and is printed with the fewest tokens that still show it.
"""

import argparse
import collections
import json
import random
import subprocess
import sys
import time

arguments = argparse.ArgumentParser()
arguments.add_argument("engine")
arguments.add_argument("--cases", type=int, default=1_000)
arguments.add_argument("--seed", type=int, default=1)
arguments.add_argument("--only", type=int, help="the number of one case")
arguments.add_argument("--core", help="where graphql-core is installed, if not for this Python")
arguments.add_argument("--show", type=int, default=5, help="how many unexplained differences are printed")
options = arguments.parse_args()
if options.core:
    sys.path.insert(0, options.core)

from graphql import build_schema, parse, validate_schema  # noqa: E402

import known  # noqa: E402
import oracle  # noqa: E402
from operations import OperationGenerator, WorldGenerator  # noqa: E402
from schemas import SchemaGenerator  # noqa: E402
from texts import layout, mutate, smaller, tokens  # noqa: E402

CASES_PER_SCHEMA = 25
TEXT = {"parse": "source", "validate": "query", "execute": "query", "schema": "parts"}
KNOWS_ONE_OF = oracle.VERSION >= "3.3"


def number(digits):
    """A JSON number without a fraction: beyond what a double holds exactly, a double."""
    return int(digits) if abs(int(digits)) < 2**53 else float(digits)


class Engine:
    def __init__(self, command):
        self.process = subprocess.Popen(
            [command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")

    def answer(self, request):
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            sys.exit(f"The engine ended at this request:\n{json.dumps(request)}")
        return json.loads(line, parse_int=number)


class Cases:
    """The cases of a seed by number; schemas are shared by cases that follow each other."""

    def __init__(self, seed):
        self.seed, self.block = seed, None

    def random(self, *parts):
        return random.Random(":".join(map(str, (self.seed, *parts))))

    def schema(self, number):
        block = number // CASES_PER_SCHEMA
        if self.block != block:
            self.block, errors = block, True
            r = self.random("schema", block)
            while errors:  # Now and then two interfaces ask for different fields of one name.
                self.text = SchemaGenerator(r, one_of=KNOWS_ONE_OF).text()
                self.built = build_schema(self.text)
                errors = validate_schema(self.built)
        return self.text, self.built

    def case(self, number):
        r = self.random("case", number)
        kind = r.random()
        if kind < 0.12:
            return self.schema_case(r)
        text, schema = self.schema(number)
        generator = OperationGenerator(schema, r, mistakes=r.choice([0, 0, 0, 0.01, 0.04, 0.1]))
        document = tokens(generator.document())
        if kind < 0.25:
            if r.random() < 0.3:
                document = tokens(text)
            return {"op": "parse", "source": layout(mutate(document, r) if r.random() < 0.7 else document, r)}
        if kind < 0.65:
            if r.random() < 0.5:
                document = mutate(document, r)
            return {"op": "validate", "schema": text, "query": layout(document, r)}
        return self.execution(r, text, schema, generator, layout(document, r))

    def schema_case(self, r):
        generator = SchemaGenerator(r, mistakes=r.choice([0, 0.005, 0.02, 0.05]), one_of=KNOWS_ONE_OF)
        parts = tokens(generator.text())
        return {"op": "schema", "parts": [layout(mutate(parts, r) if r.random() < 0.3 else parts, r)]}

    def execution(self, r, text, schema, generator, query):
        """An execution if the document is valid, else its validation."""
        validation = {"op": "validate", "schema": text, "query": query}
        if is_invalid(validation):
            return validation
        worlds = WorldGenerator(schema, parse(query), r, r.choice([0, 0.05, 0.2]))
        if worlds.root is None:
            return validation
        world = worlds.world()
        case = {"op": "execute", "schema": text, "query": query, "world": world,
                "variables": generator.variable_values(r.choice([0, 0, 0.1, 0.3]))}
        if "query Other" in query:
            case["operationName"] = r.choice(["Q", "Q", "Other", "Nobody", None])
        return case


def is_invalid(case):
    return bool(oracle.Oracle().answer({**case, "op": "validate"}).get("errors"))


def place(error):
    return json.dumps([[(l["line"], l["column"]) for l in error.get("locations") or []], error.get("path")])


def places(answer):
    return sorted(map(place, answer.get("errors") or []))


def are_too_many(answer):
    return any("Too many validation errors" in e["message"] for e in answer.get("errors") or [])


def differs(theirs, ours):
    """In what two answers differ; empty if they are the same."""
    if "crashed" in theirs:
        return ["crash"]
    found = []
    if bool(theirs.get("errors")) != bool(ours.get("errors")):
        found.append("verdict")
    elif are_too_many(ours) and len(theirs["errors"]) > 50:
        pass  # The first hundred are reported; which these are depends on the order of the rules.
    elif theirs.get("hasPlaces", True) and places(theirs) != places(ours):
        found.append("places")
    if theirs.get("data") != ours.get("data"):
        found.append("data")
    if theirs.get("print") != ours.get("print") and "print" in theirs and "print" in ours:
        found.append("print")
    return found


def print_difference(theirs, ours):
    """The two answers without the errors that are the same."""
    ours_places, theirs_places = places(ours), places(theirs)
    for name, answer, other in (("graphql-core", theirs, ours_places), ("ours", ours, theirs_places)):
        rest = dict(answer)
        if "errors" in rest:
            rest["errors"] = [e for e in rest["errors"] if place(e) not in other]
        print(f"{name + ':':14}{json.dumps(rest, ensure_ascii=False)}")
    sys.stdout.flush()


class Comparison:
    def __init__(self, engine):
        self.engine, self.oracle = engine, oracle.Oracle()
        self.counts, self.explained, self.unexplained = collections.Counter(), collections.Counter(), []

    def compare(self, case):
        theirs, ours = self.oracle.answer(case), self.engine.answer(case)
        found = differs(theirs, ours)
        return theirs, ours, found, known.explanation(case, theirs, ours) if found else None

    def run(self, number, case):
        theirs, ours, found, why = self.compare(case)
        self.counts[case["op"], "invalid" if theirs.get("errors") else "valid"] += 1
        if why:
            self.explained[why] += 1
        elif found:
            self.unexplained.append(number)
            if len(self.unexplained) <= options.show:
                self.show(number, case, found)

    def show(self, number, case, found):
        key = TEXT[case["op"]]

        def with_text(parts):
            text = layout(parts)
            return {**case, key: [text] if key == "parts" else text}

        def still_differs(parts):
            smaller = with_text(parts)
            if key == "query" and case["op"] == "execute" and is_invalid(smaller):
                return False
            _, _, now, why = self.compare(smaller)
            return bool(set(found) & set(now)) and not why

        text = case[key][0] if key == "parts" else case[key]
        small = tokens(text)
        if still_differs(small):
            case = with_text(smaller(small, still_differs))
        theirs, ours, now, _ = self.compare(case)
        print(f"--- case {number} of seed {options.seed}: {case['op']} differs in {', '.join(now)}")
        for name, part in case.items():
            if name != "schema" or options.only is not None:
                print(f"{name}: {part if isinstance(part, str) else json.dumps(part)}")
        print_difference(theirs, ours)


def main():
    start = time.monotonic()
    comparison, cases = Comparison(Engine(options.engine)), Cases(options.seed)
    for number in [options.only] if options.only is not None else range(options.cases):
        comparison.run(number, cases.case(number))
    print(f"{sum(comparison.counts.values())} cases of seed {options.seed} against graphql-core {oracle.VERSION}, "
          f"{time.monotonic() - start:.0f} s: "
          + ", ".join(f"{count} {op} {verdict}" for (op, verdict), count in sorted(comparison.counts.items())))
    for name, sentence, _ in known.KNOWN:
        if comparison.explained[name]:
            print(f"{comparison.explained[name]:6} {name}\n       {sentence}")
    print(f"{len(comparison.unexplained)} unexplained differences" + (
        f": cases {comparison.unexplained[:20]}" if comparison.unexplained else ""))
    sys.exit(1 if comparison.unexplained else 0)


main()
