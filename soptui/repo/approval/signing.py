"""SSH signatures over tags, made and checked by OpenSSH's own `ssh-keygen`.

The only module that starts it. Its verdict is its exit status, never its words. Whom to trust
comes from outside of every repository: git's user or system configuration, or soptui's own list.
"""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from soptui.errors import RefusedError, SoptuiError, SystemFaultError
from soptui.spawn import spawning
from soptui.visible import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from soptui.repo.git import Git

PROGRAM = "ssh-keygen"
NAMESPACE = "git"
"""What a signature is for; one made for another purpose is none."""
BEGIN = b"-----BEGIN SSH SIGNATURE-----"
TIMEOUT_SECONDS = 20
OWN_LIST = "penandatangan"
"""File in soptui's configuration folder, in the form of OpenSSH's allowed_signers."""

_NO_PROGRAM = "Program ssh-keygen tidak ditemukan. Pasang OpenSSH (paket openssh-client)."


class Tertanda(NamedTuple):
    """What a signature proves."""

    is_intact: bool
    """It is a signature over exactly this text."""
    signer: str = ""
    """Whom the list of trusted signers names for its key; "" for a key it does not know."""
    key: str = ""
    """Fingerprint of the key."""


@dataclass(frozen=True, slots=True)
class Trust:
    """Files that say whose signatures count; both lie outside of the repository."""

    signers: Path | None = None
    revoked: Path | None = None


def trust(git: Git) -> Trust:
    """Return whom the user trusts.

    Raises RefusedError when the list lies inside the repository: who can change the SOPs could
    then name himself.
    """
    signers = _configured(git, "gpg.ssh.allowedSignersFile") or _own_list()
    revoked = _configured(git, "gpg.ssh.revocationFile")
    for file in filter(None, (signers, revoked)):
        for folder in (git.root, git.git_dir, git.common_dir):
            if file.resolve().is_relative_to(folder.resolve()):
                raise RefusedError(
                    f"Daftar penanda tangan {file} berada di dalam repositori, jadi tidak dipakai."
                    " Pindahkan ke luar, lalu perbaiki gpg.ssh.allowedSignersFile."
                )
    return Trust(*(f if f is not None and f.is_file() else None for f in (signers, revoked)))


def _configured(git: Git, key: str) -> Path | None:
    """Return a path from git's user or system configuration, never from the repository's."""
    for scope in ("--global", "--system"):
        order = ("config", scope, "--includes", "--type=path", "--get", "--end-of-options", key)
        answer = git.attempt(*order)
        if answer.code == 0 and answer.out.strip():
            return Path(os.fsdecode(answer.out.rstrip(b"\n"))).absolute()
    return None


def _own_list() -> Path:
    home = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
    return Path(home) / "soptui" / OWN_LIST


def signing_key(git: Git) -> str | None:
    """Return the key that git would sign with, None when none is configured.

    Raises SoptuiError when git is set up for another kind of signature.
    """
    answer = git.attempt("config", "--get", "--end-of-options", "user.signingKey")
    key = os.fsdecode(answer.out).strip()
    if answer.code != 0 or not key:
        return None
    form = os.fsdecode(git.attempt("config", "--get", "gpg.format").out).strip()
    if form != "ssh":
        raise SoptuiError(
            "soptui menandatangani dengan kunci SSH, tetapi git diatur untuk yang lain. Atur:"
            " git config --global gpg.format ssh"
        )
    return key


def sign(payload: bytes, key: str) -> bytes:
    """Return the signature over `payload`; `key` is a file, or "key::ssh-ed25519 …" of an agent.

    Raises SoptuiError when the key cannot be used, SystemFaultError without ssh-keygen.
    """
    with tempfile.TemporaryDirectory(prefix="soptui-") as folder:
        file, order = Path(key).expanduser(), ["-Y", "sign", "-n", NAMESPACE]
        literal = key.removeprefix("key::")
        if literal != key or key.startswith("ssh-"):
            file = Path(folder) / "kunci.pub"
            file.write_text(f"{literal}\n")
            order.append("-U")  # the secret half is with the agent
        answer = _run([*order, "-f", str(file)], payload)
    if answer.returncode != 0 or BEGIN not in answer.stdout:
        why = visible(answer.stderr.decode(errors="replace").strip().rpartition("\n")[2])
        raise SoptuiError(
            f"Kunci tanda tangan {visible(str(file))} tidak dapat dipakai ({why or 'tanpa sebab'})."
            " Bila kuncinya bersandi, buka dulu dengan: ssh-add"
        )
    return answer.stdout


def split(content: bytes) -> tuple[bytes, bytes]:
    """Return text and signature of a tag object; the signature is b"" where there is none."""
    place = content.find(BEGIN)
    return (content, b"") if place < 0 else (content[:place], content[place:])


def check(payload: bytes, signature: bytes, made: dt.datetime, trusted: Trust) -> Tertanda:
    """Return what a signature proves about `payload` at the moment it says it was made.

    Raises SystemFaultError without ssh-keygen.
    """
    moment = made.astimezone(dt.UTC)
    with tempfile.TemporaryDirectory(prefix="soptui-") as folder:
        file = Path(folder) / "tanda"
        file.write_bytes(signature)
        order = ["-n", NAMESPACE, "-s", str(file)]
        intact = _run(("-Y", "check-novalidate", *order), payload)
        if intact.returncode != 0:
            return Tertanda(is_intact=False)
        key = intact.stdout.decode(errors="replace").strip().rpartition(" ")[2]
        if trusted.signers is None:
            return Tertanda(is_intact=True, key=key)
        order += ["-f", str(trusted.signers), f"-Overify-time={moment:%Y%m%d%H%M%S}"]
        found = _run(("-Y", "find-principals", *order), b"")
        names = found.stdout.decode(errors="replace").splitlines() if not found.returncode else ()
        revoked = () if trusted.revoked is None else ("-r", str(trusted.revoked))
        for name in names:
            verdict = _run(("-Y", "verify", "-I", name, *order, *revoked), payload)
            if verdict.returncode == 0:
                return Tertanda(is_intact=True, signer=name, key=key)
        return Tertanda(is_intact=True, key=key)


def _run(args: Sequence[str], stdin: bytes) -> subprocess.CompletedProcess[bytes]:
    """Run ssh-keygen without a terminal: a question for a passphrase must not fill the screen."""
    env = {**os.environ, "LC_ALL": "C", "TZ": "UTC", "SSH_ASKPASS_REQUIRE": "never"}
    try:
        with spawning():
            return subprocess.run(  # noqa: S603 - a fixed program with arguments of this module
                [PROGRAM, *args],
                input=stdin,
                capture_output=True,
                check=False,
                env=env,
                start_new_session=True,
                timeout=TIMEOUT_SECONDS,
            )
    except FileNotFoundError as error:
        raise SystemFaultError(_NO_PROGRAM) from error
    except subprocess.TimeoutExpired as error:
        raise SystemFaultError("ssh-keygen tidak menjawab. Coba lagi.") from error
