"""Commit hooks: asked where they are the user's own, shown as a sentence, never in the way."""

from __future__ import annotations

import os

import pytest

from soptui.errors import RefusedError, SystemFaultError
from soptui.repo import Repository, hooks
from tests.contoh import dengan_waktu, git, repo_baru, sop_contoh
from tests.proses import wait_until_gone

BERKAS = "sop/sekretariat/surat-masuk.toml"
REFUSES = """\
#!/bin/sh
echo 'baris satu'
printf 'jahat\\033]52;c;YQ==\\007 [/x\\n' >&2
exit 7
"""


@pytest.fixture
def repo(tmp_path):
    return repo_baru(tmp_path, sop_contoh())


def hook(repo, name, text, folder=".git/hooks"):
    path = repo.root / folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)
    return path


def marks(path, extra=""):
    """Return a hook that leaves its name in a file, and does more."""
    return f'#!/bin/sh\necho "${{0##*/}}" >> {path}\n{extra}\n'


def save(repo, waktu="15 menit"):
    doc = repo.read("surat-masuk")
    return repo.save(doc, dengan_waktu(doc.sop, waktu))


def test_the_three_hooks_run_in_order_and_see_what_git_would_show_them(repo, tmp_path):
    seen = tmp_path / "jejak"
    hook(
        repo,
        "pre-commit",
        marks(seen, f"pwd >> {seen}\ngit diff --cached --name-only >> {seen}\n"
              f"git show :{BERKAS} | grep -c '15 menit' >> {seen}"),
    )  # fmt: skip
    hook(repo, "commit-msg", marks(seen, f'head -1 "$1" >> {seen}'))
    hook(repo, "post-commit", marks(seen, f"git rev-parse HEAD >> {seen}"))

    saved = save(repo)

    assert seen.read_text().splitlines() == [
        *("pre-commit", str(repo.root), BERKAS, "1"),
        *("commit-msg", saved.subject),
        *("post-commit", saved.commit),
    ]


def test_a_refusal_is_a_sentence_and_nothing_is_lost(repo):
    hook(repo, "pre-commit", REFUSES)
    head, text = git(repo.root, "rev-parse", "HEAD"), (repo.root / BERKAS).read_bytes()

    with pytest.raises(RefusedError) as error:
        save(repo)

    assert "Hook pre-commit menolak simpanan ini: baris satu / jahat␛]52;c;YQ==␇ [/x." in str(
        error.value
    )
    assert "Belum ada yang disimpan" in str(error.value)
    assert git(repo.root, "rev-parse", "HEAD") == head
    assert (repo.root / BERKAS).read_bytes() == text
    assert git(repo.root, "status", "--porcelain") == ""

    hook(repo, "pre-commit", "#!/bin/sh\n")
    assert save(repo).commit == git(repo.root, "rev-parse", "HEAD")


def test_commit_msg_may_refuse_empty_or_complete_the_message(repo):
    path = hook(repo, "commit-msg", "#!/bin/sh\nexit 1\n")
    with pytest.raises(RefusedError, match=r"commit-msg menolak simpanan ini: kode keluar 1\."):
        save(repo)
    path.write_text('#!/bin/sh\n: > "$1"\n')
    with pytest.raises(RefusedError, match="mengosongkan"):
        save(repo)
    path.write_text('#!/bin/sh\necho "Tiket: 7" >> "$1"\n')
    save(repo)
    assert git(repo.root, "log", "-1", "--format=%B").splitlines()[-1] == "Tiket: 7"


def test_a_hook_that_changes_what_is_saved_is_told_so(repo):
    hook(repo, "pre-commit", f"#!/bin/sh\ngit rm -qf --cached {BERKAS}\n")
    with pytest.raises(RefusedError, match="mengubah isi"):
        save(repo)
    assert git(repo.root, "status", "--porcelain") == ""


