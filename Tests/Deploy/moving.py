#!/usr/bin/env python3
"""The way over from the 2019 sample, tried on a local Data API: its tables and data, the upgrade in place, and old callers'
requests, recorded before and replayed after.

    make moving ROWS=200000     measures how long the upgrade of so many installed packages takes
"""

import argparse
import json
import pathlib
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import uuid

from gateway import Gateway
from support import BINARY, ROOT, environment

RECORDED = json.loads(pathlib.Path(__file__).with_name("recorded").joinpath("sample-2019.json").read_text())["exchanges"]
TOOL = ROOT / "Tests" / "DataAPI" / "local_data_api.py"

# The sample's three tables.
TABLES = (
    """CREATE TABLE ec2 (aws_instance_id VARCHAR(255) NOT NULL, aws_region VARCHAR(30) NOT NULL,
    aws_account VARCHAR(13) NOT NULL, creation_date_utc DATETIME DEFAULT CURRENT_TIMESTAMP, PRIMARY KEY (aws_instance_id),
    INDEX aws_region_idx (aws_region), INDEX aws_account_idx (aws_account), INDEX creation_date_utc_idx (creation_date_utc))""",
    """CREATE TABLE package (package_name VARCHAR(100) NOT NULL, package_version VARCHAR(50) NOT NULL,
    PRIMARY KEY (package_name, package_version))""",
    """CREATE TABLE ec2_package (aws_instance_id VARCHAR(255) NOT NULL, package_name VARCHAR(100) NOT NULL,
    package_version VARCHAR(50) NOT NULL,
    FOREIGN KEY (aws_instance_id) REFERENCES ec2(aws_instance_id) ON DELETE CASCADE,
    FOREIGN KEY (package_name, package_version) REFERENCES package(package_name, package_version) ON DELETE CASCADE)""",
)


class LocalDataAPI:
    """Tests/DataAPI/local_data_api.py with a MariaDB behind it."""

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="inventory-moving-")
        self.process = subprocess.Popen(
            [sys.executable, str(TOOL), "--engine", "mysql", "--until-end-of-input", "--directory", self.folder.name],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment(),
        )
        line = self.process.stdout.readline()
        assert line, "the local Data API does not start"
        self.description = json.loads(line)
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait(120)
        self.process.stdout.close()
        self.folder.cleanup()

    @property
    def variables(self):
        """The environment of the sample's function, and credentials."""
        return {
            "AWS_ENDPOINT_URL_RDS_DATA": self.description["endpoint"],
            "AWS_REGION": self.description["region"],
            "AWS_ACCESS_KEY_ID": self.description["accessKeyId"],
            "AWS_SECRET_ACCESS_KEY": self.description["secretAccessKey"],
            "DB_CLUSTER_ARN": self.description["resourceArn"],
            "DB_CRED_SECRETS_STORE_ARN": self.description["secretArn"],
            "DB_NAME": self.description["database"],
            "DB_ENGINE": "mysql",
        }

    def client(self):
        import boto3

        return boto3.client(
            "rds-data", endpoint_url=self.description["endpoint"], region_name=self.description["region"],
            aws_access_key_id=self.description["accessKeyId"], aws_secret_access_key=self.description["secretAccessKey"],
        )

    def execute(self, sql, **more):
        names = {key: self.description[key] for key in ("resourceArn", "secretArn", "database")}
        return self.client().execute_statement(sql=sql, **names, **more)

    def execute_many(self, sql, rows):
        """Runs a statement for each row of texts."""
        client = self.client()
        names = {key: self.description[key] for key in ("resourceArn", "secretArn", "database")}
        for start in range(0, len(rows), 1000):
            sets = [
                [{"name": name, "value": {"stringValue": value}} for name, value in row.items()]
                for row in rows[start : start + 1000]
            ]
            client.batch_execute_statement(sql=sql, parameterSets=sets, **names)

    def create_sample(self):
        """The sample's tables, with what its callers had put in by the time of the recording."""
        for statement in TABLES:
            self.execute(statement)
        instances, packages, installed = [], {}, []
        for exchange in RECORDED:
            record = exchange["answer"].get("record") or {}
            if not record:
                continue
            instances.append(
                {
                    "id": record["aws_instance_id"], "region": record["aws_region"], "account": record["aws_account"],
                    "date": record["creation_date_utc"].removesuffix(".0"),
                }
            )
            for package in reversed(record["packages"]):
                packages[package["package_name"], package["package_version"]] = None
                installed.append(
                    {"id": record["aws_instance_id"], "name": package["package_name"], "version": package["package_version"]}
                )
        self.execute_many("INSERT INTO ec2 VALUES (:id, :region, :account, :date)", instances)
        self.execute_many(
            "INSERT INTO package VALUES (:name, :version)", [{"name": name, "version": version} for name, version in packages]
        )
        self.execute_many("INSERT INTO ec2_package VALUES (:id, :name, :version)", installed)

    def migrate(self, *options):
        return subprocess.run(
            [BINARY, "migrate", *options], env=environment(**self.variables), capture_output=True, text=True, timeout=3600
        )


