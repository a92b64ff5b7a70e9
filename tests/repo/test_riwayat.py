"""The history of one SOP, and when each was changed last."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from soptui.errors import ConflictError, InvalidError, NotFoundError
from soptui.repo import Repository, Status
from soptui.repo.approval.tags import read_tags
from soptui.repo.log import revision_dates
from tests.contoh import SITI, dengan_waktu, git, repo_baru, sop_contoh

BERKAS = "sop/sekretariat/surat-masuk.toml"


@pytest.fixture
def repo(tmp_path):
    return repo_baru(tmp_path, sop_contoh(), sop_contoh("lain", "Urusan Lain"))


def simpan(repo, waktu, **rest):
    doc = repo.read("surat-masuk")
    return repo.save(doc, dengan_waktu(doc.sop, waktu), **rest)


def test_newest_first_and_only_what_touched_the_file(repo):
    first = simpan(repo, "15 menit")
    second = simpan(repo, "20 menit", identity=SITI)

    log = repo.log("surat-masuk")

    assert [r.commit for r in log][:2] == [second.commit, first.commit]
    assert [r.message for r in log] == [second.subject, first.subject, log[2].message]
    assert log[0].author == "Siti Aminah"
    assert log[0].date.tzinfo is not None
    assert repo.log("surat-masuk", 1) == log[:1]
    assert repo.log(BERKAS) == log
    assert repo.log("surat-masuk", rev="HEAD~1") == log[1:]


def test_order_comes_from_the_graph_not_from_the_clock(repo):
    waktu = ["15 menit", "20 menit", "25 menit"]
    for n, text in enumerate(waktu):
        simpan(repo, text, when=datetime(2030 - 5 * n, 1, 1, tzinfo=UTC))

    assert [r.date.year for r in repo.log("surat-masuk")][:3] == [2020, 2025, 2030]


@pytest.mark.parametrize(
    "message",
    ["", "\x01\x1e\x1f\n\nbadan", "judul\x1b[31m", "--\n--- a\n+++ b", "é\u202e" * 40],
)
def test_odd_messages_of_others_are_read_as_they_are(repo, message):
    (repo.root / BERKAS).write_text((repo.root / BERKAS).read_text() + "# luar\n")
    git(repo.root, "commit", "-qa", "--allow-empty-message", "--cleanup=verbatim", "-m", message)

    log = repo.log("surat-masuk")

    assert len(log) == 2
    assert log[0].message == message.partition("\n\n")[0].replace("\n", " ")
    assert repo.entries()[1].tanggal == log[0].date.date()


def test_settings_of_the_user_do_not_change_the_log(repo):
    simpan(repo, "15 menit")
    expected = repo.log("surat-masuk")
    settings = {
        "log.follow": "true",
        "log.showSignature": "true",
        "log.date": "relative",
        "log.showRoot": "false",
        "color.ui": "always",
        "format.pretty": "oneline",
        "diff.orderFile": "/tidak/ada",
        "i18n.logOutputEncoding": "latin1",
    }
    for key, value in settings.items():
        git(repo.root, "config", key, value)

    assert repo.log("surat-masuk") == expected
    assert {e.id: e.tanggal is not None for e in repo.entries()} == {
        "surat-masuk": True,
        "lain": False,
    }


def test_an_older_version_is_read_from_the_history(repo):
    simpan(repo, "15 menit")

    assert repo.read("surat-masuk", "HEAD~1").sop.langkah[0].waktu == "10 menit"
    assert repo.read("surat-masuk", "main").sop == repo.read("surat-masuk").sop
    with pytest.raises(NotFoundError, match="Tidak ada revisi"):
        repo.read("surat-masuk", "--output=x")
    with pytest.raises(NotFoundError, match="Belum ada SOP ini"):
        repo.read("surat-masuk", "main~3")


def test_a_deleted_sop_still_has_its_history(repo):
    git(repo.root, "rm", "-q", BERKAS)
    git(repo.root, "commit", "-qm", "hapus")

    assert repo.read("surat-masuk", "HEAD~1").sop == sop_contoh()
    assert len(repo.log("surat-masuk", rev="HEAD~1")) == 1
    with pytest.raises(NotFoundError):
        repo.read("surat-masuk")


def test_revision_dates_are_the_authors_days(repo):
    assert revision_dates(repo._git, [BERKAS]) == {BERKAS: None}  # a first version has none
    simpan(repo, "15 menit", when=datetime(2015, 1, 12, 20, tzinfo=UTC))

    dates = revision_dates(repo._git, [BERKAS, "sop/tidak-ada.toml"])

    assert dates == {BERKAS: date(2015, 1, 12)}
    assert revision_dates(repo._git, []) == {}


def test_a_file_that_moved_is_no_first_version(repo):
    moved = "sop/lain/surat-masuk.toml"
    (repo.root / "sop/lain").mkdir()
    git(repo.root, "mv", BERKAS, moved)
    git(repo.root, "commit", "-qm", "pindah", "--date=2015-03-01T08:00:00Z")
    assert revision_dates(repo._git, [moved]) == {moved: date(2015, 3, 1)}


# --- approvals ---------------------------------------------------------------------------------


def test_an_approval_is_an_annotated_tag_bound_to_the_text(repo):
    when = datetime(2015, 1, 20, 8, tzinfo=UTC)

    tag = repo.approvals.approve(
        "surat-masuk", date(2015, 2, 1), message="Rapat 20 Januari", when=when
    )

    assert tag == "efektif/surat-masuk/0000-2015-02-01"
    content = git(repo.root, "cat-file", "tag", tag)
    blob = git(repo.root, "rev-parse", f"HEAD:{BERKAS}")
    assert content.endswith(
        "SOP 065/22/2015 Pengagendaan Surat Masuk: berlaku efektif 2015-02-01 (revisi 0)\n\n"
        "Rapat 20 Januari\n\n"
        "SOP-Id: surat-masuk\nSOP-Revisi: 0\nTanggal-Efektif: 2015-02-01\n"
        f"Disahkan-Oleh: ; ; Kepala Instansi\nSOP-Path: {BERKAS}\nSOP-Blob: {blob}"
    )
    assert "tagger Budi Santoso <budi@contoh.example> 1421740800 +0000" in content
    assert git(repo.root, "rev-parse", f"{tag}^{{commit}}") == repo.log("surat-masuk")[0].commit


def test_the_log_shows_revision_and_effective_date(repo):
    first = repo.log("surat-masuk")[0].commit
    repo.approvals.approve("surat-masuk", date(2015, 2, 1))
    simpan(repo, "15 menit")
    second = repo.approvals.approve("surat-masuk", date(2015, 9, 1))
    simpan(repo, "20 menit")

    log = repo.log("surat-masuk")

    assert [r.revision for r in log] == [None, 1, 0]
    assert [r.effective for r in log] == [None, date(2015, 9, 1), date(2015, 2, 1)]
    assert (log[1].tag, log[2].commit) == (second, first)


def test_one_text_is_approved_once(repo):
    tag = repo.approvals.approve("surat-masuk", date(2015, 2, 1))

    with pytest.raises(ConflictError, match=tag):
        repo.approvals.approve("surat-masuk", date(2015, 3, 1))


def test_only_what_is_in_the_history_is_approved(repo):
    (repo.root / BERKAS).write_text((repo.root / BERKAS).read_text() + "# luar\n")

    with pytest.raises(ConflictError, match="Simpan dulu"):
        repo.approvals.approve("surat-masuk", date(2015, 2, 1))


def test_a_broken_sop_is_not_approved(repo):
    path = repo.root / BERKAS
    path.write_text(path.read_text().replace('ke = "terima"', 'ke = "tidak-ada"'))
    git(repo.root, "commit", "-qam", "rusak")

    with pytest.raises(InvalidError, match="tidak-ada"):
        repo.approvals.approve("surat-masuk", date(2015, 2, 1))


def test_a_tag_that_exists_is_never_moved(repo):
    name = "efektif/surat-masuk/0000-2015-02-01"
    git(repo.root, "tag", name, "HEAD~1")
    before = git(repo.root, "rev-parse", name)

    with pytest.raises(ConflictError, match="sudah ada"):
        repo.approvals.approve("surat-masuk", date(2015, 2, 1))

    assert git(repo.root, "rev-parse", name) == before


def test_the_status_of_the_list(repo):
    today = datetime.now().astimezone().date()

    def status():
        return {e.id: e.status for e in Repository.open(repo.root).entries()}

    assert status() == {"surat-masuk": Status.KONSEP, "lain": Status.KONSEP}
    repo.approvals.approve("surat-masuk", today)
    repo.approvals.approve("lain", today + timedelta(days=2))
    assert status() == {"surat-masuk": Status.BERLAKU, "lain": Status.AKAN_BERLAKU}
    simpan(repo, "15 menit")
    assert status()["surat-masuk"] == Status.BERUBAH


def test_tags_that_only_look_like_approvals_do_not_count(repo):
    tag = repo.approvals.approve("surat-masuk", date(2015, 2, 1))
    copied = git(repo.root, "rev-parse", tag)
    git(repo.root, "update-ref", "refs/tags/efektif/surat-masuk/0009-2016-01-01", copied)
    git(repo.root, "update-ref", "refs/tags/efektif/lain/0000-2016-01-01", copied)
    git(repo.root, "tag", "efektif/lain/0001-2016-01-01")
    git(repo.root, "tag", "-a", "-m", "kosong", "efektif/lain/0002-2016-01-01")
    git(repo.root, "tag", "-a", "-m", "x\n\nSOP-Id: lain\nSOP-Blob: a", "efektif/lain/x-2016")

    found = dict(read_tags(repo._git).approvals)

    assert [a.tag for a in found.pop("surat-masuk")] == [tag]
    assert found == {}
