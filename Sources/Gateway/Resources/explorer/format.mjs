// Lays a document out anew: one field a line, two spaces for each level, comments kept.
import { tokenize } from "./lexer.mjs";
import { parse } from "./parser.mjs";

const WIDTH = 80;

/** The document laid out; throws a Problem if it has a syntax error. */
export function format(text) {
  return new Printer(text).print(parse(text));
}

class Printer {
  constructor(text) {
    this.text = text;
    this.comments = tokenize(text).filter(({ kind }) => kind === "comment");
    this.lines = [];
  }

  print(definitions) {
    definitions.forEach((definition, index) => {
      if (index > 0) this.lines.push("");
      this.definition(definition);
    });
    this.flush(Infinity, "");
    return `${this.lines.join("\n")}\n`;
  }

  /** The comments before a place, a line each. */
  flush(place, indent) {
    while (this.comments[0]?.start < place) this.lines.push(indent + this.comments.shift().text.trimEnd());
  }

  definition(node) {
    this.flush(node.start, "");
    if (node.description) this.lines.push(node.description);
    const name = node.name ? ` ${node.name.text}` : "";
    if (node.kind === "fragment") {
      this.line("", `fragment${name} on ${node.on.text}`, [], node);
      return;
    }
    const isShorthand = !node.name && node.operation === "query" && node.variables.length + node.directives.length === 0;
    const variables = node.variables.map((variable) => {
      const value = variable.defaultValue ? ` = ${this.value(variable.defaultValue)}` : "";
      const description = variable.description ? `${variable.description} ` : "";
      return `${description}$${variable.name.text}: ${typeText(variable.type)}${value}${this.directives(variable.directives)}`;
    });
    this.line("", isShorthand && !node.description ? "" : `${node.operation}${name}`, variables, node);
  }

  selection(node, indent) {
    this.flush(node.start, indent);
    if (node.kind === "spread") this.line(indent, `...${node.name.text}`, [], node);
    else if (node.kind === "inline") this.line(indent, `...${node.on ? ` on ${node.on.text}` : ""}`, [], node);
    else {
      const alias = node.alias ? `${node.alias.text}: ` : "";
      this.line(indent, alias + node.name.text, node.args.map((entry) => this.entry(entry)), node);
    }
  }

  /** A head with what stands in its parentheses, its directives, and its selections. */
  line(indent, head, entries, node) {
    const end = `${this.directives(node.directives)}${node.selections ? " {" : ""}`;
    const inParentheses = entries.length > 0 ? `(${entries.join(", ")})` : "";
    const line = `${indent}${head}${inParentheses}${end}`.replace(/^ \{/, "{");
    if (line.length <= WIDTH || entries.length === 0) this.lines.push(line);
    else this.lines.push(`${indent}${head}(`, ...entries.map((entry) => `${indent}  ${entry}`), `${indent})${end}`);
    if (!node.selections) return;
    for (const selection of node.selections) this.selection(selection, `${indent}  `);
    this.flush(node.end, `${indent}  `);
    this.lines.push(`${indent}}`);
  }

  directives(nodes) {
    return nodes.map(({ name, args }) => {
      const entries = args.map((entry) => this.entry(entry)).join(", ");
      return ` @${name.text}${entries ? `(${entries})` : ""}`;
    }).join("");
  }

  entry({ name, value }) { return `${name.text}: ${this.value(value)}`; }

  value(node) {
    if (node.kind === "variable") return `$${node.name.text}`;
    if (node.kind === "list") return `[${node.items.map((item) => this.value(item)).join(", ")}]`;
    return node.kind === "object" ? `{${node.entries.map((entry) => this.entry(entry)).join(", ")}}` : node.text;
  }
}

function typeText(node) {
  if (node.kind === "NAMED") return node.name.text;
  return node.kind === "LIST" ? `[${typeText(node.of)}]` : `${typeText(node.of)}!`;
}
