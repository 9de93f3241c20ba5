// How the gateway carried an operation out: `extensions.explain` of a response.
import { h } from "./dom.mjs";

/** The statements with their parameters and the database's plan of each; what to do if there is no explanation. */
export function plan(response, wasAsked) {
  const { explain: explanation, cost } = response.body?.extensions ?? {};
  if (!explanation) {
    return [h("p", { class: "empty" }, wasAsked
      ? "The gateway gave no explanation: whoever runs it allows them with --explain."
      : "Tick “Explain” and run the operation to see its statements, and the database's plan of each.")];
  }
  const statements = explanation.statements ?? [];
  const intro = statements.length === 0 ? "No statement was sent."
    : `${statements.length} ${statements.length === 1 ? "statement" : "statements"}, ${sum(statements).toFixed(2)} ms in all.`;
  return [
    h("p", {}, intro, cost ? ` It may read ${number(cost.rows)} rows, by its arguments; ${number(cost.maximumRows)} are allowed.` : null),
    ...statements.map(statement),
    h("details", {}, h("summary", {}, "The compiled operation"), h("pre", {}, outline(explanation.operation))),
  ];
}

const number = (value) => value.toLocaleString("en");

const sum = (statements) => statements.reduce((total, { milliseconds }) => total + (milliseconds ?? 0), 0);

function statement({ fields = [], text, parameters = [], milliseconds, bytes, rows, plan: lines = [], planProblem }, index) {
  const facts = [
    milliseconds === undefined ? null : `${milliseconds} ms`,
    bytes === undefined ? null : `${bytes} bytes`,
    rows === undefined ? null : `${rows} rows`,
  ].filter(Boolean).join(" · ");
  return h("section", { class: "statement", "aria-label": `Statement ${index + 1}` },
    h("h3", {}, `Statement ${index + 1}${fields.length ? ` for ${fields.join(", ")}` : ""}`, h("span", { class: "facts" }, facts)),
    h("pre", { class: "sql", tabIndex: 0 }, layOutSQL(text)),
    parameters.length === 0 ? null : h("details", {},
      h("summary", {}, `${parameters.length} ${parameters.length === 1 ? "parameter" : "parameters"}`),
      h("ol", {}, parameters.map(({ type, value }) => h("li", {}, h("code", {}, value === null ? "null" : String(value)), ` ${type}`)))),
    h("h4", {}, "Plan"),
    planProblem ? h("p", {}, planProblem) : h("pre", { tabIndex: 0 }, lines.join("\n")));
}

/** A statement with a line for each clause, indented as its queries stand inside each other. */
export function layOutSQL(text) {
  const open = [true]; // the parentheses around a place: whether each holds a query
  const level = () => "  ".repeat(open.filter(Boolean).length - 1);
  return text.replace(
    /'(?:[^']|'')*'|"[^"]*"|\((?=\s*SELECT\b)|[()]|(?<!\b(?:CROSS|LEFT))\s+(?=(?:FROM|WHERE|GROUP BY|ORDER BY|LIMIT|UNION|CROSS JOIN|LEFT JOIN|JOIN|VALUES|RETURNING|ON CONFLICT)\b)/g,
    (piece, offset) => {
      if (piece === "(") {
        const isQuery = /^\(\s*SELECT\b/.test(text.slice(offset, offset + 20));
        open.push(isQuery);
        return isQuery ? `(\n${level()}` : piece;
      }
      if (piece === ")") return open.length > 1 && open.pop() ? `\n${level()})` : piece;
      return /^\s/.test(piece) && open.at(-1) ? `\n${level()}` : piece;
    });
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
