// JSON with places, for the variables' editor (RFC 8259).
import { scanner } from "./lexer.mjs";
import { Problem } from "./parser.mjs";

const scan = scanner({
  ignored: /[\t\n\r ]+/,
  string: /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4}))*"/,
  number: /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?(?![_0-9A-Za-z.])/,
  word: /[A-Za-z]+/,
  punctuator: /[{}[\]:,]/,
  bad: /"[^\n\r]*|[^]/u,
});
const COLOURS = { number: "int", word: "enum", bad: "error" };

/** The tokens of a JSON text with their colours. A string before a colon has the colour "field". */
export function tokenizeJSON(text) {
  return scan(text).map((piece, index, pieces) => ({
    ...piece, colour: pieces[index + 1]?.text === ":" ? "field" : COLOURS[piece.kind] ?? piece.kind,
  }));
}

/**
 * The value of a JSON text as nodes: `{kind, value | items | members: [{key, value}], start, end}`; throws the first
 * mistake as a Problem.
 */
export function parseJSON(text) {
  const tokens = [...tokenizeJSON(text), { kind: "end", text: "", start: text.length, end: text.length }];
  let at = 0;
  const take = () => tokens[at++];
  const is = (wanted) => tokens[at].kind === "punctuator" && tokens[at].text === wanted;
  const fail = (expectation) => {
    const token = tokens[at];
    const found = token.kind === "end" ? "the end" : `“${token.text.slice(0, 24)}”`;
    throw new Problem(`Expected ${expectation}, found ${found}.`, token);
  };
  const expect = (wanted, expectation) => (is(wanted) ? take() : fail(expectation));

  const list = (close, item, expectation) => {
    const items = [];
    take();
    if (!is(close)) {
      items.push(item());
      while (is(",")) {
        take();
        items.push(item());
      }
    }
    expect(close, expectation);
    return items;
  };
  const member = () => {
    if (tokens[at].kind !== "string") fail("a name in quotes");
    const key = take();
    expect(":", "“:”");
    return { key: { text: JSON.parse(key.text), start: key.start, end: key.end }, value: value() };
  };
  const value = () => {
    const { kind, text: word, start } = tokens[at];
    const node = (members) => ({ ...members, start, end: tokens[at - 1].end });
    if (is("{")) {
      const members = list("}", member, "“,” or “}”");
      return node({ kind: "object", members });
    }
    if (is("[")) {
      const items = list("]", value, "“,” or “]”");
      return node({ kind: "list", items });
    }
    if (kind !== "string" && kind !== "number" && !["true", "false", "null"].includes(word)) fail("a value");
    take();
    const found = JSON.parse(word);
    return node({ kind: found === null ? "null" : typeof found, value: found });
  };

  const root = value();
  if (tokens[at].kind !== "end") fail("the end");
  return root;
}
