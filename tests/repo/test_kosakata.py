"""What the office already wrote is offered again: most used first, whoever wrote it."""

from __future__ import annotations

import time
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from soptui.model import (
    IdentitasLayanan,
    Instansi,
    Jabatan,
    Layanan,
    Organisasi,
    Pelaksana,
    Pengelolaan,
    Penyampaian,
)
from soptui.repo import stamps
from soptui.repo.harvest import Harvest
from soptui.repo.vocabulary import Kosakata, Pool, Usul, collect
from tests.contoh import repo_baru, sop_contoh

KANTOR = Organisasi(Instansi("Kantor"), jabatan=(Jabatan("sekda", "Sekretaris Daerah"),))


def with_papers(sop_id, *papers):
    sop = sop_contoh(sop_id)
    first = replace(sop.langkah[0], kelengkapan=papers, output=())
    return replace(sop, langkah=(first, *sop.langkah[1:]))


def texts(found):
    return [usul.teks for usul in found]


def test_most_used_comes_first_and_blanks_do_not_make_two():
    words = collect(
        [with_papers("a", "Surat  masuk", "Surat tugas"), with_papers("b", "Surat tugas")]
    )
    assert texts(words.find("kelengkapan", "sur")) == ["Surat tugas", "Surat masuk"]
    assert words.find("kelengkapan", "sur")[0].jumlah == 2


def test_what_begins_as_typed_comes_before_what_only_holds_it():
    words = collect([with_papers("a", "Nota dan surat", "Nota dan surat", "Surat", "Masurat")])
    assert texts(words.find("output", "surat")) == ["Surat", "Nota dan surat", "Masurat"]


def test_every_word_typed_must_be_there():
    words = collect([with_papers("a", "Surat masuk", "Surat keluar")])
    assert texts(words.find("kelengkapan", "kel sur")) == ["Surat keluar"]
    assert words.find("kelengkapan", "surat rahasia") == []


def test_the_sop_being_written_counts_before_it_is_saved():
    sop = with_papers("baru", "Formulir cuti")
    assert texts(Kosakata().find("output", "form", sop)) == ["Formulir cuti"]
    assert Kosakata().find("output", "form", sop, without=["Formulir cuti"]) == []


def test_other_sops_are_offered_as_links_by_their_title_but_not_the_sop_itself():
    a, b = sop_contoh("masuk", "Surat Masuk"), sop_contoh("keluar", "Surat Keluar")
    found = collect([a, b]).find("keterkaitan", "surat", a)
    assert [(u.teks, u.words) for u in found] == [("sop:keluar", "Surat Keluar (keluar)")]


def test_a_number_gets_the_units_of_time():
    words = Kosakata()
    assert texts(words.find("waktu", "10 ")) == [
        "10 menit", "10 jam", "10 hari", "10 hari kerja", "10 minggu",
    ]  # fmt: skip
    assert texts(words.find("waktu", "1-3h")) == ["1-3 hari", "1-3 hari kerja"]
    assert texts(words.find("waktu", "2 jam")) == []
    assert words.find("waktu", "segera") == []


def test_positions_and_performers_are_names_and_answer_for_things():
    words = collect([sop_contoh()], KANTOR)
    assert set(words.names()) == {"Agendaris", "Kepala Bagian", "Sekretaris Daerah"}
    assert texts(words.find("penanggung_jawab_produk", "sekr")) == ["Sekretaris Daerah"]


def test_fields_without_a_pool_offer_nothing():
    assert collect([sop_contoh()]).find("kegiatan", "menerima") == []


def test_everything_is_sorted_by_use():
    words = collect([with_papers("a", "B", "A"), with_papers("b", "B")])
    assert texts(words.everything("kelengkapan"))[0] in ("B", "Disposisi", "Catatan")
    counts = [u.jumlah for u in words.everything("kelengkapan")]
    assert counts == sorted(counts, reverse=True)


@given(st.lists(st.text("ab c", min_size=1, max_size=6), max_size=12), st.text("ab c", max_size=4))
def test_search_finds_exactly_what_holds_all_words(lines, typed):
    plain = {" ".join(line.split()) for line in lines} - {""}
    found = Pool(Usul(text) for text in plain).find(typed, 99)
    wanted = {text for text in plain if all(word in text for word in typed.split())}
    assert {usul.teks for _, usul in found} == wanted
    assert [rank for rank, _ in found] == sorted(rank for rank, _ in found)


def test_files_are_read_once_and_changes_are_seen(tmp_path, monkeypatch):
    monkeypatch.setattr(stamps, "_FINE", 0)  # what was just written counts as old
    repo = repo_baru(tmp_path, sop_contoh("a"), sop_contoh("b"))
    harvest, breaths = Harvest(repo.root, repo.organisasi), []
    assert harvest.gather(lambda: breaths.append(1)).find("output", "disp")[0].jumlah == 2
    harvest.gather(lambda: breaths.append(1))
    assert len(breaths) == 2
    sop = replace(
        sop_contoh("c"), pelaksana=(Pelaksana("agendaris", "Kurir"), sop_contoh().pelaksana[1])
    )
    repo.create(sop)
    (repo.root / "sop/sekretariat/rusak.toml").write_text("bukan = [toml")
    words = harvest.gather(lambda: breaths.append(1))
    assert len(breaths) == 4
    assert "Kurir" in words.names()


def test_a_change_in_the_same_tick_is_seen(tmp_path, monkeypatch):
    """Same size, same times, same file: only because it was fresh it is read again."""
    monkeypatch.setattr(stamps, "_FINE", 10**15)
    repo = repo_baru(tmp_path, sop_contoh("a"))
    harvest = Harvest(repo.root, repo.organisasi)
    now = time.time_ns() | 1
    monkeypatch.setattr(stamps, "stamp", lambda _: (1, now, now, 1))
    assert "Agendaris" in harvest.gather().names()
    file = repo.root / "sop/sekretariat/a.toml"
    file.write_text(file.read_text().replace("Agendaris", "Kurir"))
    assert "Kurir" in harvest.gather().names()


def test_services_and_sops_share_what_is_of_one_kind(tmp_path):
    repo = repo_baru(tmp_path, sop_contoh("a"))
    repo.layanan.create(
        Layanan(
            "sp-a",
            IdentitasLayanan("Pelayanan A", "sekretariat"),
            Penyampaian(persyaratan=("Surat kuasa",), pengaduan=("Kotak saran",)),
            Pengelolaan(sarana=("Ruang tunggu",)),
        )
    )
    words = Harvest(repo.root, repo.organisasi).gather()
    assert words.find("pengaduan", "kotak")[0].teks == "Kotak saran"
    assert words.find("kelengkapan", "kuasa")[0].teks == "Surat kuasa"
    assert words.find("peralatan", "tunggu")[0].teks == "Ruang tunggu"
    assert [usul.teks for usul in words.find("jangka_waktu", "5 hari k")] == ["5 hari kerja"]
    assert all("sp-a" not in usul.teks for usul in words.everything("keterkaitan"))
