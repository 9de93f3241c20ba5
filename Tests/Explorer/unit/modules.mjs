// The explorer's modules and this project's schema, for the tests.
import { readFileSync } from "node:fs";

const folder = new URL("../../../Sources/Gateway/Resources/explorer/", import.meta.url);
const load = (name) => import(new URL(name, folder));

export const { tokenize, paint } = await load("lexer.mjs");
export const { parse, Problem } = await load("parser.mjs");
export const { Schema, typeText } = await load("schema.mjs");
export const { check } = await load("validator.mjs");
export const { complete, coordinateAt } = await load("completion.mjs");
export const { checkVariables, completeVariables } = await load("variables.mjs");
export const { format } = await load("format.mjs");
export const { tables, csv, cellOrder } = await load("table.mjs");
export const { layOutSQL } = await load("plan.mjs");
export const { toFragment, fromFragment } = await load("storage.mjs");
export const { parseHeaders } = await load("client.mjs");
export const { EXAMPLES, variablesText } = await load("examples.mjs");

/** This project's schema, as `inventory-gateway schema print --json` gives it. */
export const inventory = new Schema(JSON.parse(readFileSync(process.env.INTROSPECTION, "utf8")).data.__schema);
