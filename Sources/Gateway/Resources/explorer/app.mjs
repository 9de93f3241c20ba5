// Puts the page together: editors, checks, the run of an operation, and what is kept.
import { parseHeaders, send } from "./client.mjs";
import { complete, coordinateAt } from "./completion.mjs";
import { Docs } from "./docs.mjs";
import { announce, byId, h, tabs } from "./dom.mjs";
import { Editor } from "./editor.mjs";
import { EXAMPLES, variablesText } from "./examples.mjs";
import { format } from "./format.mjs";
import { tokenizeJSON } from "./json.mjs";
import { paint, tokenize } from "./lexer.mjs";
import { Results } from "./results.mjs";
import { INTROSPECTION, Schema } from "./schema.mjs";
import { Sidebar } from "./sidebar.mjs";
import { fromFragment, load, remember, save, toFragment } from "./storage.mjs";
import { check } from "./validator.mjs";
import { checkVariables, completeVariables } from "./variables.mjs";

const NOTHING = { from: 0, to: 0, items: [] };
let schema = null;
let checked = { problems: [], definitions: [] };
let running = null;

const query = new Editor(byId("query"), {
  tokenize: (text) => paint(tokenize(text)),
  complete: (text, offset) => (schema ? complete(text, offset, schema) : NOTHING),
  comment: "#",
}, changed);
const variables = new Editor(byId("variables"), {
  tokenize: tokenizeJSON,
  complete: (text, offset) => (schema ? completeVariables(text, offset, operation(), schema) : NOTHING),
}, changed);
const headers = new Editor(byId("headers"), { tokenize: () => [], complete: () => NOTHING }, () =>
  save("headers", headers.text, "sessionStorage"));

const results = new Results((line, column) => {
  const start = query.text.split("\n").slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0) + column - 1;
  query.select(start, start);
});
const docs = new Docs(byId("docs"), byId("docs-search"));
const sidebar = new Sidebar({ take: (request) => { take(request); }, run: async (request) => { await take(request); await run(); } });
const selectRequestTab = tabs(byId("request-tabs"));

// Checking.

function changed() {
  if (location.hash) history.replaceState(null, "", location.pathname);
  save("draft", { query: query.text, variables: variables.text });
  recheck();
}

/** Checks both editors; while the document has a syntax error, the variables' JSON alone. */
function recheck() {
  checked = check(query.text, schema);
  query.mark(query.text.trim() === "" ? [] : checked.problems);
  list(byId("problems"), query);
  drawOperations();
  variables.mark(checkVariables(variables.text, operation(), schema));
  list(byId("variable-problems"), variables);
}

/** Lists an editor's mistakes; each goes to its place. */
function list(root, editor) {
  root.replaceChildren(...editor.problems.slice(0, 20).map(({ message, start, end }) => {
    const lines = editor.text.slice(0, start).split("\n");
    const place = `${lines.length}:${lines.at(-1).length + 1}`;
    return h("li", {}, h("button", { type: "button", class: "link", onclick: () => editor.select(start, end) }, place), " ", message);
  }));
}

// The operation that is meant: the one chosen, which follows the caret.

const operations = () => checked.definitions.filter(({ kind }) => kind === "operation");

function operation() {
  const all = operations();
  return all.find(({ name }) => name && name.text === byId("operation").value) ?? all[0];
}

function drawOperations() {
  const names = operations().map(({ name }) => name?.text).filter(Boolean);
  const select = byId("operation");
  byId("operation-field").hidden = operations().length < 2;
  if ([...select.options].map(({ value }) => value).join() === names.join()) return;
  const chosen = select.value;
  select.replaceChildren(...names.map((name) => h("option", { value: name }, name)));
  select.value = names.includes(chosen) ? chosen : names[0] ?? "";
}

byId("query").addEventListener("selectionchange", followCaret);
byId("query").addEventListener("keyup", followCaret);
byId("query").addEventListener("click", followCaret);

function followCaret() {
  const under = operations().find(({ start, end }) => start <= query.offset && query.offset <= end);
  if (under?.name && byId("operation").value !== under.name.text) {
    byId("operation").value = under.name.text;
    recheck();
  }
}

byId("operation").addEventListener("change", recheck);

// Running.

async function run() {
  if (running) return;
  const chosen = operation();
  const request = { query: query.text };
  if (operations().length > 1 && chosen?.name) request.operationName = chosen.name.text;
  const isExplained = byId("explain").checked;
  if (isExplained) request.extensions = { explain: true, cost: true };
  let fields;
  try {
    if (variables.text.trim()) request.variables = JSON.parse(variables.text);
    fields = parseHeaders(headers.text);
  } catch (error) {
    results.fail(error instanceof SyntaxError ? `The variables are not JSON: ${error.message}` : error.message);
    announce(byId("status").textContent);
    return;
  }
  running = new AbortController();
  byId("run-label").textContent = "Stop";
  results.wait();
  let response;
  try {
    response = await send(request, fields, running.signal);
  } catch (error) {
    results.fail(error.name === "AbortError" ? "Stopped." : "The gateway can't be reached.");
    announce(byId("status").textContent);
    return;
  } finally {
    running = null;
    byId("run-label").textContent = "Run";
  }
  results.show(response, isExplained);
  remember({
    query: query.text, variables: variables.text, operationName: chosen?.name?.text ?? null, at: Date.now(),
    status: response.status, milliseconds: Math.max(1, Math.round(response.milliseconds)),
  });
}

