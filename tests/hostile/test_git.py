"""Repositories that name programs wherever git would run one: looking at them runs none."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from soptui.cli.main import main
from soptui.errors import SoptuiError
from soptui.repo import Repository
from tests.contoh import BUDI, dengan_waktu, git, sop_contoh
from tests.hostile.sarang import BERKAS, KINDS, Sarang
from tests.pty_terminal import Terminal

MAY_RUN = {"pre-commit", "commit-msg", "post-commit"}


@pytest.mark.parametrize("name", KINDS)
def test_looking_runs_nothing_and_a_save_runs_the_hooks_only(name, tmp_path, monkeypatch, capfd):
    s = Sarang(tmp_path)
    KINDS[name](s)
    before = outside(s.base)
    monkeypatch.chdir(s.root)
    for args in (
        *(("check",), ("log",), ("log", "surat-masuk"), ("diff", "surat-masuk", "HEAD")),
        *(("preview", "surat-masuk"), ("preview", "surat-masuk", "--rev", "HEAD")),
        *(("layout", "surat-masuk"), ("effective",), ("replace", "surat", "x", "--dry-run")),
    ):
        assert main(args) in (0, 1, 2, 4, 5)
    look_around(s.root)
    assert s.ran == set()

    work(s.root)
    assert "Traceback" not in "".join(capfd.readouterr())
    assert s.ran <= MAY_RUN, "signing, filters and all other hooks never run"
    if name == "hooks":
        assert s.ran == MAY_RUN
    if name in ("hooks_path_in_the_tree", "hooks_linked_to_the_tree"):
        assert s.ran == set()
    assert outside(s.base) == before


def look_around(root):
    """Do all that a person who only reads can do."""
    try:
        repo = Repository.open(root)
    except SoptuiError:
        return
    for look in (
        repo.entries,
        repo.check,
        repo.deleted,
        repo.timeline,
        lambda: repo.approvals.effective(date(2026, 1, 1)),
        lambda: repo.log("surat-masuk"),
        lambda: repo.traces("surat-masuk"),
        lambda: repo.read("surat-masuk", "HEAD"),
        lambda: repo.approvals.review("surat-masuk"),
        lambda: repo.reread(repo.read("surat-masuk")),
    ):
        with suppress(SoptuiError):
            look()


def work(root):
    """Save and approve; a repository that does not allow it says why."""
    for act in (
        lambda repo: repo.save(doc := repo.read("surat-masuk"), dengan_waktu(doc.sop, "15 menit")),
        lambda repo: repo.create(sop_contoh("lain", "Urusan Lain")),
        lambda repo: repo.approvals.approve("surat-masuk", date(2015, 2, 1), identity=BUDI),
    ):
        with suppress(SoptuiError):
            act(Repository.open(root))


def outside(base):
    """Return what lies beside the repository, with contents; the canary apart."""
    found = {}
    for path in sorted(base.rglob("*")):
        inside = path.is_relative_to(base / "repo")
        if not inside and path.name != "terkena" and path.is_file():
            found[str(path)] = path.read_bytes()
    return found


TOGETHER = (
    *("hooks", "fsmonitor", "pager", "editor", "external_diff", "textconv", "clean", "process"),
    *("smudge", "merge_driver", "gpg", "gpg_ssh", "ssh", "aliases", "credentials", "included"),
    *("trailer", "alternate_refs", "collecting", "worktree_config"),
)


def test_a_walk_over_the_screens_runs_nothing_of_all_of_them_together(tmp_path):
    s = Sarang(tmp_path)
    for name in TOGETHER:
        KINDS[name](s)
    s.canary.unlink(missing_ok=True)  # git, called to set the traps, may have fallen into some
    with Terminal([sys.executable, "-m", "soptui", s.root], cwd=tmp_path, columns=160) as t:
        t.see("Daftar SOP", "Pengagendaan")
        for keys, words in (
            *(("enter", "2 Langkah"), ("f12", "1 catatan"), ("d", "Beda"), ("q", "1 catatan")),
            *(("q", "F2 isi"), ("f10", "n SOP baru"), ("b", "Berlaku pada"), ("q", "n SOP baru")),
            *(("s", "Sahkan"), ("q", "n SOP baru")),
        ):
            t.press(keys)
            t.see(words)
        t.press("q")
        assert t.end() == 0
    assert s.ran == set()


def test_a_folder_of_soptui_that_is_a_link_is_not_followed(tmp_path):
    s = Sarang(tmp_path)
    away = tmp_path / "jauh"
    away.mkdir()
    folder = s.root / ".git/soptui"
    if folder.exists():
        folder.rename(tmp_path / "asli")
    folder.symlink_to(away)
    repo = Repository.open(s.root)
    doc = repo.read("surat-masuk")
    with pytest.raises(SoptuiError, match="soptui"):
        repo.save(doc, dengan_waktu(doc.sop, "15 menit"))
    assert list(away.iterdir()) == []


@pytest.mark.parametrize("ref", ["../../jauh/x", "refs/heads/../../../../jauh/x", "/jauh/x"])
def test_a_note_that_leads_away_is_thrown_away(ref, tmp_path):
    s = Sarang(tmp_path)
    (tmp_path / "jauh").mkdir()
    lock = tmp_path / "jauh/x.lock"
    lock.touch()
    note = s.root / ".git/soptui/tertunda-0.json"
    note.parent.mkdir(exist_ok=True)
    found = {"path": BERKAS, "file": None, "old": None, "new": "0" * 40}
    found |= {"ref": ref.replace("/jauh", f"{tmp_path}/jauh") if ref[0] == "/" else ref}
    note.write_text(json.dumps(found | {"commit": "1" * 40}))
    os.utime(note, (0, 0))
    Repository.open(s.root)
    assert lock.exists()
    assert not note.exists()


OPTIONS = ("--output=x", "-x", "--upload-pack=x", "--all", "-c", "--exec-path=.", "-")


def with_options(odd):
    """Return commands that get an option of git in every place where a person writes a value."""
    place = f"sop/{odd}/{odd}.toml"
    return (
        *(("check", "--", odd), ("preview", "--", odd), ("preview", place), ("log", "--", place)),
        *(
            ("preview", "surat-masuk", f"--rev={odd}"),
            ("log", "--", odd),
            ("log", f"--author={odd}"),
        ),
        *(("diff", "surat-masuk", "--", odd, odd), ("restore", "surat-masuk", "--", odd)),
        ("set", "surat-masuk", f"-m{odd}", "--", "identitas/nomor", odd),
        ("approve", f"-m{odd}", "--effective=2026-01-01", "--", odd),
        *(("effective", "--", odd), ("delete", "--", odd), ("revoke", "--", odd)),
        ("new", f"--judul={odd}", "--", odd),
    )


def test_no_value_of_a_person_or_a_repository_is_an_option_of_git(tmp_path, monkeypatch, capfd):
    s = Sarang(tmp_path)
    log, real = tmp_path / "argv", subprocess.check_output(["which", "git"], text=True).strip()
    fake = tmp_path / "bin/git"
    fake.parent.mkdir()
    note_down = f'for a; do printf "%s\\0" "$a"; done >> {log}\nprintf "\\n\\0" >> {log}\n'
    fake.write_text(f'#!/bin/sh\n{note_down}exec {real} "$@"\n')
    fake.chmod(0o755)
    for odd in OPTIONS:
        path = s.root / "sop" / odd
        path.mkdir()
        (path / f"{odd}.toml").write_bytes((s.root / BERKAS).read_bytes())
    git(s.root, "add", "sop")
    git(s.root, "commit", "-qm", "--amend")
    git(s.root, "symbolic-ref", "HEAD", "refs/heads/--all")
    git(s.root, "update-ref", "refs/heads/--all", git(s.root, "rev-parse", "main"))
    git(s.root, "update-ref", "refs/tags/efektif/-x/0000-2026-01-01", "HEAD")
    git(s.root, "config", "remote.--all.url", "-x")
    monkeypatch.setenv("PATH", f"{fake.parent}:{os.environ['PATH']}")
    monkeypatch.chdir(s.root)
    for odd in OPTIONS:
        for args in with_options(odd):
            assert main(args) in (0, 1, 2, 3, 4, 5), args
    assert "Traceback" not in "".join(capfd.readouterr())
    commands = [c.split("\0")[:-1] for c in log.read_text().split("\n\0")]
    assert len(commands) > 100
    for command in commands:
        ends = [i for i, word in enumerate(command) if word in ("--", "--end-of-options")]
        own = command[: ends[0]] if ends else command
        verb = own.index("-C") + 2 if "-C" in own else len(own)
        allowed = USED_BY_US.get(own[verb], ()) if verb < len(own) else ()
        assert [a for a in own[verb + 1 :] if a in OPTIONS and a not in allowed] == [], command
    assert not (s.root / "x").exists()


USED_BY_US = {"commit-tree": ("-",), "log": ("--all",), "rev-list": ("--all",)}
"""Options of the list that a command of ours gives itself."""


def test_index_stash_branches_and_other_files_stay(tmp_path, monkeypatch, capfd):
    s = Sarang(tmp_path)
    git(s.root, "branch", "lain")
    (s.root / "README.md").write_text("disimpan dulu\n")
    git(s.root, "stash", "-q")
    (s.root / "README.md").write_text("siap dikomit\n")
    git(s.root, "add", "README.md")
    (s.root / "README.md").write_text("belum siap\n")
    (s.root / "catatan.txt").write_text("milik saya\n")
    monkeypatch.chdir(s.root)

    def state():
        shown = git(s.root, "status", "--porcelain"), git(s.root, "stash", "list")
        refs = git(
            s.root,
            "for-each-ref",
            "--format=%(refname) %(objectname)",
            "refs/heads/lain",
            "refs/stash",
        )
        staged = git(s.root, "diff", "--cached"), git(s.root, "ls-files", "--stage", "README.md")
        return *shown, refs, *staged, (s.root / "catatan.txt").read_text()

    before = state()
    for args in (
        *(("check",), ("log",), ("preview", "surat-masuk"), ("effective",)),
        *(("set", "surat-masuk", "langkah/terima/waktu", "15 menit"),),
        *(("new", "baru", "--judul", "Baru"), ("delete", "baru"), ("restore", "baru", "HEAD~1")),
        *(("approve", "surat-masuk", "--effective", "2026-01-01", "--no-sign"),),
        *(("revoke", "surat-masuk", "--on", "2026-02-01", "--no-sign"),),
        *(("replace", "surat", "berkas"), ("restore", "surat-masuk", "HEAD~2")),
    ):
        assert main(args) in (0, 1, 2), (args, capfd.readouterr())
        assert state() == before, args


OWN_WAYS = """\
[color]
	ui = always
	diff = always
