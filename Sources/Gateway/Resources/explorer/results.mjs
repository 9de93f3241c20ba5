// The answer to a request: its facts, errors, table, tree, plan and header fields.
import { announce, byId, download, h, tabs } from "./dom.mjs";
import { grids } from "./grid.mjs";
import { plan } from "./plan.mjs";
import { tree } from "./tree.mjs";

export class Results {
  /** @param goTo Goes to a place of the document, by line and column. */
  constructor(goTo) {
    this.goTo = goTo;
    this.select = tabs(byId("result-tabs"));
    this.response = null;
    this.preferred = byId("tab-table");
    for (const tab of [byId("tab-table"), byId("tab-tree")]) tab.addEventListener("click", () => { this.preferred = tab; });
    byId("download-json").addEventListener("click", () =>
      download("result.json", "application/json", `${JSON.stringify(this.response.body, null, 2)}\n`));
  }

  /** Says that an answer is waited for. */
  wait() {
    byId("status").textContent = "Running…";
    byId("status").className = "status waiting";
  }

  /** Says why there is no answer. */
  fail(message) {
    byId("status").textContent = message;
    byId("status").className = "status bad";
    byId("errors").replaceChildren();
  }

  /** Shows an answer; of one that was to be explained, the plan. */
  show(response, isExplained) {
    this.response = response;
    const { body, status, statusText, milliseconds, bytes } = response;
    const errors = Array.isArray(body?.errors) ? body.errors : [];
    const facts = [`${status} ${statusText}`.trim(), `${Math.max(1, Math.round(milliseconds))} ms`, size(bytes)];
    if (errors.length) facts.push(`${errors.length} ${errors.length === 1 ? "error" : "errors"}`);
    byId("status").textContent = facts.join(" · ");
    byId("status").className = `status ${errors.length || status >= 400 ? "bad" : "good"}`;
    byId("errors").replaceChildren(...errors.map((error) => this.error(error)));
    byId("welcome").hidden = true;
    byId("result").hidden = false;
    byId("download-json").hidden = body === null;
    byId("panel-table").replaceChildren(...grids(body?.data));
    byId("panel-tree").replaceChildren(body === null ? h("pre", {}, response.text.slice(0, 100_000)) : tree(body));
    byId("panel-plan").replaceChildren(...plan(response, isExplained));
    byId("panel-response").replaceChildren(h("dl", { class: "fields" },
      response.headers.flatMap(([name, value]) => [h("dt", {}, name), h("dd", {}, value)])));
    const hasData = Object.values(body?.data ?? {}).some((value) => value !== null);
    this.select(isExplained ? byId("tab-plan") : hasData ? this.preferred : byId("tab-tree"));
    announce(facts.join(", "));
    // On a narrow screen the answer stands below the request.
    if (byId("status").getBoundingClientRect().top > innerHeight - 80) byId("status").scrollIntoView();
  }

  error({ message, locations, path, extensions }) {
    const places = (locations ?? []).map(({ line, column }) => h("button",
      { type: "button", class: "link", onclick: () => this.goTo(line, column) }, `line ${line}, column ${column}`));
    return h("li", {},
      extensions?.code ? h("code", {}, extensions.code) : null, " ", String(message), " ",
      ...places, path ? h("span", { class: "muted" }, ` at ${path.join(".")}`) : null);
  }
}

function size(bytes) {
  return bytes < 1000 ? `${bytes} B` : bytes < 1_000_000 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
