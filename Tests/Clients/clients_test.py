"""Real clients against the built gateway: what they fetch, generate and send has to work as it comes out of the box.

GATEWAY is the binary.
"""

import asyncio
import importlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

import requests
from answers import complaints
from gateway import Gateway
from graphql import build_client_schema, get_introspection_query, print_schema, validate_schema

BINARY = os.environ["GATEWAY"]
REGISTER = """
mutation Register($input: RegisterInstanceInput!) {
  registerInstance(input: $input) { instance { id region packages { totalCount nodes { name version ecosystem } } } }
}
"""
VULNERABLE = """
query Vulnerable($package: String!, $fixed: String!) {
  instances(first: 500, filter: {packages: {some: {name: {eq: $package}, version: {lt: $fixed}}}}) {
    totalCount
    nodes { id region }
  }
}
"""


class Talking(unittest.TestCase):
    """Tests that share one gateway."""

    options = ()

    @classmethod
    def setUpClass(cls):
        cls.gateway = Gateway(BINARY, options=cls.options).__enter__()
        cls.addClassCleanup(cls.gateway.__exit__)
        cls.url = cls.gateway.url + "/graphql"

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="clients-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def tool(self, *arguments):
        """Runs a client's command in the test's folder; gives its output."""
        done = subprocess.run(
            [sys.executable, "-W", "ignore", *arguments], cwd=self.folder, capture_output=True, text=True, timeout=120, check=False)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        return done.stdout

    def module(self, name):
        """Imports what a client generated."""
        sys.path.insert(0, str(self.folder))
        self.addCleanup(sys.path.remove, str(self.folder))
        importlib.invalidate_caches()
        return importlib.import_module(name)


def registration(name):
    return {
        "id": name, "region": "eu-central-1", "account": "123456789012",
        "packages": [{"name": "openssl", "version": "3.0.11-1~deb12u2", "ecosystem": "deb"}],
    }


class Clients(Talking):
    def test_graphql_core_builds_the_schema_from_every_form_of_introspection(self):
        for number in range(32):
            options = {
                "descriptions": bool(number & 1), "specified_by_url": bool(number & 2),
                "directive_is_repeatable": bool(number & 4), "schema_description": bool(number & 8),
                "input_value_deprecation": bool(number & 16),
            }
            with self.subTest(**options):
                query = get_introspection_query(**options)
                answer = requests.post(self.url, json={"query": query}, timeout=30).json()
                self.assertNotIn("errors", answer)
                schema = build_client_schema(answer["data"])
                self.assertEqual(validate_schema(schema), [])
                self.assertIn("type InstanceConnection", print_schema(schema))

    def test_gql_fetches_the_schema_asks_and_changes(self):
        from gql import Client, gql
        from gql.transport.exceptions import TransportQueryError
        from gql.transport.requests import RequestsHTTPTransport

        with Client(transport=RequestsHTTPTransport(url=self.url), fetch_schema_from_transport=True) as session:
            query = gql(VULNERABLE)
            query.variable_values = {"package": "openssl", "fixed": "3.0.15-1~deb12u3"}
            found = session.execute(query)["instances"]
            self.assertGreater(found["totalCount"], 0)
            self.assertEqual(len(found["nodes"]), found["totalCount"])
            mutation = gql(REGISTER)
            mutation.variable_values = {"input": registration("of-gql")}
            instance = session.execute(mutation)["registerInstance"]["instance"]
            self.assertEqual(instance["packages"]["nodes"][0]["version"], "3.0.11-1~deb12u2")
            with self.assertRaises(TransportQueryError) as refused:
                session.execute(mutation)
            self.assertEqual(refused.exception.errors[0]["extensions"]["code"], "ALREADY_EXISTS")

    def test_gql_prints_the_schema_from_its_command(self):
        printed = self.tool("-c", "from gql.cli import gql_cli; gql_cli()", self.url, "--print-schema")
        self.assertIn("input VersionFilter", printed)

    def test_sgqlc_introspects_generates_and_asks(self):
        self.tool("-m", "sgqlc.introspection", self.url, "schema.json")
        self.tool("-c", "from sgqlc.codegen import main; main()", "schema", "schema.json", "generated_sgqlc.py")
        generated = self.module("generated_sgqlc")
        from sgqlc.endpoint.http import HTTPEndpoint
        from sgqlc.operation import Operation

        endpoint = HTTPEndpoint(self.url)
        operation = Operation(generated.Query)
        instances = operation.instances(
            first=3, filter={"id": {"starts_with": "i-"}}, order_by=[{"field": "ID", "direction": "DESC"}])
        instances.nodes.id()
        instances.nodes.packages(first=2).nodes.name()
        nodes = (operation + endpoint(operation)).instances.nodes
        self.assertEqual([node.id for node in nodes], sorted((node.id for node in nodes), reverse=True))
        self.assertEqual([len(node.packages.nodes) for node in nodes], [2, 2, 2])
        change = Operation(generated.Mutation)
        change.register_instance(input=registration("of-sgqlc")).instance.created_at()
        self.assertTrue((change + endpoint(change)).register_instance.instance.created_at)

    def test_ariadne_codegen_generates_a_client_that_asks_and_changes(self):
        (self.folder / "operations.graphql").write_text(VULNERABLE + REGISTER)
        (self.folder / "pyproject.toml").write_text(
            "[tool.ariadne-codegen]\n"
            f'remote_schema_url = "{self.url}"\n'
            'queries_path = "operations.graphql"\ntarget_package_name = "generated_ariadne"\n'
        )
        self.tool("-c", "from ariadne_codegen.main import main; main()")
        generated = self.module("generated_ariadne")

        async def talk():
            async with generated.Client(url=self.url) as client:
                found = await client.vulnerable(package="openssl", fixed="3.0.15-1~deb12u3")
                self.assertEqual(found.instances.total_count, len(found.instances.nodes))
                self.assertGreater(found.instances.total_count, 0)
                given = generated.RegisterInstanceInput(**registration("of-ariadne"))
                made = await client.register(input=given)
                self.assertEqual(made.register_instance.instance.packages.nodes[0].name, "openssl")

        asyncio.run(talk())


