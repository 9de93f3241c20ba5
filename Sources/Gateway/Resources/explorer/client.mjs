// Talks to the gateway.

/** Beside the page, so that it works below a path of a proxy's too. */
const ENDPOINT = "graphql";

/** The request's header fields as text, a line each, to pairs; throws what is wrong with a line. */
export function parseHeaders(text) {
  return text.split("\n").map((line) => line.trim()).filter((line) => line && !line.startsWith("#")).map((line) => {
    const colon = line.indexOf(":");
    const name = line.slice(0, colon).trim();
    if (colon < 1 || !/^[-!#$%&'*+.^_`|~0-9A-Za-z]+$/.test(name)) throw new Error(`“${line}” is no header: write Name: value.`);
    return [name, line.slice(colon + 1).trim()];
  });
}

/**
 * Sends a request.
 * @param request `{query, variables, operationName, extensions}`, as GraphQL over HTTP has them.
 * @returns {{status: number, statusText: string, body: object | null, text: string, milliseconds: number, bytes: number,
 *   headers: [string, string][]}} `body` is null if the answer is not JSON.
 */
export async function send(request, headers, signal) {
  const start = performance.now();
  const response = await fetch(ENDPOINT, {
    method: "POST",
    headers: [
      ["Content-Type", "application/json"],
      ["Accept", "application/graphql-response+json, application/json;q=0.9"],
      ...headers,
    ],
    body: JSON.stringify(request),
    signal,
  });
  const bytes = new Uint8Array(await response.arrayBuffer());
  const milliseconds = performance.now() - start;
  const text = new TextDecoder().decode(bytes);
  let body = null;
  try {
    body = JSON.parse(text);
  } catch {
    // Shown as text.
  }
  const { status, statusText } = response;
  return { status, statusText, body, text, milliseconds, bytes: bytes.length, headers: [...response.headers] };
}
