// Checks a document against the schema before it is sent: the mistakes that people make while writing. The gateway checks
// everything; what is found here must be wrong there too.
import { checkMerging } from "./merging.mjs";
import { Problem, parse } from "./parser.mjs";
import { bottom, isComposite, isInput, isRequired, nearest, toReference, typeText } from "./schema.mjs";

/**
 * What is wrong with a document, by place.
 * @param schema Without one, only the syntax is checked.
 * @returns {{problems: Problem[], definitions: object[]}} `definitions` is empty after a syntax error.
 */
export function check(text, schema) {
  let definitions;
  try {
    definitions = parse(text);
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    return { problems: [problem], definitions: [] };
  }
  const problems = schema ? new Validator(definitions, schema).run() : [];
  return { problems: problems.sort((a, b) => a.start - b.start), definitions };
}

class Validator {
  constructor(definitions, schema) {
    this.schema = schema;
    this.problems = [];
    this.operations = definitions.filter(({ kind }) => kind === "operation");
    this.fragments = new Map();
    this.fragmentNodes = definitions.filter(({ kind }) => kind === "fragment");
    for (const fragment of this.fragmentNodes) {
      if (this.fragments.has(fragment.name.text)) this.report(`There is another fragment “${fragment.name.text}”.`, fragment.name);
      else this.fragments.set(fragment.name.text, fragment);
    }
  }

  report(message, place) { this.problems.push(new Problem(message, place)); }

  unknown(what, node, where, names) {
    const meant = nearest(node.text, names);
    this.report(`There is no ${what} “${node.text}”${where}${meant ? `; “${meant}”?` : "."}`, node);
  }

  run() {
    for (const fragment of this.fragmentNodes) {
      fragment.uses = { variables: [], spreads: [] };
      this.uses = fragment.uses;
      const type = this.condition(fragment.on);
      this.directives(fragment.directives, "FRAGMENT_DEFINITION");
      this.selections(fragment.selections, type);
    }
    const names = new Set();
    for (const operation of this.operations) {
      if (!operation.name && this.operations.length > 1) {
        this.report("Among several operations, each needs a name.", { start: operation.start, end: operation.start + 1 });
      } else if (operation.name && names.size === names.add(operation.name.text).size) {
        this.report(`There is another operation “${operation.name.text}”.`, operation.name);
      }
      this.operation(operation);
    }
    const used = new Set(this.operations.flatMap((operation) => [...this.reach(operation).fragments]));
    for (const fragment of this.fragmentNodes) {
      if (!used.has(fragment)) this.report(`Nothing uses the fragment “${fragment.name.text}”.`, fragment.name);
    }
    return this.problems;
  }

  operation(operation) {
    operation.uses = { variables: [], spreads: [] };
    this.uses = operation.uses;
    const root = this.schema.roots[operation.operation];
    if (!root) {
      this.report(`There are no ${operation.operation}s here.`, { start: operation.start, end: operation.start + operation.operation.length });
    }
    this.directives(operation.directives, operation.operation.toUpperCase());
    const defined = new Map();
    for (const variable of operation.variables) {
      if (defined.has(variable.name.text)) this.report(`There is another variable “$${variable.name.text}”.`, variable.name);
      defined.set(variable.name.text, variable);
      this.variable(variable);
    }
    this.selections(operation.selections, root);
    checkMerging(operation.selections, root, this.fragments, this.schema, (message, place) => this.report(message, place));
    const used = new Set();
    for (const use of this.reach(operation).variables) {
      used.add(use.name);
      const variable = defined.get(use.name);
      if (!variable) this.report(`The variable “$${use.name}” is not defined by the operation.`, use);
      else this.position(variable, use);
    }
    for (const [name, variable] of defined) {
      if (!used.has(name)) this.report(`Nothing uses the variable “$${name}”.`, { start: variable.start, end: variable.name.end });
    }
  }

  variable(variable) {
    const name = (variable.type.kind === "NAMED" ? variable.type : innermost(variable.type)).name;
    const type = this.schema.types.get(name.text);
    const inputs = [...this.schema.types.values()].filter((candidate) => isInput(candidate)).map((candidate) => candidate.name);
    if (!type) this.unknown("type", name, "", inputs);
    else if (!isInput(type)) this.report(`A variable can't be of the type “${name.text}”, which is no input.`, name);
    else if (variable.defaultValue) this.value(variable.defaultValue, toReference(variable.type));
    this.directives(variable.directives, "VARIABLE_DEFINITION");
  }

