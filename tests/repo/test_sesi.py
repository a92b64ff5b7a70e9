"""One SOP being edited: the way back, what would be saved, and saving it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from soptui.changes import Edited
from soptui.errors import ConflictError, InvalidError
from soptui.repo import Desk, Session
from soptui.repo.save import ChangedError
from soptui.repo.together import ClashError
from tests.contoh import SITI, dengan_waktu, git, repo_baru, sop_contoh


@pytest.fixture
def session(tmp_path):
    repo = repo_baru(tmp_path, sop_contoh())
    return Session(repo, repo.read("surat-masuk"))


def ubah(session, waktu):
    session.apply(Edited(dengan_waktu(session.sop, waktu), f"ubah waktu menjadi {waktu}"))


def test_edit_undo_redo(session):
    ubah(session, "15 menit")
    ubah(session, "20 menit")

    assert session.undo() == "ubah waktu menjadi 20 menit"
    assert session.sop.langkah[0].waktu == "15 menit"
    assert session.redo() == "ubah waktu menjadi 20 menit"
    assert session.redo() is None
    session.undo()
    session.undo()
    assert session.undo() is None
    assert not session.is_changed


def test_save_is_one_commit_and_the_way_back_stays(session):
    ubah(session, "15 menit")
    proposed = session.proposed_message()

    saved = session.save(None)

    assert saved.subject == proposed
    assert not session.is_changed
    assert session.doc.sop == session.sop
    session.undo()
    assert session.is_changed
    assert session.save("Kembali seperti semula").subject == "Kembali seperti semula"
    assert session.repo.read("surat-masuk").sop == sop_contoh()
    assert git(session.repo.root, "status", "--porcelain") == ""


def test_nothing_to_save(session):
    assert session.save(None) is None


def test_findings_are_about_the_text_as_it_is_now(session):
    assert "ID-2" not in {t.rule for t in session.findings()}
    sop = session.sop
    emptied = replace(sop, identitas=replace(sop.identitas, nomor=""))
    session.apply(Edited(emptied, "kosongkan nomor"))

    assert "ID-2" in {t.rule for t in session.findings()}


def test_a_file_that_is_no_sop_cannot_be_edited(session):
    path = session.repo.find("surat-masuk")
    path.write_text("x = [")

    with pytest.raises(InvalidError, match=r"surat-masuk\.toml:1:"):
        Session(session.repo, session.repo.read("surat-masuk"))


# --- the way back, across saves -------------------------------------------------------------------


def test_undo_past_a_save_is_a_new_commit_that_says_so(session):
    ubah(session, "15 menit")
    session.save()
    first = git(session.repo.root, "rev-parse", "HEAD")

    assert session.undo_title == "ubah waktu menjadi 15 menit"
    session.undo()
    saved = session.save()

    assert saved.subject == (
        "Pengagendaan Surat Masuk: urungkan: ubah waktu langkah 1 dari 10 menit menjadi 15 menit"
    )
    assert git(session.repo.root, "rev-parse", "HEAD^") == first, "history grows, never shrinks"
    session.redo()
    assert session.save().subject.endswith(": ubah waktu langkah 1 dari 10 menit menjadi 15 menit")


def test_discard_can_itself_be_undone(session):
    ubah(session, "15 menit")
    session.save()
    ubah(session, "20 menit")
    assert session.count_words() == "1 perubahan"

    assert session.discard() == "buang 1 perubahan"
    assert session.sop.langkah[0].waktu == "15 menit"
    assert not session.is_changed
    assert session.undo() == "buang 1 perubahan"
    assert session.sop.langkah[0].waktu == "20 menit"
    assert session.is_changed


def test_edits_made_while_a_save_runs_are_not_in_it_and_not_lost(session):
    ubah(session, "15 menit")
    draft = session.draft()
    ubah(session, "20 menit")
    session.written(draft, session.write(draft))

    assert session.repo.read("surat-masuk").sop.langkah[0].waktu == "15 menit"
    assert session.is_changed
    assert session.save().subject.endswith("dari 15 menit menjadi 20 menit")


def test_undo_while_a_save_runs_is_told_as_undo(session):
    ubah(session, "15 menit")
    draft = session.draft()
    session.undo()
    session.written(draft, session.write(draft))

    assert "urungkan:" in session.proposed_message()


# --- other writers --------------------------------------------------------------------------------


def orang_lain(session, waktu, langkah=2):
    other = session.repo
    doc = other.read("surat-masuk")
    other.save(doc, dengan_waktu(doc.sop, waktu, langkah), identity=SITI)


def test_nobody_else_wrote(session):
    assert session.outside() is None


def test_a_conflict_writes_nothing_and_both_texts_stay_in_reach(session):
    ubah(session, "15 menit")
    session.apply(Edited(dengan_waktu(session.sop, "2 jam", 1), "ubah waktu langkah 2"))
    orang_lain(session, "3 jam", 0)
    with pytest.raises(ClashError, match=r"oleh Siti Aminah pada .*semula “10 menit”, Anda “15 m"):
        session.save()

    joined = session.join(session.outside())
    assert [clash.path for clash in joined.bentrokan] == ["langkah/terima/waktu"]
    assert [step.waktu for step in session.sop.langkah[:2]] == ["15 menit", "2 jam"]
    session.undo()
    assert [step.waktu for step in session.sop.langkah[:2]] == ["3 jam", "2 jam"]
    session.undo()
    assert [step.waktu for step in session.sop.langkah[:2]] == ["15 menit", "2 jam"]
    session.save()
    assert session.repo.read("surat-masuk").sop == session.sop


def test_of_two_clashing_texts_the_other_can_be_chosen_and_mine_comes_back(session):
    ubah(session, "15 menit")
    orang_lain(session, "3 jam", 0)
    session.join(session.outside(), ["langkah/terima/waktu"])
    assert not session.is_changed
    session.undo()
    assert session.sop.langkah[0].waktu == "15 menit"
    assert session.is_changed


def test_different_fields_are_saved_together_and_undo_takes_back_mine_alone(session):
    ubah(session, "15 menit")
    orang_lain(session, "3 jam")
    saved = session.save()

    assert saved.bersama == "Digabung dengan perubahan Siti Aminah pada 1 langkah."
    assert saved.subject.endswith("ubah waktu langkah 1 dari 10 menit menjadi 15 menit")
    assert [step.waktu for step in session.sop.langkah] == ["15 menit", "1 jam", "3 jam"]
    assert not session.is_changed
    session.undo()
    assert [step.waktu for step in session.sop.langkah] == ["10 menit", "1 jam", "3 jam"]
    session.save()
    body = git(session.repo.root, "log", "-1", "--format=%B")
    assert "urungkan: ubah waktu langkah 1" in body
    assert "catat" not in body
    session.redo()
    assert [step.waktu for step in session.sop.langkah] == ["15 menit", "1 jam", "3 jam"]


def test_what_was_typed_during_a_merged_save_stays_unsaved(session):
    ubah(session, "15 menit")
    orang_lain(session, "3 jam")
    draft = session.draft()
    saved = session.write(draft)
    ubah(session, "20 menit")
    session.written(draft, saved)
    assert [step.waktu for step in session.sop.langkah] == ["20 menit", "1 jam", "3 jam"]
    assert [change.path for change in session.changes()] == ["langkah/terima/waktu"]


def test_what_others_wrote_without_committing_is_never_swept_in(session):
    path = session.repo.find("surat-masuk")
    path.write_text(path.read_text().replace("5 menit", "3 jam"))
    ubah(session, "15 menit")
    with pytest.raises(ChangedError, match="diubah di luar soptui"):
        session.save()
    assert '"3 jam"' in path.read_text()
    assert git(session.repo.root, "log", "-1", "--format=%an") == "Siti Aminah"

    session.join(session.outside())
    assert [step.waktu for step in session.sop.langkah] == ["15 menit", "1 jam", "3 jam"]
    assert "waktu langkah 3" in session.proposed_message(), "the words name it before it is saved"


def test_a_commit_of_somebody_elses_right_after_mine_is_joined_by_the_next_save(session):
    ubah(session, "15 menit")
    draft = session.draft()
    saved = session.write(draft)
    orang_lain(session, "3 jam")
    session.written(draft, saved)
    ubah(session, "20 menit")

    assert "Siti Aminah" in session.save().bersama
    assert session.sop.langkah[2].waktu == "3 jam"


def test_the_same_text_committed_outside_is_no_conflict(session):
    path = session.repo.find("surat-masuk")
    path.write_text(path.read_text() + "# catatan\n")
    fresh = session.outside()
    assert session.follow(fresh)
    ubah(session, "15 menit")
    session.save()
    assert path.read_text().endswith("# catatan\n")


def test_the_same_sop_laid_out_anew_while_one_edits_is_no_conflict(session):
    ubah(session, "15 menit")
    path = session.repo.find("surat-masuk")
    path.write_text(path.read_text() + "# catatan\n")
    git(session.repo.root, "commit", "-qam", "Catatan")
    session.save()
    assert path.read_text().endswith("# catatan\n")
    assert session.repo.read("surat-masuk").sop.langkah[0].waktu == "15 menit"


@pytest.mark.parametrize("how", ["gone", "broken", "removed"])
def test_a_file_that_was_lost_is_written_again_from_the_session(session, how):
    ubah(session, "15 menit")
    path = session.repo.find("surat-masuk")
    if how == "gone":
        path.unlink()
    elif how == "broken":
        path.write_text("x = [")
    else:
        git(session.repo.root, "rm", "-q", str(path))
        git(session.repo.root, "commit", "-qm", "Hapus")
    with pytest.raises(ConflictError):
        session.save()
    fresh = session.outside()
    assert fresh.sop is None
    session.adopt(fresh)
    assert session.is_changed
    assert not session.can_discard
    session.save()

    assert session.repo.read("surat-masuk").sop == session.sop
    assert git(session.repo.root, "status", "--porcelain") == ""


def test_going_back_to_what_the_history_holds_writes_the_file(session):
    """A file edited by hand and then put back by soptui: no commit, but the file follows."""
    path = session.repo.find("surat-masuk")
    before = path.read_text()
    path.write_text(before.replace("10 menit", "15 menit"))
    session.restart(session.repo.read("surat-masuk"))
    ubah(session, "10 menit")

    assert session.save() is None
    session.written(session.draft(), None)
    assert path.read_text() == before
    assert not session.is_changed


# --- one run --------------------------------------------------------------------------------------


def test_the_way_back_stays_when_one_leaves_and_comes_again(session):
    desk = Desk(session.repo)
    first, words = desk.open("surat-masuk")
    assert words == ""
    ubah(first, "15 menit")
    first.save()
    again, words = desk.open("sop/sekretariat/surat-masuk.toml")
    assert (again, words) == (first, "")
    assert again.undo_title == "ubah waktu menjadi 15 menit"


def test_a_changed_file_begins_anew_with_a_word(session):
    desk = Desk(session.repo)
    first, _ = desk.open("surat-masuk")
    ubah(first, "15 menit")
    first.save()
    orang_lain(session, "3 jam")
    again, words = desk.open("surat-masuk")
    assert again.sop.langkah[2].waktu == "3 jam"
    assert again.undo_title is None
    assert "berubah di luar soptui" in words


def test_unsaved_edits_outlive_a_change_of_the_file(session):
    desk = Desk(session.repo)
    first, _ = desk.open("surat-masuk")
    ubah(first, "15 menit")
    assert desk.unsaved() == [first]
    orang_lain(session, "3 jam")
    again, words = desk.open("surat-masuk")
    assert again.sop.langkah[0].waktu == "15 menit"
    assert "tetap ada" in words
    assert desk.is_unsaved("sop/sekretariat/surat-masuk.toml")


# --- old versions ---------------------------------------------------------------------------------


def test_an_old_version_comes_back_as_a_new_commit(session):
    ubah(session, "15 menit")
    session.save()
    first = session.repo.log("surat-masuk")[-1]

    session.apply(session.repo.restored(session.doc, first.commit))
    saved = session.save()

    assert saved.subject == (
        f"Pengagendaan Surat Masuk: kembalikan ke versi {first.date:%d-%m-%Y %H:%M}"
    )
    body = git(session.repo.root, "log", "-1", "--format=%B")
    assert "SOP-Aksi: pulihkan" in body
    assert f"SOP-Dari: {first.commit}" in body
    assert session.repo.read("surat-masuk").sop == sop_contoh()
    session.undo()
    assert session.sop.langkah[0].waktu == "15 menit"


def test_restore_without_a_screen_also_over_a_broken_file(session):
    path = session.repo.find("surat-masuk")
    before = path.read_bytes()
    path.write_text("x = [")
    edited, saved = session.repo.restore("surat-masuk", "HEAD")
    assert saved is None, "the history holds it already"
    assert edited.title.startswith("kembalikan ke versi")
    assert path.read_bytes() == before
    assert git(session.repo.root, "status", "--porcelain") == ""
