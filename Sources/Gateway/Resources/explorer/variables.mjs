// The variables of an operation: checks and completes their values, which are JSON.
import { parseJSON, tokenizeJSON } from "./json.mjs";
import { Problem } from "./parser.mjs";
import { isRequired, nearest, toReference, typeText } from "./schema.mjs";

/** The variables' types by name, as input fields are described. */
function inputs(operation) {
  return new Map((operation?.variables ?? []).map((variable) => [variable.name.text, {
    name: variable.name.text,
    type: toReference(variable.type),
    defaultValue: variable.defaultValue ? "" : null,
  }]));
}

/**
 * What is wrong with variables' values.
 * @param text JSON, or nothing.
 * @param operation The operation they are for; without one, only the JSON is checked.
 */
export function checkVariables(text, operation, schema) {
  const problems = [];
  const report = (message, place) => problems.push(new Problem(message, place));
  let root = { kind: "object", members: [], start: 0, end: 0 };
  if (text.trim() !== "") {
    try {
      root = parseJSON(text);
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      return [problem];
    }
  }
  if (root.kind !== "object") {
    report('The variables are a JSON object: {"name": value}.', root);
    return problems;
  }
  if (!operation || !schema) return problems;

  const object = (node, members, owner) => {
    for (const { key, value } of node.members) {
      const input = members.get(key.text);
      if (input) check(value, input.type);
      else {
        const meant = nearest(key.text, members.keys());
        // A variable that the operation does not have is passed over by the gateway: only a slip is worth a word.
        if (node !== root || meant) report(`There is no “${key.text}” ${owner}${meant ? `; “${meant}”?` : "."}`, key);
      }
    }
    for (const input of members.values()) {
      if (isRequired(input) && !node.members.some(({ key }) => key.text === input.name)) {
        report(`“${input.name}: ${typeText(input.type)}” is missing.`, { start: node.start, end: node.start + 1 });
      }
    }
  };
  const check = (node, type) => {
    if (type.kind === "NON_NULL") {
      if (node.kind === "null") report(`null can't stand here: ${typeText(type)} is needed.`, node);
      else check(node, type.ofType);
    } else if (node.kind === "null") {
      return;
    } else if (type.kind === "LIST") {
      for (const item of node.kind === "list" ? node.items : [node]) check(item, type.ofType);
    } else {
      leaf(node, schema.named(type));
    }
  };
  const leaf = (node, type) => {
    if (type?.kind === "INPUT_OBJECT" && node.kind === "object") object(node, type.inputFields, `in “${type.name}”`);
    else if (type?.kind === "ENUM" ? !type.enumValues.has(node.value) : type && !isValueOf(type, node)) {
      const needed = type.kind === "ENUM" ? [...type.enumValues.keys()].map((name) => `"${name}"`).join(", ") : type.name;
      report(`${text.slice(node.start, node.end).slice(0, 32)} can't stand here: ${needed} is needed.`, node);
    }
  };
  object(root, inputs(operation), "in the operation's variables");
  return problems;
}

function isValueOf(type, { kind, value }) {
  switch (type.name) {
    case "Int": return kind === "number" && Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 31;
    case "Float": return kind === "number";
    case "String": return kind === "string";
    case "Boolean": return kind === "boolean";
    case "ID": return kind === "string" || Number.isInteger(value);
    default: return type.kind === "SCALAR";
  }
}

/** What fits at a place of the variables' JSON; the answer is {@link complete}'s. */
export function completeVariables(text, offset, operation, schema) {
  const tokens = tokenizeJSON(text);
  const word = tokens.find((token) => token.start < offset && offset <= token.end && token.kind !== "punctuator")
    ?? { start: offset, end: offset, text: "" };
  const stack = [];
  let type = { root: inputs(operation) };
  for (const token of tokens) {
    if (token.start >= word.start) break;
    step(token);
  }

  function step({ kind, text: found }) {
    const frame = stack.at(-1);
    if (found === "{") stack.push({ members: membersOf(type), given: [] });
    else if (found === "[") stack.push({ item: nullable(type)?.kind === "LIST" ? nullable(type).ofType : type });
    else if (found === "}" || found === "]") stack.pop();
    else if (found === ",") type = frame?.item ?? null;
    else if (kind === "string" && frame?.members && type === null) frame.given.push(frame.key = JSON.parse(found));
    else if (found === ":") {
      type = frame?.members?.get(frame.key)?.type ?? {};
      return;
    }
    if ("{[".includes(found)) type = stack.at(-1).item ?? null;
    else if ("}]".includes(found) || kind !== "punctuator") type = stack.at(-1)?.item ?? null;
  }

  function membersOf(reference) {
    return reference?.root ?? schema.named(reference ?? {})?.inputFields ?? new Map();
  }

  const frame = stack.at(-1);
  const typed = text.slice(word.start, offset).replace(/"/g, "").toLowerCase();
  const isKey = frame?.members && type === null;
  const items = isKey
    ? [...frame.members.values()].filter(({ name }) => !frame.given.includes(name)).map((input) => ({
      label: input.name, kind: "argument", insert: `"${input.name}": `, detail: typeText(input.type),
      description: input.description ?? "", deprecated: Boolean(input.isDeprecated),
    }))
    : type?.root ? template(type.root, schema) : values(type, schema);
  return { from: word.start, to: word.end, items: items.filter(({ label }) => label.toLowerCase().includes(typed)) };
}

const nullable = (type) => (type?.kind === "NON_NULL" ? type.ofType : type);

const value = (insert, detail = "", label = insert) =>
  ({ label, kind: "enum", insert, detail, description: "", deprecated: false });

function values(type, schema) {
  const named = schema.named(type ?? {});
  const items = [...(named?.enumValues.values() ?? [])].map(({ name, description }) =>
    ({ ...value(`"${name}"`), description: description ?? "" }));
  if (named?.name === "Boolean") items.push(value("true"), value("false"));
  if (named?.kind === "INPUT_OBJECT") items.push(value("{", named.name));
  if (named && type.kind !== "NON_NULL") items.push(value("null"));
  return items;
}

/** One item that writes every variable down. */
function template(members, schema) {
  if (members.size === 0) return [];
  const lines = [...members.values()].map((input) => `  "${input.name}": ${sample(input.type, schema)}`);
  return [value(`{\n${lines.join(",\n")}\n}`, [...members.keys()].join(", "), "{ all variables }")];
}

function sample(type, schema) {
  const bare = nullable(type);
  if (bare.kind === "LIST") return "[]";
  const named = schema.named(bare);
  if (named?.kind === "ENUM") return `"${[...named.enumValues.keys()][0]}"`;
  if (named?.kind === "INPUT_OBJECT") {
    const required = [...named.inputFields.values()].filter(isRequired);
    return `{${required.map((input) => `"${input.name}": ${sample(input.type, schema)}`).join(", ")}}`;
  }
  return { Int: "0", Float: "0", Boolean: "false" }[named?.name] ?? '""';
}
