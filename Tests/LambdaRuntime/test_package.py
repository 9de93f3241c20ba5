"""deploy/package.sh and deploy/check-package.sh, without the minutes of a real build; `make package-lambda` has those."""
import os
import pathlib
import platform
import shutil
import stat
import subprocess
import sys
import tempfile
import unittest
import zipfile

BINARY = pathlib.Path(os.environ["INVENTORY_GATEWAY_BINARY"])
ROOT = pathlib.Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
sys.path.append(str(ROOT / "Tests" / "Deploy"))
OTHER = "x86_64" if platform.machine() == "aarch64" else "arm64"


def run(script, *arguments, **options):
    return subprocess.run([DEPLOY / script, *map(str, arguments)], capture_output=True, text=True, timeout=120, **options)


class Scripts(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory(prefix="inventory-package-")
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)

    def test_they_help_and_refuse_what_they_do_not_know(self):
        for script in ("package.sh", "check-package.sh"):
            with self.subTest(script):
                result = run(script, "--help")
                self.assertEqual((result.returncode, result.stderr), (0, ""))
                self.assertTrue(result.stdout.startswith(f"Usage: deploy/{script}"))
                for arguments in (["--loud"], ["--architecture"], ["--architecture", "sparc", "x.zip"]):
                    result = run(script, *arguments)
                    self.assertEqual(result.returncode, 64, result)
                    self.assertEqual(len(result.stderr.splitlines()), 1, result.stderr)
        self.assertEqual(run("check-package.sh").returncode, 64)
        self.assertEqual(run("check-package.sh", self.folder / "none.zip").returncode, 64)
        self.assertEqual(run("package.sh", "--architecture", OTHER).returncode, 64)

    def test_a_dry_run_only_tells_what_it_would_run(self):
        result = run("package.sh", "--dry-run", "--output", "function.zip", cwd=self.folder)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn("swift build --configuration release", result.stdout)
        self.assertIn("-static-executable", result.stdout)
        self.assertIn(str(self.folder / "function.zip"), result.stdout)
        self.assertEqual(list(self.folder.iterdir()), [])
        with_libpq = run("package.sh", "--dry-run", "--with-postgresql", "--architecture", OTHER).stdout
        self.assertIn("--traits PostgreSQL --static-swift-stdlib", with_libpq)
        self.assertNotIn("-static-executable", with_libpq)
        self.assertIn(f"inventory-gateway-{OTHER}.zip", with_libpq)

    def zip(self, content, name="bootstrap", mode=0o755):
        path = self.folder / "function.zip"
        with zipfile.ZipFile(path, "w") as archive:
            entry = zipfile.ZipInfo(name)
            entry.external_attr = (stat.S_IFREG | mode) << 16
            entry.create_system = 3
            archive.writestr(entry, content)
        return path

    def program(self, source, *options):
        """A compiled C program; the Swift toolchain brings a C compiler."""
        path = self.folder / "program"
        subprocess.run(["clang", "-o", path, "-x", "c", "-", *options], input=source.encode(), check=True)
        return path.read_bytes()

    says_what_ours_says = '#include <stdio.h>\nint main() { puts("AWS_LAMBDA_RUNTIME_API is not set"); return 64; }'

    @unittest.skipUnless(shutil.which("clang"), "there is no clang")
    def test_a_static_program_passes_and_is_started_where_nothing_else_is(self):
        result = run("check-package.sh", self.zip(self.program(self.says_what_ours_says, "-static")))
        self.assertEqual(result.returncode, 0, result)
        self.assertIn("static, asks for no glibc and no library", result.stdout)
        self.assertIn("bootstrap: start", result.stdout)

    @unittest.skipUnless(shutil.which("clang"), "there is no clang")
    def test_what_lambda_could_not_start_is_refused_with_the_reason(self):
        static = self.program(self.says_what_ours_says, "-static")
        fails = self.program("int main() { return 0; }", "-static")
        dynamic = self.program("#include <math.h>\nint main(int c, char **v) { return sin(c) > 2; }", "-lm")
        cases = [
            ({"content": static, "name": "bin/bootstrap"}, [], "no bootstrap at the zip's root"),
            ({"content": static, "mode": 0o644}, [], "not executable"),
            ({"content": static}, ["--architecture", OTHER], f"not made for {OTHER}"),
            ({"content": static}, ["--max-size", "1000"], "must have at most 1000"),
            ({"content": b"#!/bin/sh\n"}, [], "not made for"),
            ({"content": fails}, [], "does not start (exit code 0)"),
            ({"content": dynamic}, ["--glibc", "2.10"], "bootstrap needs glibc 2."),
            ({"content": BINARY.read_bytes()}, ["--max-size", "1000000000"], "needs libswiftCore.so, which the zip does not"),
        ]
        for content, arguments, mentions in cases:
            with self.subTest(mentions):
                result = run("check-package.sh", self.zip(**content), *arguments)
                self.assertEqual(result.returncode, 1, result)
                self.assertIn(mentions, result.stderr)
        path = self.folder / "no.zip"
        path.write_bytes(b"no zip")
        self.assertIn("no sound zip", run("check-package.sh", path).stderr)

    @unittest.skipUnless(shutil.which("shellcheck"), "there is no shellcheck")
    def test_shellcheck_finds_nothing(self):
        scripts = [DEPLOY / "package.sh", DEPLOY / "check-package.sh"]
        result = subprocess.run(["shellcheck", *scripts], capture_output=True, text=True)
        self.assertEqual(result.returncode, 0, result.stdout)

    def test_the_container_recipe_breaks_no_rule(self):
        from dockerfile import problems
        # What it makes is a folder with a zip: nobody runs that as a user, or asks for its health.
        of_images_that_run = ("DL3002", "OWN002")
        found = problems((DEPLOY / "Dockerfile.lambda").read_text())
        self.assertEqual([problem for problem in found if not problem.startswith(of_images_that_run)], [])


if __name__ == "__main__":
    unittest.main()
