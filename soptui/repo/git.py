"""Every call of git in the program goes through here.

GitPython's `Git` command object starts the process (argument list, no shell). The environment and
the `-c` overrides are fixed, so that neither an inherited variable nor a repository's own
configuration chooses another repository or names a program to run: no hook, pager, filter monitor,
external diff or network helper is ever started by git. User values go after `--`,
`--end-of-options`, on standard input, or as full names of refs. Git can ask nobody: it has no
input but what it is given, no terminal prompt and no askpass program; and it has a time limit
(`process.py`).
"""

from __future__ import annotations

import os
import re
import time
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from subprocess import PIPE
from typing import TYPE_CHECKING

from soptui.errors import RefusedError, SystemFaultError
from soptui.lazy import lean
from soptui.repo import process
from soptui.repo.faults import GIT_MISSING, GIT_TOO_OLD, LOCKED, explain, system_fault
from soptui.repo.tetangga import SIGN
from soptui.spawn import spawning

if TYPE_CHECKING:
    from collections.abc import Collection, Generator, Mapping
    from subprocess import Popen

    from soptui.repo.process import Result

MINIMUM = (2, 34)
"""Oldest git that is tried: that of Ubuntu 22.04."""

LOCK_WAIT_MS = 5000
"""How long a lock that another git process holds is waited for."""

_PAUSE_SECONDS = 0.1

_INHERITED = (
    *("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_PREFIX"),
    *("GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_IMPLICIT_WORK_TREE"),
    *("GIT_CONFIG", "GIT_CONFIG_PARAMETERS", "GIT_CONFIG_COUNT", "GIT_INTERNAL_SUPER_PREFIX"),
    *("GIT_GRAFT_FILE", "GIT_SHALLOW_FILE", "GIT_REPLACE_REF_BASE", "GIT_NAMESPACE"),
    *("GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS", "GIT_ATTR_SOURCE"),
)
"""What `git rev-parse --local-env-vars` lists, and variables that bend paths or refs."""

_ENVIRONMENT = {
    "LC_ALL": "C.UTF-8",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_ASKPASS": "",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "",
    "GIT_PAGER": "cat",
}

_OVERRIDES = (
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    "core.pager=cat",
    "core.quotePath=false",
    "core.splitIndex=false",
    f"core.filesRefLockTimeout={LOCK_WAIT_MS}",
    f"core.packedRefsTimeout={LOCK_WAIT_MS}",
    "color.ui=false",
    "diff.external=",
    "diff.renames=false",
    "gc.auto=0",
    "i18n.commitEncoding=UTF-8",
    "i18n.logOutputEncoding=UTF-8",
    "log.follow=false",
    "log.showRoot=true",
    "log.showSignature=false",
    "maintenance.auto=false",
    "protocol.allow=never",
    "protocol.ext.allow=never",
    "safe.bareRepository=explicit",
    SIGN,
)


