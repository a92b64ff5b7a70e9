"""Branches: one way to write an answer, and a diamond where labels decide."""

import pytest

from soptui.model import Alur, Simbol
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