[core]
	abbrev = 4
	quotePath = true
	precomposeUnicode = false
	commentChar = S
	autocrlf = true
	safecrlf = true
	ignoreCase = true
	logAllRefUpdates = false
[diff]
	noprefix = true
	mnemonicPrefix = true
	renames = copies
	algorithm = patience
	relative = true
	ignoreSubmodules = all
	wordRegex = .
	orderFile = /dev/null
[log]
	showSignature = true
	date = relative
	decorate = full
	abbrevCommit = true
	follow = true
	showRoot = false
	excludeDecoration = *
[format]
	pretty = %an%n
[i18n]
	commitEncoding = latin1
	logOutputEncoding = latin1
[tag]
	sort = -taggerdate
	gpgSign = true
[column]
	ui = always
[status]
	short = true
[merge]
	log = true
[commit]
	gpgSign = true
	cleanup = scissors
	template = /dev/null
[trailer]
	separators = #
"""


def test_a_persons_own_ways_with_git_change_nothing(tmp_path, monkeypatch, capfd):
    s = Sarang(tmp_path)
    monkeypatch.chdir(s.root)
    doc = (repo := Repository.open(s.root)).read("surat-masuk")
    repo.save(doc, dengan_waktu(doc.sop, "15 menit"), "Ubah — é 漢\n\nSOP-Id: surat-masuk")
    repo.approvals.approve("surat-masuk", date(2026, 1, 1), identity=BUDI)

    def shown():
        commands = (
            *(("log", "--json"), ("log", "surat-masuk", "--json"), ("check", "--json")),
            *(("diff", "surat-masuk", "HEAD~1", "--json"), ("effective", "--json")),
            *(("log", "surat-masuk", "--path", "langkah/terima/waktu"), ("preview", "surat-masuk")),
        )
        return [(args, main(args), capfd.readouterr().out) for args in commands]

    before = shown()
    Path(os.environ["HOME"], ".gitconfig").write_text(OWN_WAYS)
    assert shown() == before
    assert [code for _, code, _ in before] == [0, 0, 0, 0, 0, 0, 0]
    doc = (repo := Repository.open(s.root)).read("surat-masuk")
    saved = repo.save(doc, dengan_waktu(doc.sop, "20 menit"), "Ubah — é 漢")
    raw = subprocess.check_output(["git", "-C", s.root, "cat-file", "commit", saved.commit])
    assert "Ubah — é 漢".encode() in raw
    assert b"encoding" not in raw
    assert b"gpgsig" not in raw
