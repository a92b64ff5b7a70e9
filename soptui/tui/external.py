"""The person's own text editor: which one, how it opens a line, and how it went."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from soptui.errors import SoptuiError
from soptui.folders import state_folder
from soptui.visible import visible

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import PurePath

_USUAL = ("nano", "vi", "vim", "micro", "mcedit", "joe", "emacs")
"""Tried in this order when nobody named an editor."""

_PLUS_LINE = frozenset(
    {
        *("vi", "vim", "vim.tiny", "vim.basic", "nvim", "view"),
        *("nano", "rnano", "pico", "micro", "mcedit", "ee", "ne", "joe", "jmacs", "jpico"),
        *("emacs", "emacsclient", "mg", "jed", "zile", "kak"),
    }
)
_COLON_LINE = frozenset({"hx", "helix"})


def editor_command(setting: str, environ: Mapping[str, str]) -> list[str]:
    """Return the words of the editor: the setting, VISUAL, EDITOR, else one that is there.

    Raises SoptuiError when none is there or the words cannot be read.
    """
    named = setting or environ.get("VISUAL") or environ.get("EDITOR") or ""
    try:
        words = shlex.split(named)
    except ValueError as error:
        raise SoptuiError(
            f"Perintah penyunting teks {named!r} tidak dapat dibaca: tanda kutipnya tidak lengkap."
        ) from error
    if words:
        return words
    found = next((name for name in _USUAL if shutil.which(name)), None)
    if found is None:
        raise SoptuiError(
            "Penyunting teks belum ditentukan. Isi perintah `pengaturan`, misalnya dengan nano."
        )
    return [found]


def with_line(command: Sequence[str], file: Path, line: int) -> list[str]:
    """Return the whole command that opens `file` at a line, for editors that can."""
    name = Path(command[0]).name
    if line > 1 and name in _PLUS_LINE:
        return [*command, f"+{line}", str(file)]
    if line > 1 and name in _COLON_LINE:
        return [*command, f"{file}:{line}"]
    return [*command, str(file)]


def private_file(like: PurePath, data: bytes, environ: Mapping[str, str]) -> Path:
    """Write a text to a new file that only this person can read, named like another one.

    Raises OSError.
    """
    folder = state_folder(environ)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    fd, place = tempfile.mkstemp(prefix=f"{like.stem}-", suffix=like.suffix, dir=folder)
    with os.fdopen(fd, "wb") as file:
        file.write(data)
    return Path(place)


def run_editor(command: Sequence[str], file: Path, line: int) -> None:
    """Let the person edit `file`, and wait. Raises SoptuiError when that did not go well."""
    try:
        code = subprocess.call(with_line(command, file, line))  # noqa: S603 - their own editor
    except OSError as error:
        why = "tidak ditemukan" if isinstance(error, FileNotFoundError) else error.strerror
        raise SoptuiError(
            f"Penyunting teks {visible(command[0])} tidak dapat dijalankan ({why})."
            " Periksa perintah `pengaturan` atau variabel EDITOR."
        ) from error
    if code:
        raise SoptuiError(
            f"{visible(Path(command[0]).name)} berakhir dengan kode {code}; tidak ada yang diambil."
        )
