// Serves GraphQL with graphql-js on node's own HTTP server, each document parsed and validated once.
// Usage: graphql_js.js SCHEMA [PORT], by default 9102 on this machine only.
const fs = require('fs');
const http = require('http');
const { buildSchema, execute, parse, validate } = require(process.env.GRAPHQL_JS || '/usr/share/nodejs/graphql');

const [schemaFile, port = '9102'] = process.argv.slice(2);
const schema = buildSchema(fs.readFileSync(schemaFile, 'utf8'));
const documents = new Map();

function answer(body) {
  const { query, variables } = JSON.parse(body);
  let document = documents.get(query);
  if (!document) {
    document = parse(query);
    const errors = validate(schema, document);
    if (errors.length) return { errors };
    documents.set(query, document);
  }
  return execute({ schema, document, variableValues: variables });
}

http.createServer((request, response) => {
  const parts = [];
  request.on('data', (part) => parts.push(part));
  request.on('end', async () => {
    const text = JSON.stringify(await answer(Buffer.concat(parts).toString()));
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) });
    response.end(text);
  });
}).listen(Number(port), '127.0.0.1');
