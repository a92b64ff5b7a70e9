"""Traps: repositories that name a program wherever git would run one."""

from __future__ import annotations

import json
import os

from tests.contoh import BUDI, git, repo_baru, sop_contoh

BERKAS = "sop/sekretariat/surat-masuk.toml"
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
