"""Standar Pelayanan in a repository: on the path of SOPs, as safe, and never taken for one."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date

import pytest

from soptui.changes import edits
from soptui.errors import ConflictError, InvalidError, NotFoundError, RefusedError, SoptuiError
from soptui.model import IdentitasLayanan, Layanan, Penyampaian
from soptui.repo import Desk, EntriLayanan, Repository, Session, Status, periksa_layanan
from soptui.repo.together import ClashError
from soptui.repo.watch import Hal
from tests.contoh import BUDI, SITI, UNIT, dengan_waktu, repo_baru, sop_contoh

SP = Layanan(
    "sp-surat",
    IdentitasLayanan("Pelayanan Surat", UNIT, pengesah="kepala", sop=("surat-masuk",)),
    Penyampaian(persyaratan=("Surat masuk",), jangka_waktu="1 hari", biaya="Gratis"),
)


@pytest.fixture
def repo(tmp_path):
    made = repo_baru(tmp_path, sop_contoh())
    made.layanan.create(SP, identity=SITI)
    return made


def with_value(layanan, path, value):
    return edits.set_value(layanan, path, value).nilai


def save(repo, path, value, **more):
    doc = repo.layanan.read(SP.id)
    return repo.layanan.save(doc, with_value(doc.nilai, path, value), **more)


def test_a_new_one_is_one_commit_that_says_so(repo):
    (revision,) = repo.layanan.log(SP.id)
    assert (revision.author, revision.message) == (
        SITI.name,
        "Pelayanan Surat: Standar Pelayanan baru",
    )
    assert repo.layanan.read(SP.id).layanan == SP
    assert (repo.root / f"layanan/{UNIT}/sp-surat.toml").is_file()


def test_the_list_knows_how_many_components_say_something(repo):
    (entry,) = repo.layanan.entries()
    assert isinstance(entry, EntriLayanan)
    assert (entry.id, entry.unit, entry.judul) == (SP.id, UNIT, "Pelayanan Surat")
    assert (entry.terisi, entry.sop, entry.status) == (3, ("surat-masuk",), Status.KONSEP)
    assert "Gratis" in entry.teks
    assert [e.id for e in repo.entries()] == ["surat-masuk"]
    assert Repository.open(repo.root).layanan.entries() == [entry]
    save(repo, "pengelolaan/jumlah_pelaksana", "2 orang")
    assert repo.layanan.entries()[0].terisi == 4


def test_a_broken_file_is_in_the_list_with_the_reason(repo):
    (repo.root / f"layanan/{UNIT}/rusak.toml").write_text("skema = 'layanan/1'\nid = 3\n")
    (repo.root / f"layanan/{UNIT}/tautan.toml").symlink_to("/etc/passwd")
    entries = {entry.id: entry for entry in repo.layanan.entries()}
    assert entries["rusak"].rusak is not None
    assert entries["tautan"].rusak is not None
    with pytest.raises(RefusedError):
        repo.layanan.read("tautan")


def test_a_save_moves_only_what_changed_and_keeps_comments(repo):
    file = repo.root / f"layanan/{UNIT}/sp-surat.toml"
    file.write_text(file.read_text().replace('biaya = "Gratis"', 'biaya = "Gratis"  # sejak 2015'))
    saved = save(repo, "penyampaian/jangka_waktu", "2 hari")
    assert saved.subject.startswith("Pelayanan Surat: ")
    assert 'biaya = "Gratis"  # sejak 2015' in file.read_text()
    assert repo.layanan.read(SP.id, "HEAD").nilai.penyampaian.jangka_waktu == "2 hari"


def test_different_fields_of_two_writers_are_both_kept(repo):
    mine = repo.layanan.read(SP.id)
    save(repo, "penyampaian/biaya", "Rp5.000,00", identity=SITI)
    saved = repo.layanan.save(
        mine, with_value(mine.nilai, "penyampaian/jangka_waktu", "3 hari"), identity=BUDI
    )
    assert "Siti Aminah" in saved.bersama
    assert "penyampaian pelayanan" in saved.bersama
    now = repo.layanan.read(SP.id).nilai.penyampaian
    assert (now.biaya, now.jangka_waktu) == ("Rp5.000,00", "3 hari")


def test_one_field_of_two_writers_is_a_clash_that_names_both(repo):
    mine = repo.layanan.read(SP.id)
    save(repo, "penyampaian/biaya", "Rp5.000,00", identity=SITI)
    with pytest.raises(ClashError, match="Standar Pelayanan ini sudah diubah oleh Siti") as caught:
        repo.layanan.save(mine, with_value(mine.nilai, "penyampaian/biaya", "Rp7.000,00"))
    (clash,) = caught.value.bentrokan
    assert (clash.label, clash.mine, clash.theirs) == ("Biaya/Tarif", "Rp7.000,00", "Rp5.000,00")
    assert repo.layanan.read(SP.id).nilai.penyampaian.biaya == "Rp5.000,00"


def test_what_somebody_wrote_into_the_file_is_never_swept_in(repo):
    mine = repo.layanan.read(SP.id)
    file = repo.root / mine.file
    file.write_text(file.read_text().replace("Gratis", "Rp1,00"))
    with pytest.raises(ConflictError, match="di luar soptui"):
        repo.layanan.save(mine, with_value(mine.nilai, "penyampaian/jangka_waktu", "3 hari"))
    assert "Rp1,00" in file.read_text()


def test_another_unit_moves_the_file_and_the_history_goes_along(repo):
    settings = repo.root / "soptui.toml"
    settings.write_text(settings.read_text() + '\n[unit.lain]\nnama = "Lain"\n')
    repo.reread_settings()
    save(repo, "identitas/unit", "lain")
    assert repo.layanan.find(SP.id) == repo.root / "layanan/lain/sp-surat.toml"
    assert len(repo.layanan.log(SP.id)) == 2


def test_an_id_is_taken_once_over_both_kinds(repo):
    with pytest.raises(InvalidError, match="sudah dipakai oleh sop/"):
        repo.layanan.create(replace(SP, id="surat-masuk"))
    with pytest.raises(InvalidError, match="sudah dipakai oleh layanan/"):
        repo.create(replace(sop_contoh(), id=SP.id))


def test_an_id_of_both_kinds_that_came_from_outside_is_told(repo):
    file = repo.root / f"layanan/{UNIT}/surat-masuk.toml"
    text = (repo.root / f"layanan/{UNIT}/sp-surat.toml").read_text()
    file.write_text(text.replace("sp-surat", "surat-masuk"))
    found = [t for t in repo.check() if "sudah dipakai" in t.message]
    assert [t.file for t in found] == [f"layanan/{UNIT}/surat-masuk.toml"]
    with pytest.raises(SoptuiError, match="beberapa berkas"):
        repo.of("surat-masuk")


def test_each_kind_is_found_in_its_own_collection_only(repo):
    assert repo.of(SP.id) is repo.layanan
    assert repo.of("surat-masuk") is repo
    assert repo.of(f"layanan/{UNIT}/sp-surat.toml") is repo.layanan
    with pytest.raises(NotFoundError, match=r"Standar Pelayanan; .* pelaksanaannya: surat-masuk"):
        repo.read(SP.id)
    with pytest.raises(NotFoundError, match=r"adalah SOP; .* di sini Standar Pelayanan"):
        repo.layanan.read(f"sop/{UNIT}/surat-masuk.toml")


def test_an_unknown_id_names_services_that_look_alike_too(repo):
    with pytest.raises(NotFoundError, match=r"Tidak ada SOP atau .*: surat-masuk, sp-surat"):
        repo.read("sp-surat-masuk")


def test_a_file_outside_is_not_taken_for_an_approval_here(repo, tmp_path):
    repo.approvals.approve(SP.id, date(2026, 1, 2), identity=SITI)
    (tmp_path / "sp-surat.toml").write_text("")
    for given in (str(tmp_path / "sp-surat.toml"), "../sp-surat.toml"):
        with pytest.raises(RefusedError):
            repo.approvals.effective(date(2026, 1, 3), given)
    path = f"layanan/{UNIT}/sp-surat.toml"
    assert repo.approvals.effective(date(2026, 1, 3), path)[0].periode is not None


@pytest.mark.parametrize("given", ["../../etc/passwd.toml", "layanan/../../x.toml", "sop/x/y.toml"])
def test_no_name_leads_out_of_the_folder(repo, given):
    with pytest.raises(SoptuiError):
        repo.layanan.read(given)


def test_an_approval_is_of_the_text_and_the_list_shows_it(repo):
    tag = repo.approvals.approve(SP.id, date(2026, 1, 2))
    assert tag == "efektif/sp-surat/0000-2026-01-02"
    assert repo.layanan.entries()[0].status is Status.BERLAKU
    review = repo.approvals.review(SP.id)
    assert (review.nilai, review.before, review.changes) == (SP, SP, ())
    save(repo, "penyampaian/biaya", "Rp5.000,00")
    assert repo.layanan.entries()[0].status is Status.BERUBAH
    assert [c.plain for c in repo.approvals.review(SP.id).changes] == [
        "Biaya/Tarif sekarang “Rp5.000,00”, sebelumnya “Gratis”"
    ]
    ids = {answer.sop_id for answer in repo.approvals.effective(date(2026, 2, 1))}
    assert ids == {SP.id, "surat-masuk"}
    repo.approvals.revoke(SP.id, date(2026, 3, 1))
    assert repo.approvals.effective(date(2026, 4, 1), SP.id)[0].masa == "dicabut"
    assert repo.layanan.log(SP.id)[-1].effective == date(2026, 1, 2)


def test_deleted_and_brought_back_with_its_history(repo):
    before = (repo.root / f"layanan/{UNIT}/sp-surat.toml").read_bytes()
    gone = repo.layanan.delete(SP.id)
    assert gone.subject == "Pelayanan Surat: hapus Standar Pelayanan"
    assert [r.path for r in repo.layanan.deleted()] == [f"layanan/{UNIT}/sp-surat.toml"]
    assert repo.deleted() == []
    assert repo.of(SP.id) is repo.layanan
    repo.layanan.restore(SP.id, f"{gone.commit}~1")
    assert (repo.root / f"layanan/{UNIT}/sp-surat.toml").read_bytes() == before
    assert len(repo.layanan.log(SP.id)) == 3


def test_what_each_commit_did_is_told_by_field(repo):
    save(repo, "penyampaian/biaya", "Rp5.000,00")
    save(repo, "penyampaian/jangka_waktu", "3 hari")
    (touched, first) = repo.layanan.traces(SP.id, "penyampaian/biaya")
    assert [c.path for c in touched.changes] == ["penyampaian/biaya"]
    assert first.is_first
    assert repo.timeline()[0].sop_ids == (SP.id,)


def test_a_session_edits_undoes_and_saves(repo):
    session = Session(repo.layanan, repo.layanan.read(SP.id))
    session.apply(edits.set_value(session.nilai, "penyampaian/biaya", "Rp5.000,00"))
    session.apply(edits.set_value(session.nilai, "pengelolaan/evaluasi", ("Setahun sekali",)))
    session.undo()
    assert session.redo_title == "ubah evaluasi Kinerja Pelaksana"
    assert session.proposed_message().endswith("dari Gratis menjadi Rp5.000,00")
    save(repo, "penyampaian/jangka_waktu", "3 hari", identity=SITI)
    saved = session.save()
    assert "Siti Aminah" in saved.bersama
    assert session.nilai.penyampaian.jangka_waktu == "3 hari"
    assert not session.is_changed
    session.undo()
    assert session.nilai.penyampaian == replace(SP.penyampaian, jangka_waktu="3 hari")
    assert not [t for t in session.findings() if t.rule.startswith("skema")]


def test_the_desk_keeps_sessions_of_both_kinds_apart(repo):
    desk = Desk(repo)
    session, words = desk.open_layanan(SP.id)
    assert words == ""
    session.apply(edits.set_value(session.nilai, "penyampaian/biaya", "Rp5.000,00"))
    assert desk.open_layanan(SP.id)[0] is session
    assert desk.open("surat-masuk")[0].sop == sop_contoh()
    assert desk.unsaved() == [session]


def test_watch_notices_what_happens_in_layanan(repo):
    watch = repo.watch()
    assert Hal.BERKAS not in watch.look()
    (repo.root / f"layanan/{UNIT}/sp-baru.toml").write_text("")
    assert Hal.BERKAS in watch.look()
    file = repo.root / f"layanan/{UNIT}/sp-surat.toml"
    os.utime(file, ns=(1, 1))
    assert Hal.BERKAS in watch.look()


def test_check_reads_a_service_beside_its_sops(repo):
    found = repo.check([repo.root / "layanan"])
    assert {t.file for t in found} == {f"layanan/{UNIT}/sp-surat.toml"}
    assert all(t.line for t in found)
    save(repo, "identitas/sop", ("tidak-ada",))
    told = repo.check([repo.root / "layanan"])
    assert any("'tidak-ada' tidak ada" in t.message for t in told)


def test_what_is_kept_of_a_check_is_never_older_than_service_and_sops(repo, monkeypatch):
    examined = []
    look = periksa_layanan.document_findings

    def noting(document, organisasi):
        examined.append(document.file)
        return look(document, organisasi)

    monkeypatch.setattr(periksa_layanan, "document_findings", noting)
    place = f"layanan/{UNIT}/sp-surat.toml"
    first = repo.check()
    assert repo.check() == first
    assert examined == [place]
    save(repo, "penyampaian/biaya", "")
    assert {t.path for t in repo.check()} > {"penyampaian/biaya"}
    assert examined == [place] * 2
    doc = repo.read("surat-masuk")
    repo.save(doc, dengan_waktu(doc.sop, "9 hari"))
    told = [t.message for t in repo.check() if t.path == "penyampaian/jangka_waktu"]
    assert examined == [place] * 3
    assert any("10 hari" in message or "9 hari" in message for message in told)
