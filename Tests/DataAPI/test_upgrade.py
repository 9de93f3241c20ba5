#!/usr/bin/env python3
"""The upgrade of a 2019 database in place, killed at random points: nothing may be lost.

A database is made with the sample's own tables, behind the local Data API, with all that such databases can hold: ids that
differ by case, pairs that stand twice, versions of every shape, moments that are missing. What has to be there afterwards
is computed here, from what was put in.
"""

import argparse
import collections
import json
import os
import pathlib
import random
import signal
import subprocess
import sys
import time

import tools

tools.provide()

import boto3  # noqa: E402
from botocore.config import Config  # noqa: E402

TOOL = pathlib.Path(__file__).with_name("local_data_api.py")
# As the sample's script made them.
TABLES = [
    """CREATE TABLE {ec2} (aws_instance_id varchar(255) NOT NULL, aws_region varchar(30) NOT NULL,
        aws_account varchar(13) NOT NULL, creation_date_utc datetime DEFAULT CURRENT_TIMESTAMP,
        PRIMARY KEY (aws_instance_id), INDEX (aws_region), INDEX (aws_account), INDEX (creation_date_utc))""",
    """CREATE TABLE {package} (package_name varchar(100) NOT NULL, package_version varchar(50) NOT NULL,
        PRIMARY KEY (package_name, package_version))""",
    """CREATE TABLE {ec2_package} (aws_instance_id varchar(255) NOT NULL, package_name varchar(100) NOT NULL,
        package_version varchar(50) NOT NULL,
        FOREIGN KEY (aws_instance_id) REFERENCES {ec2} (aws_instance_id) ON DELETE CASCADE,
        FOREIGN KEY (package_name, package_version) REFERENCES {package} (package_name, package_version) ON DELETE CASCADE)""",
]
STANDARD = {"ec2": "ec2", "package": "package", "ec2_package": "ec2_package"}
VERSIONS = ["1.0", "1.00", "v{n}", "2:1.{n}-1~deb12u1", "1.{n}~rc1", "20260101.{n}", "", " ", "a", "1.{n}-{n}.el9", "0" * 50]


