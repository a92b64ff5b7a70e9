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
from tests.contoh import BUDI, dengan_waktu, git, repo_baru, sop_contoh
from tests.pty_terminal import Terminal

BERKAS = "sop/sekretariat/surat-masuk.toml"
MAY_RUN = {"pre-commit", "commit-msg", "post-commit"}
HOOKS = (
    *("applypatch-msg", "pre-applypatch", "post-applypatch", "pre-commit", "pre-merge-commit"),
    *("prepare-commit-msg", "commit-msg", "post-commit", "pre-rebase", "post-checkout"),
    *("post-merge", "pre-push", "pre-receive", "update", "proc-receive", "post-receive"),
    *("post-update", "reference-transaction", "push-to-checkout", "pre-auto-gc", "post-rewrite"),
    *("sendemail-validate", "fsmonitor-watchman", "p4-changelist", "post-index-change"),
)
VERBS = (
    *("log", "ls-tree", "ls-files", "cat-file", "rev-parse", "rev-list", "check-attr", "var"),
    *("for-each-ref", "config", "hash-object", "write-tree", "commit-tree", "update-ref"),
    *("update-index", "read-tree", "mktag", "symbolic-ref", "remote", "add", "version"),
)


class Sarang:
    """A repository with one SOP, and a program that leaves its name when it is run."""

    def __init__(self, base):
        self.base = base
        self.root = repo_baru(base, sop_contoh()).root
        self.canary = base / "terkena"
        self.trap = self.program(base / "jebakan")

    def program(self, path):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f'#!/bin/sh\necho "${{0##*/}}" >> {self.canary}\n')
        path.chmod(0o755)
        return path

    def config(self, *pairs):
        for key in pairs:
            git(self.root, "config", key, str(self.trap))

    def attributes(self, line, where=".git/info/attributes"):
        path = self.root / where
        path.parent.mkdir(exist_ok=True)
        path.write_text(line + "\n")
        os.utime(self.root / BERKAS)

    @property
    def ran(self):
        return set(self.canary.read_text().split()) if self.canary.exists() else set()


KINDS = {}


def kind(make):
    KINDS[make.__name__] = make
    return make


@kind
def hooks(s):
    for name in HOOKS:
        s.program(s.root / ".git/hooks" / name)


@kind
def hooks_path_in_the_tree(s):
    for name in HOOKS:
        s.program(s.root / "kait" / name)
    git(s.root, "config", "core.hooksPath", "kait")


@kind
def hooks_path_beside_the_tree(s):
    for name in HOOKS:
        s.program(s.base / "kait" / name)
    git(s.root, "config", "core.hooksPath", "../kait")


@kind
def hooks_linked_to_the_tree(s):
    for name in HOOKS:
        s.program(s.root / "kait" / name)
    (s.root / ".git/hooks").mkdir(exist_ok=True)
    for name in HOOKS:
        (s.root / ".git/hooks" / name).unlink(missing_ok=True)
        (s.root / ".git/hooks" / name).symlink_to(s.root / "kait" / name)


def of_config(name, *keys, attribute=""):
    def make(s):
        s.config(*keys)
        if attribute:
            s.attributes(attribute)

    KINDS[name] = make


of_config("fsmonitor", "core.fsmonitor")
of_config("pager", "core.pager", "pager.log", "pager.config", "pager.ls-tree")
of_config("editor", "core.editor", "sequence.editor")
of_config("ssh", "core.sshCommand", "core.gitProxy", "ssh.variant")
of_config("askpass", "core.askPass")
of_config("external_diff", "diff.external")
of_config("diff_driver", "diff.x.command", attribute="* diff=x")
of_config("textconv", "diff.x.textconv", attribute="* diff=x")
of_config("clean", "filter.x.clean", attribute="* filter=x")
of_config("smudge", "filter.x.smudge", attribute="* filter=x")
of_config("process", "filter.x.process", attribute="* filter=x")
of_config("merge_driver", "merge.x.driver", attribute="* merge=x")
of_config("gpg", "gpg.program", "gpg.openpgp.program", "gpg.x509.program")
of_config("gpg_ssh", "gpg.ssh.program", "gpg.ssh.defaultKeyCommand")
of_config("alternate_refs", "core.alternateRefsCommand")
of_config("trailer", "trailer.SOP-Id.command", "trailer.SOP-Id.cmd")
of_config("interactive", "interactive.diffFilter", "add.interactive.useBuiltin")
of_config("tools", "difftool.x.cmd", "mergetool.x.cmd", "browser.x.cmd", "man.x.cmd")
of_config("packing", "uploadpack.packObjectsHook", "pack.packSizeLimit")
of_config("mail", "sendemail.smtpServer", "sendemail.toCmd")


@kind
def aliases(s):
    for verb in VERBS:
        git(s.root, "config", f"alias.{verb}", f"!{s.trap}")


@kind
def credentials(s):
    git(s.root, "config", "credential.helper", f"!{s.trap}")


@kind
def filter_required_in_the_tree(s):
    s.config("filter.x.clean", "filter.x.smudge", "filter.x.process")
    git(s.root, "config", "filter.x.required", "true")
    s.attributes("* filter=x", ".gitattributes")


@kind
def attributes_file(s):
    s.config("filter.x.clean", "diff.x.textconv")
    (s.base / "atribut").write_text("* filter=x diff=x\n")
    git(s.root, "config", "core.attributesFile", str(s.base / "atribut"))


@kind
def signing(s):
    s.config("gpg.program", "gpg.ssh.program")
    for key in ("commit.gpgSign", "tag.gpgSign", "log.showSignature", "tag.forceSignAnnotated"):
        git(s.root, "config", key, "true")


