"""The file of the settings: read once at the start, written when the screen changes one."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from soptui.errors import InvalidError, SystemFaultError
from soptui.folders import config_folder
from soptui.settings.read import Settings, read_settings
from soptui.visible import visible

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAME = "pengaturan.toml"


def settings_file(environ: Mapping[str, str]) -> Path:
    """Return where the settings are; the file need not exist."""
    return config_folder(environ) / _NAME


def load(environ: Mapping[str, str]) -> Settings:
    """Return the settings; without a file, or when it cannot be read, the defaults."""
    file = settings_file(environ)
    try:
        raw = file.read_bytes()
    except FileNotFoundError:
        return read_settings(b"", _NAME, environ)
    except OSError as error:
        settings = read_settings(b"", _NAME, environ)
        return _unreadable(settings, error)
    return read_settings(raw, _NAME, environ)


def _unreadable(settings: Settings, error: OSError) -> Settings:
    from dataclasses import replace

    from soptui.model import Severity, Temuan
    from soptui.settings.read import RULE

    words = f"Berkas ini tidak dapat dibaca ({error.strerror}). Periksa hak aksesnya."
    found = Temuan(RULE, Severity.WARNING, words, "", _NAME, 0, 0)
    return replace(settings, findings=(found, *settings.findings))


def store(environ: Mapping[str, str], key: str, value: str) -> None:
    """Write one setting; comments and layout of the file stay.

    Raises InvalidError when the file is no TOML, SystemFaultError when it cannot be written.
    """
    from soptui.toml.setting import with_setting

    file = settings_file(environ).resolve()
    try:
        text = file.read_bytes().decode() if file.exists() else ""
        _write(file, with_setting(text, key, value))
    except UnicodeDecodeError as error:
        raise InvalidError("Berkas ini bukan teks UTF-8; perbaiki dulu.", file=_NAME) from error
    except OSError as error:
        raise SystemFaultError(
            f"Pengaturan tidak dapat ditulis ke {visible(str(file))} ({error.strerror})."
            " Periksa hak akses foldernya; pengaturan berlaku sampai soptui ditutup."
        ) from error


def _write(file: Path, text: str) -> None:
    """Replace the file as a whole, so that it is never half written."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fd, name = tempfile.mkstemp(dir=file.parent, prefix=".pengaturan-")
    try:
        with os.fdopen(fd, "wb") as new:
            new.write(text.encode())
        Path(name).replace(file)
    except OSError:
        with suppress(OSError):
            Path(name).unlink()
        raise
