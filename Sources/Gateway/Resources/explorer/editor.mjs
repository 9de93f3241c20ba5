// A text area over a layer that shows its text in colours, marks mistakes, and offers completions.
import { announce, h } from "./dom.mjs";

const PAIRS = { "{": "}", "(": ")", "[": "]", '"': '"' };
const OFFERED = 100;
const SLOW = 5000;

export class Editor {
  /**
   * @param area The text area; it gets the layer and the line numbers around it.
   * @param language `tokenize(text)` gives coloured tokens, `complete(text, offset)` completions, `comment` what begins one.
   * @param changed Is called after every change.
   */
  constructor(area, language, changed) {
    Object.assign(this, { area, language, changed, problems: [], offer: null });
    this.layer = h("pre", { class: "layer", "aria-hidden": "true" });
    this.gutter = h("div", { class: "gutter", "aria-hidden": "true" });
    this.code = h("div", { class: "code" });
    this.list = h("ul", { class: "completions", role: "listbox", id: `${area.id}-completions`, "aria-label": "Completions", hidden: true });
    area.replaceWith(h("div", { class: "editor" }, this.gutter, this.code));
    this.code.append(this.layer, area);
    document.body.append(this.list);
    area.setAttribute("aria-autocomplete", "list");
    area.setAttribute("aria-controls", this.list.id);
    area.addEventListener("input", (event) => this.edited(event));
    area.addEventListener("keydown", (event) => this.key(event));
    area.addEventListener("blur", () => this.close());
    area.addEventListener("click", () => this.close());
    this.code.parentElement.addEventListener("scroll", () => this.close());
    this.list.addEventListener("mousedown", (event) => {
      event.preventDefault();
      const option = event.target.closest('[role="option"]');
      if (option) this.accept([...this.list.children].indexOf(option));
    });
    this.draw();
  }

  get text() { return this.area.value; }

  get offset() { return this.area.selectionStart; }

  /** Puts another text in; can be undone where the browser lets it. */
  replaceAll(text) {
    this.area.focus();
    this.area.select();
    this.insert(text);
    this.area.setSelectionRange(0, 0);
    this.close();
  }

  /** Sets the text at the start, when there is nothing to undo. */
  reset(text) {
    this.area.value = text;
    this.draw();
  }

  /** Marks mistakes, each with `start`, `end` and `message`. */
  mark(problems) {
    if (problems.length === 0 && this.problems.length === 0) return;
    this.problems = problems;
    this.area.setAttribute("aria-invalid", problems.length > 0);
    this.invalidate();
  }

  /** Has it drawn anew, once, after everything that changes now. */
  invalidate() {
    if (this.isStale) return;
    this.isStale = true;
    queueMicrotask(() => { if (this.isStale) this.draw(); });
  }

  /** Goes to a place. */
  select(start, end) {
    this.area.focus();
    this.area.setSelectionRange(start, end);
    const { top, height } = this.place(start);
    const frame = this.code.parentElement;
    const seen = frame.getBoundingClientRect();
    if (top < seen.top || top + height > seen.bottom) frame.scrollTop += top - seen.top - seen.height / 3;
  }

  edited(event) {
    if (this.isInserting) return;
    this.invalidate();
    this.changed();
    const isTyping = event.inputType === "insertText" && /^[\w$@]$/.test(event.data ?? "");
    if (isTyping || (this.offer && event.inputType === "deleteContentBackward")) this.suggest(true);
    else this.close();
  }

  // What is seen.

  draw() {
    this.isStale = false;
    const text = this.text;
    const parts = [];
    let at = 0;
    for (const { start, end, colour } of this.language.tokenize(text)) {
      parts.push(...this.pieces(text, at, start, ""), ...this.pieces(text, start, end, colour));
      at = end;
    }
    parts.push(...this.pieces(text, at, text.length, ""), "\n");
    this.layer.replaceChildren(...parts);
    const lines = text.split("\n").length;
    const wrong = new Set(this.problems.map(({ start }) => text.slice(0, start).split("\n").length));
    this.gutter.replaceChildren(...Array.from({ length: lines }, (_, index) =>
      h("div", { class: wrong.has(index + 1) ? "wrong" : undefined }, String(index + 1))));
  }

