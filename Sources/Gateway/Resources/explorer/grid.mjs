// A table that is sorted by its columns' heads and shows a large result in steps.
import { announce, download, h } from "./dom.mjs";
import { cellOrder, cellText, csv, tables } from "./table.mjs";

const CHUNK = 500;

/** The tables of response data, each with its downloads. */
export function grids(data) {
  const found = tables(data);
  if (found.length === 0) return [h("p", { class: "empty" }, "There is no data to put into a table.")];
  return found.map((table) => grid(table, found.length > 1));
}

function grid(table, isNamed) {
  let rows = table.rows;
  let shown = 0;
  const body = h("tbody");
  const more = h("button", { type: "button", class: "quiet", onclick: () => fill() });
  const fill = () => {
    const next = rows.slice(shown, shown + CHUNK);
    shown += next.length;
    body.append(...next.map((row) => line(table.columns, row)));
    more.hidden = shown >= rows.length;
    more.textContent = `Show more (${rows.length - shown} left)`;
  };
  const restart = () => {
    shown = 0;
    body.replaceChildren();
    fill();
  };
  const sort = (head, column) => {
    const isUp = head.getAttribute("aria-sort") !== "ascending";
    for (const other of head.parentElement.children) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", isUp ? "ascending" : "descending");
    const sign = isUp ? 1 : -1;
    const compare = cellOrder(table.rows.map(({ cells }) => cells.get(column)));
    // Once sorted, a row stands for itself: nothing is said to repeat the one above.
    rows = table.rows.map(({ cells }) => ({ cells, repeated: new Set() }))
      .sort((a, b) => sign * compare(a.cells.get(column), b.cells.get(column)));
    restart();
    announce(`Sorted by ${column}, ${isUp ? "ascending" : "descending"}.`);
  };
  const heads = table.columns.map((column) => {
    const head = h("th", { scope: "col" }, h("button", { type: "button", onclick: () => sort(head, column) }, column));
    return head;
  });
  fill();
  const facts = [`${rows.length} ${rows.length === 1 ? "row" : "rows"}`,
    ...[...table.summary].filter(([, value]) => value !== null).map(([name, value]) => `${name} ${cellText(value)}`)];
  const title = isNamed ? `${table.name}: ` : "";
  return h("section", { class: "grid", "aria-label": `Table of ${table.name}` },
    h("div", { class: "gridbar" },
      h("p", {}, isNamed ? h("strong", {}, table.name) : null, isNamed ? " " : null, facts.join(" · ")),
      h("button", { type: "button", class: "quiet", "aria-label": `${title}Download as CSV`,
        onclick: () => download(`${table.name}.csv`, "text/csv;charset=utf-8", csv({ ...table, rows })) }, "↓ CSV")),
    h("div", { class: "scroll", tabIndex: 0, role: "region", "aria-label": `Rows of ${table.name}` },
      h("table", {}, h("thead", {}, h("tr", {}, heads)), body)),
    more);
}

function line(columns, { cells, repeated }) {
  return h("tr", {}, columns.map((column) => {
    const value = cells.get(column);
    const kind = typeof value === "number" ? "number" : null;
    return h("td", { class: [kind, repeated.has(column) && "repeated"].filter(Boolean).join(" ") || undefined }, cellText(value));
  }));
}