class Strangers(Talking):
    """In the profile for production, the schema is nobody's to find out."""

    options = ("--profile", "production")

    def test_clairvoyance_recovers_nothing(self):
        listed = json.loads(subprocess.run([BINARY, "schema", "print", "--json"], capture_output=True, check=True).stdout)
        types = [kind for kind in listed["data"]["__schema"]["types"] if not kind["name"].startswith("__")]
        names = {member["name"] for kind in types for member in (kind["fields"] or []) + (kind["inputFields"] or [])}
        # Names so near to the right ones that a suggestion would give those away.
        near = {name + "s" for name in names} | {name[:-1] for name in names if len(name) > 2}
        (self.folder / "words").write_text("\n".join(sorted(near - names)))
        self.tool("-c", "from clairvoyance.cli import cli; cli()", self.url, "-w", "words", "-o", "found.json")
        found = json.loads((self.folder / "found.json").read_text())["data"]["__schema"]["types"]
        recovered = {field["name"] for kind in found for field in kind.get("fields") or []}
        self.assertEqual(recovered & names, set())
        known = {kind["name"] for kind in found} & {kind["name"] for kind in types}
        self.assertLessEqual(known, {"Query", "Mutation", "String", "ID", "Int", "Float", "Boolean"})


class SchemaFuzzing(Talking):
    """schemathesis makes requests from the schema; whatever it makes, the answer is one that the schema allows."""

    examples = int(os.environ.get("FUZZ_HTTP_EXAMPLES") or 60)

    def test_no_request_gets_more_than_a_proper_answer(self):
        import hypothesis
        import schemathesis

        schema = schemathesis.graphql.from_url(self.url)
        introspection = requests.post(self.url, json={"query": get_introspection_query()}, timeout=30).json()
        types = build_client_schema(introspection["data"])
        count = 0
        codes = set()
        for operation in schema.get_all_operations():

            @hypothesis.seed(1)
            @hypothesis.settings(
                max_examples=self.examples, deadline=None, database=None, suppress_health_check=list(hypothesis.HealthCheck))
            @hypothesis.given(case=operation.ok().as_strategy())
            def ask(case):
                nonlocal count
                count += 1
                response = case.call(base_url=self.url)
                self.assertLess(response.status_code, 500, case.body)
                answer = response.json()
                self.assertEqual(complaints(answer, case.body, types), [], case.body)
                codes.update(error["extensions"]["code"] for error in answer.get("errors", []))

            with self.subTest(operation.ok().label):
                ask()
        print(f"{count} requests, refused with {sorted(codes)}", file=sys.stderr)
        self.assertGreaterEqual(count, min(500, 10 * self.examples))
        self.assertLessEqual(codes, {"BAD_USER_INPUT", "NOT_FOUND", "ALREADY_EXISTS", "OPERATION_LIMIT_EXCEEDED"})
        faults = [line for line in self.gateway.log if '"level":"error"' in line]
        self.assertEqual(faults, [])


if __name__ == "__main__":
    unittest.main()
