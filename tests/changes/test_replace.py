"""Finding and replacing words: names that other things rely on never change."""

from dataclasses import replace

import pytest

from soptui.changes.replace import Pattern, find, preview, replace_all
from soptui.errors import SoptuiError
from soptui.model import Alur, Langkah, Pelaksana, Simbol, Simpul
from tests.changes.sample import AGENDA

SOP = replace(
    AGENDA,
    identitas=replace(
        AGENDA.identitas,
        unit="surat", pengesah="surat", dasar_hukum=("Surat Edaran", "surat"),
        keterkaitan=("sop:agenda-surat", "Surat keluar"),
    ),
    pelaksana=(*AGENDA.pelaksana, Pelaksana("1", "Pengantar surat")),
    langkah=(
        *AGENDA.langkah,
        Langkah("surat", "Mengantar", (
            Simpul("1", Simbol.KEPUTUSAN, "surat", (Alur("catat/kabag", "surat"), Alur("surat/1"))),
        ), output=("Surat  tugas",)),
    ),
)  # fmt: skip


def paths(places):
    return [place.path for place in places]


def test_all_that_people_read_is_searched_in_the_order_of_the_sheet():
    assert paths(find(SOP, Pattern("surat"))) == [
        "identitas/judul",
        "identitas/unit",
        "identitas/pengesah",
        "identitas/dasar_hukum/0",
        "identitas/dasar_hukum/1",
        "identitas/keterkaitan/0",
        "identitas/keterkaitan/1",
        "pelaksana/1/nama",
        "langkah/terima/kegiatan",
        "langkah/catat/kegiatan",
        "langkah/telaah/kegiatan",
        "langkah/simpan/kegiatan",
        "langkah/surat/simpul/1/teks",
        "langkah/surat/simpul/1/alur/0/label",
        "langkah/surat/output/0",
    ]
    shown = find(SOP, Pattern("bagian"), {"identitas/unit": "Bagian Umum"})
    assert paths(shown) == ["identitas/unit", "pelaksana/kabag/nama"]


def test_case_whole_words_and_blanks():
    assert paths(find(SOP, Pattern("Surat", ignore_case=False)))[0] == "identitas/judul"
    assert "langkah/terima/kegiatan" not in paths(find(SOP, Pattern("Surat", ignore_case=False)))
    assert not find(SOP, Pattern("sura", words=True))
    assert paths(find(SOP, Pattern("surat tugas"))) == ["langkah/surat/output/0"]
    assert not find(SOP, Pattern(".*"))


def test_ids_keys_and_links_are_never_replaced():
    edited = replace_all(SOP, Pattern("surat"), "naskah")
    sop = edited.sop
    assert sop.id == SOP.id
    assert (sop.identitas.unit, sop.identitas.pengesah) == ("surat", "surat")
    assert sop.identitas.keterkaitan == ("sop:agenda-surat", "Naskah keluar")
    assert [s.id for s in sop.langkah] == [s.id for s in SOP.langkah]
    assert sop.langkah[-1].simpul == (
        Simpul("1", Simbol.KEPUTUSAN, "naskah", (Alur("catat/kabag", "naskah"), Alur("surat/1"))),
    )
    assert sop.identitas.judul == "Agenda Naskah Masuk"
    assert sop.identitas.dasar_hukum == ("Naskah Edaran", "naskah")
    assert edited.title == "ganti “surat” menjadi “naskah” di 12 tempat"


def test_what_would_change_is_shown_and_single_places_can_be_chosen():
    changes = preview(SOP, Pattern("surat tugas"), "kartu")
    assert [(c.label, c.before, c.after) for c in changes] == [
        ("Langkah 6 › Output › butir 1", "Surat  tugas", "Kartu")
    ]
    some = replace_all(SOP, Pattern("surat"), "naskah", {"langkah/catat/kegiatan"})
    assert some.sop.langkah[1].kegiatan == "Mencatat naskah"
    assert replace(some.sop, langkah=SOP.langkah) == SOP


def test_an_item_that_loses_its_words_goes_and_a_name_is_never_emptied():
    edited = replace_all(SOP, Pattern("surat", ignore_case=False), "")
    assert edited.sop.identitas.dasar_hukum == ("Surat Edaran",)
    assert edited.sop.langkah[0].kegiatan == "Menerima"
    assert edited.notes == ("1 butir yang menjadi kosong dihapus.",)
    with pytest.raises(SoptuiError, match="Pelaksana Kasubag › Nama akan menjadi kosong"):
        replace_all(SOP, Pattern("kasubag"), "")


@pytest.mark.parametrize("text", ["", "   ", "x" * 201])
def test_words_to_look_for_are_needed(text):
    with pytest.raises(SoptuiError, match="1 sampai 200 huruf"):
        find(SOP, Pattern(text))
