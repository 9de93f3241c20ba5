// The panel beside the editor: examples, history or documentation, one at a time.
import { byId, h } from "./dom.mjs";
import { EXAMPLES, variablesText } from "./examples.mjs";
import { load, save } from "./storage.mjs";

const VIEWS = { examples: "Examples", history: "History", docs: "Docs" };

export class Sidebar {
  /** @param take Puts a request into the editors; `run` also sends it. */
  constructor({ take, run }) {
    Object.assign(this, { take, run, open: null, opener: null });
    for (const view of Object.keys(VIEWS)) {
      byId(`open-${view}`).addEventListener("click", () => (this.open === view ? this.hide() : this.show(view)));
    }
    byId("close-sidebar").addEventListener("click", () => this.hide());
    for (const place of ["sidebar-examples", "welcome-examples"]) byId(place).append(...EXAMPLES.map((example) => this.card(example)));
  }

  show(view) {
    this.opener = document.activeElement;
    this.open = view;
    if (view === "history") this.drawHistory();
    byId("sidebar").hidden = false;
    document.body.classList.add("with-sidebar");
    byId("sidebar-title").textContent = VIEWS[view];
    this.mark();
    (view === "docs" ? byId("docs-search") : byId("sidebar-title")).focus();
  }

  hide() {
    this.open = null;
    byId("sidebar").hidden = true;
    document.body.classList.remove("with-sidebar");
    this.mark();
    (this.opener?.isConnected ? this.opener : byId("query")).focus();
  }

  mark() {
    for (const view of Object.keys(VIEWS)) {
      byId(`open-${view}`).setAttribute("aria-expanded", view === this.open);
      byId(`sidebar-${view}`).hidden = view !== this.open;
    }
  }

  card(example) {
    const isWrite = example.query.trimStart().startsWith("mutation");
    const use = () => (isWrite ? this.take : this.run)({ ...example, variables: variablesText(example.variables) });
    return h("button", { type: "button", class: "card", onclick: use },
      h("span", {}, example.title), h("span", { class: "muted" }, isWrite ? "Put into the editor" : "Ask"));
  }

  drawHistory() {
    const entries = load("history", []);
    const root = byId("sidebar-history");
    if (entries.length === 0) {
      root.replaceChildren(h("p", { class: "empty" }, "What you run is listed here, in this browser only, without its headers."));
      return;
    }
    const clear = () => {
      save("history", []);
      this.drawHistory();
      byId("sidebar-title").focus();
    };
    root.replaceChildren(
      h("ol", { class: "history" }, entries.map((entry) => this.entry(entry))),
      h("button", { type: "button", class: "quiet", onclick: clear }, "Forget all"));
  }

  entry(entry) {
    const time = new Date(entry.at);
    return h("li", {}, h("button", { type: "button", class: "card", onclick: () => this.take(entry) },
      h("span", {}, title(entry)),
      h("code", {}, entry.variables.replace(/\s+/g, " ").trim().slice(0, 120)),
      h("span", { class: "muted" }, h("time", { dateTime: time.toISOString() }, time.toLocaleString()),
        ` · ${entry.status} · ${entry.milliseconds} ms`)));
  }
}

/** What an operation is called in a list: its name, or its first field. */
function title({ query, operationName }) {
  const bare = query.replace(/#.*$/gm, "");
  return operationName ?? bare.replace(/\s+/g, " ").trim().slice(0, 60);
}
