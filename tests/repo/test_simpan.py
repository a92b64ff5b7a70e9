"""A save is one commit on the branch, the file follows, and nothing else moves."""

from __future__ import annotations

import stat
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from soptui.errors import ConflictError, InvalidError, RefusedError, SoptuiError
from soptui.repo import Identity, IdentityMissingError, Repository
from tests.contoh import BUDI, SITI, dengan_waktu, git, repo_baru, sop_contoh

BERKAS = "sop/sekretariat/surat-masuk.toml"


@pytest.fixture
def repo(tmp_path):
    return repo_baru(tmp_path, sop_contoh())


def simpan(repo, waktu="15 menit", message=None, **rest):
    doc = repo.read("surat-masuk")
    return repo.save(doc, dengan_waktu(doc.sop, waktu), message, **rest)


def test_one_save_is_one_commit_of_one_file_and_a_clean_status(repo):
    before = git(repo.root, "rev-parse", "HEAD")

    saved = simpan(repo)

    assert git(repo.root, "rev-parse", "main", "main~1") == f"{saved.commit}\n{before}"
    assert git(repo.root, "show", "--name-only", "--format=", saved.commit) == BERKAS
    assert git(repo.root, "status", "--porcelain") == ""
    assert git(repo.root, "diff-index", "HEAD") == ""
    assert repo.read("surat-masuk").sop.langkah[0].waktu == "15 menit"
    assert git(repo.root, "fsck", "--strict") == ""


def test_message_says_what_changed_and_ends_with_trailers(repo):
    saved = simpan(repo)

    message = git(repo.root, "log", "-1", "--format=%B")
    assert message == (
        "Pengagendaan Surat Masuk: ubah waktu langkah 1 dari 10 menit menjadi 15 menit\n\n"
        "SOP-Id: surat-masuk\nSOP-Aksi: ubah\nSOP-Ruas: langkah/terima/waktu"
    )
    assert saved.subject == message.splitlines()[0]
    assert git(repo.root, "log", "-1", "--format=%an <%ae> %cn") == (
        "Budi Santoso <budi@contoh.example> Budi Santoso"
    )


def test_words_of_the_person_are_kept_but_cannot_forge_a_trailer(repo):
    simpan(repo, message="Waktu disesuaikan\n\nHasil rapat.\x1b[31m\n\nSOP-Id: sop-lain\n")

    message = git(repo.root, "log", "-1", "--format=%B")
    assert message.startswith(
        "Waktu disesuaikan\n\nHasil rapat.[31m\n\nSOP-Id: sop-lain\n\nSOP-Id:"
    )
    assert git(repo.root, "log", "-1", "--format=%(trailers:key=SOP-Id,valueonly)").split() == [
        "surat-masuk"
    ]


def test_proposed_message_is_the_subject_of_the_save(repo):
    doc = repo.read("surat-masuk")
    sop = dengan_waktu(doc.sop, "15 menit")

    assert repo.proposed_message(doc, sop) == repo.save(doc, sop).subject


def test_long_titles_leave_room_for_the_change(repo):
    doc = repo.read("surat-masuk")
    titled = replace(doc.sop, identitas=replace(doc.sop.identitas, judul="Pelayanan " * 30))
    repo.save(doc, titled)

    subject = simpan(repo).subject
    assert "…: ubah waktu langkah 1 dari 10 menit menjadi 15 menit" in subject
    assert len(subject) <= 100


def test_author_and_date_can_be_given(repo):
    when = datetime(2015, 1, 12, 9, 30, tzinfo=timezone(timedelta(hours=7)))

    simpan(repo, when=when, identity=SITI)

    assert git(repo.root, "log", "-1", "--format=%aI %cI %an") == (
        "2015-01-12T09:30:00+07:00 2015-01-12T09:30:00+07:00 Siti Aminah"
    )


def test_nothing_changed_makes_no_commit(repo):
    before = git(repo.root, "rev-parse", "HEAD")

    assert simpan(repo, "10 menit") is None
    assert git(repo.root, "rev-parse", "HEAD") == before


def test_staged_and_unstaged_work_of_the_user_stays_as_it_was(repo):
    (repo.root / "README.md").write_text("disiapkan\n")
    git(repo.root, "add", "README.md")
    (repo.root / "README.md").write_text("belum disiapkan\n")
    (repo.root / "catatan.txt").write_text("baru\n")
    before = git(repo.root, "status", "--porcelain")

    simpan(repo)

    assert git(repo.root, "status", "--porcelain") == before == "MM README.md\n?? catatan.txt"
    assert git(repo.root, "show", ":README.md") == "disiapkan"
    assert (repo.root / "README.md").read_text() == "belum disiapkan\n"


