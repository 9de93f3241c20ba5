"""The real binary as a Lambda function, driven by a local Runtime API."""
import base64
import gzip
import http.server
import json
import os
import pathlib
import signal
import sqlite3
import tempfile
import threading
import time
import unittest

from local_runtime_api import Lambda, RuntimeAPI, Environment, graphql_event, http_event
import sample_events

BINARY = pathlib.Path(os.environ["INVENTORY_GATEWAY_BINARY"])
REGISTER = "mutation($input: RegisterInstanceInput!) { registerInstance(input: $input) { instance { id } } }"


def registration(instance_id, packages=1):
    return graphql_event(REGISTER, {"input": {
        "id": instance_id, "region": "eu-central-1", "account": "123456789012",
        "packages": [{"name": f"package-{number}", "version": "1.0", "ecosystem": "deb"} for number in range(packages)]}})


class FunctionTests(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory(prefix="inventory-lambda-")
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)
        self.database = self.folder / "inventory.db"

    def function(self, variables=None, **options):
        function = Lambda(BINARY, {"INVENTORY_STORE": f"sqlite:{self.database}", **(variables or {})}, **options)
        self.addCleanup(function.stop)
        return function

    def assertAnswer(self, outcome, status=200):
        self.assertEqual(outcome.kind, "answer", outcome)
        self.assertEqual(outcome.payload["statusCode"], status, outcome)

    def log_lines(self, function, message):
        lines = [json.loads(line) for line in function.environment.log_lines]
        return [line for line in lines if line["message"] == message]