def test_a_hook_that_never_ends_is_ended(repo, tmp_path, monkeypatch):
    noted, start = tmp_path / "anak", hooks._start

    def started(*args):
        process = start(*args)
        while not (noted.exists() and noted.read_text().endswith("\n")):
            os.sched_yield()  # only then does its time begin
        return process

    monkeypatch.setattr(hooks, "PATIENCE_SECONDS", 0.2)
    path = hook(repo, "pre-commit", f"#!/bin/sh\nsleep 600 & echo $! > {noted}\nwait\n")
    monkeypatch.setattr(hooks, "_start", started)
    with pytest.raises(SystemFaultError, match="tidak selesai"):
        save(repo)
    monkeypatch.setattr(hooks, "_start", start)
    wait_until_gone(int(noted.read_text()))
    path.unlink()
    hook(repo, "post-commit", "#!/bin/sh\nsleep 600\n")
    assert save(repo).commit == git(repo.root, "rev-parse", "HEAD")


def test_a_hook_without_a_first_line_runs_in_the_shell(repo, tmp_path):
    seen = tmp_path / "jejak"
    hook(repo, "post-commit", f"echo ada > {seen}\n")
    save(repo)
    assert seen.read_text() == "ada\n"


def test_only_a_commit_runs_hooks(repo, tmp_path):
    seen = tmp_path / "jejak"
    for name in ("pre-commit", "commit-msg", "post-commit"):
        hook(repo, name, marks(seen))

    repo = Repository.open(repo.root)
    repo.entries()
    repo.log("surat-masuk")
    repo.traces("surat-masuk")
    repo.timeline()
    repo.check()
    repo.read("surat-masuk", "HEAD")
    doc = repo.read("surat-masuk")
    repo.proposed_message(doc, dengan_waktu(doc.sop, "15 menit"))
    assert repo.save(doc, doc.sop) is None
    assert not seen.exists()


def others_may_write(repo):
    hook(repo, "pre-commit", REFUSES).chmod(0o775)


def others_may_write_the_folder(repo):
    hook(repo, "pre-commit", REFUSES).parent.chmod(0o777)


def came_with_a_pull(repo):
    hook(repo, "pre-commit", REFUSES, "kait")
    git(repo.root, "config", "core.hooksPath", "kait")


def linked_into_the_tree(repo):
    target = hook(repo, "pre-commit", REFUSES, "kait")
    (repo.root / ".git/hooks").mkdir(exist_ok=True)
    (repo.root / ".git/hooks/pre-commit").symlink_to(target)


def not_executable(repo):
    hook(repo, "pre-commit", REFUSES).chmod(0o644)


def switched_off(repo):
    hook(repo, "pre-commit", REFUSES)
    git(repo.root, "config", "core.hooksPath", os.devnull)


@pytest.mark.parametrize(
    "case",
    [
        *(others_may_write, others_may_write_the_folder, came_with_a_pull, linked_into_the_tree),
        *(not_executable, switched_off),
    ],
)
def test_a_hook_that_others_can_change_does_not_run(repo, case):
    case(repo)
    assert save(repo).commit == git(repo.root, "rev-parse", "HEAD")


def test_a_git_folder_of_somebody_else_has_no_hooks(repo, monkeypatch):
    hook(repo, "pre-commit", REFUSES)
    monkeypatch.setattr(os, "geteuid", lambda: 54321)
    assert hooks.own_hooks(repo._git) == {}


def test_hooks_of_the_office_are_found_where_git_is_told_they_are(repo, tmp_path):
    folder = tmp_path / "kantor"
    folder.mkdir()
    path = folder / "pre-commit"
    path.write_text("#!/bin/sh\necho kantor\nexit 1\n")
    path.chmod(0o755)
    git(repo.root, "config", "--global", "core.hooksPath", str(folder))
    with pytest.raises(RefusedError, match="kantor"):
        save(repo)


def test_without_hooks_a_save_starts_no_further_process(repo, monkeypatch):
    asked = []
    attempt = type(repo._git).attempt
    monkeypatch.setattr(
        type(repo._git), "attempt", lambda git, *a, **k: asked.append(a) or attempt(git, *a, **k)
    )
    monkeypatch.setattr(hooks.subprocess, "Popen", None)
    save(repo)
    assert not [a for a in asked if "core.hooksPath" in a]