def replay(exchange, url, again):
    """Sends a recorded request; status and answer, with a new id written as the record has it."""
    body = exchange.get("body")
    request = urllib.request.Request(
        url + exchange["path"].replace("{again}", again), method=exchange["method"],
        data=None if body is None else json.dumps(body).encode(), headers={"Content-Type": "application/json"},
    )
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            status, text = answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        status, text = error.code, error.read().decode()
    return status, json.loads(text.replace(again, "{again}"))


def comparable(answer):
    """An answer without the order of packages, which no caller may rely on. Members' order counts."""
    if isinstance(answer, dict) and answer.get("record"):
        record = answer["record"]
        packages = sorted(map(str, record["packages"]))
        return json.dumps(answer | {"record": record | {"packages": packages}})
    return json.dumps(answer)


def differences(url):
    """What old callers would notice: (name, recorded, answered) of every exchange that is not answered as it should be."""
    again = f"again-{uuid.uuid4()}"
    found = []
    for exchange in RECORDED:
        status, answer = replay(exchange, url, again)
        wanted = exchange.get("ours", {}).get("answer", exchange["answer"])
        if wanted is None:
            same = isinstance(answer.get("error_message"), str) and len(answer) == 1
        else:
            same = comparable(answer) == comparable(wanted)
        if status != exchange["status"] or not same:
            found.append((exchange["name"], (exchange["status"], wanted), (status, answer)))
    return found


def fill(api, rows, packages_each=50):
    """A database as the sample fills it, with so many rows of installed packages."""
    sys.path.insert(0, str(ROOT / ".build" / "data-api"))
    import pymysql

    for statement in TABLES:
        api.execute(statement)
    password = pathlib.Path(api.folder.name, "password").read_text()
    connection = pymysql.connect(
        host="127.0.0.1", port=api.description["enginePort"], user="inventory", password=password,
        database=api.description["database"], autocommit=False,
    )
    kinds = 4000
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO package VALUES (%s, %s)", [(f"package-{number // 4}", f"1.{number % 4}.0-1") for number in range(kinds)]
        )
        for start in range(0, rows // packages_each, 1000):
            numbers = range(start, min(start + 1000, rows // packages_each))
            cursor.executemany(
                "INSERT INTO ec2 (aws_instance_id, aws_region, aws_account) VALUES (%s, %s, %s)",
                [(f"i-{number:017x}", "eu-central-1", "123456789012") for number in numbers],
            )
            cursor.executemany(
                "INSERT INTO ec2_package VALUES (%s, %s, %s)",
                [
                    (f"i-{number:017x}", f"package-{kind // 4}", f"1.{kind % 4}.0-1")
                    for number in numbers
                    for kind in ((number * 7 + offset * 79) % kinds for offset in range(packages_each))
                ],
            )
            connection.commit()
    connection.close()


def measure(rows):
    """Seconds that the upgrade of a database with so many rows takes."""
    with LocalDataAPI() as api:
        fill(api, rows)
        began = time.monotonic()
        result = api.migrate()
        took = time.monotonic() - began
        assert result.returncode == 0, result.stderr
        with Gateway(api.folder.name, store="", **api.variables) as gateway:
            with urllib.request.urlopen(f"{gateway.url}/ec2/i-{0:017x}", timeout=60) as answer:
                assert len(json.load(answer)["record"]["packages"]) == 50
    return took


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, nargs="+", default=[50_000, 200_000])
    for rows in parser.parse_args().rows:
        print(f"{rows:>12,} installed packages: {measure(rows):.1f} s", flush=True)
