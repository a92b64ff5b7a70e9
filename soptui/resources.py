"""Where the files that soptui ships are: schemas, the template of a new repository, fonts."""

from __future__ import annotations

from pathlib import Path

PERSONAL = "pengaturan.schema.json"
"""Schema of a person's own settings, which lie in no repository."""

_PACKAGE = Path(__file__).resolve().parent


def schema_text(name: str) -> str:
    """Return the JSON Schema called `name` ("sop", "soptui", "buku") as text."""
    return (schemas_dir() / f"{name}.schema.json").read_text(encoding="utf-8")


def schemas_dir() -> Path:
    """Return the folder of the schemas."""
    return _shipped("schemas")


def repository_schemas() -> list[Path]:
    """Return the schemas that a new repository gets a copy of: those of the files in it."""
    return sorted(file for file in schemas_dir().iterdir() if file.name != PERSONAL)


def template_dir() -> Path:
    """Return the folder that `soptui init` copies, hidden files included."""
    return _shipped("repo_template")


def fonts_dir() -> Path:
    """Return the folder of the fonts that documents are printed in, their licence beside them."""
    return _shipped("fonts")


def _shipped(name: str) -> Path:
    """Return a folder of data: inside an installed package, else at the top of the checkout."""
    installed = _PACKAGE / "_data" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name
