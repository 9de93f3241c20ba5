"""The packages from PyPI that the tool needs, installed under .build/data-api if they are not there yet."""

import pathlib
import subprocess
import sys

PACKAGES = ["boto3==1.*", "psycopg[binary]==3.*", "pymysql==1.*"]
FOLDER = pathlib.Path(__file__).resolve().parents[2] / ".build" / "data-api"


def provide():
    """Makes the packages importable."""
    if not (FOLDER / "installed").exists():
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-warn-conflicts"]
        subprocess.run([*command, "--target", str(FOLDER), "--upgrade", *PACKAGES], check=True, stdout=sys.stderr)
        (FOLDER / "installed").touch()
    sys.path.insert(0, str(FOLDER))
