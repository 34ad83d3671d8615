"""Compiles the loops in C of copydesk.native when copydesk is built or installed.

    python lint/build_native.py      compiles them in place, in a checkout

Where no compiler is at hand copydesk is installed all the same: it finds the same and takes longer. COPYDESK_NATIVE=0 leaves
the loops out, COPYDESK_NATIVE=1 fails where they cannot be compiled.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

HOME = Path(__file__).resolve().parent / "copydesk" / "native"
NAME = "copydesk.native.loops"


def compiled(work: Path) -> Path:
    """The extension module, compiled into a folder.

    Raises:
        Exception: there is no compiler, or it failed (setuptools has no one class for that).
    """
    from setuptools import Distribution, Extension
    from setuptools.command.build_ext import build_ext

    optimise = (
        []
        if sys.platform == "win32"
        else ["-O3", "-fno-strict-aliasing", "-ffp-contract=off", "-Wall", "-Wextra"]
    )
    extension = Extension(
        NAME,
        [os.path.relpath(path) for path in sorted(HOME.glob("*.c"))],
        depends=[os.path.relpath(path) for path in sorted(HOME.glob("*.h"))],
        extra_compile_args=optimise,
    )
    command = build_ext(Distribution({"name": "copydesk", "ext_modules": [extension]}))
    command.ensure_finalized()
    command.build_lib, command.build_temp = str(work), str(work / "objects")
    command.run()
    return work / command.get_ext_filename(NAME)


class NativeBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Puts the loops into a wheel, or beside their sources where the checkout itself is installed."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and say where what was compiled goes."""
        wanted = os.environ.get("COPYDESK_NATIVE", "")
        if self.target_name != "wheel" or wanted == "0":
            return
        self._work = tempfile.TemporaryDirectory()
        try:
            module = compiled(Path(self._work.name))
        except Exception as error:
            if wanted == "1":
                raise
            self.app.display_warning(
                f"copydesk is built without its loops in C, so it will be slower: {error}"
            )
            return
        if version == "editable":
            (HOME / module.name).write_bytes(module.read_bytes())
            return
        build_data["pure_python"] = False
        build_data["infer_tag"] = True
        build_data["force_include"][str(module)] = f"copydesk/native/{module.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Leave nothing behind."""
        if work := getattr(self, "_work", None):
            work.cleanup()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        made = compiled(Path(folder))
        # A module in use is replaced and not written over, or whoever has it open would crash.
        beside = HOME / f".{made.name}"
        beside.write_bytes(made.read_bytes())
        beside.replace(HOME / made.name)
    sys.stdout.write(f"{HOME / made.name}\n")
