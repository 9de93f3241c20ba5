"""The scripts by themselves: their style, their help, and what they say to wrong calls."""

import os
import pathlib
import shutil
import sys
import tempfile
import unittest

from support import ACTIONS, DEPLOY, SCRIPTS, SHELL_SCRIPTS, environment, run


class StyleTest(unittest.TestCase):
    @unittest.skipUnless(shutil.which("shellcheck"), "shellcheck is not installed")
    def test_shellcheck_finds_nothing(self):
        scripts = [*SHELL_SCRIPTS, SCRIPTS / "config-dev-env.sh", DEPLOY / "server" / "healthcheck"]
        result = run("shellcheck", *scripts, cwd=DEPLOY)
        self.assertEqual((result.returncode, result.stdout), (0, ""))

    def test_nobody_sleeps_instead_of_waiting(self):
        for script in SHELL_SCRIPTS:
            self.assertNotRegex(script.read_text(), r"(?m)^\s*sleep\b", script.name)

    def test_scripts_can_be_run_and_stop_at_the_first_failure(self):
        for script in ACTIONS:
            self.assertTrue(os.access(script, os.X_OK), script.name)
            self.assertIn("set -euo pipefail", script.read_text(), script.name)

    def test_the_sample_s_calls_are_there(self):
        for path in (
            "deploy_scripts/config-dev-env.sh",
            "deploy_scripts/deploy_rds.sh",
            "deploy_scripts/ddl_scripts/create_schema.sh",
            "deploy_scripts/package_api.sh",
            "deploy_scripts/deploy_api.sh",
            "deploy_scripts/rds_cfn_template.yaml",
            "deploy_scripts/api_cfn_template.yaml",
        ):
            self.assertTrue((DEPLOY / path).is_file(), path)


class ReleaseTest(unittest.TestCase):
    def test_a_release_is_a_build_with_its_functions_in_order(self):
        with tempfile.TemporaryDirectory() as folder:
            swift = pathlib.Path(folder) / "swift"
            swift.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n')
            swift.chmod(0o755)
            path = environment(PATH=f"{folder}:{os.environ['PATH']}")
            result = run(DEPLOY / "release.sh", "--product", "a product", env=path)
        options = result.stdout.splitlines()
        self.assertEqual(options[:3], ["build", "--configuration", "release"])
        self.assertEqual(options[-2:], ["--product", "a product"])
        if sys.platform == "linux":
            self.assertIn("--static-swift-stdlib", options)
            listed = next(o for o in options if o.startswith("--symbol-ordering-file=")).partition("=")[2]
            self.assertTrue(pathlib.Path(listed).samefile(DEPLOY / "hot-functions.txt"))

    def test_the_functions_are_listed_once(self):
        functions = (DEPLOY / "hot-functions.txt").read_text().splitlines()
        self.assertEqual(len(functions), len(set(functions)))
        self.assertGreater(len(functions), 1_000)
        for function in functions:
            self.assertRegex(function, r"^[\w$.@]+$")


class UsageTest(unittest.TestCase):
    def test_help_says_what_a_script_does_and_takes(self):
        for script in ACTIONS:
            with self.subTest(script.name):
                result = run(script, "--help")
                self.assertEqual(result.returncode, 0)
                for text in (f"{script.name} [--dry-run] CONFIGURATION", "--dry-run ", "--help"):
                    self.assertIn(text, result.stdout)
                self.assertNotIn("set -euo", result.stdout)

    @unittest.skipUnless(shutil.which("make"), "make is not installed")
    def test_make_deploys_the_named_configuration(self):
        for arguments, name in ((), "config-dev"), (("CONFIGURATION=config-prod",), "config-prod"):
            result = run("make", "--dry-run", "deploy", *arguments, env={"PATH": os.environ["PATH"]})
            self.assertIn(f"deploy/deploy.sh {name}\n", result.stdout, result.stderr)

    def test_wrong_calls_are_explained_in_one_line(self):
        for script in ACTIONS:
            for arguments, mentions in (
                ((), "which configuration?"),
                (("--fast", "config-dev"), "'--fast' is unknown"),
                (("one", "two"), "not 'one' and 'two'"),
                (("missing",), "there is no missing-env.sh"),
            ):
                with self.subTest(script.name, arguments=arguments):
                    result = run(script, *arguments)
                    self.assertIn(result.returncode, (1, 64))
                    self.assertIn(mentions, result.stdout)
                    self.assertEqual(result.stdout.count("\n"), 1)
                    self.assertTrue(result.stdout.startswith(script.name))

    def test_an_incomplete_configuration_is_refused_before_anything_happens(self):
        with tempfile.TemporaryDirectory() as folder:
            scripts = pathlib.Path(folder) / "deploy_scripts"
            scripts.mkdir()
            (scripts / "half-env.sh").write_text('export env_type="dev"\nexport app_name="x"\n')
            for script in ACTIONS:
                result = run(script, "half", cwd=folder)
                self.assertEqual(result.returncode, 1)
                self.assertIn("does not set s3_bucket_deployment_artifacts", result.stdout)

    def test_without_the_aws_command_line_the_scripts_say_so(self):
        with tempfile.TemporaryDirectory() as folder:
            for tool in ("bash", "dirname", "sed", "env"):
                os.symlink(shutil.which(tool), f"{folder}/{tool}")
            result = run(SCRIPTS / "deploy_rds.sh", "config-dev", env=environment() | {"PATH": folder})
        self.assertEqual(result.returncode, 1)
        self.assertIn("aws is needed", result.stdout)


if __name__ == "__main__":
    unittest.main()
