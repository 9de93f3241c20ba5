#!/usr/bin/env python3
"""boto3's own rds-data client against the local Data API: faithful to a real client, not only to ours."""

import json
import pathlib
import subprocess
import sys
import threading
import time
import unittest
import urllib.error
import urllib.request

import tools

tools.provide()

import boto3  # noqa: E402
from botocore.config import Config  # noqa: E402
from botocore.exceptions import ClientError, ConnectionClosedError  # noqa: E402

TOOL = pathlib.Path(__file__).with_name("local_data_api.py")


def text(name, value, hint=None):
    return {"name": name, "value": {"stringValue": value}, **({"typeHint": hint} if hint else {})}


def number(name, value):
    return {"name": name, "value": {"longValue": value}}


class Service:
    """The tool in a process of its own."""

    def __init__(self, engine):
        command = [sys.executable, str(TOOL), "--engine", engine, "--until-end-of-input"]
        command += ["--call-timeout", "2", "--idle-timeout", "3"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.description = json.loads(self.process.stdout.readline())

    def stop(self):
        self.process.stdin.close()
        code = self.process.wait(60)
        self.process.stdout.close()
        return code

    def control(self, path, **settings):
        body = json.dumps(settings).encode()
        with urllib.request.urlopen(f"{self.description['endpoint']}/control/{path}", data=body, timeout=30) as answer:
            return json.load(answer)

    def calls(self):
        with urllib.request.urlopen(f"{self.description['endpoint']}/control/calls", timeout=30) as answer:
            return json.load(answer)


class Cases:
    """What holds for both engines."""

    engine = None

    @classmethod
    def setUpClass(cls):
        cls.service = Service(cls.engine)
        cls.names = {name: cls.service.description[name] for name in ("resourceArn", "secretArn", "database")}
        cls.client = cls.make_client()

    @classmethod
    def tearDownClass(cls):
        cls.client.close()
        assert cls.service.stop() == 0

    @classmethod
    def make_client(cls, **credentials):
        description = cls.service.description
        settings = {
            "aws_access_key_id": description["accessKeyId"],
            "aws_secret_access_key": description["secretAccessKey"],
            **credentials,
        }
        config = Config(retries={"total_max_attempts": 1}, parameter_validation=False)
        return boto3.client(
            "rds-data", region_name=description["region"], endpoint_url=description["endpoint"], config=config, **settings
        )

    def setUp(self):
        self.service.control("reset")

    def run_statement(self, sql, *parameters, **others):
        return self.client.execute_statement(sql=sql, parameters=parameters, **{**self.names, **others})

    def value(self, sql, *parameters, **others):
        return self.run_statement(sql, *parameters, **others)["records"][0][0]

    def begin(self):
        return self.client.begin_transaction(**self.names)["transactionId"]

    def finish(self, action, transaction):
        names = {name: self.names[name] for name in ("resourceArn", "secretArn")}
        return getattr(self.client, f"{action}_transaction")(transactionId=transaction, **names)

    def assert_fails(self, kind, part, action, *arguments, **others):
        with self.assertRaises(ClientError) as caught:
            action(*arguments, **others)
        error = caught.exception.response["Error"]
        self.assertEqual((error["Code"], part in error.get("Message", "")), (kind, True), error)
        return caught.exception

    # Values

    def test_text_of_any_plane_comes_back_as_it_went(self):
        sent = "a'\"\\\n\u00e9\u4e2d\U00010348\U0001f600"
        self.assertEqual(self.value("SELECT :p", text("p", sent)), {"stringValue": sent})

    def test_every_kind_of_field_comes_back(self):
        for field, expected in (
            ({"longValue": -(2**53) - 1}, {"longValue": -(2**53) - 1}),
            ({"doubleValue": 2.5}, {"doubleValue": 2.5}),
            ({"blobValue": b"\x00\xff"}, {"blobValue": b"\x00\xff"}),
            ({"isNull": True}, {"isNull": True}),
        ):
            with self.subTest(field):
                self.assertEqual(self.value("SELECT :p", {"name": "p", "value": field}), expected)

    def test_arrays_and_fields_with_two_members_are_refused(self):
        array = {"name": "p", "value": {"arrayValue": {"longValues": [1]}}}
        self.assert_fails("BadRequestException", "Array parameters", self.run_statement, "SELECT :p", array)
        two = {"name": "p", "value": {"longValue": 1, "stringValue": "1"}}
        self.assert_fails("ValidationException", "", self.run_statement, "SELECT :p", two)

    def test_type_hints_are_checked(self):
        for hint, value in (("DATE", "2026-02-30"), ("TIMESTAMP", "2026-01-01T10:00:00Z"), ("UUID", "x")):
            with self.subTest(hint):
                self.assert_fails("BadRequestException", hint, self.run_statement, "SELECT :p", text("p", value, hint))
        self.assertEqual(
            self.value("SELECT :p", text("p", "2026-01-31", "DATE")), {"stringValue": "2026-01-31"}
        )

    def test_names_in_strings_and_comments_are_no_parameters(self):
        sql = "SELECT ':a', /* :b */ :c -- :d"
        records = self.run_statement(sql, number("c", 7))["records"]
        self.assertEqual(records, [[{"stringValue": ":a"}, {"longValue": 7}]])
        self.assert_fails("BadRequestException", "Cannot find parameter: e", self.run_statement, "SELECT :e")

    def test_metadata_comes_when_asked_for(self):
        self.assertNotIn("columnMetadata", self.run_statement("SELECT 1 AS one"))
        answer = self.run_statement("SELECT 1 AS one", includeResultMetadata=True)
        self.assertEqual(answer["columnMetadata"][0]["label"], "one")

    def test_records_come_as_json_when_asked_for(self):
        answer = self.run_statement("SELECT 1 AS a, 'x' AS b", formatRecordsAs="JSON")
        self.assertEqual(json.loads(answer["formattedRecords"]), [{"a": 1, "b": "x"}])
        self.assertNotIn("records", answer)
        self.assert_fails(
            "UnsupportedResultException", "duplicate", self.run_statement, "SELECT 1 AS a, 2 AS a", formatRecordsAs="JSON"
        )

    def test_decimals_and_longs_come_as_asked_for(self):
        sql = "SELECT CAST(1.5 AS DECIMAL(5, 1))"
        self.assertEqual(self.value(sql), {"stringValue": "1.5"})
        self.assertEqual(self.value(sql, resultSetOptions={"decimalReturnType": "DOUBLE_OR_LONG"}), {"doubleValue": 1.5})
        self.assertEqual(self.value("SELECT 1", resultSetOptions={"longReturnType": "STRING"}), {"stringValue": "1"})

    # Limits

    def test_more_than_one_statement_is_refused(self):
        self.assert_fails("ValidationException", "Multistatements", self.run_statement, "SELECT 1; SELECT 2")
        self.assertEqual(self.value("SELECT 1; -- no more"), {"longValue": 1})

    def test_sizes_are_bounded(self):
        self.assertEqual(len(self.value("SELECT repeat('x', 65536)")["stringValue"]), 65_536)
        self.assert_fails("DatabaseErrorException", "too large", self.run_statement, "SELECT repeat('x', 65537)")
        rows = " UNION ALL ".join(["SELECT repeat('x', 60000)"] * 18)
        self.assert_fails("DatabaseErrorException", "allowed response size limit", self.run_statement, rows)
        self.assert_fails("ValidationException", "65536", self.run_statement, "SELECT 1" + " " * 65_536)
        large = text("p", "x" * (4 << 20))
        self.assert_fails("RequestEntityTooLargeException", "4 MiB", self.run_statement, "SELECT :p", large)

    def test_a_statement_has_its_time(self):
        self.assert_fails("StatementTimeoutException", "", self.run_statement, self.sleep(10))

    def test_a_statement_goes_on_after_its_time_when_told_so(self):
        self.run_statement("CREATE TABLE patient (n int)")
        sql = f"INSERT INTO patient SELECT 1 FROM ({self.sleep(4)}) AS slept"
        self.assert_fails("StatementTimeoutException", "", self.run_statement, sql, continueAfterTimeout=True)
        for _ in range(100):
            if self.value("SELECT count(*) FROM patient") == {"longValue": 1}:
                break
            time.sleep(0.1)
        else:
            self.fail("the statement did not go on")

    # Batches and transactions

    def test_a_batch_runs_a_statement_for_each_set(self):
        self.run_statement(f"CREATE TABLE batch (id {self.serial}, n bigint)")
        answer = self.client.batch_execute_statement(
            sql="INSERT INTO batch (n) VALUES (:n)", parameterSets=[[number("n", 1)], [number("n", 2)]], **self.names
        )
        self.assertEqual(len(answer["updateResults"]), 2)
        self.assertEqual(self.value("SELECT sum(n) FROM batch"), {"stringValue": "3"})

    def test_a_transaction_is_all_or_nothing(self):
        self.run_statement("CREATE TABLE unit (n int PRIMARY KEY)")
        for action, status, count in (("rollback", "Rollback Complete", 0), ("commit", "Transaction Committed", 1)):
            transaction = self.begin()
            self.run_statement("INSERT INTO unit VALUES (1)", transactionId=transaction)
            self.assertEqual(self.finish(action, transaction)["transactionStatus"], status)
            self.assertEqual(self.value("SELECT count(*) FROM unit"), {"longValue": count})

    def test_any_error_ends_a_transaction(self):
        for sql in ("SELECT * FROM nowhere", "SELECT repeat('x', 65537)", "SELECT :missing"):
            with self.subTest(sql):
                transaction = self.begin()
                with self.assertRaises(ClientError):
                    self.run_statement(sql, transactionId=transaction)
                self.assert_fails(
                    "TransactionNotFoundException", "is not found", self.run_statement, "SELECT 1", transactionId=transaction
                )
                self.assert_fails("TransactionNotFoundException", "is not found", self.finish, "commit", transaction)

    def test_an_idle_transaction_is_rolled_back(self):
        transaction = self.begin()
        time.sleep(5)
        self.assert_fails("TransactionNotFoundException", "", self.run_statement, "SELECT 1", transactionId=transaction)

    def test_calls_of_one_transaction_come_one_by_one(self):
        transaction = self.begin()
        thread = threading.Thread(target=self.run_statement, args=[self.sleep(1)], kwargs={"transactionId": transaction})
        thread.start()
        time.sleep(0.5)
        self.assert_fails(
            "BadRequestException", "still running", self.run_statement, "SELECT 1", transactionId=transaction
        )
        thread.join()
        self.finish("rollback", transaction)

    def test_a_transaction_takes_no_continueAfterTimeout(self):
        transaction = self.begin()
        self.assert_fails(
            "BadRequestException", "", self.run_statement, "SELECT 1", transactionId=transaction, continueAfterTimeout=True
        )

    def test_lost_transactions_are_not_found(self):
        transaction = self.begin()
        self.assertEqual(self.service.control("lose-transactions"), {"lost": 1})
        self.assert_fails("TransactionNotFoundException", "", self.finish, "commit", transaction)

    # Who may

    def test_a_request_is_signed_by_known_credentials(self):
        wrong = self.make_client(aws_secret_access_key="wrong")
        self.assert_fails("InvalidSignatureException", "", wrong.execute_statement, sql="SELECT 1", **self.names)
        unknown = self.make_client(aws_access_key_id="AKIDUNKNOWN")
        self.assert_fails("UnrecognizedClientException", "", unknown.execute_statement, sql="SELECT 1", **self.names)
        with self.assertRaises(urllib.error.HTTPError) as caught:
            urllib.request.urlopen(f"{self.service.description['endpoint']}/Execute", data=b"{}", timeout=30)
        with caught.exception as answer:
            self.assertEqual(answer.code, 403)
            self.assertIn("MissingAuthenticationTokenException", answer.headers["x-amzn-ErrorType"])

    def test_credentials_expire_and_others_come(self):
        self.service.control("credentials", accessKeyId="ASIANEW", secretAccessKey="s", sessionToken="t")
        new = self.make_client(aws_access_key_id="ASIANEW", aws_secret_access_key="s", aws_session_token="t")
        self.assertEqual(new.execute_statement(sql="SELECT 1", **self.names)["records"], [[{"longValue": 1}]])
        self.service.control("expire-credentials")
        self.assert_fails("ExpiredTokenException", "", new.execute_statement, sql="SELECT 1", **self.names)
        description = self.service.description
        self.service.control(
            "credentials", accessKeyId=description["accessKeyId"], secretAccessKey=description["secretAccessKey"]
        )
        self.assertEqual(self.value("SELECT 1"), {"longValue": 1})

    def test_names_have_to_be_right(self):
        description = self.service.description
        for others, kind in (
            ({"resourceArn": self.names["resourceArn"] + "x"}, "DatabaseNotFoundException"),
            ({"resourceArn": description["disabledResourceArn"]}, "HttpEndpointNotEnabledException"),
            ({"resourceArn": "arn:aws:rds:us-east-1:999999999999:cluster:inventory"}, "AccessDeniedException"),
            ({"secretArn": "not an arn, but long"}, "InvalidSecretException"),
            ({"secretArn": self.names["secretArn"] + "x"}, "SecretsErrorException"),
            ({"secretArn": description["wrongPasswordSecretArn"]}, "DatabaseErrorException"),
            ({"database": "nowhere"}, "DatabaseErrorException"),
        ):
            with self.subTest(others):
                self.assert_fails(kind, "", self.run_statement, "SELECT 1", **others)

    # Faults on request

    def test_a_resuming_cluster_says_so_for_a_while(self):
        self.service.control("resuming", seconds=1)
        self.assert_fails("DatabaseResumingException", "is resuming", self.run_statement, "SELECT 1")
        time.sleep(1.1)
        self.assertEqual(self.value("SELECT 1"), {"longValue": 1})

    def test_an_error_before_or_after_the_statement(self):
        self.run_statement("CREATE TABLE fault (n int)")
        for when, count in (("before", 0), ("after", 1)):
            for status, kind in ((500, "InternalServerErrorException"), (504, "DatabaseUnavailableException")):
                with self.subTest((when, status)):
                    self.run_statement("DELETE FROM fault")
                    self.service.control("fault", kind="answer", type=kind, when=when, containing="INSERT")
                    error = self.assert_fails(kind, "", self.run_statement, "INSERT INTO fault VALUES (1)")
                    self.assertEqual(error.response["ResponseMetadata"]["HTTPStatusCode"], status)
                    self.assertEqual(self.value("SELECT count(*) FROM fault"), {"longValue": count})

    def test_a_connection_is_cut_before_or_after_the_statement(self):
        self.run_statement("CREATE TABLE cut (n int)")
        for when, count in (("before", 0), ("after", 1)):
            self.service.control("fault", kind="cut", when=when, containing="INSERT")
            with self.assertRaises(ConnectionClosedError):
                self.run_statement("INSERT INTO cut VALUES (1)")
            self.assertEqual(self.value("SELECT count(*) FROM cut"), {"longValue": count})

    def test_throttling_and_counters(self):
        self.service.control("throttling", times=2)
        for _ in range(2):
            self.assert_fails("ThrottlingException", "Rate exceeded", self.run_statement, "SELECT 1")
        self.assertEqual(self.value("SELECT 1"), {"longValue": 1})
        report = self.service.calls()
        self.assertEqual((report["calls"], report["errors"]), ({"ExecuteStatement": 3}, {"ThrottlingException": 2}))

    def test_answers_that_are_cut_or_no_json(self):
        for kind in ("not-json", "cut-answer"):
            with self.subTest(kind):
                self.service.control("fault", kind=kind)
                # botocore takes both for an empty answer.
                self.assertNotIn("records", self.run_statement("SELECT 1"))
        self.assertEqual(self.value("SELECT 1"), {"longValue": 1})


class PostgreSQL(Cases, unittest.TestCase):
    engine = "postgresql"
    serial = "serial PRIMARY KEY"

    def sleep(self, seconds):
        return f"SELECT 1 FROM pg_sleep({seconds})"

    def test_parameters_have_declared_types(self):
        self.run_statement("CREATE TABLE declared (id uuid PRIMARY KEY, data jsonb)")
        value = "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"
        sql = "INSERT INTO declared VALUES (:id, NULL)"
        self.assert_fails(
            "DatabaseErrorException", "is of type uuid but expression is of type text", self.run_statement, sql, text("id", value)
        )
        self.assertEqual(self.run_statement(sql, text("id", value, "UUID"))["numberOfRecordsUpdated"], 1)
        error = self.assert_fails("DatabaseErrorException", "declared_pkey", self.run_statement, sql, text("id", value, "UUID"))
        self.assertTrue(error.response["Error"]["Message"].endswith("; SQLState: 23505"))

    def test_types_of_results(self):
        for sql, expected in (
            ("SELECT true", {"booleanValue": True}),
            ("SELECT '{1,NULL}'::int8[]", {"arrayValue": {"longValues": [1, None]}}),
            ("""SELECT '{"a, b",NULL,"c\\"d"}'::text[]""", {"arrayValue": {"stringValues": ["a, b", None, 'c"d']}}),
            ("""SELECT '{"a": [1, " b: c"]}'::jsonb""", {"stringValue": '{"a":[1," b: c"]}'}),
            ("SELECT '2026-01-01 12:00+02'::timestamptz", {"stringValue": "2026-01-01 10:00:00"}),
        ):
            with self.subTest(sql):
                self.assertEqual(self.value(sql), expected)

    def test_types_that_are_not_supported(self):
        self.assert_fails("UnsupportedResultException", "REGTYPE", self.run_statement, "SELECT 'int4'::regtype")
        self.assert_fails("UnsupportedResultException", "multidimensional", self.run_statement, "SELECT '{{1}}'::int4[]")


class MySQL(Cases, unittest.TestCase):
    engine = "mysql"
    serial = "int AUTO_INCREMENT PRIMARY KEY"

    def sleep(self, seconds):
        return f"SELECT SLEEP({seconds}) AS slept"

    def test_generated_fields_and_duplicates(self):
        self.run_statement("CREATE TABLE generated_fields (id int AUTO_INCREMENT PRIMARY KEY, n int UNIQUE)")
        answer = self.run_statement("INSERT INTO generated_fields (n) VALUES (7)")
        self.assertEqual(answer["generatedFields"], [{"longValue": 1}])
        error = self.assert_fails(
            "DatabaseErrorException", "Duplicate entry", self.run_statement, "INSERT INTO generated_fields (n) VALUES (7)"
        )
        self.assertTrue(error.response["Error"]["Message"].endswith("; Error code: 1062; SQLState: 23000"))

    def test_a_procedure_is_defined_and_gives_rows(self):
        self.run_statement("CREATE PROCEDURE twice (n int)\nBEGIN\n    SET @n = 2 * n;\n    SELECT @n;\nEND")
        for _ in range(2):
            self.assertEqual(self.value("CALL twice(:n)", number("n", 21)), {"longValue": 42})
        self.run_statement("CREATE PROCEDURE late () BEGIN SELECT 1; SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'no'; END")
        self.assert_fails("DatabaseErrorException", "no", self.run_statement, "CALL late()")
        self.assert_fails(
            "ValidationException", "Multistatements", self.run_statement, "CREATE PROCEDURE a () BEGIN END; SELECT 1"
        )

    def test_types_of_results(self):
        self.run_statement("CREATE TABLE kinds (b tinyint(1), t tinyint, y year, bytes varbinary(2), j json)")
        self.run_statement("INSERT INTO kinds VALUES (1, 1, 2026, x'00ff', '[1]')")
        self.assertEqual(
            self.run_statement("SELECT * FROM kinds")["records"][0],
            [
                {"booleanValue": True},
                {"longValue": 1},
                {"longValue": 2026},
                {"blobValue": b"\x00\xff"},
                {"stringValue": "[1]"},
            ],
        )


if __name__ == "__main__":
    unittest.main()
