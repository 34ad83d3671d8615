"""Putting LanguageTool on a machine, where language-tool-python looks for it."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path

from copydesk.languagetool.client import EngineError
from copydesk.languagetool.server import EXTRA

VERSION = "6.8"
"""The version that the table of its rules was measured with."""

POM = """<project xmlns="http://maven.apache.org/POM/4.0.0">
<modelVersion>4.0.0</modelVersion><groupId>copydesk</groupId><artifactId>languagetool</artifactId><version>1</version>
<dependencies><dependency><groupId>org.languagetool</groupId><artifactId>languagetool-server</artifactId>
<version>{version}</version></dependency></dependencies></project>
"""

SERVER = "languagetool-server.jar"
_LINE = 70
"""Bytes of a line of a manifest; longer ones go on in the next, behind a space (JAR file specification)."""


def install(*, maven: bool = False) -> Path:
    """Install LanguageTool, unless it is there; return the folder that it lies in.

    language-tool-python downloads it, or, with `maven`, Maven does: its jars and what they need, from wherever this
    machine's Maven gets its packages.

    Raises:
        EngineError: the extra or Maven is missing, or the download failed.
    """
    try:
        from language_tool_python.download_lt import LocalLanguageTool
        from language_tool_python.utils import get_language_tool_download_path
    except ImportError as problem:
        raise EngineError(f"for LanguageTool copydesk needs an extra: {EXTRA}") from problem
    folder = Path(get_language_tool_download_path()) / f"LanguageTool-{VERSION}"
    if (folder / SERVER).is_file():
        return folder
    if maven:
        from_maven(folder)
        return folder
    try:
        LocalLanguageTool.from_version_name(VERSION).download()
    except Exception as problem:
        raise EngineError(f"LanguageTool {VERSION} could not be downloaded: {problem}") from problem
    return folder


def from_maven(folder: Path) -> None:
    """Let Maven put LanguageTool's jars into a folder, and beside them a server jar that names them all.

    Raises:
        EngineError: Maven is missing, or it failed.
    """
    program = shutil.which("mvn")
    if not program:
        raise EngineError("there is no mvn on the path")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".languagetool-") as scratch:
        made = Path(scratch, folder.name)
        Path(scratch, "pom.xml").write_text(POM.format(version=VERSION), encoding="utf-8")
        command = [program, "-q", "-B", "dependency:copy-dependencies", f"-DoutputDirectory={made / 'libs'}"]
        done = subprocess.run(command, cwd=scratch, capture_output=True, text=True, check=False)  # noqa: S603
        jars = sorted(made.glob("libs/*.jar"))
        if done.returncode or not jars:
            raise EngineError(f"Maven failed: {(done.stdout + done.stderr).strip()[-1000:]}")
        with zipfile.ZipFile(made / SERVER, "w") as server:
            server.writestr("META-INF/MANIFEST.MF", manifest([f"libs/{path.name}" for path in jars]))
        shutil.rmtree(folder, ignore_errors=True)
        made.rename(folder)


def manifest(jars: list[str]) -> str:
    """A manifest that makes a jar stand for others."""
    line = "Class-Path: " + " ".join(jars)
    lines = [line[:_LINE], *(" " + line[at : at + _LINE - 1] for at in range(_LINE, len(line), _LINE - 1))]
    return "Manifest-Version: 1.0\n" + "\n".join(lines) + "\n\n"
