// A JSON value as a tree that opens and closes; what is closed is not built.
import { h } from "./dom.mjs";

const CHUNK = 100;
const OPEN_LINES = 400;

/** The tree of a value, open as far as some hundred lines go. */
export function tree(value) {
  const budget = { lines: OPEN_LINES };
  return h("div", { class: "tree" }, node(null, value, budget));
}

function node(key, value, budget) {
  const label = key === null ? [] : [h("span", { class: typeof key === "number" ? "index" : "t-field" }, String(key)), ": "];
  if (value === null || typeof value !== "object") return h("div", { class: "leaf" }, ...label, leaf(value));
  const entries = Array.isArray(value) ? value.map((item, index) => [index, item]) : Object.entries(value);
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  if (entries.length === 0) return h("div", { class: "leaf" }, ...label, h("span", { class: "t-punctuator" }, open + close));

  const isOpen = key === null || budget.lines >= Math.min(entries.length, CHUNK);
  const body = h("div", { class: "branch" });
  const count = `${entries.length} ${Array.isArray(value) ? noun(entries.length, "item") : noun(entries.length, "member")}`;
  const details = h("details", { open: isOpen, ontoggle: () => { if (details.open) fill(); } },
    h("summary", {}, ...label, h("span", { class: "count" }, `${open} ${count} ${close}`)), body);
  let shown = 0;
  const fill = () => { if (shown === 0) more(); };
  const more = () => {
    const next = entries.slice(shown, shown + CHUNK);
    shown += next.length;
    if (body.lastElementChild?.matches("button")) body.lastElementChild.remove();
    body.append(...next.map(([name, item]) => node(name, item, budget)));
    if (shown < entries.length) {
      body.append(h("button", { type: "button", class: "quiet", onclick: more }, `Show more (${entries.length - shown} left)`));
    }
  };
  if (isOpen) {
    budget.lines -= Math.min(entries.length, CHUNK);
    fill();
  }
  return details;
}

const noun = (count, singular) => (count === 1 ? singular : `${singular}s`);

function leaf(value) {
  const kind = value === null ? "enum" : { string: "string", number: "int", boolean: "enum" }[typeof value];
  return h("span", { class: `t-${kind}` }, JSON.stringify(value));
}
