"""Who makes a change, as git's configuration says. A name is a claim, not a proof."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from soptui.errors import SoptuiError
from soptui.repo.faults import explain

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

    from soptui.repo.git import Git
    from soptui.repo.process import Result

_IDENT = re.compile(r"(?P<name>.*?) <(?P<email>[^<>]*)> \d+ [+-]\d{4}", re.DOTALL)
_UNKNOWN = re.compile(r"[Ii]dent(ity)?\b|tell me who|no email was given|auto-detect")


@dataclass(frozen=True, slots=True)
class Identity:
    """Name and address that a commit carries.

    Raises SoptuiError for what git could not write down or would silently change.
    """

    name: str
    email: str

    def __post_init__(self) -> None:
        _refuse_odd("Nama", self.name)
        _refuse_odd("Alamat surel", self.email)
        if re.search(r"\s", self.email):
            raise SoptuiError("Alamat surel tidak boleh memuat spasi.")

    def environment(self, when: datetime | None = None) -> dict[str, str]:
        """Return the variables that make git sign a commit or tag so, at `when` (None: now)."""
        env: dict[str, str] = {}
        for role in ("AUTHOR", "COMMITTER"):
            env[f"GIT_{role}_NAME"] = self.name
            env[f"GIT_{role}_EMAIL"] = self.email
            if when is not None:
                local = when.astimezone() if when.tzinfo is None else when
                env[f"GIT_{role}_DATE"] = f"@{int(local.timestamp())} {local:%z}"
        return env


class IdentityMissingError(SoptuiError):
    """Git does not know who is writing: ask once, then `store_identity`."""

    def __init__(self) -> None:
        super().__init__(
            "Git belum mengenal Anda. Isi sekali saja: git config user.name 'NAMA ANDA' dan"
            " git config user.email ALAMAT@SUREL"
        )


def _refuse_odd(label: str, value: str) -> None:
    if not value.strip(" .,:;<>\"\\'"):
        raise SoptuiError(f"{label} belum diisi.")
    if any(unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") or c in "<>" for c in value):
        raise SoptuiError(f"{label} tidak boleh memuat '<', '>', atau karakter kendali.")


def read_identity(git: Git) -> Identity | None:
    """Return who commits in this repository, or None when git has not been told."""
    return parse_identity(git.attempt("var", "GIT_AUTHOR_IDENT"), git.root)


def parse_identity(answer: Result, place: Path) -> Identity | None:
    """Read the answer of `git var GIT_AUTHOR_IDENT`, asked in `place`.

    Raises SoptuiError when git failed for another reason than that nobody has told it.
    """
    match = _IDENT.fullmatch(answer.out.decode(errors="replace").strip())
    if answer.code != 0 and not _UNKNOWN.search(answer.err):
        raise explain(answer.err, place)
    if answer.code != 0 or match is None:
        return None
    return Identity(match["name"], match["email"])


def require_identity(git: Git, identity: Identity | None) -> Identity:
    """Return `identity`, else the configured one. Raises IdentityMissingError."""
    found = identity or read_identity(git)
    if found is None:
        raise IdentityMissingError
    return found


def store_identity(git: Git, identity: Identity) -> str:
    """Write the identity into the configuration of this repository and say where, in words."""
    values: Mapping[str, str] = {"user.name": identity.name, "user.email": identity.email}
    for key, value in values.items():
        git.run("config", "--local", "--replace-all", "--end-of-options", key, value)
    return f"pengaturan git repositori ini ({git.common_dir / 'config'})"