  /** A stretch of text in one colour, cut where mistakes begin and end. */
  pieces(text, start, end, colour) {
    if (start >= end) return [];
    const cuts = this.problems.flatMap((problem) => [problem.start, problem.end]).filter((cut) => cut > start && cut < end);
    const edges = [start, ...cuts.sort((a, b) => a - b), end];
    return edges.slice(1).map((edge, index) => {
      const from = edges[index];
      const isWrong = this.problems.some((problem) => problem.start <= from && edge <= Math.max(problem.end, problem.start + 1));
      const piece = text.slice(from, edge);
      const name = [colour && `t-${colour}`, isWrong && "wrong"].filter(Boolean).join(" ");
      return name ? h("span", { class: name }, piece) : piece;
    });
  }

  /** Where an offset is on the screen. */
  place(offset) {
    if (this.isStale) this.draw();
    const range = document.createRange();
    const walker = document.createTreeWalker(this.layer, NodeFilter.SHOW_TEXT);
    let rest = offset;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (rest < node.length) {
        range.setStart(node, rest);
        range.setEnd(node, rest + 1);
        return range.getClientRects()[0] ?? range.getBoundingClientRect();
      }
      rest -= node.length;
    }
    return this.layer.getBoundingClientRect();
  }

  // What is typed.

  /** Puts a text in the place of the selection, as typing would. */
  insert(text) {
    // The only way to change a text area that keeps its undo list; where it is gone, the text is set directly. It tells
    // of each line by itself, which is one change to us, and takes seconds for hundreds of lines.
    this.isInserting = true;
    const isDone = text.length < SLOW && document.execCommand(text === "" ? "delete" : "insertText", false, text);
    if (!isDone) this.area.setRangeText(text, this.area.selectionStart, this.area.selectionEnd, "end");
    this.isInserting = false;
    this.edited({});
  }

  key(event) {
    if (this.offer && this.keyOfOffer(event)) return event.preventDefault();
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    let isDone = false;
    if (event.ctrlKey && event.key === " ") {
      this.suggest(false);
      isDone = true;
    } else if ((event.ctrlKey || event.metaKey) && event.key === "/" && this.language.comment) {
      this.toggleComment();
      isDone = true;
    } else if (isPlain && event.key === "Enter") isDone = this.newLine();
    else if (isPlain && event.key === "Backspace") isDone = this.deletePair();
    else if (isPlain && !event.isComposing && event.key.length === 1) isDone = this.pair(event.key);
    if (isDone) event.preventDefault();
  }

  /** Closes a bracket that is opened, and steps over one that is there. */
  pair(key) {
    const { selectionStart: start, selectionEnd: end } = this.area;
    const next = this.text[end] ?? "";
    if (start === end && key === next && Object.values(PAIRS).includes(key)) {
      this.area.setSelectionRange(end + 1, end + 1);
      return true;
    }
    const closing = PAIRS[key];
    const isFree = /^[\s)\]}]?$/.test(next) && !(key === '"' && /["\w\\]/.test(this.text[start - 1] ?? ""));
    if (!closing || (start === end && !isFree)) return false;
    const selected = this.text.slice(start, end);
    this.insert(key + selected + closing);
    this.area.setSelectionRange(start + 1, start + 1 + selected.length);
    this.close();
    return true;
  }

  deletePair() {
    const { selectionStart: start, selectionEnd: end } = this.area;
    const isEmptyPair = start === end && start > 0 && PAIRS[this.text[start - 1]] === this.text[start];
    if (!isEmptyPair) return false;
    this.area.setSelectionRange(start - 1, start + 1);
    this.insert("");
    return true;
  }

  newLine() {
    const { selectionStart: start } = this.area;
    const line = this.text.slice(0, start).split("\n").at(-1);
    const indent = line.match(/^ */)[0];
    const opens = /[{([]\s*$/.test(line);
    const closes = /^[})\]]/.test(this.text.slice(this.area.selectionEnd).trimStart()[0] ?? "") && opens
      && !/^\s*\n/.test(this.text.slice(this.area.selectionEnd));
    this.insert(`\n${indent}${opens ? "  " : ""}${closes ? `\n${indent}` : ""}`);
    const caret = start + 1 + indent.length + (opens ? 2 : 0);
    this.area.setSelectionRange(caret, caret);
    this.reveal();
    return true;
  }

  toggleComment() {
    const { selectionStart, selectionEnd } = this.area;
    const start = this.text.lastIndexOf("\n", selectionStart - 1) + 1;
    const end = (this.text.indexOf("\n", selectionEnd) + 1 || this.text.length + 1) - 1;
    const lines = this.text.slice(start, end).split("\n");
    const { comment } = this.language;
    const isComment = lines.every((line) => line.trimStart().startsWith(comment) || line.trim() === "");
    const changed = lines.map((line) => {
      if (line.trim() === "") return line;
      return isComment ? line.replace(`${comment} `, "").replace(comment, "") : line.replace(/\S/, `${comment} $&`);
    }).join("\n");
    this.area.setSelectionRange(start, end);
    this.insert(changed);
    this.area.setSelectionRange(start, start + changed.length);
  }

  reveal() {
    const { bottom, top } = this.place(this.offset);
    const frame = this.code.parentElement;
    const seen = frame.getBoundingClientRect();
    if (bottom > seen.bottom) frame.scrollTop += bottom - seen.bottom + 8;
    if (top < seen.top) frame.scrollTop -= seen.top - top + 8;
  }

  // Completions.

  /** Offers what fits; while typing, only if it is more than what is there already. */
  suggest(isTyping) {
    const { from, to, items } = this.language.complete(this.text, this.offset);
    const word = this.text.slice(from, to);
    const isOver = isTyping && (items.length === 0 || (items.length === 1 && items[0].insert === word));
    if (items.length === 0 || isOver) {
      this.close();
      if (!isTyping) announce("No completions here.");
      return;
    }
    this.offer = { from, to, items: items.slice(0, OFFERED), chosen: 0 };
    this.list.replaceChildren(...this.offer.items.map((item, index) => h("li",
      { role: "option", id: `${this.list.id}-${index}`, class: item.deprecated ? "deprecated" : undefined },
      h("span", { class: `label t-${item.kind}` }, item.label),
      h("span", { class: "detail" }, item.detail),
      item.description ? h("span", { class: "description" }, item.description) : null)));
    this.list.hidden = false;
    const caret = this.place(from);
    const { offsetWidth: width, offsetHeight: height } = this.list;
    const isBelow = caret.bottom + height + 4 < innerHeight || caret.top < height;
    this.list.style.left = `${Math.max(4, Math.min(caret.left - 8, innerWidth - width - 4))}px`;
    this.list.style.top = `${isBelow ? caret.bottom + 4 : caret.top - height - 4}px`;
    this.choose(0);
    if (!isTyping) announce(`${items.length} ${items.length === 1 ? "completion" : "completions"}.`);
  }

  choose(index) {
    const count = this.offer.items.length;
    this.offer.chosen = (index + count) % count;
    [...this.list.children].forEach((option, at) => option.setAttribute("aria-selected", at === this.offer.chosen));
    const option = this.list.children[this.offer.chosen];
    option.scrollIntoView({ block: "nearest" });
    this.area.setAttribute("aria-activedescendant", option.id);
  }

  /** What a key does to the list; false if nothing. */
  keyOfOffer(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    switch (event.key) {
      case "ArrowDown": this.choose(this.offer.chosen + 1); return true;
      case "ArrowUp": this.choose(this.offer.chosen - 1); return true;
      case "PageDown": this.choose(Math.min(this.offer.chosen + 8, this.offer.items.length - 1)); return true;
      case "PageUp": this.choose(Math.max(this.offer.chosen - 8, 0)); return true;
      case "Enter": case "Tab": this.accept(this.offer.chosen); return true;
      case "Escape":
        event.stopPropagation();
        this.close();
        return true;
      default: return false;
    }
  }

  accept(index) {
    const { from, to, items } = this.offer;
    const { insert, kind } = items[index];
    const isThere = insert.endsWith(": ") && /^\s*:/.test(this.text.slice(to));
    this.area.setSelectionRange(from, to);
    this.insert(insert === "{" ? "" : isThere ? insert.slice(0, -2) : insert);
    if (insert === "{") this.pair("{");
    this.close();
    if (kind === "argument" || /[{(]$/.test(insert)) this.suggest(true);
  }

  close() {
    this.offer = null;
    this.list.hidden = true;
    this.area.removeAttribute("aria-activedescendant");
  }
}