  /** The variables and fragments that an operation reaches, through fragments too. */
  reach(operation) {
    const fragments = new Set();
    const variables = [...operation.uses.variables];
    const waiting = [...operation.uses.spreads];
    while (waiting.length > 0) {
      const fragment = this.fragments.get(waiting.pop());
      if (!fragment || fragments.has(fragment)) continue;
      fragments.add(fragment);
      variables.push(...fragment.uses.variables);
      waiting.push(...fragment.uses.spreads);
    }
    return { fragments, variables };
  }

  /** A variable's type has to fit the place where it is used (section "All Variable Usages Are Allowed"). */
  position(variable, use) {
    if (!use.type || !this.schema.types.has(innermost(variable.type).name.text)) return;
    let type = toReference(variable.type);
    const hasDefault = variable.defaultValue ? variable.defaultValue.kind !== "null" : use.hasDefault;
    if (use.type.kind === "NON_NULL" && type.kind !== "NON_NULL" && hasDefault) type = { kind: "NON_NULL", ofType: type };
    if (!fits(type, use.type)) {
      this.report(`“$${use.name}” is ${typeText(toReference(variable.type))}, but ${typeText(use.type)} is needed here.`, use);
    }
  }

  condition(name) {
    const type = this.schema.types.get(name.text);
    const composites = [...this.schema.types.values()].filter(isComposite).map((candidate) => candidate.name);
    if (!type) this.unknown("type", name, "", composites);
    else if (!isComposite(type)) this.report(`“${name.text}” has no fields to select.`, name);
    return isComposite(type) ? type : undefined;
  }

  selections(selections, type) {
    for (const selection of selections) {
      if (selection.kind === "field") this.field(selection, type);
      else if (selection.kind === "spread") this.spread(selection, type);
      else {
        const narrowed = selection.on ? this.condition(selection.on) : type;
        this.possible(type, narrowed, selection.on ?? selection);
        this.directives(selection.directives, "INLINE_FRAGMENT");
        this.selections(selection.selections, narrowed);
      }
    }
  }

  spread(spread, type) {
    this.directives(spread.directives, "FRAGMENT_SPREAD");
    this.uses.spreads.push(spread.name.text);
    const fragment = this.fragments.get(spread.name.text);
    if (!fragment) this.unknown("fragment", spread.name, "", this.fragments.keys());
    else this.possible(type, this.schema.types.get(fragment.on.text), spread.name);
  }

  possible(type, narrowed, place) {
    if (isComposite(type) && isComposite(narrowed) && !this.schema.overlap(type, narrowed)) {
      this.report(`“${type.name}” is never a “${narrowed.name}”.`, place);
    }
  }

  field(node, parent) {
    this.directives(node.directives, "FIELD");
    const field = parent && this.schema.field(parent, node.name.text);
    if (parent && !field) {
      this.unknown("field", node.name, ` on “${parent.name}”`, this.schema.fields(parent).map(({ name }) => name));
    }
    if (field) this.arguments(node.args, field.args, node.name, `“${node.name.text}”`);
    else for (const { value } of node.args) this.value(value, undefined);
    const type = this.schema.named(field?.type);
    if (isComposite(type) && !node.selections) {
      this.report(`“${node.name.text}” is ${typeText(field.type)}: say which of its fields, as in ${node.name.text} { … }.`, node.name);
    } else if (type && !isComposite(type) && node.selections) {
      this.report(`“${node.name.text}” is ${typeText(field.type)}, which has no fields.`, node.name);
    }
    if (node.selections) this.selections(node.selections, isComposite(type) ? type : undefined);
  }

  directives(nodes, location) {
    const seen = new Set();
    for (const node of nodes) {
      const directive = this.schema.directives.get(node.name.text);
      if (!directive) {
        this.unknown("directive", node.name, "", this.schema.directives.keys());
        for (const { value } of node.args) this.value(value, undefined);
        continue;
      }
      if (!directive.locations.includes(location)) this.report(`“@${directive.name}” can't stand here.`, node);
      if (seen.has(directive) && !directive.isRepeatable) this.report(`“@${directive.name}” can stand here once only.`, node);
      seen.add(directive);
      this.arguments(node.args, directive.args, node.name, `“@${directive.name}”`);
    }
  }