class Events(FunctionTests):
    def test_every_kind_of_http_event_is_answered_in_its_own_shape(self):
        query = json.dumps({"query": "{ instances { totalCount } }"})
        rest = sample_events.sample("apigateway/AwsProxy", body=query)
        http = sample_events.sample("apigateway/HttpApi", body=query, stage="$default")
        balancer = sample_events.sample("alb/ALBRequest", body=query)
        events = {
            "REST API": (rest, {"statusCode", "headers", "isBase64Encoded", "body"}),
            "REST API, custom domain": (
                {**rest, "path": "/inventory/graphql"}, {"statusCode", "headers", "isBase64Encoded", "body"}),
            "HTTP API": (http, {"statusCode", "headers", "isBase64Encoded", "body"}),
            "HTTP API with a stage": (
                sample_events.sample("apigateway/HttpApi", body=query, path="prod/graphql"),
                {"statusCode", "headers", "isBase64Encoded", "body"}),
            "function URL": (sample_events.function_url(http), {"statusCode", "headers", "isBase64Encoded", "body"}),
            "load balancer": (
                balancer, {"statusCode", "statusDescription", "headers", "isBase64Encoded", "body"}),
            "load balancer, multi-value": (
                sample_events.multi_value_load_balancer(balancer),
                {"statusCode", "statusDescription", "multiValueHeaders", "isBase64Encoded", "body"}),
        }
        function = self.function()
        for name, (event, members) in events.items():
            with self.subTest(name):
                outcome = function.invoke(event)
                self.assertAnswer(outcome)
                self.assertEqual(set(outcome.payload), members)
                self.assertEqual(outcome.json, {"data": {"instances": {"totalCount": 0}}})
        self.assertEqual(function.cold_starts, 1)
        remotes = [line.get("remote") for line in self.log_lines(function, "request")]
        self.assertEqual(remotes, ["127.0.0.1", "127.0.0.1", "192.168.0.1/32", "192.168.0.1/32", "192.168.0.1/32",
                                   "72.12.164.125", "72.12.164.125"])

    def test_the_routes_of_2019_work_behind_a_rest_api(self):
        body = {"aws_region": "us-east-1", "aws_account": "123456789012",
                "packages": [{"package_name": "package-1", "package_version": "v1"}]}
        route = {"path": "ec2/instance-002", "resource": "/ec2/{aws_instance_id}"}
        function = self.function()
        post = function.invoke(sample_events.sample("apigateway/AwsProxy", body=json.dumps(body), **route))
        self.assertAnswer(post)
        self.assertEqual(post.json, {"new_record": body})
        again = function.invoke(sample_events.sample("apigateway/AwsProxy", body=json.dumps(body), **route))
        self.assertAnswer(again, 400)
        found = function.invoke(sample_events.sample("apigateway/AwsProxy", "GET", **route))
        self.assertAnswer(found)
        self.assertTrue(found.json["record_found"])
        self.assertEqual(found.json["record"]["packages"], body["packages"])

    def test_what_is_no_http_event_or_malformed_is_reported_and_the_next_one_answered(self):
        events = [
            (b"", "Gateway.InvalidEvent"), (b"{", "Gateway.InvalidEvent"), (b"\xff\xfe", "Gateway.InvalidEvent"),
            (b"null", "Gateway.NotAnHTTPEvent"), ([], "Gateway.NotAnHTTPEvent"), ({}, "Gateway.NotAnHTTPEvent"),
            (b"[" * 100_000, "Gateway.InvalidEvent"),
            (sample_events.sample("sqs/Sqs"), "Gateway.NotAnHTTPEvent"),
            (sample_events.sample("s3/S3Put"), "Gateway.NotAnHTTPEvent"),
            (sample_events.sample("cloudwatch/ScheduledEvent"), "Gateway.NotAnHTTPEvent"),
            (sample_events.sample("apigateway/ApiGatewayRestRequestAuthorizer"), "Gateway.NotAnHTTPEvent"),
            ({"httpMethod": "GET", "path": "/", "headers": {"a": 1}}, "Gateway.InvalidEvent"),
            ({"requestContext": {"http": 1}}, "Gateway.InvalidEvent"),
        ]
        function = self.function()
        for event, kind in events:
            with self.subTest(str(event)[:60]):
                outcome = function.invoke(event)
                self.assertEqual(outcome.kind, "error", outcome)
                self.assertEqual(outcome.payload["errorType"], kind)
                self.assertEqual(outcome.fields["lambda-runtime-function-error-type"], kind)
                self.assertGreater(len(outcome.payload["errorMessage"]), 20)
        self.assertAnswer(function.invoke(http_event(path="/health/ready")))
        self.assertEqual(function.cold_starts, 1)
        self.assertEqual(len(self.log_lines(function, "invocation failed")), len(events))

    def test_a_bad_request_within_a_sound_event_is_the_callers(self):
        function = self.function({"INVENTORY_MAX_BODY_SIZE": "1KiB"})
        base64_event = {**http_event("POST", "/graphql", fields={"content-type": "application/json"}),
                        "body": "not base64!", "isBase64Encoded": True}
        self.assertAnswer(function.invoke(base64_event), 400)
        self.assertAnswer(function.invoke(http_event("G T", "/graphql")), 400)
        self.assertAnswer(function.invoke(http_event(fields={"a b": "c"})), 400)
        large = http_event("POST", "/graphql", fields={"content-type": "application/json"}, body="x" * 1025)
        self.assertAnswer(function.invoke(large), 413)
        self.assertAnswer(function.invoke(http_event(path="/nothing/here")), 404)
        self.assertAnswer(function.invoke(http_event("DELETE", "/graphql")), 405)

    def test_content_is_carried_whole(self):
        function = self.function({"INVENTORY_PROFILE": "development"})
        name = "\u0000".join(["paket-\u00e9\u4e16\U0001F4E6", '"\\\n'])
        body = json.dumps({"query": "query($n: String!) { packages(filter: {name: {eq: $n}}) { totalCount } }",
                           "variables": {"n": name}}, ensure_ascii=False)
        event = http_event("POST", "/graphql", fields={"content-type": "application/json"})
        for encoded in (False, True):
            text = base64.b64encode(body.encode()).decode() if encoded else body
            outcome = function.invoke({**event, "body": text, "isBase64Encoded": encoded})
            self.assertAnswer(outcome)
            self.assertEqual(outcome.json, {"data": {"packages": {"totalCount": 0}}})
        schema = function.invoke(http_event(path="/schema.graphql"))
        self.assertAnswer(schema)
        self.assertIn(b"type Query", schema.body)
        compressed = function.invoke(http_event(path="/schema.graphql", fields={"accept-encoding": "gzip"}))
        self.assertAnswer(compressed)
        if compressed.payload["headers"].get("Content-Encoding") == "gzip":
            self.assertTrue(compressed.payload["isBase64Encoded"])
            self.assertEqual(gzip.decompress(compressed.body), schema.body)
        head = function.invoke(http_event("HEAD", "/schema.graphql"))
        self.assertAnswer(head)
        self.assertEqual(head.body, b"")

    def test_a_base_path_of_the_options_is_taken_off(self):
        function = self.function({"INVENTORY_BASE_PATH": "/inventory/"})
        self.assertAnswer(function.invoke(http_event(path="/inventory/health/live")))
        self.assertAnswer(function.invoke(http_event(path="/health/live")))
        self.assertAnswer(function.invoke(http_event(path="/inventories/health/live")), 404)

    def test_the_log_ties_a_request_to_its_trace_and_to_lambdas_log(self):
        function = self.function()
        trace = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1"
        event = http_event(path="/health/live")
        outcome = function.invoke(event, trace=trace)
        self.assertAnswer(outcome)
        with_id = function.invoke(http_event(path="/health/live", fields={"x-request-id": "caller-7"}))
        self.assertEqual(with_id.payload["headers"]["X-Request-ID"], "caller-7")
        first = self.log_lines(function, "request")[0]
        self.assertEqual(first["trace_id"], trace)
        self.assertEqual(first["request_id"], event["requestContext"]["requestId"])
        self.assertEqual(outcome.payload["headers"]["X-Request-ID"], first["request_id"])


