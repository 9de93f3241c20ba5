internal import Eventuals
internal import HTTPTypes

/// `GET /` without the explorer: a page that says what this is and how to ask it.
final class HomeRoute: Route {
    var methods: [HTTPRequest.Method] { [.get] }

    func respond(to exchange: Exchange) -> Eventual<GatewayResponse> {
        .ready(
            GatewayResponse(
                status: .ok,
                headerFields: [
                    .contentType: "text/html; charset=utf-8",
                    .contentSecurityPolicy:
                        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
                    .xContentTypeOptions: "nosniff",
                ],
                body: Self.page))
    }

    /// No scripts, nothing from elsewhere.
    private static let page = Array(
        #"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>EC2 inventory</title>
        <style>
        :root { color-scheme: light dark; --line: #8884; --soft: #8881; --accent: #c2410c; }
        body { font: 16px/1.6 system-ui, sans-serif; max-width: 46rem; margin: 3rem auto; padding: 0 1.25rem; }
        h1 { font-size: 1.9rem; line-height: 1.2; margin-bottom: .25rem; }
        h2 { font-size: 1.1rem; margin: 2.25rem 0 .5rem; }
        pre { background: var(--soft); border: 1px solid var(--line); border-radius: 8px; padding: 1rem; overflow-x: auto; }
        code { font: .875rem/1.5 ui-monospace, monospace; }
        td { padding: .3rem 1.25rem .3rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
        a { color: var(--accent); }
        </style>
        </head>
        <body>
        <h1>EC2 inventory</h1>
        <p>Which instances run which packages, over GraphQL: one request, one SQL statement.</p>

        <h2>Register an instance</h2>
        <pre><code>curl -s http://localhost:8080/graphql -H 'content-type: application/json' -d '{
          "query": "mutation($input: RegisterInstanceInput!) { registerInstance(input: $input) { instance { id createdAt } } }",
          "variables": {"input": {"id": "i-0abc", "region": "eu-central-1", "account": "123456789012",
            "packages": [{"name": "openssl", "version": "3.0.11-1~deb12u2", "ecosystem": "deb"}]}}
        }'</code></pre>

        <h2>Who runs a vulnerable version?</h2>
        <pre><code>curl -s http://localhost:8080/graphql -H 'content-type: application/json' -d '{
          "query": "{ instances(filter: {packages: {some: {name: {eq: \"openssl\"}, version: {lt: \"3.0.15-1~deb12u1\"}}}}) { totalCount nodes { id account region } } }"
        }'</code></pre>

        <h2>What is here</h2>
        <table>
        <tr><td><code>POST /graphql</code></td><td>queries and mutations; <code>GET /graphql?query=…</code> for queries</td></tr>
        <tr><td><code>/schema.graphql</code></td><td>the schema, documented, where it is shown</td></tr>
        <tr><td><code>/ec2/{id}</code></td><td>the REST interface of 2019, as it was</td></tr>
        <tr><td><a href="/health/ready"><code>/health/ready</code></a></td><td>whether the store can be reached</td></tr>
        </table>
        </body>
        </html>

        """#.utf8)
}
