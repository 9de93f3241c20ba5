// Parses an executable GraphQL document (GraphQL specification, section "Document").
import { tokenize } from "./lexer.mjs";

/** What is wrong at a place of the text. */
export class Problem extends Error {
  constructor(message, { start, end }) {
    super(message);
    this.start = start;
    this.end = Math.max(end, start + 1);
  }
}

/**
 * The document's definitions, each node with its place; throws the first syntax error as a Problem.
 * A node's `name` is a node `{text, start, end}` of its own.
 */
export function parse(text) {
  return new Parser(text).document();
}

const OPERATIONS = ["query", "mutation", "subscription"];

class Parser {
  constructor(text) {
    this.tokens = tokenize(text).filter((token) => token.kind !== "comment");
    this.tokens.push({ kind: "end", text: "", start: text.length, end: text.length });
    this.at = 0;
  }

  get next() { return this.tokens[this.at]; }

  take() {
    const token = this.next;
    if (token.kind === "error") throw new Problem(token.message, token);
    this.at += 1;
    return token;
  }

  is(text) { return this.next.text === text && (this.next.kind === "punctuator" || this.next.kind === "name"); }

  takeIf(text) { return this.is(text) ? this.take() : null; }

  expect(text) {
    return this.takeIf(text) ?? this.fail(`Expected “${text}”`);
  }

  fail(expectation) {
    const token = this.next;
    if (token.kind === "error") throw new Problem(token.message, token);
    throw new Problem(`${expectation}, found ${token.kind === "end" ? "the end" : `“${shorten(token.text)}”`}.`, token);
  }

  name(what = "a name") {
    if (this.next.kind !== "name") this.fail(`Expected ${what}`);
    return this.take();
  }

  /** `open item+ close`. */
  many(open, item, close) {
    this.expect(open);
    const items = [item()];
    while (!this.takeIf(close)) items.push(item());
    return items;
  }

  optionalMany(open, item, close) { return this.is(open) ? this.many(open, item, close) : []; }

  /** Completes a node with the end of the last token taken. */
  node(start, members) { return { ...members, start: start.start, end: this.tokens[this.at - 1].end }; }

  document() {
    const definitions = [this.definition()];
    while (this.next.kind !== "end") definitions.push(this.definition());
    return definitions;
  }

  definition() {
    const start = this.next;
    if (this.is("{")) {
      const selections = this.selections();
      return this.node(start, { kind: "operation", operation: "query", name: null, variables: [], directives: [], selections });
    }
    const description = this.description();
    if (this.takeIf("fragment")) return this.fragment(start, description);
    if (!OPERATIONS.some((operation) => this.is(operation))) {
      this.fail("Expected a query, a mutation or a fragment");
    }
    const operation = this.take().text;
    const name = this.next.kind === "name" ? this.take() : null;
    const variables = this.optionalMany("(", () => this.variable(), ")");
    const directives = this.directives();
    const selections = this.selections();
    return this.node(start, { kind: "operation", description, operation, name, variables, directives, selections });
  }

  /** A description as it is written, quotes included; null without one. */
  description() { return ["string", "block"].includes(this.next.kind) ? this.take().text : null; }

  fragment(start, description) {
    if (this.is("on")) this.fail("Expected the fragment's name");
    const name = this.name("the fragment's name");
    this.expect("on");
    const on = this.name("a type");
    const directives = this.directives();
    return this.node(start, { kind: "fragment", description, name, on, directives, selections: this.selections() });
  }

  variable() {
    const description = this.description();
    const dollar = this.expect("$");
    const name = this.name("the variable's name");
    this.expect(":");
    const type = this.type();
    const defaultValue = this.takeIf("=") ? this.value(true) : null;
    const directives = this.directives(true);
    return this.node(dollar, { kind: "variable", description, name, type, defaultValue, directives });
  }

  type() {
    const start = this.next;
    let type;
    if (this.takeIf("[")) {
      const of = this.type();
      this.expect("]");
      type = this.node(start, { kind: "LIST", of });
    } else {
      type = this.node(start, { kind: "NAMED", name: this.name("a type") });
    }
    return this.takeIf("!") ? this.node(start, { kind: "NON_NULL", of: type }) : type;
  }

  selections() { return this.many("{", () => this.selection(), "}"); }

  selection() {
    const start = this.next;
    if (this.takeIf("...")) {
      if (this.next.kind === "name" && !this.is("on")) {
        const name = this.take();
        return this.node(start, { kind: "spread", name, directives: this.directives() });
      }
      const on = this.takeIf("on") ? this.name("a type") : null;
      const directives = this.directives();
      return this.node(start, { kind: "inline", on, directives, selections: this.selections() });
    }
    let name = this.name("a field");
    let alias = null;
    if (this.takeIf(":")) [alias, name] = [name, this.name("a field")];
    const args = this.arguments(false);
    const directives = this.directives();
    const selections = this.is("{") ? this.selections() : null;
    return this.node(start, { kind: "field", alias, name, args, directives, selections });
  }

  arguments(isConstant) { return this.optionalMany("(", () => this.entry(isConstant), ")"); }

  /** `name: value`, of arguments and input objects. */
  entry(isConstant) {
    const start = this.next;
    const name = this.name();
    this.expect(":");
    return this.node(start, { name, value: this.value(isConstant) });
  }

  directives(isConstant = false) {
    const directives = [];
    while (this.is("@")) {
      const start = this.take();
      const name = this.name("a directive");
      directives.push(this.node(start, { name, args: this.arguments(isConstant) }));
    }
    return directives;
  }

  value(isConstant) {
    const start = this.next;
    switch (start.kind) {
      case "int": case "float": case "string": case "block": return this.leaf(start.kind === "block" ? "string" : start.kind);
      case "name": return this.leaf(/^(true|false)$/.test(start.text) ? "boolean" : start.text === "null" ? "null" : "enum");
    }
    if (this.is("$") && !isConstant) {
      this.take();
      return this.node(start, { kind: "variable", name: this.name("the variable's name") });
    }
    if (this.takeIf("[")) {
      const items = [];
      while (!this.takeIf("]")) items.push(this.value(isConstant));
      return this.node(start, { kind: "list", items });
    }
    if (this.takeIf("{")) {
      const entries = [];
      while (!this.takeIf("}")) entries.push(this.entry(isConstant));
      return this.node(start, { kind: "object", entries });
    }
    return this.fail("Expected a value");
  }

  leaf(kind) {
    const token = this.take();
    return { kind, text: token.text, start: token.start, end: token.end };
  }
}

function shorten(text) {
  return text.length > 24 ? `${text.slice(0, 23)}…` : text;
}
