"""Times one stage of graphql-core on one document: graphql_core.py FOLDER DOCUMENT STAGE SECONDS."""
import json
import sys
import time

from graphql import build_schema, execute_sync, parse, print_ast, validate

folder, name, stage, seconds = sys.argv[1], sys.argv[2], sys.argv[3], float(sys.argv[4]) if len(sys.argv) > 4 else 0
schema = build_schema(open(f"{folder}/schema.graphql").read())
source = open(f"{folder}/{name}.graphql").read()
document = parse(source)


class Node:
    def __init__(self, depth):
        self.id, self.name, self.depth = depth, "node", depth

    def child(self, info):
        return Node(self.depth + 1)


def item(i):
    return {
        "id": i, "name": f"item-{i}", "size": i * 37 % 1000, "weight": i / 8, "isActive": i % 3 == 0,
        "color": ["RED", "GREEN", "BLUE"][i % 3], "owner": None if i % 4 == 0 else f"owner of number {i}",
        "note": None if i % 2 == 0 else f'A note with "quotes" on item {i}.', "region": "eu-central-1",
        "account": "123456789012", "related": [],
    }


items = [item(i) for i in range(1000)]
packages = [
    {"name": f"package-{i}", "version": f"3.0.{i}-1~deb12u1", "architecture": "amd64", "manager": "dpkg"}
    for i in range(50)
]
connection = {
    "edges": [{"cursor": p["name"], "node": p} for p in packages], "nodes": packages, "totalCount": 50,
    "pageInfo": {
        "hasNextPage": False, "hasPreviousPage": False, "startCursor": None, "endCursor": packages[-1]["name"]
    },
}
root = {
    "hello": "world", "item": items[0], "items": lambda info, first: items[:first],
    "packages": lambda info, first: connection, "node": lambda info, depth=None: Node(0),
    "search": lambda info, **arguments: [],
}
introspection = name == "introspection"


def execute():
    result = execute_sync(schema, document, root)
    assert not result.errors, result.errors
    return json.dumps({"data": result.data}, separators=(",", ":"), ensure_ascii=False)


stages = {
    "parse": lambda: parse(source),
    "validate": lambda: validate(schema, document),
    "parse+validate": lambda: validate(schema, parse(source)),
    "print": lambda: print_ast(document),
    "execute": execute,
}
if stage == "once":
    print(execute())
else:
    run, best = stages[stage], float("inf")
    warm = time.perf_counter() + seconds
    while time.perf_counter() < warm:
        run()
    for _ in range(10):
        start, count = time.perf_counter_ns(), 0
        while True:
            run()
            count += 1
            elapsed = time.perf_counter_ns() - start
            if elapsed > seconds * 1e8:
                break
        best = min(best, elapsed / count)
    print(int(best))
