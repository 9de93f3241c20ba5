import assert from "node:assert/strict";
import { test } from "node:test";
import { check, EXAMPLES, format, inventory, paint, tokenize } from "./modules.mjs";

const messages = (text) => check(text, inventory).problems.map(({ message, start, end }) => `${text.slice(start, end)}: ${message}`);

const MISTAKES = [
  ["{", ": Expected a field, found the end."],
  ["{ instances(first: ) { totalCount } }", "): Expected a value, found “)”."],
  ['{ instance(id: "a) { id } }', '"a) { id } }: This string has no closing ", or an unknown escape in it.'],
  ["{ packages(first: 01) { totalCount } }", "01: This is no number."],
  ["type A { b: C }", "type: Expected a query, a mutation or a fragment, found “type”."],
  ["{ instnces { totalCount } }", "instnces: There is no field “instnces” on “Query”; “instances”?"],
  ["{ instances(frist: 1) { totalCount } }", "frist: There is no argument “frist” of “instances”; “first”?"],
  ["{ instances }", "instances: “instances” is InstanceConnection!: say which of its fields, as in instances { … }."],
  ["{ instances { totalCount { a } } }", "totalCount: “totalCount” is Int!, which has no fields."],
  ["{ instance { id } }", "instance: “instance” needs the argument “id: ID!”."],
  ['{ instances(first: "1") { totalCount } }', '"1": "1" can\'t stand here: Int is needed.'],
  ["{ instances(filter: {regoin: {eq: null}}) { totalCount } }", "regoin: There is no entry “regoin” in “InstanceFilter”; “region”?"],
  ["{ instances(orderBy: [{field: IDD}]) { totalCount } }", "IDD: There is no value “IDD” in “InstanceOrderField”; “ID”?"],
  ["{ instances(orderBy: {}) { totalCount } }", "{: “InstanceOrder” needs the entry “field: InstanceOrderField!”."],
  ["query ($a: Int) { __typename }", "$a: Nothing uses the variable “$a”."],
  ["{ instances(first: $n) { totalCount } }", "$n: The variable “$n” is not defined by the operation."],
  ["query ($n: Strin) { instances(first: $n) { totalCount } }", "Strin: There is no type “Strin”; “String”?"],
  ["query ($n: String) { instances(first: $n) { totalCount } }", "$n: “$n” is String, but Int is needed here."],
  ["query ($i: ID) { instance(id: $i) { id } }", "$i: “$i” is ID, but ID! is needed here."],
  ["{ ...Nowhere }", "Nowhere: There is no fragment “Nowhere”."],
  ["{ __typename } fragment F on Query { __typename }", "F: Nothing uses the fragment “F”."],
  ["{ ... on Instance { id } }", "Instance: “Query” is never a “Instance”."],
  ["{ __typename @skpi(if: true) }", "skpi: There is no directive “skpi”; “skip”?"],
  ["{ __typename @skip }", "skip: “@skip” needs the argument “if: Boolean!”."],
  ["query @skip(if: true) { __typename }", "@skip(if: true): “@skip” can't stand here."],
  ["subscription { a }", "subscription: There are no subscriptions here."],
  ["{ __typename } query A { __typename }", "{: Among several operations, each needs a name."],
  ['{ instance(id: "a") { n: id n: region } }', "n: “n” can't be both “id” and “region”: give one of them another name, as in other: region."],
  ["{ packages(first: 1) { totalCount } packages(first: 2) { totalCount } }", "packages: “packages” is asked for with other arguments before: give one of them another name, as in other: packages."],
  ["{ packages { ...A ...B } } fragment A on PackageConnection { n: totalCount } fragment B on PackageConnection { n: __typename }", "n: “n” can't be both “totalCount” and “__typename”: give one of them another name, as in other: __typename."],
  ["{ packages { nodes { id: name } } packages { nodes { id: version } } }", "id: “id” can't be both “name” and “version”: give one of them another name, as in other: version."],
  ["query A { __typename } query A { __typename }", "A: There is another operation “A”."],
];

for (const [text, expected] of MISTAKES) {
  test(`marks the mistake in ${text}`, () => assert.deepEqual(messages(text), [expected]));
}

const RIGHT = [
  "query A($n: Int = 5, $f: InstanceFilter) { instances(first: $n, filter: $f) { ...P } } fragment P on InstanceConnection { pageInfo { endCursor } }",
  'query ($v: String!) { a: instances(filter: {packages: {some: {version: {lt: $v}}}}) { totalCount } b: instance(id: 5) { __typename } }',
  '"What is asked." query Q { __schema { types { name } } __type(name: "A") { kind } }',
  "query ($d: DateTime!) { instances(filter: {createdAt: {gt: $d}}) { edges { cursor node { id @include(if: true) } } } }",
  'mutation { registerInstance(input: {id: "a", region: "b", account: "c"}) { instance { id } } }',
  "{ packages(first: 1, filter: {name: {eq: \"a\"}}) { totalCount totalCount } packages(filter: {name: {eq: \"a\"}} first: 1) { nodes { name } } }",
  '{ __type(name: "A") { ...T } } fragment T on __Type { ofType { ...T } ofType { ofType { name } } }',
  '{ instance(id: """block""") { ... { id } ... @skip(if: false) { region } } }',
];

for (const text of RIGHT) test(`finds nothing in ${text}`, () => assert.deepEqual(messages(text), []));

for (const { title, query } of EXAMPLES) {
  test(`the example “${title}” is right, and laid out`, () => {
    assert.deepEqual(messages(query), []);
    assert.equal(format(query), query);
  });
}

test("lays a document out, and keeps its comments", () => {
  const text = `# Before.
query A($f: InstanceFilter = {id: {eq: "x"}}, $n: [Int!]! = [1,2]) { # Inside.
 instances(filter: $f, first: 10, orderBy: [{field: ID, direction: ASC}], after: "a-cursor-that-is-long") { x: totalCount ...F @include(if: true)
 # Last.
} } fragment F on InstanceConnection { __typename }`;
  assert.equal(format(text), `# Before.
query A($f: InstanceFilter = {id: {eq: "x"}}, $n: [Int!]! = [1, 2]) {
  # Inside.
  instances(
    filter: $f
    first: 10
    orderBy: [{field: ID, direction: ASC}]
    after: "a-cursor-that-is-long"
  ) {
    x: totalCount
    ...F @include(if: true)
    # Last.
  }
}

fragment F on InstanceConnection {
  __typename
}
`);
});

test("colours names by what they are", () => {
  const text = "query Q($a: [Int!]) { x: f(b: $a, c: {d: E}) @skip(if: true) { ...F ... on T { g } } }";
  const colours = paint(tokenize(text)).filter(({ kind }) => kind === "name").map(({ text: word, colour }) => `${word} ${colour}`);
  assert.deepEqual(colours, [
    "query keyword", "Q definition", "a variable", "Int type", "x field", "f field", "b argument", "a variable", "c argument",
    "d argument", "E enum", "skip directive", "if argument", "true enum", "F definition", "on keyword", "T type", "g field",
  ]);
});
