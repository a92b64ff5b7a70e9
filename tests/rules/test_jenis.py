"""What an SOP hands on: to its next step, to its parts, and to nobody."""

from dataclasses import replace

import pytest

from soptui.model import Alur, Simbol, Simpul
from soptui.rules import ATURAN, Konteks, check_all
from soptui.rules.contoh import CONTOH, KANTOR, dengan

MAKRO = dengan(replace(CONTOH, id="makro"), "identitas/cakupan", ("makro",))
MIKRO = dengan(
    dengan(replace(CONTOH, id="mikro"), "identitas/cakupan", ("mikro",)),
    "identitas/judul",
    "Pengiriman Surat Keluar",
)


def found(rule, sop):
    return list(ATURAN[rule].check(Konteks(sop, KANTOR, sop.id)))


def without_makro(*sops):
    files = [(f"sop/ketatalaksanaan/{sop.id}.toml", sop) for sop in sops]
    return [t.file for t in check_all(files, KANTOR) if t.rule == "JNS-4"]


def test_a_part_is_named_by_the_whole_or_names_it():
    assert without_makro(MAKRO, MIKRO) == ["sop/ketatalaksanaan/mikro.toml"]
    named = dengan(MAKRO, "identitas/keterkaitan", ("SOP Pengiriman Surat Keluar",))
    assert without_makro(named, MIKRO) == []
    assert without_makro(MAKRO, dengan(MIKRO, "identitas/keterkaitan", ("sop:makro",))) == []


def test_where_no_sop_is_makro_nobody_is_asked_for_one():
    assert without_makro(MIKRO, replace(CONTOH, id="lain")) == []


@pytest.mark.parametrize(
    ("kelengkapan", "told"),
    [("Pulpen", True), ("Lembar disposisi", False), ("Diterimanya surat", False), ("", False)],
)
def test_an_output_in_other_words_is_still_used(kelengkapan, told):
    first = dengan(CONTOH, "langkah/terima/kelengkapan", ("Laptop",))
    sop = dengan(first, "langkah/telaah/kelengkapan", ("Meja",))
    assert bool(found("FC-9", dengan(sop, "langkah/catat/kelengkapan", (kelengkapan,)))) is told


def test_two_starts_of_one_flow_are_no_second_flow():
    other = dengan(CONTOH, "langkah/telaah/simpul/kabag/simbol", Simbol.MULAI)
    assert found("FL-7", other) == []
    assert [path for path, _ in found("FL-12", other)] == ["langkah"]


def test_a_second_flow_is_told_at_its_start_and_not_as_a_second_start():
    apart = (Simpul("kabag", Simbol.MULAI), Simpul("agendaris", Simbol.SELESAI))
    onward = dengan(CONTOH, "langkah/terima/simpul/agendaris/alur", (Alur("catat"),))
    sop = dengan(onward, "langkah/telaah/simpul", apart)
    assert found("FL-12", sop) == []
    [(path, message)] = found("FL-7", sop)
    assert path == "langkah/telaah"
    assert message.startswith("Mulai langkah 2 ada alur lain")
