import assert from "node:assert/strict";
import { test } from "node:test";
import { cellOrder, csv, fromFragment, layOutSQL, parseHeaders, tables, toFragment } from "./modules.mjs";

const shown = ({ columns, rows }) => rows.map(({ cells }) => columns.map((column) => cells.get(column) ?? null));

test("a connection is a row for each record, without its wrappers", () => {
  const [table] = tables({ instances: { totalCount: 2, pageInfo: { hasNextPage: false }, nodes: [{ id: "a", region: "x" }, { id: "b", region: "y" }] } });
  assert.deepEqual(table.columns, ["id", "region"]);
  assert.deepEqual(shown(table), [["a", "x"], ["b", "y"]]);
  assert.deepEqual([...table.summary], [["totalCount", 2], ["pageInfo.hasNextPage", false]]);
});

test("edges lose their wrappers too", () => {
  const [table] = tables({ packages: { edges: [{ cursor: "1", node: { name: "a" } }, { cursor: "2", node: { name: "b" } }] } });
  assert.deepEqual(table.columns, ["cursor", "name"]);
  assert.deepEqual(shown(table), [["1", "a"], ["2", "b"]]);
});

test("nested lists give a row for each innermost record, the parent's values repeated", () => {
  const [table] = tables({ instances: { nodes: [
    { id: "a", packages: { totalCount: 2, nodes: [{ name: "p" }, { name: "q" }] } },
    { id: "b", packages: { totalCount: 0, nodes: [] } },
  ] } });
  assert.deepEqual(table.columns, ["id", "packages.totalCount", "packages.name"]);
  assert.deepEqual(shown(table), [["a", 2, "p"], ["a", 2, "q"], ["b", 0, null]]);
  assert.deepEqual(table.rows.map(({ repeated }) => [...repeated]), [[], ["id", "packages.totalCount"], []]);
});

test("lists side by side are not multiplied", () => {
  const [table] = tables({ all: [{ id: 1, a: [{ x: 1 }, { x: 2 }], b: [{ y: 3 }] }] });
  assert.deepEqual(shown(table), [[1, 1, 3], [1, 2, null]]);
});

test("an object is one row, a list below it makes more, scalars stand together", () => {
  const found = tables({ __typename: "Query", a: { id: "x", of: { name: "y" } }, nothing: null });
  assert.deepEqual(found.map(({ name }) => name), ["values", "a"]);
  assert.deepEqual(shown(found[0]), [["Query", null]]);
  assert.deepEqual(shown(found[1]), [["x", "y"]]);
  assert.deepEqual(tables(null), []);
});

test("an object that is null in some rows leaves no column of its own", () => {
  const [table] = tables({ all: [{ of: null }, { of: { name: "a" } }] });
  assert.deepEqual(table.columns, ["of.name"]);
});

test("CSV quotes what has to be, ends lines as the standard says, and disarms formulas", () => {
  const [table] = tables({ all: [
    { a: 'say "hi"', b: "x,y", n: -1 }, { a: "=1+1", b: "@cmd", n: 2 }, { a: "+1", b: "-2", n: 0.5 }, { a: "\tx", b: null, n: null },
    { a: "two\nlines", b: ["p", "q"], n: true },
  ] });
  assert.equal(csv(table), [
    "a,b,n", '"say ""hi""","x,y",-1', "'=1+1,'@cmd,2", "'+1,'-2,0.5", "'\tx,,", '"two\nlines","[""p"",""q""]",true', "",
  ].join("\r\n"));
});

test("columns sort numbers by size, versions with their numbers by size, other text by its characters, nothing last", () => {
  const sorted = (values) => [...values].sort(cellOrder(values));
  assert.deepEqual(sorted(["3.0.15", "3.0.9", null, "12"]), ["3.0.9", "3.0.15", "12", null]);
  assert.deepEqual(sorted(["i-0b", "i-0a", "i-000c"]), ["i-000c", "i-0a", "i-0b"]);
  assert.deepEqual(sorted([10, 9, null, -1]), [-1, 9, 10, null]);
});

test("a link brings back the document and the variables", () => {
  for (const request of [{ query: "{ a(b: \"&#=+ %\") }\n", variables: '{"a": "ü€😀"}' }, { query: "{ a }", variables: "" }]) {
    assert.deepEqual(fromFragment(toFragment(request)), request);
  }
  assert.equal(fromFragment("#docs"), null);
});

test("headers are a name and a value a line", () => {
  assert.deepEqual(parseHeaders("X-Request-ID: a:b\n\n# Not: this\n Authorization:Bearer x "), [["X-Request-ID", "a:b"], ["Authorization", "Bearer x"]]);
  for (const bad of ["no colon", ": empty", "bad name: x"]) assert.throws(() => parseHeaders(bad), /is no header/);
});

test("a statement is laid out by its clauses and queries", () => {
  const text = "SELECT a, (SELECT count(*) FROM u WHERE u.x IN (1, 2)) FROM t CROSS JOIN v WHERE b = 'it''s (SELECT FROM' ORDER BY a LIMIT ?";
  assert.equal(layOutSQL(text), `SELECT a, (
  SELECT count(*)
  FROM u
  WHERE u.x IN (1, 2)
)
FROM t
CROSS JOIN v
WHERE b = 'it''s (SELECT FROM'
ORDER BY a
LIMIT ?`);
});
