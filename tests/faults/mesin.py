"""Tries one command under disturbances, and judges what it left behind."""

from __future__ import annotations

import json
import os
import re
import resource
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.faults.sela import Sela

if TYPE_CHECKING:
    from tests.faults.git_palsu import GitPalsu

TAG = "efektif/surat-masuk/0000-2015-02-02"
BERKAS = "sop/sekretariat/surat-masuk.toml"
_RAW = re.compile(
    r"Traceback|Errno|\b\w*(Error|Exception|Warning)\b|remove the file manually|Another git process"
    r"|NoneType|<class|object at 0x"
)
"""What nobody should have to read."""


class Hasil(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    calls: list[str]

    @property
    def is_plain(self) -> bool:
        """Whether an office worker can read all of it."""
        return not _RAW.search(self.out)


class Pelayan:
    """Runs command lines of soptui one after the other; each in a fresh process."""

    def __init__(self, folder: Path, prefix: tuple[str, ...] = ()) -> None:
        self.folder = folder
        self._server = subprocess.Popen(
            [*prefix, sys.executable, "-m", "tests.faults.pelayan"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
        )

    def run(self, argv, cwd, *, env=None, limits=None, kill_after=0.0, **sela) -> Hasil:
        """Run `soptui argv`, killed after so many seconds (0: never); `sela`: see `sela.Sela`."""
        out, log = self.folder / "keluaran", self.folder / "panggilan"
        log.unlink(missing_ok=True)
        request = {
            "argv": [str(a) for a in argv],
            "cwd": str(cwd),
            "env": {k: v for k, v in {**os.environ, **(env or {})}.items() if v is not None},
            "out": str(out),
            "limits": dict(limits or {}),
            "kill_after": kill_after,
            "sela": list(Sela(str(log), **sela)) if sela else None,
        }
        self._server.stdin.write(json.dumps(request) + "\n")
        self._server.stdin.flush()
        code = int(self._server.stdout.readline())
        calls = log.read_text(errors="replace").splitlines() if log.exists() else []
        self.last = code
        return Hasil(code, out.read_text(errors="replace"), calls)

    def count(self, argv, cwd, **rest) -> list[str]:
        """Return the calls of an undisturbed run."""
        done = self.run(argv, cwd, nth=0, **rest)
        assert done.code == 0, done.out
        return done.calls

    @property
    def memory(self) -> int:
        """How many bytes of address space a command has before it begins."""
        pages = Path(f"/proc/{self._server.pid}/statm").read_text().split()[0]
        return int(pages) * resource.getpagesize()

    def close(self) -> None:
        """End the server."""
        self._server.stdin.close()
        self._server.wait(60)
        self._server.stdout.close()


@dataclass(frozen=True)
class Laku:
    """A command that writes, and how to tell that it has its effect."""

    name: str
    argv: tuple[str, ...]
    effect: str
    """Command of git that succeeds, or prints something, when the effect is there."""
    gone: bool = False
    """The effect is that the command of git finds nothing."""

    def is_done(self, repo: Path) -> bool:
        """Tell whether the history shows the effect."""
        found = git(repo, *self.effect.split())
        return (found.returncode != 0 or not found.stdout) is self.gone


LAKU = (
    Laku(
        "set",
        ("set", "surat-masuk", "langkah/catat/waktu", "77 menit"),
        f"grep -l 77.menit HEAD -- {BERKAS}",
    ),
    Laku("new", ("new", "cuti", "--judul", "Cuti"), "ls-tree HEAD sop/sekretariat/cuti.toml"),
    Laku(
        "approve",
        ("approve", "surat-masuk", "--effective", "2016-02-02"),
        "tag -l efektif/surat-masuk/0001-*",
    ),
    Laku("revoke", ("revoke", "surat-masuk", "--on", "2016-03-03"), "tag -l cabut/*"),
    Laku("delete", ("delete", "surat-masuk"), f"ls-tree HEAD {BERKAS}", gone=True),
    Laku("restore", ("restore", "surat-masuk", TAG), f"grep -l 10.menit HEAD -- {BERKAS}"),
    Laku("replace", ("replace", "surat", "berkas"), f"grep -l berkas.masuk HEAD -- {BERKAS}"),
)


def git(repo: Path, *args: str) -> subprocess.CompletedProcess[str]:
    """Run plain git, as a person would."""
    order = ["git", "-c", "safe.directory=*", "-C", str(repo), *args]
    return subprocess.run(order, capture_output=True, text=True, check=False)


def faults_left(repo: Path) -> list[str]:
    """Return what is wrong with a repository now: nothing may be, whatever has happened."""
    found = git(repo, "fsck", "--full", "--strict", "--no-dangling", "--no-progress")
    wrong = [found.stdout + found.stderr] if found.returncode else []
    for file in (f for kind in ("sop", "layanan") for f in (repo / kind).rglob("*.toml")):
        try:
            tomllib.loads(file.read_text())
        except ValueError as error:
            wrong.append(f"{file}: {error}")
    return wrong


def litter(repo: Path) -> list[str]:
    """Return what a finished work must not leave: changes, locks, notes, drafts.

    The file of the write lock may stay: only the kernel says whether it is held.
    """
    found = git(repo, "status", "--porcelain", "--ignored").stdout.splitlines()
    locks = {str(p) for p in (repo / ".git").rglob("*.lock")}
    own = repo / ".git/soptui"
    left = locks | set(map(str, own.iterdir() if own.exists() else ()))
    return [*found, *sorted(left - {str(own / "tulis.lock")})]


def disturbed(
    server: Pelayan, base: Path, laku: Laku, palsu: GitPalsu | None = None, **how
) -> list[str]:
    """Do `laku` under a disturbance in a copy of `base`, then again without; return what is wrong.

    `how`: see `Pelayan.run`.
    What must hold: a fault is told in plain words and by the exit code, unless all was done; file
    and history are whole; the same command then works, and leaves nothing lying about.
    """
    repo = server.folder / "coba"
    shutil.rmtree(repo, ignore_errors=True)
    shutil.copytree(base, repo, symlinks=True)
    env = {"PATH": f"{palsu.folder}:{os.environ['PATH']}"} if palsu else None
    before = git(repo, "rev-parse", "HEAD").stdout
    done = server.run(laku.argv, repo, env=env, **how)
    wrong = []
    if done.code == 0 and not laku.is_done(repo):
        wrong.append(f"acknowledged but not done: {done.out}")
    if done.code > 0 and (done.code not in (3, 4) or not done.is_plain or len(done.out) < 20):
        wrong.append(f"exit code {done.code}: {done.out}")
    wrong += faults_left(repo)
    if git(repo, "merge-base", "--is-ancestor", before.strip(), "HEAD").returncode:
        wrong.append("the history was rewritten")
    if palsu is not None:
        palsu.set()
    was_done = laku.is_done(repo)
    again = server.run(laku.argv, repo)
    server.last = done.code
    if again.code != 0 and not was_done:
        wrong.append(f"does not work afterwards: {again.code} {again.out}")
    if not laku.is_done(repo):
        wrong.append(f"no effect afterwards: {again.out}")
    wrong += [f"left: {name}" for name in litter(repo)]
    return [f"{laku.name} {how}: {w}" for w in wrong]
