// What can stand at a place of a document: one pass over the tokens before it, with a stack of what is open.
import { tokenize } from "./lexer.mjs";
import { bottom, isComposite, isInput, isRequired, toReference, typeText } from "./schema.mjs";

/**
 * What fits at a place, best first.
 * @returns {{from: number, to: number, items: {label: string, insert: string, detail: string, description: string,
 *   kind: string, deprecated: boolean}[]}} `from` to `to` is the word that an item takes the place of.
 */
export function complete(text, offset, schema) {
  const tokens = tokenize(text);
  const touching = tokens.find((token) => token.start < offset && offset <= token.end);
  const isClosed = touching && offset === touching.end && touching.kind !== "comment" && touching.kind !== "error";
  if (touching && touching.kind !== "name" && touching.kind !== "punctuator" && !isClosed) {
    return { from: offset, to: offset, items: [] };
  }
  const word = touching?.kind === "name" ? touching : { start: offset, end: offset, text: "" };
  const context = new Context(schema, tokens);
  for (const token of tokens) {
    if (token.start >= word.start) break;
    context.step(token);
  }
  const typed = text.slice(word.start, offset);
  return { from: word.start, to: word.end, items: rank(context.items(), typed) };
}

/**
 * What the name at a place means, as a schema coordinate such as `Instance.packages(first:)`; null if it means nothing.
 */
export function coordinateAt(text, offset, schema) {
  const tokens = tokenize(text);
  const context = new Context(schema, tokens);
  for (const token of tokens) {
    if (token.start > offset) break;
    context.step(token);
    if (offset <= token.end && token.kind === "name") return context.coordinate(token.text);
  }
  return null;
}

function rank(items, typed) {
  const low = typed.toLowerCase();
  const score = ({ label }) => {
    const text = label.replace(/^[$@.]+/, "");
    if (text.startsWith(typed)) return 0;
    if (text.toLowerCase().startsWith(low)) return 1;
    return text.toLowerCase().includes(low) ? 2 : 3;
  };
  return items
    .map((item, index) => ({ item, index, score: score(item) + (item.deprecated ? 0.5 : 0) }))
    .filter(({ score }) => score < 3)
    .sort((a, b) => a.score - b.score || a.index - b.index)
    .map(({ item }) => item);
}

const item = (label, kind, { insert = label, detail = "", description = "", deprecated = false } = {}) =>
  ({ label, kind, insert, detail, description: description ?? "", deprecated });

const member = (definition, kind, insert) => item(definition.name, kind, {
  insert, detail: typeText(definition.type), description: definition.description, deprecated: definition.isDeprecated,
});

/** The open brackets of a document, and what they are about. */
class Context {
  constructor(schema, tokens) {
    this.schema = schema;
    this.tokens = tokens;
    this.stack = [{ kind: "document" }];
    this.variables = new Map();
  }

  get top() { return this.stack.at(-1); }

  push(frame) { this.stack.push(frame); }

  pop() { if (this.stack.length > 1) this.stack.pop(); }

  step(token) {
    if (token.kind !== "comment" && token.kind !== "error") this[this.top.kind](this.top, token.text, token.kind);
  }

  // One method for each kind of frame: what a token does to it.

  document(frame, text, kind) {
    if (text === "{") this.select(this.schema.roots.query);
    else if (kind === "name" && text === "fragment") this.push({ kind: "fragment" });
    else if (kind === "name") {
      this.variables.clear();
      this.push({ kind: "operation", type: this.schema.roots[text], location: text.toUpperCase() });
    }
  }

  select(type) { this.push({ kind: "selection", type }); }

  operation(frame, text) {
    if (text === "(") this.push({ kind: "definitions" });
    else if (text === "@") this.push({ kind: "directive", location: frame.location });
    else if (text === "{") { this.pop(); this.select(frame.type); }
  }

  fragment(frame, text, kind) {
    if (text === "@") this.push({ kind: "directive", location: "FRAGMENT_DEFINITION" });
    else if (text === "{") { this.pop(); this.select(frame.type); }
    else if (kind === "name" && !frame.name) frame.name = text;
    else if (text === "on") frame.wantsType = true;
    else if (frame.wantsType) { frame.type = this.schema.types.get(text); frame.wantsType = false; frame.isNamed = true; }
  }

