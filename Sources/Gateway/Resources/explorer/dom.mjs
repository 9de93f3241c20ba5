// Elements, without markup in strings.

/**
 * An element with properties and children. `on…` are listeners, `class` the class name, what has a dash or is no property
 * an attribute.
 */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "class") element.className = value;
    else if (name.includes("-") || !(name in element)) element.setAttribute(name, value === true ? "" : value);
    else element[name] = value;
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** The element with an id. */
export const byId = (id) => document.getElementById(id);

/** Says something to those who listen to the page. */
export function announce(text) {
  const region = byId("announcements");
  region.textContent = "";
  setTimeout(() => { region.textContent = text; }, 30);
}

/** Text with `code` in backquotes. */
export function prose(text) {
  return (text ?? "").split(/(`[^`]+`)/).map((part) =>
    /^`.+`$/.test(part) ? h("code", {}, part.slice(1, -1)) : part);
}

/** Offers a text as a file. */
export function download(name, type, text) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  h("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/**
 * Tabs: arrows, Home and End go from one to the next (the ARIA Authoring Practices' pattern).
 * @param list The element with the role `tablist`; each tab names its panel with `aria-controls`.
 * @returns A function that selects a tab.
 */
export function tabs(list) {
  const all = () => [...list.querySelectorAll('[role="tab"]')].filter((tab) => !tab.hidden);
  const select = (chosen) => {
    for (const tab of list.querySelectorAll('[role="tab"]')) {
      tab.setAttribute("aria-selected", tab === chosen);
      tab.tabIndex = tab === chosen ? 0 : -1;
      byId(tab.getAttribute("aria-controls")).hidden = tab !== chosen;
    }
  };
  list.addEventListener("click", (event) => {
    const tab = event.target.closest('[role="tab"]');
    if (tab) select(tab);
  });
  list.addEventListener("keydown", (event) => {
    const visible = all();
    const at = visible.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: visible.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    const tab = visible.at(to % visible.length);
    select(tab);
    tab.focus();
  });
  return select;
}
