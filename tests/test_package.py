"""The wheel, as a user gets it: everything inside `copydesk`, and it works where there is no checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

pytestmark = pytest.mark.slow


def run(*command, cwd, **options):
    environment = {
        key: value for key, value in os.environ.items() if not key.startswith(("PYTHONPATH", "COV_"))
    }
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        **options,
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    built = run(
        sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, ROOT, cwd=folder
    )
    assert built.returncode == 0, built.stderr
    return next(folder.glob("copydesk-*.whl"))


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder / "venv", with_pip=True)
    binaries = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    done = run(binaries / "python", "-m", "pip", "install", "--quiet", wheel, cwd=folder)
    assert done.returncode == 0, done.stderr
    return binaries


def test_the_wheel_adds_nothing_to_site_packages_but_copydesk(wheel):
    names = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {name for name in names if not name.endswith(".dist-info")} == {"copydesk"}


def test_the_wheel_holds_every_rule_and_table(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    for suffix in ("toml", "tsv"):
        here = {str(path.relative_to(ROOT)) for path in (ROOT / "rules").rglob(f"*.{suffix}")}
        assert here == {name.removeprefix("copydesk/") for name in names if name.endswith(f".{suffix}")}


def test_the_wheel_carries_licence_and_notice(wheel):
    names = [Path(name).name for name in zipfile.ZipFile(wheel).namelist()]
    assert "LICENSE" in names
    assert "NOTICE" in names
    assert "py.typed" in names


def test_an_installed_copydesk_has_all_rules(installed, tmp_path):
    done = run(installed / "copydesk", "rules", "--format", "json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert len(json.loads(done.stdout)) == len(list((ROOT / "rules").glob("*/*.toml")))


def test_an_installed_copydesk_finds_a_fault(installed, tmp_path):
    (tmp_path / "article.txt").write_text("Officials opened the the bridge on Monday.\n", encoding="utf-8")
    done = run(installed / "copydesk", "check", "article.txt", cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    assert "article.txt:1:18: error" in done.stdout


def test_python_users_import_it(installed, tmp_path):
    code = "import copydesk; print(copydesk.check('He asked to to leave.')[0].found)"
    done = run(installed / "python", "-c", code, cwd=tmp_path)
    assert done.stdout == "to to\n", done.stderr
