"""An approval is there whole or not at all, whoever dies or races, in whatever state a clone is."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import date

import pytest

from soptui.errors import ConflictError, RefusedError, SoptuiError
from soptui.repo import Repository
from soptui.repo.approval.effective import effective
from soptui.repo.approval.signing import Trust
from tests.contoh import SITI, dengan_waktu, git, repo_baru, sop_contoh

ID = "surat-masuk"
BERKAS = f"sop/sekretariat/{ID}.toml"
HARI = date(2015, 2, 1)

MATI = """
import os, signal, sys
from datetime import date
from pathlib import Path
import soptui.repo.approval.make as module
from soptui.repo import Repository

def die(*args, **kwargs):
    if {after}:
        original(*args, **kwargs)
    os.kill(os.getpid(), signal.SIGKILL)

original = module.{name}
module.{name} = die
Repository.open(Path(sys.argv[1])).approvals.approve("surat-masuk", date(2015, 2, 1))
"""
BERSAMA = """
import sys
from datetime import date
from pathlib import Path
from soptui.errors import ConflictError
from soptui.repo import Repository

try:
    day = date(2015, 2, int(sys.argv[2]))
    print(Repository.open(Path(sys.argv[1])).approvals.approve("surat-masuk", day))
except ConflictError as error:
    print("kalah", error.message)
"""


@pytest.fixture
def repo(tmp_path):
    return repo_baru(tmp_path, sop_contoh())


def python(code, *args):
    path = os.pathsep.join(p for p in sys.path if p)
    order = [sys.executable, "-c", code, *map(str, args)]
    return subprocess.Popen(
        order, env={**os.environ, "PYTHONPATH": path}, stdout=subprocess.PIPE, text=True
    )


def ubah(repo, waktu):
    doc = repo.read(ID)
    repo.save(doc, dengan_waktu(doc.sop, waktu), identity=SITI)


@pytest.mark.parametrize(
    ("name", "after", "is_there"),
    [
        ("read_tags", False, False),
        ("message", True, False),
        ("move_ref", False, False),
        ("move_ref", True, True),
        ("_require", False, True),
    ],
)
def test_killed_while_approving(repo, name, after, is_there):
    killed = python(MATI.format(name=name, after=after), repo.root)
    killed.communicate()
    assert killed.returncode == -signal.SIGKILL

    again = Repository.open(repo.root)

    assert git(repo.root, "tag").split() == [f"efektif/{ID}/0000-2015-02-01"] * is_there
    if not is_there:
        assert again.approvals.approve(ID, HARI) == f"efektif/{ID}/0000-2015-02-01"
    assert again.log(ID)[0].effective == HARI
    assert git(repo.root, "fsck", "--strict", "--no-dangling") == ""
    locks = {path.name for path in (repo.root / ".git").rglob("*.lock")}
    assert locks <= {"tulis.lock"}  # held by nobody: the kernel has freed it


def test_of_two_approvals_at_once_one_wins_and_the_other_is_told(repo):
    both = [python(BERSAMA, repo.root, day) for day in (1, 2)]
    said = [process.communicate()[0].strip() for process in both]

    [tag] = git(repo.root, "tag").split()

    assert tag in said
    assert any(words.startswith(f"kalah Teks ini sudah disahkan dengan {tag}") for words in said)


def test_the_clock_of_a_tag_does_not_order_approvals(repo):
    for n, year in enumerate((2030, 2001, 2015)):
        ubah(repo, f"{20 + n} menit")
        env = {"GIT_COMMITTER_DATE": f"{year}-01-01T00:00:00Z"}
        os.environ.update(env)
        try:
            repo.approvals.approve(ID, date(2015, 2, 1 + n))
        finally:
            del os.environ["GIT_COMMITTER_DATE"]
    [answer] = effective(repo._git, date(2016, 1, 1), Trust(), [ID])
    assert answer.periode.pengesahan.revision == 2


def test_merges_rebases_and_detached_heads_approve_nothing(repo):
    git(repo.root, "switch", "-q", "--detach")
    with pytest.raises(RefusedError, match="cabang"):
        repo.approvals.approve(ID, HARI)
    git(repo.root, "switch", "-q", "main")
    (repo.root / ".git/MERGE_HEAD").write_text(git(repo.root, "rev-parse", "HEAD") + "\n")
    with pytest.raises(ConflictError, match="merge"):
        repo.approvals.approve(ID, HARI)
    with pytest.raises(ConflictError, match="merge"):
        repo.approvals.revoke(ID, HARI)
    assert git(repo.root, "tag") == ""


def test_a_version_that_came_by_a_merge_is_approved(repo):
    git(repo.root, "switch", "-qc", "usul")
    ubah(repo, "15 menit")
    git(repo.root, "switch", "-q", "main")
    (repo.root / "catatan.txt").write_text("lain\n")
    git(repo.root, "add", "catatan.txt")
    git(repo.root, "commit", "-qm", "lain")
    git(repo.root, "merge", "-q", "--no-ff", "-m", "gabung", "usul")

    repo.approvals.approve(ID, HARI)

    [answer] = effective(repo._git, date(2016, 1, 1), Trust(), [ID])
    assert (str(answer.masa), answer.ignored) == ("berlaku", ())
    assert repo.log(ID)[0].effective == HARI


def test_a_shallow_clone_says_what_it_knows(repo, tmp_path):
    repo.approvals.approve(ID, HARI)
    ubah(repo, "15 menit")
    repo.approvals.approve(ID, date(2016, 1, 1))
    clone = tmp_path / "dangkal"
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repo.root}", str(clone))

    [answer] = Repository.open(clone).approvals.effective(date(2020, 1, 1), ID)

    assert str(answer.masa) in ("berlaku", "belum")
    if str(answer.masa) == "belum":
        assert not git(clone, "tag")
    assert Repository.open(clone).log(ID)


def test_a_clone_without_tags_says_that_they_may_be_elsewhere(repo, tmp_path):
    assert repo.approvals.hint() == ""
    clone = tmp_path / "tanpa-tag"
    git(tmp_path, "clone", "-q", "--no-tags", str(repo.root), str(clone))
    assert "git fetch --tags" in Repository.open(clone).approvals.hint()
    repo.approvals.approve(ID, HARI)
    git(clone, "fetch", "-q", "--tags")
    assert Repository.open(clone).approvals.hint() == ""


def test_a_commit_of_another_tool_that_breaks_a_file_leaves_the_others_alone(repo):
    repo.create(sop_contoh("lain", "Urusan Lain"), identity=SITI)
    repo.approvals.approve("lain", HARI)
    repo.approvals.approve(ID, HARI)
    (repo.root / BERKAS).write_text("rusak = [\n")
    git(repo.root, "commit", "-qam", "rusak")

    states = {a.sop_id: str(a.masa) for a in repo.approvals.effective(date(2016, 1, 1))}

    assert states == {ID: "berlaku", "lain": "berlaku"}
    with pytest.raises(SoptuiError, match="tidak sah"):
        repo.approvals.approve(ID, date(2017, 1, 1))
    with pytest.raises(SoptuiError):
        repo.approvals.review(ID)
    assert len(repo.log(ID)) == 2