class Collector(http.server.ThreadingHTTPServer):
    """A stand-in for an OpenTelemetry collector."""

    def __init__(self):
        collector = self
        self.spans = []

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                content = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                for resource in content["resourceSpans"]:
                    collector.spans += [span for scope in resource["scopeSpans"] for span in scope["spans"]]
                self.send_response(200)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_):
                pass

        super().__init__(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_address[1]}"

    def close(self):
        self.shutdown()
        self.server_close()


class Traces(FunctionTests):
    TRACE = "1-5759e988-bd862e3fe1be46a994272793"

    def test_spans_are_at_the_collector_when_the_function_asks_for_the_next_event(self):
        collector = Collector()
        self.addCleanup(collector.close)
        function = self.function({"OTEL_EXPORTER_OTLP_ENDPOINT": collector.url, "OTEL_TRACES_SAMPLER_ARG": "0"})
        event = graphql_event("{ instances { totalCount } }")
        # The last event is taken when the spans of the one before are out.
        for is_sampled in (0, 1, 0):
            trace = f"Root={self.TRACE};Parent=53995c3f42cd8ad8;Sampled={is_sampled}"
            self.assertAnswer(function.invoke(event, trace=trace))
        names = [(span["name"], span["kind"]) for span in collector.spans]
        self.assertEqual(names[0], ("POST /graphql", 2))
        self.assertTrue(all(kind == 3 for _, kind in names[1:]) and len(names) > 1, names)
        self.assertEqual({span["traceId"] for span in collector.spans}, {"5759e988bd862e3fe1be46a994272793"})
        self.assertEqual(collector.spans[0]["parentSpanId"], "53995c3f42cd8ad8")