  definitions(frame, text, kind) {
    if (text === ")") this.pop();
    else if (text === "@") this.push({ kind: "directive", location: "VARIABLE_DEFINITION" });
    else if (text === "=") this.push({ kind: "value", type: frame.type, isConstant: true });
    else if (text === "$") Object.assign(frame, { stage: "name", type: null });
    else if (text === ":") frame.stage = "type";
    else if (kind === "name" && frame.stage === "name") {
      frame.name = text;
      frame.stage = "colon";
    } else if (kind === "name" && frame.stage === "type") {
      frame.type = this.typeBefore(frame.name);
      frame.stage = "done";
    }
  }

  /** The type of a variable as its definition writes it, brackets included. */
  typeBefore(name) {
    const tokens = this.tokens.filter((token) => token.kind !== "comment");
    const start = tokens.findIndex((token, index) => token.text === name && tokens[index - 1]?.text === "$") + 2;
    let at = start;
    const read = () => {
      let type;
      if (tokens[at]?.text === "[") {
        at += 1;
        type = { kind: "LIST", of: read() };
        if (tokens[at]?.text === "]") at += 1;
      } else {
        type = { kind: "NAMED", name: { text: tokens[at]?.text ?? "" } };
        at += 1;
      }
      if (tokens[at]?.text !== "!") return type;
      at += 1;
      return { kind: "NON_NULL", of: type };
    };
    const type = toReference(read());
    this.variables.set(name, type);
    return type;
  }

  selection(frame, text, kind) {
    if (text === "}") this.pop();
    else if (text === "...") Object.assign(frame, { afterDots: true, condition: null, field: null });
    else if (text === "@") this.push({ kind: "directive", location: frame.field === null ? "INLINE_FRAGMENT" : "FIELD" });
    else if (text === "(") this.push({ kind: "entries", members: frame.field?.args, owner: `${frame.type?.name}.${frame.field?.name}`, close: ")" });
    else if (text === "{") {
      const type = frame.afterDots || frame.condition ? frame.condition ?? frame.type : this.schema.named(frame.field?.type);
      Object.assign(frame, { afterDots: false, condition: null });
      this.select(type);
    } else if (kind === "name" && frame.afterDots) {
      if (frame.wantsType) Object.assign(frame, { condition: this.schema.types.get(text), wantsType: false, afterDots: false });
      else if (text === "on") frame.wantsType = true;
      else frame.afterDots = false;
    } else if (kind === "name") {
      frame.field = this.schema.field(frame.type, text);
    }
  }

  entries(frame, text, kind) {
    if (text === frame.close) this.pop();
    else if (text === ":") frame.stage = "value";
    else if (frame.stage === "value") this.start(frame, frame.member?.type, text, kind);
    else if (kind === "name") {
      frame.member = frame.members?.get(text);
      frame.given = [...(frame.given ?? []), text];
      frame.stage = "colon";
    }
  }

  list(frame, text, kind) {
    if (text === "]") this.pop();
    else this.start(frame, frame.type, text, kind);
  }

  value(frame, text, kind) {
    this.pop();
    this.start({}, frame.type, text, kind);
  }

  /** A value begins, and ends if it has no brackets. */
  start(frame, type, text, kind) {
    const nullable = type?.kind === "NON_NULL" ? type.ofType : type;
    if (frame.stage === "value" && text !== "$") frame.stage = "name";
    if (text === "[") this.push({ kind: "list", type: nullable?.kind === "LIST" ? nullable.ofType : type });
    else if (text === "{") {
      const object = this.schema.named(type);
      this.push({ kind: "entries", members: object?.inputFields, owner: object?.name, close: "}" });
    } else if (text === "$") this.push({ kind: "use", type });
  }

  /** The name after a `$` in a value. */
  use() {
    this.pop();
    if (this.top.stage === "value") this.top.stage = "name";
  }

  directive(frame, text, kind) {
    if (!frame.definition && kind === "name") frame.definition = this.schema.directives.get(text) ?? { args: new Map() };
    else {
      this.pop();
      if (text === "(") this.push({ kind: "entries", members: frame.definition?.args, owner: `@${frame.definition?.name}`, close: ")" });
      else this[this.top.kind](this.top, text, kind);
    }
  }

