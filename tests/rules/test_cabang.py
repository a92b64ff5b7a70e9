"""Branches: one way to write an answer, and a diamond where labels decide."""

import pytest

from soptui.model import Alur, Simbol, Simpul
from soptui.rules import ATURAN, Konteks
from soptui.rules.contoh import CONTOH, KANTOR, dengan

TELAAH = "langkah/telaah/simpul/kabag"


def found(rule, sop):
    return list(ATURAN[rule].check(Konteks(sop, KANTOR, sop.id)))


def branches(*labels):
    arrows = tuple(Alur("catat", label) for label in labels)
    return dengan(CONTOH, f"{TELAAH}/alur", arrows)


@pytest.mark.parametrize(
    ("labels", "told"),
    [
        (("Ya", "Tidak"), []),
        (("ya", "ya", "Ya"), ['Tulis "Ya" seperti pada cabang lain, bukan "ya".'] * 2),
        (("Tdk", "Tidak"), ['Tulis "Tidak" seperti pada cabang lain, bukan "Tdk".']),
        (("cocok", "Cocok", "Cocok"), ['Tulis "Cocok" seperti pada cabang lain, bukan "cocok".']),
        (("Sudah sesuai", "Belum sesuai"), []),
        (("Setuju", " Setuju ", ""), []),
    ],
)  # fmt: skip
def test_other_words_are_welcome_in_one_form(labels, told):
    assert [message for _, message in found("FL-14", branches(*labels))] == told


def test_a_box_whose_arrows_say_when_is_a_decision():
    box = dengan(branches("Ya", "Tidak"), f"{TELAAH}/simbol", Simbol.PROSES)
    assert [path for path, _ in found("FL-15", box)] == [f"{TELAAH}/simbol"]
    split = dengan(branches("", ""), f"{TELAAH}/simbol", Simbol.PROSES)
    assert found("FL-15", split) == []
    assert found("FL-15", branches("Ya", "Tidak")) == []


@pytest.mark.parametrize(
    ("decisions", "told"),
    [
        ((("Ya", "Tidak"), ("Setuju", "Tolak")), ("telaah", "Ya/Tidak", "Setuju/Tolak")),
        (
            (("Ya", "Tidak"), ("Disetujui", "Ditolak"), ("diterima", "ditolak")),
            ("terima", "Disetujui/Ditolak", "Ya/Tidak"),
        ),
        ((("Setuju", "Tolak"), ("Diterima", "Ditolak")), None),
        ((("Ya", "Tidak"), ("Sesuai", "Tidak sesuai"), ("Lengkap", "Belum lengkap")), None),
        ((("Ya", "Tidak"), ("Setuju", "Tidak setuju")), None),
        ((("Ya", "Tidak"), ("Online", "Offline")), None),
        ((("Ya", "Tidak"), ("Setuju", "Tolak", "Tunda")), None),
        ((("Ya", "Ditolak"), ("Setuju", "Tolak")), None),
    ],
)
def test_yes_and_no_are_said_in_one_style(decisions, told):
    sop = CONTOH
    for step, labels in zip(("terima", "telaah", "catat"), decisions, strict=False):
        who = "kabag" if step == "telaah" else "agendaris"
        arrows = tuple(Alur("catat", label) for label in labels)
        sop = dengan(sop, f"langkah/{step}/simpul", (Simpul(who, Simbol.KEPUTUSAN, "", arrows),))
    said = [(path, words) for path, words in found("FL-14", sop) if "gaya" in words]
    if told is None:
        assert said == []
    else:
        step, right, wrong = told
        who = "kabag" if step == "telaah" else "agendaris"
        message = f"Pakai satu gaya label: {right} seperti cabang lain, bukan {wrong}."
        assert said == [(f"langkah/{step}/simpul/{who}/alur/0/label", message)]