class Life(FunctionTests):
    def test_a_thousand_invocations_leave_memory_flat(self):
        function = self.function({"DISCARD_LOG": "yes"})
        self.assertAnswer(function.invoke(registration("i-1", packages=50)))
        query = 'query($id: ID!) { instance(id: $id) { id packages(first: 50) { nodes { name version } } } }'
        sizes = []
        for number in range(1_000):
            outcome = function.invoke(graphql_event(query, {"id": "i-1"}), trace=f"Root=1-{number:024x}")
            self.assertAnswer(outcome)
            self.assertEqual(len(outcome.json["data"]["instance"]["packages"]["nodes"]), 50)
            if number % 100 == 99:
                sizes.append(function.environment.resident_megabytes())
        print(f"\n    memory after 100, 200, … invocations, MB: {', '.join(f'{size:.1f}' for size in sizes)}", flush=True)
        self.assertEqual(function.cold_starts, 1)
        self.assertLess(sizes[-1] - sizes[1], 4, sizes)

    def test_a_handler_that_outlives_its_deadline_is_answered_before_lambda_kills_it(self):
        function = self.function()
        self.assertAnswer(function.invoke(registration("i-1")))
        lock = sqlite3.connect(self.database, isolation_level=None)
        lock.execute("BEGIN EXCLUSIVE")
        began = time.monotonic()
        outcome = function.invoke(registration("i-2"), timeout=1.5)
        self.assertEqual(outcome.kind, "answer", outcome)
        self.assertLess(time.monotonic() - began, 1.5)
        if outcome.payload["statusCode"] == 504:
            self.assertEqual(outcome.json["errors"][0]["extensions"]["code"], "TIMEOUT")
        else:
            self.assertIn(outcome.json["errors"][0]["extensions"]["code"], ("TIMEOUT", "STORE_UNAVAILABLE"))
        lock.execute("ROLLBACK")
        self.assertAnswer(function.invoke(http_event(path="/health/live")))
        self.assertEqual(function.cold_starts, 1)
        # What was given up may come true a moment later; what came after must.
        self.assertNotIn("errors", function.invoke(registration("i-3")).json)

    def test_after_a_crash_in_the_middle_the_next_environment_has_all_that_was_acknowledged(self):
        function = self.function()
        acknowledged = []
        for number in range(5):
            self.assertNotIn("errors", function.invoke(registration(f"i-{number}", packages=200)).json)
            acknowledged.append(f"i-{number}")
            function.hand_over(registration(f"i-lost-{number}", packages=2_000))
            time.sleep(0.004 * number)
            function.environment.stop(signal.SIGKILL)
        self.assertEqual(function.cold_starts, 5)
        answer = function.invoke(graphql_event(
            "{ instances(first: 100) { nodes { id packages { totalCount } } } }")).json
        self.assertEqual(function.cold_starts, 6)
        counts = {node["id"]: node["packages"]["totalCount"] for node in answer["data"]["instances"]["nodes"]}
        for instance in acknowledged:
            self.assertEqual(counts[instance], 200)
        for instance in set(counts) - set(acknowledged):
            self.assertEqual(counts[instance], 2_000, "half of a registration is there")

    def test_an_answer_above_the_limit_is_a_clear_error(self):
        function = self.function({"INVENTORY_MAX_COST": "10000000"})
        self.assertAnswer(function.invoke(registration("i-1", packages=2_000)))
        fields = " ".join(f"a{number}: packages(first: 1000) {{ nodes {{ name version ecosystem }} }}"
                          for number in range(100))
        outcome = function.invoke(graphql_event('{ instance(id: "i-1") { ' + fields + " } }"))
        self.assertAnswer(outcome, 422)
        self.assertIn("6291456", outcome.json["errors"][0]["message"])
        # A balancer carries less, and what one refuses that we did not foresee is reported too.
        small = " ".join(f"a{number}: packages(first: 1000) {{ nodes {{ name version ecosystem }} }}"
                         for number in range(30))
        event = graphql_event('{ instance(id: "i-1") { ' + small + " } }")
        self.assertAnswer(function.invoke(event))
        balancer = {"httpMethod": "POST", "path": "/graphql", "headers": event["headers"], "body": event["body"],
                    "queryStringParameters": {}, "isBase64Encoded": False, "requestContext": {"elb": {}}}
        self.assertAnswer(function.invoke(balancer), 422)
        function.api.largest_answer = 1_000
        refused = function.invoke(event)
        self.assertEqual(refused.payload["errorType"], "Function.ResponseSizeTooLarge")
        self.assertAnswer(function.invoke(http_event(path="/health/live")))
        self.assertIn("Gateway.AnswerTooLarge", function.environment.logged)

    def test_a_start_that_fails_is_reported_with_the_reason(self):
        cases = [
            ({"INVENTORY_STORE": "mongodb://db"}, 64, "mongodb"),
            ({"INVENTORY_STORE": f"sqlite:{self.folder}"}, 1, "directory"),
            ({"INVENTORY_STORE": "sqlite:/nonexistent/folder/inventory.db"}, 1, "inventory.db"),
            ({"INVENTORY_LOG_LEVEL": "loud"}, 64, "INVENTORY_LOG_LEVEL"),
            ({"INVENTORY_BASE_PATH": "inventory"}, 64, "slash"),
        ]
        for variables, code, mentions in cases:
            with self.subTest(variables):
                function = self.function(variables)
                outcome = function.invoke(http_event(path="/health/live"))
                self.assertEqual(outcome.kind, "error", outcome)
                self.assertEqual(outcome.payload["errorType"], "Gateway.InitializationFailed")
                self.assertEqual(outcome.fields["lambda-runtime-function-error-type"], "Gateway.InitializationFailed")
                self.assertIn(mentions, outcome.payload["errorMessage"])
                self.assertEqual(function.environment.stop(), code)
                self.assertEqual(len(function.environment.log_lines), 1, function.environment.logged)

    def test_sigterm_ends_a_waiting_environment_at_once_and_lets_an_answer_out_first(self):
        function = self.function()
        self.assertAnswer(function.invoke(registration("i-1", packages=2_000)))
        function.api.waiting.wait(10)
        began = time.monotonic()
        self.assertEqual(function.environment.stop(), 0)
        self.assertLess(time.monotonic() - began, 5)
        self.assertEqual(len(self.log_lines(function, "stopped")), 1)

        function.start()
        function.api.waiting.wait(10)
        lock = sqlite3.connect(self.database, isolation_level=None)
        lock.execute("BEGIN EXCLUSIVE")
        function.hand_over(registration("i-2"))
        while not function.api.current:
            time.sleep(0.001)
        time.sleep(0.5)  # the event is on its way; the operation waits for the lock for longer
        function.environment.process.send_signal(signal.SIGTERM)
        time.sleep(0.2)
        lock.execute("ROLLBACK")
        outcome = function.api.outcomes.get(timeout=20)
        self.assertNotIn("errors", outcome.json)
        self.assertEqual(function.environment.process.wait(10), 0)

    def test_a_runtime_api_that_fails_ends_the_environment_with_one_line(self):
        function = self.function()
        function.start()
        function.api.waiting.wait(10)
        function.api.close()
        self.assertEqual(function.environment.process.wait(15), 1)

        api = RuntimeAPI()
        self.addCleanup(api.close)
        api.broken_status = 500
        environment = Environment(BINARY, api, {"INVENTORY_STORE": f"sqlite:{self.database}"})
        self.assertEqual(environment.process.wait(15), 1)
        environment.stop()
        self.assertIn("status 500", environment.log_lines[-1])

    def test_the_command_is_for_lambda_alone(self):
        api = RuntimeAPI()
        self.addCleanup(api.close)
        for address, mentions in [("", "AWS_LAMBDA_RUNTIME_API"), ("no port", "HOST:PORT"), ("a:b", "HOST:PORT")]:
            environment = Environment(BINARY, api, {"AWS_LAMBDA_RUNTIME_API": address}, ["lambda"])
            self.assertEqual(environment.process.wait(15), 64)
            environment.stop()
            self.assertIn(mentions, environment.logged)
            self.assertEqual(len(environment.log_lines), 1, environment.logged)


if __name__ == "__main__":
    unittest.main()
