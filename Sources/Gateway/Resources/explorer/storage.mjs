// What the browser keeps. A browser that keeps nothing (private windows, blocked site data) only forgets.

const PREFIX = "inventory-explorer.";

/** What is kept under a name, or a fallback. */
export function load(name, fallback, area = "localStorage") {
  try {
    return JSON.parse(globalThis[area].getItem(PREFIX + name)) ?? fallback;
  } catch {
    return fallback;
  }
}

/** Keeps a value under a name. */
export function save(name, value, area = "localStorage") {
  try {
    globalThis[area].setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // Full or blocked: the page works without.
  }
}

const HISTORY_LENGTH = 50;

/** Puts a request in front of the history, once. Headers stay out: they carry secrets. */
export function remember(entry) {
  const isSame = (other) => other.query === entry.query && other.variables === entry.variables;
  save("history", [entry, ...load("history", []).filter((other) => !isSame(other))].slice(0, HISTORY_LENGTH));
}

/** A request as the fragment of a link, which never reaches a server. */
export function toFragment({ query, variables }) {
  const parameters = new URLSearchParams({ query });
  if (variables.trim()) parameters.set("variables", variables);
  return `#${parameters}`;
}

/** The request of a link's fragment; null if it has none. */
export function fromFragment(fragment) {
  const parameters = new URLSearchParams(fragment.replace(/^#/, ""));
  if (!parameters.has("query")) return null;
  return { query: parameters.get("query"), variables: parameters.get("variables") ?? "" };
}
