// Cuts a GraphQL document into tokens (GraphQL specification, section "Lexical Tokens").

const TOKENS = {
  ignored: /[\t\n\r ,\uFEFF]+/,
  name: /[_A-Za-z][_0-9A-Za-z]*/,
  punctuator: /\.\.\.|[!$&():=@[\]{|}]/,
  comment: /#[^\n\r]*/,
  float: /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+(?:[eE][+-]?[0-9]+)?|[eE][+-]?[0-9]+)(?![_0-9A-Za-z.])/,
  int: /-?(?:0|[1-9][0-9]*)(?![_0-9A-Za-z.])/,
  block: /"""(?:\\"""|(?!""")[^])*"""/,
  string: /"(?!"")(?:[^"\\\n\r]|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4}|u\{[0-9A-Fa-f]+\}))*"/,
  badBlock: /"""[^]*/,
  badString: /"[^\n\r]*/,
  badNumber: /-?[0-9][_0-9A-Za-z.]*/,
  badCharacter: /[^]/u,
};
const scan = scanner(TOKENS);

/**
 * A function that cuts a text: by a table of names and patterns, which are tried in order, it gives each piece as
 * `{kind, text, start, end}`. The last pattern has to match anything; the kind "ignored" is left out.
 */
export function scanner(table) {
  const kinds = Object.keys(table);
  const pattern = new RegExp(kinds.map((kind) => `(${table[kind].source})`).join("|"), "yu");
  return (text) => {
    const pieces = [];
    for (let start = 0; start < text.length; start = pattern.lastIndex) {
      pattern.lastIndex = start;
      const match = pattern.exec(text);
      const kind = kinds[match.indexOf(match[0], 1) - 1];
      if (kind !== "ignored") pieces.push({ kind, text: match[0], start, end: start + match[0].length });
    }
    return pieces;
  };
}

const MESSAGES = {
  badBlock: 'This block string has no closing """.',
  badString: 'This string has no closing ", or an unknown escape in it.',
  badNumber: "This is no number.",
  badCharacter: "This character means nothing here.",
};

/**
 * The tokens of a document, comments included.
 * @returns {{kind: string, text: string, start: number, end: number, message?: string}[]} In order; what is no token has
 *   the kind "error" and a message. Positions are UTF-16 offsets.
 */
export function tokenize(text) {
  return scan(text).map((piece) =>
    (piece.kind in MESSAGES ? { ...piece, kind: "error", message: MESSAGES[piece.kind] } : piece));
}

/** The tokens with a colour each: "field", "argument", "variable", "directive", "type", "keyword" or the token's kind. */
export function paint(tokens) {
  const significant = tokens.filter((token) => token.kind !== "comment");
  let braces = 0;
  let parentheses = 0;
  significant.forEach((token, index) => {
    if (token.kind === "punctuator") {
      if (token.text === "(") parentheses += 1;
      if (token.text === ")") parentheses -= 1;
      if (parentheses === 0 && token.text === "{") braces += 1;
      if (parentheses === 0 && token.text === "}") braces -= 1;
      token.colour = { "$": "variable", "@": "directive" }[token.text] ?? "punctuator";
    } else if (token.kind === "name") {
      token.colour = nameColour(significant, index, braces > 0, parentheses > 0);
    }
  });
  return tokens.map((token) => ({ ...token, colour: token.colour ?? token.kind }));
}

function nameColour(tokens, index, inSelection, inParentheses) {
  const text = tokens[index].text;
  const before = tokens[index - 1]?.text;
  if (before === "$") return "variable";
  if (before === "@") return "directive";
  if (inParentheses) {
    if (tokens[index + 1]?.text === ":") return "argument";
    return isInType(tokens, index) ? "type" : "enum";
  }
  if (before === "on") return "type";
  if (!inSelection) return /^(query|mutation|subscription|fragment|on)$/.test(text) ? "keyword" : "definition";
  if (before === "...") return text === "on" ? "keyword" : "definition";
  return "field";
}

/** Whether the name stands in the type of a variable: `$name: [Type!]`. */
function isInType(tokens, index) {
  let at = index - 1;
  while (tokens[at]?.text === "[") at -= 1;
  return tokens[at]?.text === ":" && tokens[at - 2]?.text === "$";
}