@kind
def included(s):
    (s.base / "ikut").write_text(f"[core]\n\tfsmonitor = {s.trap}\n\tpager = {s.trap}\n")
    git(s.root, "config", "include.path", str(s.base / "ikut"))


@kind
def included_if(s):
    (s.base / "ikut").write_text(f"[core]\n\tfsmonitor = {s.trap}\n[diff]\n\texternal = {s.trap}\n")
    git(s.root, "config", f"includeIf.gitdir:{s.root}/.path", str(s.base / "ikut"))
    git(s.root, "config", "includeIf.onbranch:**.path", str(s.base / "ikut"))


@kind
def worktree_config(s):
    git(s.root, "config", "extensions.worktreeConfig", "true")
    git(s.root, "config", "--worktree", "core.fsmonitor", str(s.trap))


@kind
def promised_objects(s):
    s.config("remote.asal.uploadpack", "remote.asal.receivepack", "remote.asal.vcs")
    git(s.root, "config", "remote.asal.url", f"ext::{s.trap} %S")
    git(s.root, "config", "remote.asal.promisor", "true")
    git(s.root, "config", "protocol.ext.allow", "always")
    git(s.root, "config", "core.repositoryFormatVersion", "1")
    git(s.root, "config", "extensions.partialClone", "asal")
    first = git(s.root, "rev-list", "--max-parents=0", "HEAD")
    blob = git(s.root, "rev-parse", f"{first}:soptui.toml")
    (s.root / ".git/objects" / blob[:2] / blob[2:]).unlink(missing_ok=True)


@kind
def promised_over_files(s):
    promised_objects(s)
    git(s.root, "config", "remote.asal.url", str(s.root))
    git(s.root, "config", "protocol.file.allow", "always")


@kind
def other_urls(s):
    git(s.root, "config", f"url.ext::{s.trap}.insteadOf", "https://")
    git(s.root, "config", "remote.asal.url", "https://contoh.example/x")
    git(s.root, "config", "branch.main.remote", "asal")


@kind
def submodules(s):
    (s.root / ".gitmodules").write_text(
        f'[submodule "x"]\n\tpath = sub\n\turl = ext::{s.trap}\n\tupdate = !{s.trap}\n'
        '[submodule "-u"]\n\tpath = -x\n\turl = --upload-pack=x\n'
    )
    git(s.root, "update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},sub")
    git(s.root, "commit", "-qm", "sub")


@kind
def embedded_bare(s):
    bare = s.root / "sop/sekretariat/dalam"
    git(s.root, "init", "-q", "--bare", str(bare))
    git(bare, "config", "core.fsmonitor", str(s.trap))
    git(bare, "config", "core.worktree", str(s.root))


@kind
def embedded_repository(s):
    inner = s.root / "sop/sekretariat"
    git(s.root, "init", "-q", str(inner))
    git(inner, "config", "core.fsmonitor", str(s.trap))


@kind
def alternates(s):
    (s.base / "lain").mkdir()
    git(s.base / "lain", "init", "-q")
    info = s.root / ".git/objects/info"
    info.mkdir(exist_ok=True)
    (info / "alternates").write_text(f"{s.base}/lain/.git/objects\n/tidak/ada\n")
    s.config("core.alternateRefsCommand")


@kind
def replaced(s):
    blob = git(s.root, "rev-parse", f"HEAD:{BERKAS}")
    (s.root / "palsu").write_text("x = 1\n")
    git(s.root, "replace", blob, git(s.root, "hash-object", "-w", "palsu"))
    (s.root / "palsu").unlink()


@kind
def grafted(s):
    (s.root / ".git/info").mkdir(exist_ok=True)
    (s.root / ".git/info/grafts").write_text(git(s.root, "rev-parse", "HEAD") + "\n")


@kind
def mailmap(s):
    (s.root / ".mailmap").write_text(f"Kepala Dinas <x@y> <{BUDI.email}>\n")
    git(s.root, "config", "log.mailmap", "true")


@kind
def programs_in_the_tree(s):
    for name in ("git", "ssh-keygen", "ssh", "sh", "nano", "vi", "tmux", "python3", "less"):
        s.program(s.root / name)
    (s.root / "sitecustomize.py").write_text(f"open({str(s.canary)!r}, 'a').write('py')")
    (s.root / "tomlkit.py").write_text(f"open({str(s.canary)!r}, 'a').write('py')")


@kind
def collecting(s):
    s.program(s.root / ".git/hooks/pre-auto-gc")
    for key, value in (("gc.auto", "1"), ("gc.autoDetach", "false"), ("maintenance.auto", "true")):
        git(s.root, "config", key, value)
    s.config("gc.recentObjectsHook")


@kind
def notes_of_saves_cut_off(s):
    """A note as a crash leaves it, so that opening finishes the save, with a filter in the way."""
    folder = s.root / ".git/soptui"
    folder.mkdir(exist_ok=True)
    blob = git(s.root, "rev-parse", f"HEAD:{BERKAS}")
    old = git(s.root, "hash-object", "-w", "--no-filters", "soptui.toml")
    git(s.root, "update-index", "--cacheinfo", f"100644,{old},{BERKAS}")
    found = {"path": BERKAS, "file": None, "old": old, "new": blob}
    found |= {"ref": "refs/heads/main", "commit": git(s.root, "rev-parse", "HEAD")}
    (folder / "tertunda-0.json").write_text(json.dumps(found))
    s.config("filter.x.clean", "filter.x.process")
    s.attributes("* filter=x")


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
