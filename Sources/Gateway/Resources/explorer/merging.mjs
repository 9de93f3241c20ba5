// Fields of one response name become one field of the answer (section "Field Selection Merging"): they must have the same
// name and arguments, unless each is of another object type.

/**
 * Reports the fields of a selection set that can't be one.
 * @param fragments The document's fragments by name.
 * @param report Takes a message and the place of the second field.
 */
export function checkMerging(selections, parent, fragments, schema, report) {
  const seen = new Set();
  const told = new Set();

  /** The fields by response name, those of fragments too. */
  function collect(nodes, type, fields, visited) {
    for (const node of nodes) {
      if (node.kind === "inline") {
        collect(node.selections, node.on ? schema.types.get(node.on.text) : type, fields, visited);
      } else if (node.kind === "spread") {
        const fragment = fragments.get(node.name.text);
        if (!fragment || visited.has(fragment)) continue;
        visited.add(fragment);
        collect(fragment.selections, schema.types.get(fragment.on.text), fields, visited);
      } else if (type) {
        const name = (node.alias ?? node.name).text;
        fields.set(name, [...(fields.get(name) ?? []), { node, type }]);
      }
    }
  }

  function merge(sets) {
    const fields = new Map();
    const visited = new Set();
    for (const { nodes, type } of sets) collect(nodes, type, fields, visited);
    for (const [name, group] of fields) for (const together of byObject(group)) compare(name, together);
  }

  /** Compares fields that one object can have. What was compared before is not again: fragments may go in circles. */
  function compare(name, fields) {
    const key = fields.map(({ node }) => node.start).join();
    if (seen.has(key)) return;
    seen.add(key);
    const { node: first } = fields[0];
    const alike = fields.filter(({ node }) => {
      const differs = node.name.text !== first.name.text
        ? `“${name}” can't be both “${first.name.text}” and “${node.name.text}”`
        : text(node.args) !== text(first.args) && `“${name}” is asked for with other arguments before`;
      if (differs && !told.has(node)) report(`${differs}: give one of them another name, as in other: ${node.name.text}.`, node.alias ?? node.name);
      if (differs) told.add(node);
      return !differs;
    });
    merge(alike.filter(({ node }) => node.selections).map(({ node, type }) => (
      { nodes: node.selections, type: schema.named(schema.field(type, node.name.text)?.type) }
    )));
  }

  merge([{ nodes: selections, type: parent }]);
}

/** The fields that each of the object types can have; those of interfaces and unions belong to all. */
function byObject(fields) {
  const objects = new Set(fields.map(({ type }) => type).filter(({ kind }) => kind === "OBJECT"));
  if (objects.size < 2) return [fields];
  return [...objects].map((object) => fields.filter(({ type }) => type === object || type.kind !== "OBJECT"));
}

/** Arguments, or the entries of an object, in an order of their own. */
const text = (entries) => entries.map(({ name, value }) => `${name.text}:${valueText(value)}`).sort().join();

function valueText(value) {
  switch (value.kind) {
    case "variable": return `$${value.name.text}`;
    case "list": return `[${value.items.map(valueText).join()}]`;
    case "object": return `{${text(value.entries)}}`;
    default: return value.text;
  }
}
