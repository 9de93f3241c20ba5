// Cases recorded from other implementations, where they stand beside the project: what is right there is right here.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { complete, check, format, parse, Problem, Schema } from "./modules.mjs";

const folder = new URL("../../../../shared/conformance/", import.meta.url);
const read = (name) => JSON.parse(readFileSync(new URL(name, folder), "utf8"));
const skip = existsSync(folder) ? false : "no recorded cases beside the project";
const isTypeSystem = (source) => /^\s*("""[^]*?"""|"[^"\n]*")?\s*(extend|type|schema|scalar|interface|union|enum|input|directive)\b/m.test(source);

test("reads and refuses documents as others do, and lays them out once and for all", { skip }, () => {
  for (const { id, source, parse: expected, agree } of read("parse-cases.json")) {
    if (agree === "verdict" || isTypeSystem(source)) continue;
    let problem = null;
    try {
      parse(source);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      problem = error;
    }
    assert.equal(problem === null, expected.ok === true, `${id}: ${problem?.message}`);
    if (problem === null) assert.equal(format(format(source)), format(source), id);
  }
});

test("marks nothing in what others find valid, and completes anywhere", { skip }, () => {
  const schemas = JSON.parse(readFileSync(process.env.RECORDED_SCHEMAS, "utf8")).map((schema) => schema && new Schema(schema));
  let count = 0;
  for (const { id, schema, query, allErrors, agreeAll } of read("validation-cases.json")) {
    if (!schemas[schema] || agreeAll === "verdict") continue;
    count += 1;
    const { problems } = check(query, schemas[schema]);
    if (allErrors.length === 0) assert.deepEqual(problems.map(({ message }) => message), [], id);
    for (let offset = 0; offset <= query.length; offset += 1) complete(query, offset, schemas[schema]);
  }
  assert.ok(count > 400);
});
