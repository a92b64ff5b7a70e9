"""One SOP being edited: the way back, what would be saved, and saving it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from soptui.changes import Edited
from soptui.errors import InvalidError
from soptui.repo import Session
from tests.contoh import dengan_waktu, git, repo_baru, sop_contoh


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
