import assert from "node:assert/strict";
import { test } from "node:test";
import { check, complete, completeVariables, checkVariables, coordinateAt, inventory } from "./modules.mjs";

/** What is offered at the “|”. */
function offered(marked) {
  const offset = marked.indexOf("|");
  return complete(marked.replace("|", ""), offset, inventory).items.map(({ label }) => label);
}

/** A place, and what is offered first there, or among the rest. */
const FIRST = [
  ["|", ["query", "mutation", "fragment"]],
  ["{ in|", ["instance", "instances"]],
  ["{ instances { no|", ["nodes"]],
  ["{ i: instances { nodes { packages { pageInfo { has| } } } } }", ["hasNextPage", "hasPreviousPage"]],
  ["{ instances(|", ["filter", "orderBy", "first", "after", "last", "before"]],
  ["{ instances(first: 1, |", ["filter", "orderBy", "after", "last", "before"]],
  ["{ instances(filter: {pack|", ["packages", "packageCount"]],
  ["{ instances(filter: {packages: {some: {version: {l|", ["lt", "lte"]],
  ["{ instances(orderBy: [{field: CR|", ["CREATED_AT"]],
  ["{ instances(orderBy: [{field: ID, direction: |", ["ASC", "DESC"]],
  ["{ instances(filter: {id: {caseInsensitive: |", ["true", "false", "null"]],
  ["{ instances(filter: |", ["{", "null"]],
  ["query ($a: String, $n: Int) { instances(first: |", ["$n", "$a", "null"]],
  ["query ($a: String, $n: Int) { instances(first: $|", ["$n", "$a"]],
  ["query ($n: In|", ["Int", "InstanceFilter", "InstanceOrder", "InstanceListFilter", "IntFilter", "InstanceOrderField"]],
  ["query ($n: Int = |", ["null"]],
  ["{ instances { ... |", ["on"]],
  ["{ instances { ...F| } } fragment Few on InstanceConnection { totalCount }", ["Few"]],
  ["{ instances { ... on In|", ["InstanceConnection"]],
  ["{ instances { ... on InstanceConnection { to|", ["totalCount"]],
  ["fragment F |", ["on"]],
  ["fragment F on Instance { reg|", ["region"]],
  ["{ instances { totalCount @|", ["@skip", "@include"]],
  ["{ instances { totalCount @skip(|", ["if"]],
  ["mutation { registerInstance(input: {ac|", ["account"]],
  ["{ instance(id: \"|\")", []],
  ["{ # in|", []],
  ["{ __s|", ["__schema"]],
];

for (const [marked, expected] of FIRST) {
  test(`offers ${expected.join(", ") || "nothing"} at ${marked}`, () => {
    const found = offered(marked);
    if (expected[0] === "Int") assert.deepEqual(new Set(found.slice(0, expected.length)), new Set(expected));
    else assert.deepEqual(found.slice(0, expected.length), expected);
    if (expected.length === 0) assert.deepEqual(found, []);
  });
}

test("puts what was begun in the place of the word, not of what stands around it", () => {
  const { from, to, items } = complete("{ instances { totalC } }", 20, inventory);
  assert.deepEqual([from, to, items[0].insert], [14, 20, "totalCount"]);
});

test("opens the parentheses of a field that needs an argument", () => {
  assert.equal(complete("{ instance", 10, inventory).items[0].insert, "instance(");
});

const COORDINATES = [
  ["{ inst|ances { totalCount } }", "Query.instances"],
  ["{ instances { total|Count } }", "InstanceConnection.totalCount"],
  ["{ instances(fir|st: 1) { totalCount } }", "Query.instances(first:)"],
  ["{ instances(filter: {reg|ion: {}}) { totalCount } }", "InstanceFilter.region"],
  ["{ instances(orderBy: [{field: CREATED|_AT}]) { totalCount } }", "InstanceOrderField.CREATED_AT"],
  ["{ __typename @sk|ip(if: true) }", "@skip"],
  ["fragment F on Inst|ance { id }", "Instance"],
  ["{ nothing|Known }", null],
];

for (const [marked, expected] of COORDINATES) {
  test(`knows ${expected} at ${marked}`, () => {
    assert.equal(coordinateAt(marked.replace("|", ""), marked.indexOf("|"), inventory), expected);
  });
}

const OPERATION = check(`query ($package: String!, $n: Int = 5, $filter: InstanceFilter, $order: [InstanceOrder!]) {
  instances(first: $n, filter: $filter, orderBy: $order) { nodes { packages(filter: {name: {eq: $package}}) { totalCount } } } }`, inventory);
const operation = OPERATION.definitions[0];

/** Places in the variables, and what is offered. */
const VARIABLES = [
  ["|", ["{ all variables }"]],
  ["{|", ["package", "n", "filter", "order"]],
  ['{"package": "a", |', ["n", "filter", "order"]],
  ['{"filter": {"reg|', ["region"]],
  ['{"filter": {"id": {"caseInsensitive": |', ["true", "false", "null"]],
  ['{"order": [{"field": |', ['"ID"', '"REGION"', '"ACCOUNT"', '"CREATED_AT"', '"UPDATED_AT"']],
  ['{"order": [{"field": "ID"}, {|', ["field", "direction"]],
  ['{"filter": {"and": [{"|', ["id", "region", "account", "createdAt", "packages", "packageCount", "and", "or", "not"]],
];

for (const [marked, expected] of VARIABLES) {
  test(`offers ${expected} in the variables ${marked}`, () => {
    const { items } = completeVariables(marked.replace("|", ""), marked.indexOf("|"), operation, inventory);
    assert.deepEqual(items.map(({ label }) => label), expected);
  });
}

test("writes all variables down so that they fit", () => {
  const { items } = completeVariables("", 0, operation, inventory);
  assert.deepEqual(checkVariables(items[0].insert, operation, inventory), []);
});

/** Variables, and what is wrong with them. */
const MISTAKES = [
  ["", ["“package: String!” is missing."]],
  ["{", ["Expected a name in quotes, found the end."]],
  ["[]", ['The variables are a JSON object: {"name": value}.']],
  ['{"package": "a",}', ["Expected a name in quotes, found “}”."]],
  ['{"package": 1}', ["1 can't stand here: String is needed."]],
  ['{"package": null}', ["null can't stand here: String! is needed."]],
  ['{"package": "a", "n": 1.5}', ["1.5 can't stand here: Int is needed."]],
  ['{"package": "a", "n": 4294967296}', ["4294967296 can't stand here: Int is needed."]],
  ['{"package": "a", "filter": {"id": {"q": 1}}}', ["There is no “q” in “StringFilter”; “eq”?"]],
  ['{"package": "a", "order": {"field": "id"}}', ['"id" can\'t stand here: "ID", "REGION", "ACCOUNT", "CREATED_AT", "UPDATED_AT" is needed.']],
  ['{"packege": "a", "package": "a", "unrelated": 1}', ["There is no “packege” in the operation's variables; “package”?"]],
  ['{"package": "a", "order": [{}]}', ["“field: InstanceOrderField!” is missing."]],
  ['{"package": "a", "n": null, "filter": {"id": null}, "order": {"field": "ID"}}', []],
];

for (const [text, expected] of MISTAKES) {
  test(`finds ${expected.length || "nothing"} wrong in the variables ${text}`, () => {
    assert.deepEqual(checkVariables(text, operation, inventory).map(({ message }) => message), expected);
  });
}