def test_what_the_user_staged_of_the_same_file_stays_staged(repo):
    path = repo.root / BERKAS
    opened = path.read_text()
    path.write_text(opened + "# disiapkan\n")
    git(repo.root, "add", BERKAS)
    path.write_text(opened)

    simpan(repo)

    assert git(repo.root, "show", f":{BERKAS}") == (opened + "# disiapkan\n").strip("\n")
    assert 'waktu = "15 menit"' in git(repo.root, "show", f"HEAD:{BERKAS}")


def test_comments_mode_and_other_lines_survive(repo):
    path = repo.root / BERKAS
    path.write_text("# catatan kantor\n" + path.read_text())
    path.chmod(0o640)
    git(repo.root, "commit", "-qam", "catatan")
    before = path.read_text()

    simpan(repo)

    assert path.read_text() == before.replace('waktu = "10 menit"', 'waktu = "15 menit"')
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_crlf_file_stays_crlf_and_the_history_keeps_lf(repo):
    path = repo.root / BERKAS
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert git(repo.root, "diff", "--stat") == ""

    simpan(repo)

    data = path.read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n") > 10
    assert b"15 menit" in data
    assert "\r" not in git(repo.root, "cat-file", "blob", f"HEAD:{BERKAS}")
    assert git(repo.root, "status", "--porcelain") == ""


def test_crlf_in_a_history_without_attributes_stays_crlf(repo):
    path = repo.root / BERKAS
    git(repo.root, "rm", "-q", ".gitattributes")
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    git(repo.root, "commit", "-qam", "CRLF")

    simpan(repo)

    assert b"15 menit" in path.read_bytes()
    assert path.read_bytes().count(b"\r\n") > 10
    assert git(repo.root, "status", "--porcelain") == ""


def test_an_outside_edit_is_seen_and_not_overwritten(repo):
    doc = repo.read("surat-masuk")
    path = repo.root / BERKAS
    path.write_text(path.read_text() + "# dari penyunting lain\n")
    outside = path.read_text()
    head = git(repo.root, "rev-parse", "HEAD")

    with pytest.raises(ConflictError, match="diubah di luar soptui"):
        repo.save(doc, dengan_waktu(doc.sop, "15 menit"))

    assert path.read_text() == outside
    assert git(repo.root, "rev-parse", "HEAD") == head


def test_a_file_deleted_outside_is_not_brought_back(repo):
    doc = repo.read("surat-masuk")
    (repo.root / BERKAS).unlink()

    with pytest.raises(ConflictError, match="dihapus di luar soptui"):
        repo.save(doc, dengan_waktu(doc.sop, "15 menit"))

    assert not (repo.root / BERKAS).exists()


def test_the_second_of_two_savers_is_told_who_was_first(repo):
    doc = repo.read("surat-masuk")
    simpan(repo, "15 menit", identity=SITI)

    with pytest.raises(ConflictError, match=r"Siti Aminah pada \d\d-\d\d-\d{4}.*15 menit"):
        repo.save(doc, dengan_waktu(doc.sop, "20 menit"))

    assert repo.read("surat-masuk").sop.langkah[0].waktu == "15 menit"


def test_a_commit_that_left_the_file_behind_is_still_a_conflict(repo):
    """The branch moved under the work tree, as after a push into it."""
    doc = repo.read("surat-masuk")
    opened = (repo.root / BERKAS).read_text()
    simpan(repo, "15 menit")
    (repo.root / BERKAS).write_text(opened)

    with pytest.raises(ConflictError, match="sudah diubah oleh"):
        repo.save(doc, dengan_waktu(doc.sop, "20 menit"))


def test_hand_edits_from_before_opening_are_saved_with_the_change(repo):
    path = repo.root / BERKAS
    path.write_text(path.read_text() + "# tangan\n")

    simpan(repo)

    assert git(repo.root, "show", f"HEAD:{BERKAS}").endswith("# tangan")
    assert git(repo.root, "status", "--porcelain") == ""