class Service:
    def __init__(self, latency):
        command = [sys.executable, str(TOOL), "--engine", "mysql", "--until-end-of-input", "--latency", str(latency)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.description = json.loads(self.process.stdout.readline())
        self.names = {name: self.description[name] for name in ("resourceArn", "secretArn")}
        self.client = boto3.client(
            "rds-data",
            region_name=self.description["region"],
            endpoint_url=self.description["endpoint"],
            aws_access_key_id=self.description["accessKeyId"],
            aws_secret_access_key=self.description["secretAccessKey"],
            config=Config(read_timeout=120, retries={"total_max_attempts": 1}),
        )

    def run(self, sql, database=None, **parameters):
        names = dict(self.names, database=database) if database else self.names
        values = [{"name": name, "value": {"stringValue": value}} for name, value in parameters.items()]
        records = self.client.execute_statement(sql=sql, parameters=values, **names).get("records", [])
        return [[None if "isNull" in field else next(iter(field.values())) for field in record] for record in records]

    def stop(self):
        self.process.stdin.close()
        self.process.wait()


class Sample:
    """What a database of 2019 holds, and what has to come of it."""

    def __init__(self, instances, packages, charset, seed):
        self.random = random.Random(seed)
        self.charset = charset
        accents = "\u00e9\u00fc" if charset == "latin1" else "\u4e2d\U0001f600"
        names = [f"package-{number}" for number in range(max(40, packages * 4))] + ["\u00fcber", accents, "lib%_", "q\"'\\"]
        shapes = [version.replace("{n}", str(number)) for number in range(5) for version in VERSIONS]
        # The table takes texts for the same that differ by case, accents or spaces at the end: one of each is enough.
        distinct = {}
        for name in names:
            for version in self.random.sample(shapes, 3):
                distinct.setdefault((name, version.rstrip().lower()), (name, version))
        self.packages = list(distinct.values())
        self.instances = {}
        self.installed = []
        for number in range(instances):
            letter = self.random.choice("iI")
            identifier = f"{letter}-{number:017x}" + (accents if number % 97 == 0 else "")
            created = None if number % 50 == 7 else f"20{number % 20 + 10}-0{number % 9 + 1}-1{number % 9} 0{number % 9}:00:{number % 60:02}"
            self.instances[identifier] = (f"region-{number % 7}", f"{number % 11:012}", created)
            for package in self.random.sample(self.packages, min(packages, len(self.packages))):
                name, version = package
                spelled = identifier.swapcase() if self.random.random() < 0.02 and identifier.isascii() else identifier
                if self.random.random() < 0.02 and name.isascii():
                    name = name.upper()
                self.installed.append((spelled, name, version, identifier))
                if self.random.random() < 0.01:
                    self.installed.append((spelled, name, version, identifier))

    def put(self, service, database, tables):
        service.run(f"CREATE DATABASE {database} CHARACTER SET {self.charset}")
        for table in TABLES:
            service.run(table.format(**tables), database)
        rows = [[key, *values] for key, values in self.instances.items()]
        self._insert(service, database, tables["ec2"], rows, "aws_instance_id, aws_region, aws_account, creation_date_utc", 4)
        self._insert(service, database, tables["package"], self.packages, "package_name, package_version", 2)
        rows = [row[:3] for row in self.installed]
        self._insert(service, database, tables["ec2_package"], rows, "aws_instance_id, package_name, package_version", 3)

    @staticmethod
    def _insert(service, database, table, rows, columns, count):
        fields = ", ".join(f"c{place} varchar(255) CHARACTER SET utf8mb4 PATH '$[{place}]'" for place in range(count))
        sql = f"INSERT INTO {table} ({columns}) SELECT * FROM JSON_TABLE(:rows, '$[*]' COLUMNS ({fields})) AS j"
        for start in range(0, len(rows), 20_000):
            service.run(sql, database, rows=json.dumps(rows[start : start + 20_000]))

    def differences(self, service, database):
        """What the upgraded database has otherwise than it should."""
        found = self._all(
            service, database,
            "SELECT instance_key, CONVERT(aws_instance_id USING utf8mb4), CONVERT(aws_region USING utf8mb4), "
            "CONVERT(aws_account USING utf8mb4), "
            "CAST(TIMESTAMPADD(SECOND, creation_date_utc DIV 1000, '1970-01-01') AS CHAR) FROM ec2",
        )  # fmt: skip
        instances = {row[1]: (row[2], row[3], row[4]) for row in found}
        expected = {key: (*value[:2], value[2] or instances.get(key, (0, 0, 0))[2]) for key, value in self.instances.items()}
        problems = [] if instances == expected else [f"{len(instances)} instances, expected {len(expected)}"]
        found = self._all(
            service, database,
            "SELECT l.instance_key, CONVERT(e.aws_instance_id USING utf8mb4), CONVERT(p.package_name USING utf8mb4), "
            "CONVERT(p.package_version USING utf8mb4) FROM {page} AS k STRAIGHT_JOIN ec2 AS e USING (instance_key) "
            "STRAIGHT_JOIN ec2_package AS l USING (instance_key) STRAIGHT_JOIN package AS p USING (package_id)",
        )  # fmt: skip
        links = collections.Counter((row[1], row[2], row[3]) for row in found)
        wanted = collections.Counter(set((identifier, name, version) for _, name, version, identifier in self.installed))
        if links != wanted:
            missing, surplus = list((wanted - links))[:3], list((links - wanted))[:3]
            problems.append(f"{sum(links.values())} links, expected {sum(wanted.values())}: missing {missing}, surplus {surplus}")
        found = service.run("SELECT count(*) FROM package WHERE version_order = '' OR ecosystem <> 'generic'", database)
        if found != [[0]]:
            problems.append(f"{found} packages without a key")
        tables = {row[0] for row in service.run("SHOW TABLES", database)}
        if tables != {"ec2", "package", "ec2_package", "schema_migration"}:
            problems.append(f"tables {sorted(tables)}")
        return problems

    @staticmethod
    def _all(service, database, sql):
        """All rows, page by page of instances."""
        rows, last = [], 0
        while True:
            page = f"(SELECT instance_key FROM ec2 WHERE instance_key > {last} ORDER BY instance_key LIMIT 100)"
            keys = service.run(f"SELECT max(instance_key) FROM {page} AS k", database)[0][0]
            if keys is None:
                return rows
            if "{page}" in sql:
                rows += service.run(sql.replace("{page}", page), database)
            else:
                rows += service.run(f"{sql} WHERE instance_key > {last} AND instance_key <= {keys}", database)
            last = keys


class Upgrade:
    def __init__(self, binary, service, database, tables):
        description = service.description
        store = (
            f"rds-data:?resourceArn={description['resourceArn']}&secretArn={description['secretArn']}"
            f"&database={database}&engine=mysql"
        )
        self.command = [binary, "migrate", "--store", store]
        self.environment = {
            **os.environ,
            "AWS_ENDPOINT_URL_RDS_DATA": description["endpoint"],
            "AWS_ACCESS_KEY_ID": description["accessKeyId"],
            "AWS_SECRET_ACCESS_KEY": description["secretAccessKey"],
            "EC2_TABLE_NAME": tables["ec2"],
            "PACKAGE_TABLE_NAME": tables["package"],
            "EC2_PACKAGE_TABLE_NAME": tables["ec2_package"],
        }

    def start(self, *options, **streams):
        return subprocess.Popen([*self.command, *options], env=self.environment, text=True, **streams)

    def kill_after(self, seconds):
        """Whether it still ran."""
        process = self.start(stdout=subprocess.DEVNULL)
        time.sleep(seconds)
        if process.poll() is not None:
            return False
        process.send_signal(signal.SIGKILL)
        process.wait()
        return True

    def output(self, *options):
        process = self.start(*options, stdout=subprocess.PIPE)
        output = process.communicate(timeout=3600)[0]
        if process.returncode != 0:
            raise SystemExit(f"migrate {options} ended with {process.returncode}")
        return output


def upgrade_once(options, service, number, charset, tables, kills):
    database = f"sample_{number}"
    sample = Sample(options.instances, options.packages, charset, number)
    sample.put(service, database, tables)
    upgrade = Upgrade(options.binary, service, database, tables)
    before = service.run("SHOW TABLES", database)
    plan = upgrade.output("--dry-run")
    assert "RENAME TABLE" in plan and f"{len(sample.installed)} rows" in plan, plan
    assert service.run("SHOW TABLES", database) == before, "a dry run changes nothing"
    random_time = random.Random(number)
    killed = sum(upgrade.kill_after(random_time.uniform(*options.kill_between)) for _ in range(kills))
    start = time.monotonic()
    output = upgrade.output()
    seconds = time.monotonic() - start
    problems = sample.differences(service, database)
    if problems:
        print(output)
        raise SystemExit(f"{database} ({charset}, killed {killed} times): {problems}")
    print(f"{database}: {len(sample.instances)} instances, {len(sample.installed)} links, {charset}, killed {killed} times, last run {seconds:.1f} s")
    service.run(f"DROP DATABASE {database}")
    return killed, output


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("binary", help="the built inventory-gateway")
    parser.add_argument("--instances", type=int, default=300)
    parser.add_argument("--packages", type=int, default=20, help="on each instance")
    parser.add_argument("--databases", type=int, default=20, help="how many, one after the other")
    parser.add_argument("--kills", type=int, default=1, help="of each database's upgrade")
    parser.add_argument("--kill-between", type=float, nargs=2, default=(0.1, 1.5), metavar="S", help="after so many seconds")
    parser.add_argument("--latency", type=float, default=10, metavar="MS", help="of each call")
    options = parser.parse_args()
    service = Service(options.latency)
    try:
        killed = 0
        for number in range(options.databases):
            tables = STANDARD if number % 3 else {"ec2": "hosts", "package": "software", "ec2_package": "hosts_software"}
            charset = ("latin1", "utf8mb4")[number % 2]
            count, output = upgrade_once(options, service, number, charset, tables, options.kills)
            killed += count
        print(output.strip())
        if killed == 0:
            raise SystemExit("no upgrade was killed: give --kill-between shorter times")
    finally:
        service.stop()


if __name__ == "__main__":
    main()
