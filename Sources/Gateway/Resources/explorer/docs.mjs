// The schema's documentation, with a search.
import { h, prose } from "./dom.mjs";
import { bottom, typeText } from "./schema.mjs";

const FOUND = 60;

export class Docs {
  /** @param root The element that shows it; `search` is the field above. */
  constructor(root, search) {
    Object.assign(this, { root, search, schema: null, trail: [] });
    search.addEventListener("input", () => this.draw());
  }

  use(schema) {
    this.schema = schema;
    this.trail = [];
    this.draw();
  }

  /** Shows what a schema coordinate names: `Type`, `Type.member`, `Type.field(argument:)` or `@directive`. */
  show(coordinate) {
    this.search.value = "";
    const name = coordinate.startsWith("@") ? coordinate.split("(")[0] : coordinate.split(".")[0];
    const member = coordinate.startsWith("@") ? null : coordinate.split(".")[1]?.split("(")[0];
    if (this.trail.at(-1) !== name) this.trail.push(name);
    this.draw(member);
  }

  draw(member) {
    if (!this.schema) {
      this.root.replaceChildren(h("p", { class: "empty" }, "The schema can't be read here: introspection is off, or the gateway can't be reached."));
      return;
    }
    const wanted = this.search.value.trim().toLowerCase();
    const at = this.trail.at(-1);
    this.root.replaceChildren(...(wanted ? this.results(wanted) : at ? this.page(at) : this.front()));
    const target = member && this.root.querySelector(`[data-member="${CSS.escape(member)}"]`);
    target?.classList.add("shown");
    if (target) target.scrollIntoView({ block: "center" });
    else this.root.scrollTop = 0;
  }

  link(name) {
    return h("button", { type: "button", class: "link t-type", onclick: () => this.show(name) }, name);
  }

  type(reference) {
    const name = bottom(reference).name;
    const [before, after] = typeText(reference).split(name);
    return h("span", { class: "type" }, before, this.link(name), after);
  }

  front() {
    const roots = Object.entries(this.schema.roots).filter(([, type]) => type);
    return [
      ...paragraphs(this.schema.description),
      ...roots.flatMap(([, type]) => [h("h3", {}, this.link(type.name)), ...[...type.fields.values()].map((field) => this.field(field))]),
      h("h3", {}, "Types"),
      h("ul", { class: "names" }, [...this.schema.types.values()]
        .filter((type) => !type.name.startsWith("__") && !roots.some(([, root]) => root === type))
        .map((type) => h("li", {}, this.link(type.name)))),
      h("h3", {}, "Directives"),
      h("ul", { class: "names" }, [...this.schema.directives.keys()].map((name) => h("li", {}, this.link(`@${name}`)))),
    ];
  }

  page(name) {
    const back = h("button", { type: "button", class: "quiet", onclick: () => { this.trail.pop(); this.draw(); } },
      `← ${this.trail.at(-2) ?? "All"}`);
    if (name.startsWith("@")) {
      const directive = this.schema.directives.get(name.slice(1));
      if (!directive) return [back];
      return [back, h("h3", {}, name), ...paragraphs(directive.description), this.inputs("Arguments", directive.args),
        h("p", { class: "muted" }, `Stands on ${directive.locations.join(", ").toLowerCase().replaceAll("_", " ")}.`)];
    }
    const type = this.schema.types.get(name);
    if (!type) return [back];
    const usedBy = [...this.schema.types.values()].flatMap((other) => [...other.fields.values()]
      .filter((field) => !other.name.startsWith("__") && bottom(field.type).name === name).map((field) => `${other.name}.${field.name}`));
    return [
      back,
      h("h3", {}, name, h("span", { class: "facts" }, type.kind.toLowerCase().replace("_", " "))),
      ...paragraphs(type.description),
      type.isOneOf ? h("p", {}, "Takes exactly one entry.") : null,
      ...[...type.fields.values()].map((field) => this.field(field)),
      this.inputs("Entries", type.inputFields),
      ...[...type.enumValues.values()].map((value) => h("div", { class: "member", "data-member": value.name },
        h("code", { class: "t-enum" }, value.name), ...deprecation(value), ...paragraphs(value.description))),
      type.kind === "OBJECT" || type.possible.size < 1 ? null
        : type.possibleTypes ? h("p", {}, "Is one of: ", [...type.possible].map((possible) => [this.link(possible), " "])) : null,
      usedBy.length ? h("details", {}, h("summary", {}, "Where it comes"), h("ul", {}, usedBy.map((coordinate) =>
        h("li", {}, h("button", { type: "button", class: "link", onclick: () => this.show(coordinate) }, coordinate))))) : null,
    ].filter(Boolean);
  }

  field(field) {
    return h("div", { class: "member", "data-member": field.name },
      h("div", {}, h("code", { class: "t-field" }, field.name), ": ", this.type(field.type), ...deprecation(field)),
      ...paragraphs(field.description),
      this.inputs("Arguments", field.args, true));
  }

  inputs(title, members, isFolded = false) {
    if (members.size === 0) return null;
    const list = h("dl", { class: "inputs" }, [...members.values()].flatMap((input) => [
      h("dt", { "data-member": isFolded ? undefined : input.name }, h("code", { class: "t-argument" }, input.name), ": ", this.type(input.type),
        input.defaultValue ? h("span", { class: "muted" }, ` = ${input.defaultValue}`) : null, ...deprecation(input)),
      h("dd", {}, prose(input.description)),
    ]));
    if (!isFolded) return h("div", {}, list);
    return h("details", {}, h("summary", {}, `${title}: ${[...members.keys()].join(", ")}`), list);
  }

  results(wanted) {
    const found = [];
    const consider = (coordinate, name, description) => {
      const low = name.toLowerCase();
      const rank = low === wanted ? 0 : low.startsWith(wanted) ? 1 : low.includes(wanted) ? 2
        : coordinate.toLowerCase().includes(wanted) ? 3 : (description ?? "").toLowerCase().includes(wanted) ? 4 : 5;
      if (rank < 5) found.push({ coordinate, description, rank });
    };
    for (const type of this.schema.types.values()) {
      if (type.name.startsWith("__")) continue;
      consider(type.name, type.name, type.description);
      for (const members of [type.fields, type.inputFields, type.enumValues]) {
        for (const member of members.values()) consider(`${type.name}.${member.name}`, member.name, member.description);
      }
      for (const field of type.fields.values()) {
        for (const argument of field.args.values()) {
          consider(`${type.name}.${field.name}(${argument.name}:)`, argument.name, argument.description);
        }
      }
    }
    for (const directive of this.schema.directives.values()) consider(`@${directive.name}`, directive.name, directive.description);
    found.sort((a, b) => a.rank - b.rank);
    const count = found.length > FOUND ? `The best ${FOUND} of ${found.length}` : `${found.length} found`;
    return [h("p", { class: "muted", role: "status" }, count), ...found.slice(0, FOUND).map(({ coordinate, description }) =>
      h("div", { class: "member" },
        h("button", { type: "button", class: "link", onclick: () => this.show(coordinate) }, coordinate), ...paragraphs(description)))];
  }
}

const paragraphs = (text) => (text ?? "").split(/\n\s*\n/).filter((part) => part.trim()).map((part) => h("p", {}, prose(part)));

const deprecation = ({ isDeprecated, deprecationReason }) =>
  (isDeprecated ? [h("span", { class: "badge" }, "deprecated"), h("span", { class: "muted" }, ` ${deprecationReason ?? ""}`)] : []);
