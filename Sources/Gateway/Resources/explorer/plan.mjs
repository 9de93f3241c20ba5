// How the gateway carried an operation out: `extensions.explain` of a response.
import { h } from "./dom.mjs";

/** The statements with their parameters and the database's plan of each; what to do if there is no explanation. */
export function plan(response, wasAsked) {
  const explanation = response.body?.extensions?.explain;
  if (!explanation) {
    return [h("p", { class: "empty" }, wasAsked
      ? "The gateway gave no explanation: whoever runs it allows them with serve --explain."
      : "Tick “Explain” and run the operation to see its statements, and the database's plan of each.")];
  }
  const statements = explanation.statements ?? [];
  const intro = statements.length === 0 ? "No statement was sent."
    : `${statements.length} ${statements.length === 1 ? "statement" : "statements"}, ${sum(statements).toFixed(2)} ms in all.`;
  return [
    h("p", {}, intro),
    ...statements.map(statement),
    h("details", {}, h("summary", {}, "The compiled operation"), h("pre", {}, outline(explanation.operation))),
  ];
}

const sum = (statements) => statements.reduce((total, { milliseconds }) => total + (milliseconds ?? 0), 0);

function statement({ fields = [], text, parameters = [], milliseconds, bytes, rows, plan: lines = [], planProblem }, index) {
  const facts = [
    milliseconds === undefined ? null : `${milliseconds} ms`,
    bytes === undefined ? null : `${bytes} bytes`,
    rows === undefined ? null : `${rows} rows`,
  ].filter(Boolean).join(" · ");
  return h("section", { class: "statement", "aria-label": `Statement ${index + 1}` },
    h("h3", {}, `Statement ${index + 1}${fields.length ? ` for ${fields.join(", ")}` : ""}`, h("span", { class: "facts" }, facts)),
    h("pre", { class: "sql", tabIndex: 0 }, text),
    parameters.length === 0 ? null : h("details", {},
      h("summary", {}, `${parameters.length} ${parameters.length === 1 ? "parameter" : "parameters"}`),
      h("ol", {}, parameters.map(({ type, value }) => h("li", {}, h("code", {}, value === null ? "null" : String(value)), ` ${type}`)))),
    h("h4", {}, "Plan"),
    planProblem ? h("p", {}, planProblem) : h("pre", { tabIndex: 0 }, lines.join("\n")));
}

function outline(operation) {
  if (!operation) return "";
  const lines = [[operation.type, operation.name].filter(Boolean).join(" ")];
  const add = (field, level) => {
    const alias = field.responseName !== field.name ? `${field.responseName}: ` : "";
    const given = Object.entries(field.arguments ?? {}).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
    lines.push(`${"  ".repeat(level)}${alias}${field.name}${given.length ? `(${given.join(", ")})` : ""}: ${field.type}`);
    for (const below of field.fields ?? []) add(below, level + 1);
  };
  for (const field of operation.fields ?? []) add(field, 1);
  return lines.join("\n");
}