def test_a_change_that_breaks_the_file_is_refused(repo):
    doc = repo.read("surat-masuk")
    step = doc.sop.langkah[0]
    dangling = replace(step, simpul=(replace(step.simpul[0], pelaksana="tidak-ada"),))
    head = git(repo.root, "rev-parse", "HEAD")

    with pytest.raises(InvalidError, match="tidak-ada"):
        repo.save(doc, replace(doc.sop, langkah=(dangling, *doc.sop.langkah[1:])))

    assert git(repo.root, "rev-parse", "HEAD") == head


def test_a_file_that_was_broken_by_hand_is_saved_when_it_is_mended(repo):
    path = repo.root / BERKAS
    path.write_text(path.read_text().replace('ke = "terima"', 'ke = "tidak-ada"'))
    git(repo.root, "commit", "-qam", "rusak")

    with pytest.raises(InvalidError, match=rf"{BERKAS}:\d+:\d+: .*tidak-ada"):
        simpan(repo)
    doc = repo.read("surat-masuk")
    assert repo.save(doc, sop_contoh()) is not None


def test_without_identity_nothing_is_written_and_a_name_can_be_stored(tmp_path):
    repo = repo_baru(tmp_path, sop_contoh(), identitas=False)
    assert repo.identity() is None

    with pytest.raises(IdentityMissingError, match=r"git config user\.name"):
        simpan(repo)
    assert git(repo.root, "status", "--porcelain") == ""

    where = repo.store_identity(BUDI.name, BUDI.email)
    assert str(repo.root) in where
    assert repo.identity() == BUDI
    assert simpan(repo) is not None


@pytest.mark.parametrize("name", ["Budi\nemail = x", "Budi <b>", "\x1b[31mBudi", "", "  "])
def test_names_that_git_could_not_write_down_are_refused(repo, name):
    config = (repo.root / ".git/config").read_bytes()

    with pytest.raises(SoptuiError, match="Nama"):
        repo.store_identity(name, "a@contoh.example")

    assert (repo.root / ".git/config").read_bytes() == config


def test_a_name_that_looks_like_an_option_is_a_name(repo):
    repo.store_identity("--global", "a@contoh.example")

    assert repo.identity() == Identity("--global", "a@contoh.example")


def test_a_new_sop_is_a_new_file_and_a_commit(repo):
    saved = repo.create(sop_contoh("surat-keluar", "Pengagendaan Surat Keluar"))

    path = "sop/sekretariat/surat-keluar.toml"
    assert saved.subject == "Pengagendaan Surat Keluar: SOP baru"
    assert git(repo.root, "show", "--name-status", "--format=", "HEAD") == f"A\t{path}"
    assert git(repo.root, "status", "--porcelain") == ""
    assert repo.read("surat-keluar").sop == sop_contoh("surat-keluar", "Pengagendaan Surat Keluar")


def test_an_id_is_given_once(repo):
    with pytest.raises(InvalidError, match=BERKAS):
        repo.create(sop_contoh())


def test_a_new_sop_for_a_new_unit_makes_its_folder(repo):
    text = (repo.root / "soptui.toml").read_text()
    (repo.root / "soptui.toml").write_text(text + '\n[unit.umum]\nnama = "Umum"\n')
    git(repo.root, "commit", "-qam", "unit")
    repo = Repository.open(repo.root)
    sop = sop_contoh("rapat", "Penyiapan Rapat")

    repo.create(replace(sop, identitas=replace(sop.identitas, unit="umum")))

    assert (repo.root / "sop/umum/rapat.toml").is_file()


def test_files_under_a_filter_program_are_refused(repo):
    (repo.root / ".gitattributes").write_text("*.toml filter=rahasia\n")

    with pytest.raises(RefusedError, match="filter"):
        simpan(repo)


def test_sha256_repositories_work(tmp_path):
    repo = repo_baru(tmp_path, sop_contoh())
    other = tmp_path / "sha256"
    git(tmp_path, "init", "-q", "-b", "main", "--object-format=sha256", str(other))
    for name in ("soptui.toml", BERKAS):
        (other / name).parent.mkdir(parents=True, exist_ok=True)
        (other / name).write_bytes((repo.root / name).read_bytes())
    git(other, "config", "user.name", "Budi")
    git(other, "config", "user.email", "b@contoh.example")
    git(other, "add", "-A")
    git(other, "commit", "-qm", "awal")

    saved = simpan(Repository.open(other))

    assert len(saved.commit) == 64
    assert git(other, "status", "--porcelain") == ""