  arguments(nodes, definitions, place, owner) {
    this.entries(nodes, definitions, "argument", ` of ${owner}`);
    for (const definition of definitions.values()) {
      if (isRequired(definition) && !nodes.some(({ name }) => name.text === definition.name)) {
        this.report(`${owner} needs the argument “${definition.name}: ${typeText(definition.type)}”.`, place);
      }
    }
  }

  entries(nodes, definitions, what, where) {
    const seen = new Set();
    for (const { name, value } of nodes) {
      const definition = definitions.get(name.text);
      if (!definition) this.unknown(what, name, where, definitions.keys());
      if (seen.has(name.text)) this.report(`“${name.text}” is given twice.`, name);
      seen.add(name.text);
      this.value(value, definition?.type, (definition?.defaultValue ?? null) !== null);
    }
  }

  /** A literal has to be of the type of its place; an unknown type only has its variables collected. */
  value(node, type, hasDefault = false) {
    if (node.kind === "variable") {
      this.uses.variables.push({ name: node.name.text, start: node.start, end: node.end, type, hasDefault });
    } else if (type?.kind === "NON_NULL") {
      if (node.kind === "null") this.report(`null can't stand here: ${typeText(type)} is needed.`, node);
      else this.value(node, type.ofType);
    } else if (node.kind === "null" && type) {
      return;
    } else if (type?.kind === "LIST") {
      for (const item of node.kind === "list" ? node.items : [node]) this.value(item, type.ofType);
    } else if (node.kind === "list" && !isCustomScalar(this.schema.named(type))) {
      for (const item of node.items) this.value(item, undefined);
      if (type) this.report(`A list can't stand here: ${typeText(type)} is needed.`, node);
    } else {
      this.leafOrObject(node, type);
    }
  }

  leafOrObject(node, reference) {
    const type = this.schema.named(reference);
    if (type?.kind === "INPUT_OBJECT" && node.kind === "object") {
      this.inputObject(node, type);
    } else if (node.kind === "object") {
      for (const { value } of node.entries) this.value(value, undefined);
      if (type && !isCustomScalar(type)) this.report(`An object can't stand here: ${typeText(reference)} is needed.`, node);
    } else if (type?.kind === "ENUM") {
      if (node.kind !== "enum") this.report(`One of ${[...type.enumValues.keys()].join(", ")} is needed here, without quotes.`, node);
      else if (!type.enumValues.has(node.text)) this.unknown("value", node, ` in “${type.name}”`, type.enumValues.keys());
    } else if (type?.kind === "INPUT_OBJECT" || (type && !isLiteralOf(type.name, node))) {
      this.report(`${node.text} can't stand here: ${typeText(reference)} is needed.`, node);
    }
  }

  inputObject(node, type) {
    this.entries(node.entries, type.inputFields, "entry", ` in “${type.name}”`);
    for (const field of type.inputFields.values()) {
      if (isRequired(field) && !node.entries.some(({ name }) => name.text === field.name)) {
        this.report(`“${type.name}” needs the entry “${field.name}: ${typeText(field.type)}”.`, { start: node.start, end: node.start + 1 });
      }
    }
    if (type.isOneOf && node.entries.length !== 1) this.report(`“${type.name}” takes exactly one entry.`, node);
  }
}

const LITERALS = {
  Int: ["int"], Float: ["int", "float"], String: ["string"], Boolean: ["boolean"], ID: ["string", "int"],
};

function isLiteralOf(scalar, node) {
  if (scalar === "Int" && node.kind === "int" && Math.abs(Number(node.text)) > 2 ** 31) return false;
  return !(scalar in LITERALS) || LITERALS[scalar].includes(node.kind);
}

const isCustomScalar = (type) => type?.kind === "SCALAR" && !(type.name in LITERALS);

function innermost(node) {
  while (node.of) node = node.of;
  return node;
}

/** Whether a value of one type can stand where the other is wanted. */
function fits(type, wanted) {
  if (wanted.kind === "NON_NULL") return type.kind === "NON_NULL" && fits(type.ofType, wanted.ofType);
  if (type.kind === "NON_NULL") return fits(type.ofType, wanted);
  if (wanted.kind === "LIST" || type.kind === "LIST") {
    return wanted.kind === type.kind && fits(type.ofType, wanted.ofType);
  }
  return bottom(type).name === bottom(wanted).name;
}
