"""The commit hooks of a repository: asked before a commit, told after it, never on reading.

`pre-commit`, `commit-msg` and `post-commit` run as git runs them, but only where what they do is
the user's own wish: `.git` is theirs, and nobody else can change the hooks, by their rights or by
a pull. git itself runs no hook for us (see `git.py`), so a hook may use git without our overrides.
"""

from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING

from soptui.errors import RefusedError, SystemFaultError
from soptui.repo.faults import system_fault
from soptui.spawn import spawning
from soptui.visible import visible

if TYPE_CHECKING:
    from collections.abc import Mapping

    from soptui.repo.git import Git

PATIENCE_SECONDS = 30.0
"""How long a hook may take. It holds up the save, and other writers with it."""

_WORDS = 300
"""Characters of a hook's own words that are shown."""
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH
_SAFE = "Belum ada yang disimpan, dan ketikan Anda tetap ada."


def ask_hooks(git: Git, index: Path, message: str, who: Mapping[str, str]) -> str:
    """Let `pre-commit` and `commit-msg` look at what is staged in `index`; return the message.

    The message is the one that `commit-msg` left. `who`: the variables of the identity. Raises
    RefusedError when a hook says no or changes what is to be saved, SystemFaultError when one
    cannot be run or does not end.
    """
    hooks = own_hooks(git)
    staged = {**who, "GIT_INDEX_FILE": str(index)}
    if pre_commit := hooks.get("pre-commit"):
        tree = git.line("write-tree", env=staged)
        _ask(pre_commit, git, (), staged)
        if git.line("write-tree", env=staged) != tree:
            raise RefusedError(
                f"Hook pre-commit mengubah isi yang hendak disimpan. {_SAFE} Ubah hook itu"
                f" ({visible(str(pre_commit))}) agar hanya memeriksa."
            )
    if commit_msg := hooks.get("commit-msg"):
        file = index.with_name("COMMIT_EDITMSG")
        file.write_text(message, encoding="utf-8")
        _ask(commit_msg, git, (str(file),), staged)
        message = file.read_text(encoding="utf-8", errors="replace").replace("\0", "\ufffd")
        if not message.strip():
            raise RefusedError(f"Hook commit-msg mengosongkan catatan riwayat. {_SAFE}")
    return message


def tell_hooks(git: Git) -> None:
    """Run `post-commit`. The commit is made: however the hook ends, nothing depends on it."""
    if post_commit := own_hooks(git).get("post-commit"):
        with suppress(OSError, SystemFaultError), tempfile.TemporaryFile() as output:
            _run(post_commit, git, (), {}, output)


def own_hooks(git: Git) -> dict[str, Path]:
    """Return the commit hooks that may run here, by name. Without any, no process is started."""
    folder = _hooks_folder(git)
    names = ("pre-commit", "commit-msg", "post-commit")
    with suppress(OSError):
        if git.common_dir.stat().st_uid == os.geteuid() and _is_trusted(git, folder):
            return {name: hook for name in names if _may_run(git, hook := folder / name)}
    return {}


def _may_run(git: Git, hook: Path) -> bool:
    with suppress(OSError):
        return os.access(hook, os.X_OK) and hook.is_file() and _is_trusted(git, hook)
    return False


def _is_trusted(git: Git, path: Path) -> bool:
    """Tell whether only the user, or root, can change what lies at `path`, also not by a pull."""
    real = path.resolve()
    if real.is_relative_to(git.root) and not real.is_relative_to(git.common_dir):
        return False
    found = real.stat()
    return found.st_uid in (os.geteuid(), 0) and not found.st_mode & _OTHERS_WRITE


def _hooks_folder(git: Git) -> Path:
    usual = git.common_dir / "hooks"
    if not any(_may_name_hooks(file) for file in _config_files(git)):
        return usual
    # Our own override is among the values, under the scope "command".
    order = ("config", "--show-scope", "-z", "--type=path", "--get-all", "core.hooksPath")
    scope, value = "", ""
    words = os.fsdecode(git.attempt(*order).out).split("\0")
    for scope, value in zip(words[::2], words[1::2], strict=False):
        if scope != "command":
            usual = git.root / value
    return usual


def _config_files(git: Git) -> tuple[Path, ...]:
    """Return where git's configuration lies, so that most saves need no process to ask it."""
    home = Path(os.environ.get("HOME") or "/")
    xdg = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config")
    named = (os.environ.get("GIT_CONFIG_GLOBAL"), os.environ.get("GIT_CONFIG_SYSTEM"))
    return (
        *(git.common_dir / "config", git.git_dir / "config.worktree"),
        *(home / ".gitconfig", xdg / "git/config", Path("/etc/gitconfig")),
        *(Path(name) for name in named if name),
    )


def _may_name_hooks(file: Path) -> bool:
    with suppress(OSError):
        text = file.read_bytes().lower()
        return b"hookspath" in text or b"[include" in text
    return False


def _ask(hook: Path, git: Git, args: tuple[str, ...], env: Mapping[str, str]) -> None:
    with tempfile.TemporaryFile() as output:
        code = _run(hook, git, args, env, output)
        if code == 0:
            return
        output.seek(0)
        text = output.read(1 << 16).decode(errors="replace")
    lines = " / ".join(visible(line.strip()) for line in text.splitlines() if line.strip())
    words = f"{lines[:_WORDS]} …" if len(lines) > _WORDS else lines
    raise RefusedError(
        f"Hook {hook.name} menolak simpanan ini: {words or f'kode keluar {code}'}. {_SAFE}"
        " Perbaiki isinya, lalu simpan lagi."
    )


def _run(
    hook: Path,
    git: Git,
    args: tuple[str, ...],
    env: Mapping[str, str],
    output: IO[bytes],
) -> int:
    """Run a hook at the top of the work tree, away from the terminal; return its exit status."""
    try:
        process = _start((str(hook),), git, args, env, output)
    except OSError as error:
        if error.errno != errno.ENOEXEC:
            raise system_fault(error, f"menjalankan hook {hook}") from error
        process = _start(("/bin/sh", str(hook)), git, args, env, output)
    try:
        return process.wait(PATIENCE_SECONDS)
    except subprocess.TimeoutExpired as error:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        raise SystemFaultError(
            f"Hook {hook.name} tidak selesai dalam {PATIENCE_SECONDS:.0f} detik, jadi dihentikan."
            f" {_SAFE} Periksa hook itu ({visible(str(hook))}), lalu simpan lagi."
        ) from error


def _start(
    program: tuple[str, ...],
    git: Git,
    args: tuple[str, ...],
    env: Mapping[str, str],
    output: IO[bytes],
) -> subprocess.Popen[bytes]:
    with spawning():
        return subprocess.Popen(  # noqa: S603 - the user's own hook, as git would start it
            [*program, *args],
            cwd=git.root,
            env={**os.environ, "GIT_EDITOR": ":", "GIT_PREFIX": "", **env},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
