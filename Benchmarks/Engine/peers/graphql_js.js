// Times one stage of graphql-js on one document: graphql_js.js FOLDER DOCUMENT STAGE SECONDS.
const fs = require('fs');
const { buildSchema, execute, parse, print, validate } = require(process.env.GRAPHQL_JS || 'graphql');

const [folder, name, stage, seconds] = process.argv.slice(2);
const schema = buildSchema(fs.readFileSync(`${folder}/schema.graphql`, 'utf8'));
const source = fs.readFileSync(`${folder}/${name}.graphql`, 'utf8');
const document = parse(source);

class Node {
  constructor(depth) {
    this.id = depth;
    this.name = 'node';
  }
  child() {
    return new Node(this.id + 1);
  }
}
const items = Array.from({ length: 1000 }, (_, i) => ({
  id: i, name: `item-${i}`, size: (i * 37) % 1000, weight: i / 8, isActive: i % 3 === 0,
  color: ['RED', 'GREEN', 'BLUE'][i % 3], owner: i % 4 === 0 ? null : `owner of number ${i}`,
  note: i % 2 === 0 ? null : `A note with "quotes" on item ${i}.`, region: 'eu-central-1', account: '123456789012',
  related: [],
}));
const packages = Array.from({ length: 50 }, (_, i) => ({
  name: `package-${i}`, version: `3.0.${i}-1~deb12u1`, architecture: 'amd64', manager: 'dpkg',
}));
const connection = {
  edges: packages.map((node) => ({ cursor: node.name, node })), nodes: packages, totalCount: 50,
  pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: packages[49].name },
};
const rootValue = {
  hello: 'world', item: items[0], items: ({ first }) => items.slice(0, first), packages: () => connection,
  node: () => new Node(0), search: () => [],
};
function executed() {
  const result = execute({ schema, document, rootValue });
  if (result.errors) throw result.errors[0];
  return JSON.stringify(result);
}
const stages = {
  parse: () => parse(source),
  validate: () => validate(schema, document),
  'parse+validate': () => validate(schema, parse(source)),
  print: () => print(document),
  execute: executed,
};
if (stage === 'once') {
  console.log(executed());
} else {
  let best = Infinity;
  const warm = Date.now() + seconds * 1000;
  while (Date.now() < warm) stages[stage]();
  for (let slice = 0; slice < 10; slice++) {
    const start = process.hrtime.bigint();
    let count = 0;
    let elapsed;
    do {
      stages[stage]();
      count++;
      elapsed = Number(process.hrtime.bigint() - start);
    } while (elapsed < seconds * 1e8);
    best = Math.min(best, elapsed / count);
  }
  console.log(Math.round(best));
}
