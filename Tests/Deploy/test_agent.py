"""`collect` as an agent: what it remembers, when it tries again, how it signs; and a fleet of them."""

import json
import pathlib
import tempfile
import time
import unittest

from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

import fleet
from gateway import Gateway, ScriptedGateway
from support import BINARY, environment, run

STATUS = "Package: openssl\nStatus: install ok installed\nVersion: {}\n"
REFUSED = {"message": "the database is resuming", "extensions": {"code": "STORE_UNAVAILABLE"}}


class AgentTest(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.state = self.folder / "state"
        self.status = self.folder / "status"
        self.status.write_text(STATUS.format("3.0.15-1"))

    def collect(self, url, *options, **variables):
        return run(
            BINARY, "collect", "--to", url, "--instance-id", "i-0abc", "--region", "eu-central-1", "--account",
            "123456789012", "--dpkg-status", self.status, "--state", self.state, "--retry-delay", "10ms", *options,
            env=environment(AWS_EC2_METADATA_DISABLED="true", HOME=str(self.folder), **variables),
        )

    def check(self, result, text):
        self.assertEqual(result.returncode, 0, result.stdout)
        self.assertIn(text, result.stdout)


class MemoryTest(AgentTest):
    def test_nothing_is_sent_while_nothing_has_changed(self):
        with ScriptedGateway() as gateway:
            self.check(self.collect(gateway.url), "registered i-0abc: 1 packages")
            self.check(self.collect(gateway.url), "unchanged i-0abc: 1 packages, nothing sent")
            self.status.write_text(STATUS.format("3.0.16-1"))
            self.check(self.collect(gateway.url), "updated i-0abc")
            self.assertEqual(gateway.mutations(), ["registerInstance", "replacePackages"])

    def test_another_inventory_is_told_anew(self):
        with ScriptedGateway() as one, ScriptedGateway() as other:
            self.collect(one.url)
            self.check(self.collect(other.url), "updated i-0abc")
            self.assertEqual(len(other.requests), 1)

    def test_it_is_sent_again_after_the_refresh(self):
        with ScriptedGateway() as gateway:
            self.collect(gateway.url)
            state = json.loads(self.state.read_text())
            self.state.write_text(json.dumps(state | {"sentAt": state["sentAt"] - 3601}))
            self.check(self.collect(gateway.url, "--refresh", "2h"), "unchanged")
            self.check(self.collect(gateway.url, "--refresh", "1h"), "updated")

    def test_what_was_not_taken_is_not_remembered(self):
        with ScriptedGateway((200, {}, {"errors": [{"message": "no such region"}]})) as gateway:
            result = self.collect(gateway.url)
            self.assertEqual(result.returncode, 1)
            self.assertIn("no such region", result.stdout)
        self.assertFalse(self.state.exists())

    def test_a_host_that_was_taken_out_is_registered_again(self):
        gone = {"message": "There is no instance", "extensions": {"code": "NOT_FOUND"}}
        with ScriptedGateway(ScriptedGateway.done, (200, {}, {"errors": [gone]}), ScriptedGateway.done) as gateway:
            self.collect(gateway.url)
            self.status.write_text(STATUS.format("3.0.16-1"))
            self.check(self.collect(gateway.url), "registered i-0abc")
            self.assertEqual(gateway.mutations(), ["registerInstance", "replacePackages", "registerInstance"])

    def test_a_broken_state_is_reported_and_replaced(self):
        self.state.write_text("{")
        with ScriptedGateway() as gateway:
            self.check(self.collect(gateway.url), "this is no state of collect; starting anew")
            self.check(self.collect(gateway.url), "unchanged")

    def test_a_state_that_cannot_be_kept_is_an_error(self):
        self.state = self.folder / "missing" / "state"
        with ScriptedGateway() as gateway:
            result = self.collect(gateway.url)
            self.assertEqual(result.returncode, 1)
            self.assertIn("missing/state", result.stdout)


class RetryTest(AgentTest):
    def test_what_passes_by_itself_is_tried_again(self):
        for name, answer in {
            "busy store": (200, {}, {"errors": [REFUSED]}),
            "throttled by API Gateway": (429, {}, {"message": "Too Many Requests"}),
            "no function": (503, {"Retry-After": "0"}, {"message": "Service Unavailable"}),
            "time-out of API Gateway": (504, {}, {"message": "Endpoint request timed out"}),
        }.items():
            with self.subTest(name), ScriptedGateway(answer, answer, ScriptedGateway.done) as gateway:
                self.state.unlink(missing_ok=True)
                self.check(self.collect(gateway.url, "--attempts", "3"), "registered i-0abc")
                self.assertEqual(len(gateway.requests), 3)

    def test_what_does_not_is_not(self):
        for status, answer in (
            (403, {"message": "Missing Authentication Token"}),
            (404, {"message": "Not Found"}),
            (200, {"errors": [{"message": "bad input", "extensions": {"code": "BAD_USER_INPUT"}}]}),
        ):
            with self.subTest(status), ScriptedGateway((status, {}, answer)) as gateway:
                result = self.collect(gateway.url, "--attempts", "3")
                self.assertEqual(result.returncode, 1)
                self.assertIn(answer.get("message", "bad input"), result.stdout)
                self.assertEqual(len(gateway.requests), 1)

    def test_it_gives_up_after_the_attempts(self):
        with ScriptedGateway((503, {}, {"message": "Service Unavailable"})) as gateway:
            result = self.collect(gateway.url, "--attempts", "4")
        self.assertEqual(result.returncode, 1)
        self.assertIn("Tried 4 times.", result.stdout)
        self.assertEqual(len(gateway.requests), 4)

    def test_it_waits_as_long_as_it_is_asked_to(self):
        with ScriptedGateway((503, {"Retry-After": "1"}, {}), ScriptedGateway.done) as gateway:
            before = time.monotonic()
            self.check(self.collect(gateway.url, "--attempts", "2"), "registered")
            self.assertGreaterEqual(time.monotonic() - before, 1)


class SignatureTest(AgentTest):
    KEYS = {
        "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE",
        "AWS_SECRET_ACCESS_KEY": "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
        "AWS_SESSION_TOKEN": "AQoDYXdzEXAMPLETOKEN/+==",
    }

    def test_botocore_computes_the_same_signature(self):
        with ScriptedGateway() as gateway:
            result = self.collect(
                f"{gateway.url}/dev/graphql", "--authorization", "aws", AWS_REGION="eu-west-1", **self.KEYS
            )
            self.check(result, "registered")
            path, headers, body = gateway.requests[0]
        self.assertEqual(path, "/dev/graphql")
        names = headers["Authorization"].split("SignedHeaders=")[1].split(",")[0].split(";")
        self.assertLessEqual({"host", "x-amz-date", "x-amz-security-token"}, set(names))
        lower = {name.lower(): value for name, value in headers.items()}
        request = AWSRequest("POST", f"{gateway.url}{path}", headers={name: lower[name] for name in names}, data=body)
        request.context["timestamp"] = lower["x-amz-date"]
        keys = Credentials(*self.KEYS.values())
        auth = SigV4Auth(keys, "execute-api", "eu-west-1")
        expected = auth.signature(auth.string_to_sign(request, auth.canonical_request(request)), request)
        self.assertTrue(headers["Authorization"].endswith(f"Signature={expected}"), headers["Authorization"])
        self.assertIn("/eu-west-1/execute-api/aws4_request", headers["Authorization"])

    def test_without_credentials_it_says_where_it_looked(self):
        with ScriptedGateway() as gateway:
            result = self.collect(gateway.url, "--authorization", "aws", AWS_REGION="eu-west-1")
            self.assertEqual(gateway.requests, [])
        self.assertEqual(result.returncode, 1)
        self.assertIn("AWS_ACCESS_KEY_ID", result.stdout)

    def test_other_gateways_get_no_signature(self):
        with ScriptedGateway() as gateway:
            self.collect(gateway.url, **self.KEYS)
            self.assertNotIn("Authorization", gateway.requests[0][1])

    def test_a_certificate_that_nobody_vouches_for_is_refused(self):
        certificate = self.folder / "certificate.pem"
        made = run(
            "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", certificate, "-out",
            self.folder / "public.pem", "-days", "1", "-subj", "/CN=localhost",
        )
        self.assertEqual(made.returncode, 0, made.stdout)
        certificate.write_text(certificate.read_text() + (self.folder / "public.pem").read_text())
        with ScriptedGateway(certificate=certificate) as gateway:
            result = self.collect(gateway.url, "--attempts", "1")
            self.assertEqual(gateway.requests, [])
        self.assertEqual(result.returncode, 1)
        self.assertIn("can't be reached", result.stdout)


class FleetTest(unittest.TestCase):
    def test_a_fleet_gets_through_an_outage_and_loses_nothing(self):
        report = fleet.simulate(count=60, spread=4, outage=3)
        self.assertEqual(report["requests"], 60)
        self.assertGreater(report["retried"], 0, report)
        self.assertLess(report["busiest_second"], 60 * 3 // 4, report)


if __name__ == "__main__":
    unittest.main()
