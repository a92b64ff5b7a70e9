"""Several people on one host: rights that hold for all of them, and nothing told to the others."""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path

import pytest

from soptui.cli.main import main
from soptui.errors import RefusedError
from soptui.repo import Repository
from tests.contoh import dengan_waktu, git, repo_baru, sop_contoh
from tests.pty_terminal import Terminal

BERKAS = "sop/sekretariat/surat-masuk.toml"
IS_ROOT = os.geteuid() == 0
GROUP = 54000 if IS_ROOT else os.getegid()
PEOPLE = (54001, 54002) if IS_ROOT else (os.geteuid(),) * 2
"""Two people where the tests may become somebody else, else one who comes twice."""


def become(uid, umask, home, work):
    """Run `work` in a process of that person; returns its exit code."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # forking beside threads
        pid = os.fork()
    if pid == 0:
        code = 99
        try:
            if IS_ROOT:
                os.setgroups([GROUP])
                os.setgid(GROUP)
                os.setuid(uid)
            os.umask(umask)
            os.environ["HOME"] = str(home)
            for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME"):
                os.environ.pop(name, None)
            code = int(work())
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def import_late(repo, monkeypatch):
    """Do everything once: what is imported late may lie where other people cannot read it."""
    monkeypatch.chdir(repo.root)
    for command in ("check", "log", "effective", "set surat-masuk identitas/nomor x"):
        assert main(tuple(command.split())) in (0, 1)
    assert main(("new", "lain", "--judul", "Lain")) == 0
    assert main(("set", "lain", "identitas/nomor", "2")) == 0
    assert main(("approve", "lain", "--effective", "2026-01-01", "--no-sign")) == 0
    assert main(("preview", "tidak-ada")) == 2


@pytest.fixture
def shared(tmp_path, monkeypatch):
    """Return a repository that a group shares, and a home for each of its two people."""
    base = Path(tempfile.mkdtemp(prefix="soptui-uji-"))
    base.chmod(0o755)
    made = (repo := repo_baru(tmp_path, sop_contoh())).root
    import_late(repo, monkeypatch)
    root = base / "repo"
    shutil.copytree(made, root, symlinks=True)
    git(root, "config", "core.sharedRepository", "group")
    git(root, "config", "--remove-section", "user")
    homes = [base / name for name in ("satu", "dua")]
    for uid, home in zip(PEOPLE, homes, strict=True):
        home.mkdir(mode=0o700)
        (home / ".gitconfig").write_text(
            f"[user]\n\tname = Orang {home.name}\n\temail = {home.name}@x\n"
            f"[safe]\n\tdirectory = {root}\n"
        )
        for path in (home, home / ".gitconfig"):
            os.chown(path, uid, GROUP)
    for path in (root, *root.rglob("*")):
        os.chown(path, PEOPLE[0], GROUP)
        mode = stat.S_IMODE(path.stat().st_mode)
        path.chmod(0o2775 if path.is_dir() else (mode | 0o060) & ~0o007)
    yield root, homes
    shutil.rmtree(base)


@pytest.mark.parametrize("umask", [0o022, 0o077])
def test_two_people_take_turns_in_a_shared_repository(shared, umask, capfd):
    root, homes = shared
    git(root, "config", "--global", "safe.directory", "*")
    commits = int(git(root, "rev-list", "--count", "HEAD"))
    for n in range(10):
        args = [("set", "surat-masuk", "identitas/nomor", f"{n}/{n % 2}")]
        if n in (3, 4):
            args.append(("new", f"baru-{n}", "--judul", f"Baru {n}"))
        if n in (5, 6):  # what the other one has made
            args.append(("set", f"baru-{9 - n}", "identitas/nomor", "1"))
        if n in (7, 8):
            args.append(("approve", "surat-masuk", "--effective", f"2026-01-0{n}", "--no-sign"))

        def work(args=args):
            os.chdir(root)
            return max(main(a) for a in args)

        code = become(PEOPLE[n % 2], umask, homes[n % 2], work)
        assert code == 0, (n, args, capfd.readouterr().err)
    assert int(git(root, "rev-list", "--count", "HEAD")) == commits + 14
    names = set(git(root, "log", "-14", "--format=%an").splitlines())
    assert names == {"Orang satu", "Orang dua"}
    assert git(root, "status", "--porcelain") == ""
    assert become(PEOPLE[0], umask, homes[0], lambda: readable(root)) == 0


def readable(root):
    """Return 0 when every file of the repository can be read."""
    return sum(not os.access(path, os.R_OK) for path in root.rglob("*") if ".git" not in path.parts)


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_mode_and_group_of_a_file_survive_a_save(mode, tmp_path):
    repo = repo_baru(tmp_path, sop_contoh())
    file = repo.root / BERKAS
    file.chmod(mode)
    os.chown(file, -1, GROUP)
    doc = repo.read("surat-masuk")
    repo.save(doc, dengan_waktu(doc.sop, "15 menit"))
    found = file.stat()
    assert (stat.S_IMODE(found.st_mode), found.st_gid) == (mode, GROUP)


def test_what_is_kept_for_a_person_is_readable_by_nobody_else(tmp_path, monkeypatch):
    home = tmp_path / "rumah"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "state"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    repo = repo_baru(tmp_path, sop_contoh())
    old = os.umask(0)
    try:
        with Terminal([sys.executable, "-m", "soptui", repo.root], cwd=tmp_path) as t:
            t.see("engenalan")
            t.press("f10")
            t.see("Pengagendaan", "Enter buka")
            t.press("enter")
            t.see("2 Langkah")
            t.press("f2", "x")
            t.see("x")
            t.until(lambda: list((home / "state").rglob("*.draf")), "what is kept")
        from soptui.cli.crash import report

        assert "galat-" in str(report(RuntimeError("x")))
    finally:
        os.umask(old)
    kept = [path for part in ("state", "config") for path in (home / part).rglob("*")]
    files = [path for path in kept if path.is_file()]
    assert len(files) >= 2
    assert {path for path in files if stat.S_IMODE(path.stat().st_mode) & 0o077} == set()
    folders = {path for path in kept if path.is_dir() and "soptui" in path.name}
    assert {path for path in folders if stat.S_IMODE(path.stat().st_mode) & 0o077} == set()


def test_a_repository_of_somebody_else_is_explained(tmp_path, monkeypatch):
    repo = repo_baru(tmp_path, sop_contoh())
    trap = tmp_path / "jebakan"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/terkena\n")
    trap.chmod(0o755)
    git(repo.root, "config", "core.fsmonitor", str(trap))
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    with pytest.raises(RefusedError, match="milik pengguna lain"):
        Repository.open(repo.root)
    monkeypatch.delenv("GIT_TEST_ASSUME_DIFFERENT_OWNER")
    with contextlib.suppress(subprocess.CalledProcessError):
        assert git(repo.root, "config", "--global", "--get-all", "safe.directory") == ""
    assert not (tmp_path / "terkena").exists()


TOKEN = "ghp_RAHASIA7771"


def test_a_token_is_told_nobody(tmp_path, monkeypatch, capfd):
    repo = repo_baru(tmp_path, sop_contoh())
    log = tmp_path / "argv"
    real = shutil.which("git")
    fake = tmp_path / "bin/git"
    fake.parent.mkdir()
    fake.write_text(f'#!/bin/sh\necho "$@" >> {log}\nexec {real} "$@"\n')
    fake.chmod(0o755)
    git(repo.root, "config", "remote.origin.url", f"https://siti:{TOKEN}@contoh.example/x.git")
    git(repo.root, "config", "http.extraHeader", f"Authorization: {TOKEN}")
    git(repo.root, "config", "branch.main.remote", "origin")
    monkeypatch.setenv("GITHUB_TOKEN", TOKEN)
    monkeypatch.setenv("PATH", f"{fake.parent}:{os.environ['PATH']}")
    monkeypatch.chdir(repo.root)
    for command in (
        *("check", "log", "log surat-masuk", "preview surat-masuk", "effective", "doctor"),
        *(
            "set surat-masuk identitas/nomor 9",
            "approve surat-masuk --effective 2026-01-01 --no-sign",
        ),
    ):
        main(tuple(command.split()))
    monkeypatch.setattr("soptui.repo.Repository.open", broken)
    assert main(("check",)) == 4
    (repo.root / ".git/HEAD").write_text("rusak")
    main(("log",))
    with Terminal([sys.executable, "-m", "soptui", repo.root], cwd=repo.root) as t:
        t.see("tidak dapat dibuka")
        shown = t.raw
    assert TOKEN.encode() not in shown
    assert TOKEN not in "".join(capfd.readouterr())
    assert TOKEN not in log.read_text()
    kept = [p for p in Path(os.environ["HOME"]).rglob("*") if p.is_file()]
    assert any("galat-" in p.name for p in kept)
    assert [p for p in kept if TOKEN.encode() in p.read_bytes()] == []


def broken(*_):
    secret = TOKEN
    raise RuntimeError(f"tidak dapat membuka https://siti:{secret}@contoh.example")


NO_NETWORK = """\
import sys

def refuse(event, args):
    if event in ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto"):
        raise SystemExit(f"network: {event}")

sys.addaudithook(refuse)
from soptui.cli.main import main
sys.exit(max(main(words.split()) for words in sys.argv[1:]))
"""


def test_nothing_talks_over_the_network(tmp_path):
    repo = repo_baru(tmp_path, sop_contoh())
    file = repo.root / BERKAS
    file.write_text("#:schema http://127.0.0.1:9/x.json\n" + file.read_text())
    git(repo.root, "config", "remote.origin.url", "http://127.0.0.1:9/x.git")
    git(repo.root, "config", "branch.main.remote", "origin")
    commands = (
        *("check", "log", "preview surat-masuk", "diff surat-masuk HEAD", "effective"),
        *(
            "set surat-masuk identitas/nomor 9",
            "approve surat-masuk --effective 2026-01-01 --no-sign",
        ),
    )
    alone = ["unshare", "--user", "--map-root-user", "--net"]
    if subprocess.run([*alone, "true"], capture_output=True, check=False).returncode:
        alone = []
    order = [*alone, sys.executable, "-c", NO_NETWORK, *commands]
    done = subprocess.run(order, cwd=repo.root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr + done.stdout
    assert "network:" not in done.stderr
