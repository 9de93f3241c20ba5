// Response data as tables: a row for each record of the innermost list, with its parents' values beside it.

/** Names that only wrap a connection's records; a column's name leaves them out. */
const WRAPPERS = new Set(["nodes", "edges", "node"]);

/**
 * A table for each root field, and one for the scalars among them.
 * @returns {{name: string, columns: string[], rows: {cells: Map<string, *>, repeated: Set<string>}[],
 *   summary: Map<string, *>}[]} `repeated` are the columns whose value stands in the row above too; `summary` is what is
 *   said about a list as a whole, such as its `totalCount`.
 */
export function tables(data) {
  const found = [];
  const scalars = new Map();
  for (const [name, value] of Object.entries(data ?? {})) {
    if (value === null || typeof value !== "object") scalars.set(name, value);
    else found.push(table(name, value));
  }
  if (scalars.size > 0) found.unshift({ name: "values", columns: [...scalars.keys()], rows: [row(scalars)], summary: new Map() });
  return found;
}

const row = (cells) => ({ cells, repeated: new Set() });

function table(name, value) {
  const flat = flatten(value, "");
  const isList = Array.isArray(value) || flat.lists.some(({ path }) => path === "");
  const rows = isList ? lists(flat.lists) : expand(flat);
  const columns = new Set(rows.flatMap(({ cells }) => [...cells.keys()]));
  for (const column of columns) {
    const isParent = [...columns].some((other) => other.startsWith(`${column}.`));
    if (isParent && rows.every(({ cells }) => (cells.get(column) ?? null) === null)) columns.delete(column);
  }
  return { name, columns: [...columns], rows, summary: isList ? flat.scalars : new Map() };
}

/** A value's own scalars by path, and the lists of objects below it. */
function flatten(value, path, into = { scalars: new Map(), lists: [] }) {
  if (Array.isArray(value) && (value.length === 0 || value.some((item) => item !== null && typeof item === "object"))) {
    into.lists.push({ path, items: value });
  } else if (value === null || typeof value !== "object" || Array.isArray(value)) {
    into.scalars.set(path || "value", value);
  } else {
    for (const [name, member] of Object.entries(value)) {
      const isWrapper = WRAPPERS.has(name) && (member === null || typeof member === "object");
      flatten(member, isWrapper ? path : path ? `${path}.${name}` : name, into);
    }
  }
  return into;
}

/** The rows of a record: its own values, repeated beside each row of its lists. */
function expand({ scalars, lists: below }) {
  if (below.length === 0) return [row(scalars)];
  const rows = lists(below);
  if (rows.length === 0) return [row(scalars)];
  return rows.map(({ cells, repeated }, index) => ({
    cells: new Map([...scalars, ...cells]),
    repeated: index === 0 ? repeated : new Set([...scalars.keys(), ...repeated]),
  }));
}

/** The rows of lists side by side: lists of one record stand in the same rows, without being multiplied. */
function lists(found) {
  const columns = found.map(({ path, items }) => items.flatMap((item) => expand(flatten(item, path))));
  const length = Math.max(0, ...columns.map((rows) => rows.length));
  return Array.from({ length }, (_, index) => {
    const parts = columns.map((rows) => rows[index]).filter(Boolean);
    return {
      cells: new Map(parts.flatMap(({ cells }) => [...cells])),
      repeated: new Set(parts.flatMap(({ repeated }) => [...repeated])),
    };
  });
}

/** A cell as text; lists and objects as JSON. */
export function cellText(value) {
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/**
 * A table as CSV (RFC 4180). Text that a spreadsheet would take for a formula gets an apostrophe in front, so that a name
 * somebody chose never runs on the machine of who opens the file.
 */
export function csv({ columns, rows }) {
  const field = (value) => {
    let text = cellText(value);
    if (typeof value !== "number" && /^[=+\-@\t\r]/.test(text)) text = `'${text}`;
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = [columns.map(field), ...rows.map(({ cells }) => columns.map((column) => field(cells.get(column))))];
  return lines.map((fields) => `${fields.join(",")}\r\n`).join("");
}

/**
 * Orders the cells of a column: numbers by size, nothing last, text by its characters; where every text begins with a
 * digit, as versions do, the numbers in it go by size.
 */
export function cellOrder(values) {
  const given = values.filter((value) => !isMissing(value));
  const numeric = given.every((value) => /^[0-9]/.test(cellText(value)));
  const { compare } = new Intl.Collator("en", { numeric });
  return (one, other) => {
    if (isMissing(one) || isMissing(other)) return isMissing(one) - isMissing(other);
    if (typeof one === "number" && typeof other === "number") return one - other;
    return compare(cellText(one), cellText(other));
  };
}

const isMissing = (value) => value === null || value === undefined;
