"""The folders of one person, as the XDG base directory specification names them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def config_folder(environ: Mapping[str, str]) -> Path:
    """Return the folder of settings; it need not exist."""
    return _folder(environ, "XDG_CONFIG_HOME", ".config")


def state_folder(environ: Mapping[str, str]) -> Path:
    """Return the folder of what soptui remembers between starts; it need not exist."""
    return _folder(environ, "XDG_STATE_HOME", ".local/state")


def cache_folder(environ: Mapping[str, str]) -> Path:
    """Return the folder of what can be computed again; it need not exist."""
    return _folder(environ, "XDG_CACHE_HOME", ".cache")


def _folder(environ: Mapping[str, str], name: str, default: str) -> Path:
    """Return the folder; a relative one counts as not given, as the specification wants."""
    given = Path(environ.get(name, ""))
    home = Path(environ.get("HOME") or "~").expanduser()
    return (given if given.is_absolute() else home / default) / "soptui"
