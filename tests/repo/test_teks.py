"""Files that are changed as text: what may stand in their place; nothing is overwritten."""

from __future__ import annotations

import pytest

from soptui.errors import ConflictError, RefusedError
from soptui.repo.teks import is_text, problem
from soptui.toml.limits import LIMITS
from tests.contoh import git, repo_baru, sop_contoh

BUKU = "buku/buku.toml"


@pytest.fixture
def repo(tmp_path):
    repo = repo_baru(tmp_path, sop_contoh())
    folder = repo.root / "buku"
    folder.mkdir(exist_ok=True)
    (folder / "buku.toml").write_text('skema = "buku/1"\njudul = "Buku SOP"\ntahun = 2026\n')
    (folder / "sampul.md").write_bytes(b"# Buku SOP\r\n")
    git(repo.root, "add", ".")
    git(repo.root, "commit", "-qm", "buku")
    return repo


def test_sops_and_services_have_an_editor_the_rest_is_text():
    assert [is_text(p) for p in ("soptui.toml", BUKU, "buku/sampul.md")] == [True] * 3
    assert not is_text("sop/unit/surat.toml")
    assert not is_text("layanan/unit/surat.toml")


@pytest.mark.parametrize(
    ("path", "data", "line"),
    [
        (BUKU, b'skema = "buku/1"\njudul =\n', 2),
        (BUKU, b'skema = "buku/1"\njudul = 3\n', 2),
        ("soptui.toml", b"\nx = [", 2),
        ("soptui.toml", b'skema = "lain/1"\n', 1),
        ("buku/sampul.md", b"Buku\n\nSOP \xff\n", 3),
    ],
)
def test_what_cannot_be_read_is_named_with_its_line(path, data, line):
    found = problem(path, data)
    assert found is not None
    assert (found.file, found.line) == (path, line)
    assert found.message


def test_what_is_too_large_to_be_read_again_is_not_taken():
    found = problem("buku/sampul.md", b"x" * (LIMITS.bytes + 1))
    assert found is not None
    assert "terlalu besar" in found.message


def test_what_can_be_read_has_no_problem(repo):
    for path in ("soptui.toml", BUKU, "buku/sampul.md"):
        assert problem(path, repo.open_text(path).data) is None


def test_a_save_is_one_commit_of_that_file(repo):
    teks = repo.open_text(BUKU)
    assert teks.is_committed
    subject = repo.save_text(teks, teks.data.replace(b"2026", b"2027"))
    assert subject == "Daftar isi buku: ubah lewat penyunting teks"
    shown = git(repo.root, "show", "--name-only", "--format=%s", "HEAD").split("\n")
    assert [line for line in shown if line] == [subject, BUKU]
    assert git(repo.root, "status", "--porcelain") == ""


def test_line_ends_stay_and_are_no_edit(repo):
    teks = repo.open_text("buku/sampul.md")
    assert teks.is_committed
    repo.save_text(teks, b"# Buku SOP Baru\r\n")
    assert (repo.root / "buku/sampul.md").read_bytes() == b"# Buku SOP Baru\r\n"
    assert git(repo.root, "status", "--porcelain") == ""


def test_what_is_not_in_the_history_is_told(repo):
    (repo.root / BUKU).write_text('skema = "buku/1"\njudul = "Lain"\ntahun = 2026\n')
    assert not repo.open_text(BUKU).is_committed
    (repo.root / "buku/baru.md").write_text("baru\n")
    teks = repo.open_text("buku/baru.md")
    assert (teks.base, teks.is_committed) == (None, False)
    repo.save_text(teks, b"baru sekali\n")
    assert git(repo.root, "show", "HEAD:buku/baru.md") == "baru sekali"


def test_nothing_that_changed_meanwhile_is_overwritten(repo):
    teks = repo.open_text(BUKU)
    (repo.root / BUKU).write_text("# lain\n")
    with pytest.raises(ConflictError, match="di luar soptui"):
        repo.save_text(teks, b"x")
    assert (repo.root / BUKU).read_text() == "# lain\n"


def test_links_and_places_outside_are_refused(repo):
    (repo.root / "buku/tautan.md").symlink_to("/etc/passwd")
    with pytest.raises(RefusedError):
        repo.open_text("buku/tautan.md")