@dataclass(frozen=True)
class Git:
    """Git commands on one repository, whose folders were settled when it was opened."""

    root: Path
    """Top folder of the work tree."""
    git_dir: Path
    common_dir: Path
    """Shared by all linked worktrees; the same as `git_dir` in the main one."""
    object_format: str = "sha1"
    version: tuple[int, ...] = MINIMUM
    guard: int | None = field(default=None, compare=False)
    """File descriptor of the write lock; processes that write hold it too (see `lock.py`)."""

    @classmethod
    def discover(cls, folder: Path) -> Git:
        """Find the repository that `folder` lies in.

        Raises SoptuiError for a folder in no repository, a bare one, one of another owner, and
        when git is missing or too old.
        """
        folder = Path(os.path.abspath(folder))  # noqa: PTH100 - links are git's to resolve
        version = git_version()
        question = ("--path-format=absolute", "--is-bare-repository", "--show-object-format")
        folders = ("--absolute-git-dir", "--git-common-dir", "--show-toplevel")
        result = _execute(("rev-parse", *question, *folders), folder, version)
        if result.code != 0:
            raise explain(result.err, folder, result.out.startswith(b"true\n"))
        lines = os.fsdecode(result.out).removesuffix("\n").split("\n")
        if len(lines) != 5:
            raise SystemFaultError(f"Nama folder repositori tidak dapat dibaca: {folder}.")
        _, object_format, git_dir, common_dir, root = lines
        if not folder.resolve().is_relative_to(root):
            raise RefusedError(
                f"Pengaturan git di {git_dir} menunjuk ke folder kerja lain ({root}), jadi tidak"
                " dibuka. Hapus core.worktree dari pengaturan itu."
            )
        return cls(Path(root), Path(git_dir), Path(common_dir), object_format, version)

    def guarded(self, guard: int) -> Git:
        """Return the same repository for calls made while the write lock `guard` is held."""
        return replace(self, guard=guard)

    @property
    def no_object(self) -> str:
        """The id that stands for "does not exist"."""
        return "0" * (64 if self.object_format == "sha256" else 40)

    def attempt(
        self, *args: str, stdin: bytes = b"", env: Mapping[str, str] | None = None
    ) -> Result:
        """Run `git args` and return how it went, whatever it was."""
        own = {**self._environment(), **(env or {})}
        return _execute(args, self.root, self.version, stdin, own, self.guard)

    def run(self, *args: str, stdin: bytes = b"", env: Mapping[str, str] | None = None) -> bytes:
        """Run `git args` and return its output. Raises a clear SoptuiError when it fails.

        A lock that another git holds is waited for, like git itself waits for that of a ref.
        """
        deadline = time.monotonic() + LOCK_WAIT_MS / 1000
        result = self.attempt(*args, stdin=stdin, env=env)
        while result.code != 0 and LOCKED.search(result.err) and time.monotonic() < deadline:
            time.sleep(_PAUSE_SECONDS)
            result = self.attempt(*args, stdin=stdin, env=env)
        if result.code != 0:
            raise explain(result.err, self.root)
        return result.out

    def line(self, *args: str, stdin: bytes = b"", env: Mapping[str, str] | None = None) -> str:
        """Run `git args` and return the one line it prints."""
        return os.fsdecode(self.run(*args, stdin=stdin, env=env)).removesuffix("\n")

    def stream(self, *args: str) -> Generator[bytes, None, None]:
        """Yield the NUL-terminated items that `git args` prints; closing the iterator ends git."""
        running = process.begin(lambda: _start(args, self.root, self.version, self._environment()))
        rest = b""
        with closing(process.chunks(running, process.READ_SECONDS)) as chunks:
            for chunk in chunks:
                *items, rest = (rest + chunk).split(b"\0")
                yield from items
        result = process.finish(running, b"", process.READ_SECONDS)
        if result.code != 0:
            raise explain(result.err, self.root)

    def _environment(self) -> dict[str, str]:
        return {"GIT_DIR": str(self.git_dir), "GIT_WORK_TREE": str(self.root)}


def git_version() -> tuple[int, ...]:
    """Return the version of git. Raises SystemFaultError when it is missing or too old."""
    result = _execute(("version",), Path("/"), MINIMUM)
    found = re.search(rb"(\d+)\.(\d+)", result.out)
    if result.code != 0 or found is None:
        raise SystemFaultError(GIT_MISSING)
    version = (int(found[1]), int(found[2]))
    if version < MINIMUM:
        raise SystemFaultError(GIT_TOO_OLD.format(version=".".join(map(str, version))))
    return version


def run_outside(folder: Path, *args: str) -> Result:
    """Run `git args` in a folder that need not be a repository."""
    return _execute(args, folder, git_version())


def _execute(
    args: Collection[str],
    folder: Path,
    version: tuple[int, ...],
    stdin: bytes = b"",
    env: Mapping[str, str] | None = None,
    guard: int | None = None,
) -> Result:
    seconds = process.READ_SECONDS if guard is None else process.WRITE_SECONDS
    running = process.begin(lambda: _start(args, folder, version, env, guard, stdin))
    return process.finish(running, stdin, seconds)


def _start(
    args: Collection[str],
    folder: Path,
    version: tuple[int, ...],
    env: Mapping[str, str] | None = None,
    guard: int | None = None,
    stdin: bytes = b"",
) -> Popen[bytes]:
    """Start git in a process group of its own, so that it can be ended with its children.

    A guarded process even gets a session of its own: what kills us lets it finish.
    """
    os.environ.setdefault("GIT_PYTHON_REFRESH", "quiet")
    for name in _INHERITED:
        os.environ.pop(name, None)  # GitPython always starts from this environment
    lean("git.cmd", "git", "gitdb")
    from git.cmd import Git as Command
    from git.exc import GitCommandNotFound

    durable = "core.fsync=objects,reference" if version >= (2, 36) else "core.fsyncObjectFiles=true"
    overrides = [part for value in (*_OVERRIDES, durable) for part in ("-c", value)]
    try:
        with spawning():
            wrapper = Command(folder).execute(
                ["git", *overrides, "-C", str(folder), *args],
                istream=PIPE if stdin else None,
                as_process=True,
                env={**_ENVIRONMENT, **(env or {})},
                start_new_session=guard is not None,
                process_group=None if guard is not None else 0,
                pass_fds=() if guard is None else (guard,),
            )
    except GitCommandNotFound as error:
        raise SystemFaultError(GIT_MISSING) from error
    except OSError as error:
        raise system_fault(error, "menjalankan git") from error
    running = wrapper.proc
    assert running is not None
    wrapper.proc = None  # the wrapper would wait for it without end
    return running
