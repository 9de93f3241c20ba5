"""What the tests of the deployment share."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from templates import REGION

ROOT = pathlib.Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
SCRIPTS = DEPLOY / "deploy_scripts"
BINARY = pathlib.Path(os.environ["INVENTORY_BINARIES"]) / "inventory-gateway"
TEMPLATES = sorted(DEPLOY.rglob("*_cfn_template.yaml"))
SHELL_SCRIPTS = sorted(path for path in DEPLOY.rglob("*.sh") if path.name != "config-dev-env.sh")
# Those that take a configuration, and do something with AWS.
ACTIONS = [
    DEPLOY / "deploy.sh",
    SCRIPTS / "deploy_rds.sh",
    SCRIPTS / "ddl_scripts" / "create_schema.sh",
    SCRIPTS / "package_api.sh",
    SCRIPTS / "deploy_api.sh",
    SCRIPTS / "deploy_server.sh",
]


def environment(**more):
    """The environment without this project's and AWS's variables, and with these."""
    own = ("INVENTORY_", "DB_", "AWS_")
    return {name: value for name, value in os.environ.items() if not name.startswith(own)} | more


def run(*command, cwd=ROOT, env=None, timeout=120):
    """Runs a command to its end; standard error stands behind standard output."""
    result = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=env or environment(), timeout=timeout,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )
    return result


class Cloud:
    """A stand-in for AWS on a loopback port; see cloud.py."""

    region = REGION

    def __enter__(self):
        self.home = tempfile.mkdtemp(prefix="inventory-deploy-")
        with open(f"{self.home}/server.log", "w") as log:
            self.process = subprocess.Popen(
                [sys.executable, str(pathlib.Path(__file__).with_name("cloud.py"))],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True,
                env=environment(AWS_DEFAULT_REGION=self.region),
            )
        port = self.process.stdout.readline().strip()
        assert port, "the stand-in for AWS does not start: " + pathlib.Path(self.home, "server.log").read_text()
        self.url = f"http://127.0.0.1:{port}"
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait(30)
        self.process.stdout.close()
        shutil.rmtree(self.home)

    def environment(self, **more):
        return environment(
            HOME=self.home, AWS_ENDPOINT_URL=self.url, AWS_DEFAULT_REGION=self.region, AWS_ACCESS_KEY_ID="test",
            AWS_SECRET_ACCESS_KEY="test", AWS_EC2_METADATA_DISABLED="true", AWS_MAX_ATTEMPTS="1",
            **more,
        )

    def aws(self, *arguments):
        """What the AWS command line answers, read as JSON."""
        result = run("aws", *arguments, "--output", "json", env=self.environment())
        assert result.returncode == 0, f"{result.stdout}\n{self.log()}"
        return json.loads(result.stdout or "null")

    def script(self, path, *arguments, cwd=DEPLOY, **variables):
        return run(path, *arguments, cwd=cwd, env=self.environment(**variables))

    def log(self):
        """What the stand-in said last; where it failed itself, why."""
        return "".join(pathlib.Path(self.home, "server.log").read_text().splitlines(keepends=True)[-20:])

    def subnets(self, count=3):
        vpc = self.aws("ec2", "create-vpc", "--cidr-block", "10.1.0.0/16")["Vpc"]["VpcId"]
        return vpc, [
            self.aws(
                "ec2", "create-subnet", "--vpc-id", vpc, "--cidr-block", f"10.1.{number}.0/24",
                "--availability-zone", self.region + "abc"[number % 3],
            )["Subnet"]["SubnetId"]
            for number in range(count)
        ]

    def outputs(self, stack):
        description = self.aws("cloudformation", "describe-stacks", "--stack-name", stack)["Stacks"][0]
        return {output["OutputKey"]: output["OutputValue"] for output in description.get("Outputs", [])}
