"""Names that are written in two ways: one rule tells each place."""

from dataclasses import replace

from soptui.model import Pelaksana
from soptui.rules import check_all, check_sop
from soptui.rules.contoh import CONTOH, KANTOR


def test_two_columns_for_one_position_are_told_once():
    first = Pelaksana("kabag", "Kepala Bagian Umum")
    sop = replace(CONTOH, pelaksana=(first, Pelaksana("dua", "Kabag Umum")))
    found = [*check_sop(sop, KANTOR, sop.id), *check_all([("sop/u/a.toml", sop)], KANTOR)]
    told = [(t.rule, t.path) for t in found if t.rule in ("FC-11", "REP-5")]
    assert told == [("FC-11", "pelaksana/dua/nama")]
    other = replace(CONTOH, id="lain", pelaksana=(Pelaksana("kabag", "Kabag Umum"),))
    both = check_all([("sop/u/a.toml", sop), ("sop/u/b.toml", other)], KANTOR)
    assert [t.file for t in both if t.rule == "REP-5"] == ["sop/u/b.toml"]
