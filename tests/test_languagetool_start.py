"""Starting LanguageTool: without the extra, without Java, without LanguageTool, and with a Java that does not start it."""

from __future__ import annotations

import builtins
import os
import stat
import sys

import pytest

from copydesk.cli import main
from copydesk.languagetool import EngineError
from copydesk.languagetool.install import install, manifest

from .languagetool_server import check

posix = pytest.mark.skipif(os.name != "posix", reason="a script on the path")


def test_without_the_extra_it_says_how_to_get_it(copy, capsys, monkeypatch):
    real = builtins.__import__

    def without(name, *rest):
        if name.startswith("language_tool_python"):
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    code, out, err = check(capsys, copy / "a.txt", "--with", "languagetool")
    assert code == 2
    assert "pip install 'copydesk[languagetool]'" in out + err
    assert "[doubled-word]" in out
    with pytest.raises(EngineError, match="needs an extra"):
        install()


def fake_java(folder, monkeypatch, script):
    """Put a `java` on the path that says it is Java 17 and, asked to start a server, does this."""
    java = folder / "java"
    java.write_text(
        f'#!{sys.executable}\nimport sys, time\nif "-version" in sys.argv: print(\'version "17.0"\'); sys.exit()\n{script}\n',
        encoding="utf-8",
    )
    java.chmod(java.stat().st_mode | stat.S_IXUSR)
    place = folder / "LanguageTool-6.8"
    place.mkdir()
    (place / "languagetool-server.jar").write_bytes(b"")
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("LTP_PATH", str(folder))


@posix
@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("sys.exit('Could not reserve enough space')", "did not start: Could not reserve enough space"),
        ("print('java.net.BindException: Address already in use'); sys.exit(1)", "Address already in use"),
        ("print('still thinking', flush=True); time.sleep(60)", "did not start in 2 s: still thinking"),
    ],
)
def test_a_server_that_does_not_start(copy, capsys, tmp_path_factory, monkeypatch, script, said):
    pytest.importorskip("language_tool_python")
    fake_java(tmp_path_factory.mktemp("java"), monkeypatch, script)
    monkeypatch.chdir(copy)
    patience = 2 if "thinking" in script else 60
    settings = f"[languagetool]\nstart-timeout = {patience}\n"
    (copy / "copydesk.toml").write_text(settings, encoding="utf-8")
    code = main(["check", "a.txt"])
    out = capsys.readouterr().out
    assert code == 2
    assert said in " ".join(out.split())
    assert "[doubled-word]" in out


@posix
def test_java_is_missing_or_too_old(copy, capsys, tmp_path, monkeypatch):
    pytest.importorskip("language_tool_python")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "there is no java on the path" in check(capsys, copy / "a.txt", "--with", "languagetool")[1]
    java = tmp_path / "java"
    java.write_text("#!/bin/sh\necho 'openjdk version \"11.0.2\"' >&2\n", encoding="utf-8")
    java.chmod(0o755)
    code, out, _ = check(capsys, copy / "a.txt", "--with", "languagetool")
    assert code == 2
    assert "is Java 11" in out
    java.write_text("#!/bin/sh\necho nothing\n", encoding="utf-8")
    assert "does not say what version it is" in check(capsys, copy / "a.txt", "--with", "languagetool")[1]


@posix
def test_languagetool_is_not_installed(copy, capsys, tmp_path_factory, monkeypatch):
    pytest.importorskip("language_tool_python")
    folder = tmp_path_factory.mktemp("java")
    fake_java(folder, monkeypatch, "pass")
    jar = folder / "LanguageTool-6.8" / "languagetool-server.jar"
    jar.unlink()
    assert "copydesk languagetool install" in check(capsys, copy / "a.txt", "--with", "languagetool")[1]
    jar.parent.rmdir()
    assert "copydesk languagetool install" in check(capsys, copy / "a.txt", "--with", "languagetool")[1]


def test_installing_without_maven_says_so(tmp_path, monkeypatch, capsys):
    pytest.importorskip("language_tool_python")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("LTP_PATH", str(tmp_path / "lt"))
    assert main(["languagetool", "install", "--from-maven"]) == 2
    assert "there is no mvn on the path" in capsys.readouterr().err


def test_a_manifest_breaks_its_lines_as_the_format_wants():
    jars = [f"libs/some-library-{number}.jar" for number in range(9)]
    lines = manifest(jars).split("\n")
    assert all(len(line.encode()) <= 72 for line in lines)
    joined = "".join(line[1:] if line.startswith(" ") else f"\n{line}" for line in lines)
    assert f"Class-Path: {' '.join(jars)}" in joined
