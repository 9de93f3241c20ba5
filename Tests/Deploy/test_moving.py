"""The way over from the 2019 sample, on a local Data API with a MariaDB behind it."""

import json
import pathlib
import re
import unittest

import moving
from gateway import Gateway
from support import BINARY, SCRIPTS, Cloud, run


class MovingTest(unittest.TestCase):
    def test_old_callers_notice_nothing(self):
        with moving.LocalDataAPI() as api:
            api.create_sample()
            before = api.execute("SELECT COUNT(*) FROM ec2_package")["records"]

            dry = api.migrate("--dry-run")
            self.assertEqual(dry.returncode, 0, dry.stderr)
            self.assertIn("pending", dry.stdout)
            self.assertEqual(api.execute("SELECT COUNT(*) FROM ec2_package")["records"], before, "a dry run changes nothing")

            done = api.migrate()
            self.assertEqual(done.returncode, 0, done.stderr)
            announced = re.findall(r"(?m)^pending +(\d{4} .+)$", dry.stdout)
            self.assertEqual(re.findall(r"(?m)^applied +(\d{4} .+)$", done.stdout), announced)
            self.assertGreater(len(announced), 0)
            self.assertIn("copied instances: 5 rows", done.stdout)
            self.assertEqual(api.migrate().stdout, "", "once is enough")

            with Gateway(api.folder.name, store="", **api.variables) as gateway:
                self.assertEqual(moving.differences(gateway.url), [])
                fleet = gateway.query("{ instances { totalCount } }", **api.variables)
                written = sum(
                    exchange["method"] == "POST" and exchange["status"] == 200 for exchange in moving.RECORDED
                )
                known = sum(bool(exchange["answer"].get("record")) for exchange in moving.RECORDED)
                self.assertEqual(fleet["instances"]["totalCount"], known + written, "GraphQL sees the same instances")

    def test_the_script_upgrades_what_the_database_stack_names(self):
        with moving.LocalDataAPI() as api, Cloud() as cloud:
            api.create_sample()
            template = pathlib.Path(cloud.home, "database.json")
            outputs = {"DatabaseClusterArn": "resourceArn", "DatabaseSecretArn": "secretArn", "DatabaseName": "database"}
            template.write_text(
                json.dumps(
                    {
                        "Resources": {"Logs": {"Type": "AWS::Logs::LogGroup"}},
                        "Outputs": {name: {"Value": api.description[key]} for name, key in outputs.items()},
                    }
                )
            )
            stack = ("--stack-name", "dev-ec2-inv-database-stack", "--template-body", f"file://{template}")
            cloud.aws("cloudformation", "create-stack", *stack)

            variables = {name: value for name, value in api.variables.items() if name.startswith("AWS_")}
            script = SCRIPTS / "ddl_scripts" / "create_schema.sh"
            for arguments, mentions in ((("--dry-run",), "pending  0001"), ((), "applied  0001"), ((), "are up to date")):
                result = run(
                    script, *arguments, "config-dev", cwd=script.parent,
                    env=cloud.environment() | variables | {"INVENTORY_GATEWAY": str(BINARY)},
                )
                self.assertEqual(result.returncode, 0, result.stdout)
                self.assertIn(mentions, result.stdout)
            with Gateway(api.folder.name, store="", **api.variables) as gateway:
                self.assertEqual(moving.differences(gateway.url), [])

    def test_the_comparison_finds_what_a_caller_would_notice(self):
        exchange = next(exchange for exchange in moving.RECORDED if exchange["name"] == "a known instance")
        answer = exchange["answer"]
        for other in (
            answer | {"record_found": False},
            answer | {"record": answer["record"] | {"creation_date_utc": "2019-03-06T02:45:32Z"}},
            answer | {"record": answer["record"] | {"packages": []}},
            {"record_found": True, "record": answer["record"]},
        ):
            self.assertNotEqual(moving.comparable(answer), moving.comparable(other))
        shuffled = answer | {"record": answer["record"] | {"packages": answer["record"]["packages"][::-1]}}
        self.assertEqual(moving.comparable(answer), moving.comparable(shuffled))


if __name__ == "__main__":
    unittest.main()