byId("run").addEventListener("click", () => (running ? running.abort() : run()));

/** Puts a request into the editors. An example about this inventory's own records looks one up first. */
async function take({ query: text, variables: values, find }) {
  let found = values;
  if (find) {
    try {
      const { body } = await send({ query: find.query }, parseHeaders(headers.text));
      found = variablesText(find.variables(body.data));
    } catch {
      // An empty inventory, or none that answers: the example's own value stays.
    }
  }
  variables.replaceAll(found);
  query.replaceAll(text);
  selectRequestTab(byId("tab-variables"));
  if (matchMedia("(max-width: 75rem)").matches && sidebar.open) sidebar.hide();
  query.area.focus();
}

// The tools.

byId("format").addEventListener("click", layOut);

function layOut() {
  try {
    query.replaceAll(format(query.text));
  } catch {
    announce("The document has a syntax error.");
  }
}

byId("share").addEventListener("click", async () => {
  history.replaceState(null, "", toFragment({ query: query.text, variables: variables.text }));
  try {
    await navigator.clipboard.writeText(location.href);
    tell("The link is copied. It holds the document and the variables, not the headers.");
  } catch {
    tell("The link stands in the address bar. It holds the document and the variables, not the headers.");
  }
});

function tell(text) {
  byId("notice").textContent = text;
  byId("notice").hidden = false;
  setTimeout(() => { byId("notice").hidden = true; }, 6000);
}

const THEMES = ["system", "light", "dark"];

function setTheme(theme) {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  byId("theme").setAttribute("aria-label", `Colours: ${theme}`);
  byId("theme").title = `Colours: ${theme}`;
}

byId("theme").addEventListener("click", () => {
  const now = document.documentElement.dataset.theme ?? "system";
  const next = THEMES[(THEMES.indexOf(now) + 1) % THEMES.length];
  save("theme", next);
  setTheme(next);
  announce(`Colours: ${next}.`);
});

byId("open-help").addEventListener("click", () => byId("help").showModal());

function showDocs() {
  const coordinate = document.activeElement === query.area && schema ? coordinateAt(query.text, query.offset, schema) : null;
  sidebar.show("docs");
  if (coordinate) docs.show(coordinate);
}

function nextProblem() {
  const { problems } = query;
  if (problems.length === 0) return announce("There are no mistakes in the document.");
  const next = problems.find(({ start }) => start > query.offset) ?? problems[0];
  query.select(next.start, next.start);
  return announce(next.message);
}

document.addEventListener("keydown", (event) => {
  const isCommand = event.ctrlKey || event.metaKey;
  const isInText = event.target.matches("textarea, input, select");
  let action = null;
  if (isCommand && event.key === "Enter") action = run;
  else if (isCommand && event.key.toLowerCase() === "k") action = () => sidebar.show("docs");
  else if (event.altKey && event.shiftKey && event.code === "KeyF") action = layOut;
  else if (event.key === "F1") action = showDocs;
  else if (event.key === "F8") action = nextProblem;
  else if (event.key === "?" && !isInText && !isCommand) action = () => byId("help").showModal();
  else if (event.key === "Escape" && !byId("help").open) {
    if (running) action = () => running.abort();
    else if (sidebar.open) action = () => sidebar.hide();
  }
  if (!action) return;
  event.preventDefault();
  action();
});

window.addEventListener("hashchange", () => {
  const shared = fromFragment(location.hash);
  if (shared) take(shared);
});

// The start.

async function readSchema() {
  try {
    const { body } = await send({ query: INTROSPECTION }, parseHeaders(headers.text));
    schema = new Schema(body.data.__schema);
  } catch {
    tell("The schema can't be read here; operations run, but nothing is checked or completed.");
  }
  docs.use(schema);
  recheck();
}

function start() {
  const first = { query: EXAMPLES[0].query, variables: variablesText(EXAMPLES[0].variables) };
  const shared = fromFragment(location.hash);
  const opening = shared ?? load("draft", first);
  query.reset(opening.query);
  variables.reset(opening.variables);
  headers.reset(load("headers", "", "sessionStorage"));
  setTheme(document.documentElement.dataset.theme ?? "system");
  if (/Mac|iPhone|iPad/.test(navigator.platform)) document.querySelector("#run kbd").textContent = "⌘ ⏎";
  recheck();
  query.area.focus();
  readSchema();
}

start();
