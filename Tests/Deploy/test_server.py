"""The container and the units that servers and agents run as."""

import pathlib
import re
import shutil
import subprocess
import tempfile
import time
import unittest

from dockerfile import instructions, problems
from support import BINARY, DEPLOY, ROOT, environment, run
from templates import read_template

DOCKERFILE = DEPLOY / "server" / "Dockerfile"
UNITS = sorted([*DEPLOY.rglob("*.service"), *DEPLOY.rglob("*.timer")])


class DockerfileTest(unittest.TestCase):
    def test_the_dockerfile_breaks_no_rule(self):
        self.assertEqual(problems(DOCKERFILE.read_text()), [])

    def test_the_rules_find_what_they_are_for(self):
        good = DOCKERFILE.read_text()
        for rule, text in {
            "DL3002": good.replace("USER 65532:65532", "USER root"),
            "DL3006": good.replace("debian:12-slim", "debian"),
            "DL3007": good.replace("debian:12-slim", "debian:latest"),
            "DL3008": good.replace("# hadolint ignore=DL3008", ""),
            "DL3009": good.replace("&& rm -rf /var/lib/apt/lists/*", "&& true"),
            "DL3015": good.replace("--no-install-recommends", ""),
            "DL3020": good.replace("COPY Sources Sources", "ADD Sources Sources"),
            "DL3025": good.replace('CMD ["serve"]', "CMD serve"),
            "OWN001": good[good.index("FROM debian") :],
            "OWN002": re.sub(r"(?m)^HEALTHCHECK.*$", "", good),
        }.items():
            with self.subTest(rule):
                self.assertTrue(any(problem.startswith(rule) for problem in problems(text)), problems(text))

    def test_the_lambda_s_build_breaks_none_that_is_about_builds(self):
        """Its images are not run: no user, and no health."""
        found = problems((DEPLOY / "Dockerfile.lambda").read_text())
        self.assertEqual([problem for problem in found if problem[:6] not in ("DL3002", "OWN002")], [])

    def test_the_image_is_built_with_what_every_build_needs(self):
        needed = re.search(r"(?m)^build\) packages=\((.*?)\)", (ROOT / ".ci" / "prepare").read_text()).group(1).split()
        installed = next(rest for word, rest, _ in instructions(DOCKERFILE.read_text()) if word == "RUN")
        self.assertLessEqual(set(needed), set(installed.split()))

    def test_everything_that_is_copied_is_there_and_let_through(self):
        allowed = {
            line[1:] for line in (DEPLOY / "server" / "Dockerfile.dockerignore").read_text().splitlines()
            if line.startswith("!")
        }
        for word, rest, _ in instructions(DOCKERFILE.read_text()):
            if word == "COPY" and "--from" not in rest:
                for source in [part for part in rest.split() if not part.startswith("--")][:-1]:
                    self.assertTrue((ROOT / source).exists(), source)
                    self.assertIn(source, allowed)

    def test_the_task_runs_it_as_it_is_meant(self):
        """Fargate takes neither the user's restrictions nor the health check from the image."""
        template = read_template((DEPLOY / "server" / "server_cfn_template.yaml").read_text())
        container = template["Resources"]["Task"]["Properties"]["ContainerDefinitions"][0]
        self.assertTrue(container["ReadonlyRootFilesystem"])
        self.assertEqual(container["LinuxParameters"]["Capabilities"]["Drop"], ["ALL"])
        text = DOCKERFILE.read_text()
        self.assertIn(f"USER {container['User']}:", text)
        self.assertIn(f'CMD ["{container["HealthCheck"]["Command"][1]}"]', text)


class HealthCheckTest(unittest.TestCase):
    def test_it_tells_a_live_gateway_from_none(self):
        check = DEPLOY / "server" / "healthcheck"
        with tempfile.TemporaryDirectory() as folder:
            log = pathlib.Path(folder) / "log"
            with log.open("w") as output:
                server = subprocess.Popen(
                    [BINARY, "serve", "--port", "0", "--store", f"sqlite:{folder}/inventory.db"], stderr=output,
                    stdout=output, env=environment(),
                )
            try:
                deadline = time.monotonic() + 60
                while not (found := re.search(r"at http://127.0.0.1:(\d+)", log.read_text())):
                    self.assertLess(time.monotonic(), deadline, log.read_text())
                    time.sleep(0.05)
                port = environment(INVENTORY_PORT=found.group(1))
                self.assertEqual(run(check, env=port).returncode, 0)
                self.assertEqual(run(check, "/health/ready", env=port).returncode, 0)
                self.assertNotEqual(run(check, "/nothing-here", env=port).returncode, 0)
            finally:
                server.terminate()
                server.wait(60)
            self.assertNotEqual(run(check, env=port).returncode, 0)


@unittest.skipUnless(shutil.which("systemd-analyze"), "systemd is not installed")
class UnitTest(unittest.TestCase):
    def test_the_units_are_well_formed(self):
        self.assertEqual(len(UNITS), 3)
        with tempfile.TemporaryDirectory() as folder:
            for unit in UNITS:
                text = unit.read_text().replace("/usr/local/bin/inventory-gateway", str(BINARY))
                (pathlib.Path(folder) / unit.name).write_text(text)
            result = run("systemd-analyze", "verify", *sorted(pathlib.Path(folder).iterdir()))
        self.assertEqual((result.returncode, result.stdout), (0, ""))

    def test_the_services_are_hardened(self):
        """systemd's own score: 0 is closed, 10 is open."""
        for unit in UNITS:
            if unit.suffix == ".service":
                result = run("systemd-analyze", "security", "--offline=yes", unit)
                score = float(re.search(r"exposure level for .*: ([0-9.]+)", result.stdout).group(1))
                self.assertLess(score, 1.5, result.stdout)

    def test_the_timer_spreads_hosts(self):
        text = (DEPLOY / "agent" / "inventory-collect.timer").read_text()
        self.assertRegex(text, r"(?m)^RandomizedDelaySec=[1-9]")


if __name__ == "__main__":
    unittest.main()
