"""A program called `git` that counts its calls, and fails, dies or hangs at one of them."""

from __future__ import annotations

import shutil
from pathlib import Path

_SCRIPT = """#!/bin/sh
n=$(($(cat {count})+1)); echo $n > {count}
if [ {nth} -gt 0 ] && [ $n -ge {nth} ]; then case {how} in
  gagal) echo 'fatal: {words}' >&2; exit 128;;
  mati-sebelum) kill -9 $$;;
  mati-sesudah) {git} "$@"; kill -9 $$;;
  tidur) sleep 600 & echo $! >> {count}.anak; wait;;
  tahan) while [ -e {count}.tahan ]; do sleep 0.05; done;;
esac; fi
exec {git} "$@"
"""


class GitPalsu:
    """Lives in a folder that goes first in PATH."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._count = folder / "hitungan"
        self._real = shutil.which("git")
        folder.mkdir(exist_ok=True)
        self.set()

    def set(self, nth: int = 0, how: str = "gagal", words: str = "") -> None:
        """Disturb the `nth` call and all after it; 0: none."""
        self._count.write_text("0")
        names = {"count": self._count, "nth": nth, "how": how, "git": self._real, "words": words}
        program = self.folder / "git"
        program.write_text(_SCRIPT.format(**names))
        program.chmod(0o755)
        Path(f"{self._count}.tahan").touch()

    def release(self) -> None:
        """Let go on what is held up (`tahan`)."""
        Path(f"{self._count}.tahan").unlink()

    @property
    def calls(self) -> int:
        """How often git was called since `set`."""
        return int(self._count.read_text())

    @property
    def children(self) -> list[int]:
        """Processes that a hanging git has started."""
        noted = Path(f"{self._count}.anak")
        return [int(pid) for pid in noted.read_text().split()] if noted.exists() else []
