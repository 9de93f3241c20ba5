// The schema, as introspection tells it.

const TYPE_REFERENCE = `kind name ${"ofType { kind name ".repeat(9)}${"}".repeat(9)}`;
const INPUT_VALUE = `name description defaultValue isDeprecated deprecationReason type { ${TYPE_REFERENCE} }`;

/** Asks for everything the explorer shows. */
export const INTROSPECTION = `query Introspection {
  __schema {
    description
    queryType { name } mutationType { name } subscriptionType { name }
    directives { name description locations isRepeatable args(includeDeprecated: true) { ${INPUT_VALUE} } }
    types {
      kind name description specifiedByURL isOneOf
      fields(includeDeprecated: true) {
        name description isDeprecated deprecationReason type { ${TYPE_REFERENCE} }
        args(includeDeprecated: true) { ${INPUT_VALUE} }
      }
      inputFields(includeDeprecated: true) { ${INPUT_VALUE} }
      interfaces { name } possibleTypes { name }
      enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
    }
  }
}`;

const reference = (kind, name, ofType = null) => ({ kind, name, ofType });
const nonNull = (type) => reference("NON_NULL", null, type);
const TYPENAME = {
  name: "__typename", description: "The name of this object's type.", args: new Map(),
  type: nonNull(reference("SCALAR", "String")),
};

/** A schema with its members by name. */
export class Schema {
  /** @param introspection The member `__schema` of the answer to {@link INTROSPECTION}. */
  constructor(introspection) {
    this.description = introspection.description;
    this.types = new Map();
    for (const type of introspection.types) {
      this.types.set(type.name, {
        ...type,
        fields: byName(type.fields?.map((field) => ({ ...field, args: byName(field.args) }))),
        inputFields: byName(type.inputFields),
        enumValues: byName(type.enumValues),
        possible: new Set(type.possibleTypes?.map(({ name }) => name) ?? [type.name]),
      });
    }
    this.directives = byName(introspection.directives.map((directive) => ({ ...directive, args: byName(directive.args) })));
    const root = (type) => (type ? this.types.get(type.name) : undefined);
    this.roots = {
      query: root(introspection.queryType),
      mutation: root(introspection.mutationType),
      subscription: root(introspection.subscriptionType),
    };
    this.metaFields = new Map([
      ["__schema", {
        name: "__schema", description: "The schema itself.", args: new Map(),
        type: nonNull(reference("OBJECT", "__Schema")),
      }],
      ["__type", {
        name: "__type", description: "One type of the schema.", type: reference("OBJECT", "__Type"),
        args: byName([{ name: "name", description: "The type's name.", type: nonNull(reference("SCALAR", "String")) }]),
      }],
    ]);
  }

  /** A field of a type, those for introspection included. */
  field(type, name) {
    if (name === "__typename" && isComposite(type)) return TYPENAME;
    return type?.fields.get(name) ?? (type === this.roots.query ? this.metaFields.get(name) : undefined);
  }

  /** The fields of a type, those for introspection last. */
  fields(type) {
    const meta = isComposite(type) ? [TYPENAME] : [];
    if (type && type === this.roots.query) meta.push(...this.metaFields.values());
    return [...(type?.fields.values() ?? []), ...meta];
  }

  /** The type at the bottom of a reference. */
  named(type) {
    return this.types.get(bottom(type)?.name);
  }

  /** Whether an object can be of both types. */
  overlap(one, other) {
    return [...one.possible].some((name) => other.possible.has(name));
  }
}

/** A reference without lists and non-null. */
export function bottom(type) {
  while (type?.ofType) type = type.ofType;
  return type;
}

/** A reference as GraphQL writes it. */
export function typeText(type) {
  if (!type) return "";
  if (type.kind === "NON_NULL") return `${typeText(type.ofType)}!`;
  return type.kind === "LIST" ? `[${typeText(type.ofType)}]` : type.name;
}

/** A type of the syntax as a reference. */
export function toReference(node) {
  if (node.kind === "NAMED") return reference("NAMED", node.name.text);
  return reference(node.kind, null, toReference(node.of));
}

/** Whether fields are selected of it. */
export const isComposite = (type) => ["OBJECT", "INTERFACE", "UNION"].includes(type?.kind);

/** Whether variables can be of it. */
export const isInput = (type) => ["SCALAR", "ENUM", "INPUT_OBJECT"].includes(type?.kind);

/** Whether an argument or input field has to be given. */
export const isRequired = (input) => input.type.kind === "NON_NULL" && (input.defaultValue ?? null) === null;

/** The name that is meant most likely; undefined if none is near. */
export function nearest(name, names) {
  let best;
  let least = Math.floor(name.length * 0.4) + 1;
  for (const candidate of names) {
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
    if (distance < least || (distance === least && best === undefined)) [best, least] = [candidate, distance];
  }
  return best;
}

function editDistance(from, to) {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (from[i - 1] === to[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[to.length];
}

function byName(members) {
  return new Map((members ?? []).map((member) => [member.name, member]));
}