  // What fits now.

  items() {
    const frame = this.top;
    switch (frame.kind) {
      case "document": return this.keywords();
      case "fragment": return frame.wantsType ? this.types(isComposite) : frame.name && !frame.isNamed ? [item("on", "keyword")] : [];
      case "definitions": return frame.stage === "type" ? this.types(isInput) : [];
      case "selection": return this.inSelection(frame);
      case "entries":
        if (frame.stage === "value") return this.values(frame.member?.type);
        return frame.stage === "colon" ? [] : this.members(frame);
      case "list": case "value": return this.values(frame.type, frame.isConstant);
      case "use": return this.variableItems(frame.type);
      case "directive":
        if (!frame.definition) return this.directiveItems(frame.location);
        this.pop();
        return this.items();
      default: return [];
    }
  }

  keywords() {
    const roots = Object.entries(this.schema.roots).filter(([, type]) => type).map(([name]) => name);
    return [...roots, "fragment"].map((name) => item(name, "keyword"));
  }

  types(test) {
    return [...this.schema.types.values()]
      .filter((type) => test(type) && !type.name.startsWith("__"))
      .map((type) => item(type.name, "type", { description: type.description }));
  }

  inSelection(frame) {
    if (frame.wantsType) {
      return this.types((type) => isComposite(type) && (!frame.type || this.schema.overlap(type, frame.type)));
    }
    if (frame.afterDots) return [item("on", "keyword"), ...this.fragmentNames().map((name) => item(name, "fragment"))];
    return this.schema.fields(frame.type).map((field) =>
      member(field, "field", [...field.args.values()].some(isRequired) ? `${field.name}(` : field.name));
  }

  fragmentNames() {
    return this.tokens
      .filter((token, index) => token.kind === "name" && this.tokens[index - 1]?.text === "fragment" && token.text !== "on")
      .map(({ text }) => text);
  }

  members({ members, given = [] }) {
    return [...(members?.values() ?? [])]
      .filter(({ name }) => !given.includes(name))
      .sort((a, b) => isRequired(b) - isRequired(a))
      .map((input) => member(input, "argument", `${input.name}: `));
  }

  values(type, isConstant = false) {
    const named = this.schema.named(type);
    const items = [...(named?.enumValues.values() ?? [])].map((value) => item(value.name, "enum", {
      description: value.description, deprecated: value.isDeprecated,
    }));
    if (named?.name === "Boolean") items.push(item("true", "enum"), item("false", "enum"));
    if (!isConstant) items.push(...this.variableItems(type, "$"));
    if (named?.kind === "INPUT_OBJECT") items.push(item("{", "punctuator", { insert: "{", detail: named.name }));
    if (type && type.kind !== "NON_NULL") items.push(item("null", "enum"));
    return items;
  }

  variableItems(type, prefix = "") {
    const wanted = bottom(type)?.name;
    return [...this.variables]
      .sort(([, a], [, b]) => (bottom(b).name === wanted) - (bottom(a).name === wanted))
      .map(([name, reference]) => item(`$${name}`, "variable", { insert: `${prefix}${name}`, detail: typeText(reference) }));
  }

  directiveItems(location) {
    return [...this.schema.directives.values()]
      .filter((directive) => directive.locations.includes(location))
      .map(({ name, description }) => item(`@${name}`, "directive", { insert: name, description }));
  }

  /** The coordinate of the name that was stepped over last. */
  coordinate(name) {
    const frame = this.top;
    if (frame.kind === "selection" && frame.field?.name === name) return `${frame.type.name}.${name}`;
    if (frame.kind === "entries" && frame.stage === "colon" && frame.member) {
      return frame.close === ")" ? `${frame.owner}(${name}:)` : `${frame.owner}.${name}`;
    }
    if (frame.kind === "directive" && frame.definition?.name === name) return `@${name}`;
    if (frame.kind === "entries" && this.schema.named(frame.member?.type)?.enumValues.has(name)) {
      return `${this.schema.named(frame.member.type).name}.${name}`;
    }
    return this.schema.types.has(name) ? name : null;
  }
}
