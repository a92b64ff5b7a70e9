"""Every rule finds its bad example, leaves its good one alone, and says what it wants."""

import pytest

from soptui.model import Severity
from soptui.rules import ATURAN, Bukti, Konteks, Lingkup, check_sop
from soptui.rules.contoh import CONTOH, KANTOR, SATU_SOP, sop_of
from soptui.rules.contoh_lain import LAINNYA
from soptui.rules.contoh_layanan import PASANGAN, SATU_LAYANAN


def konteks(sop):
    return Konteks(sop, KANTOR, CONTOH.id)


def test_the_sop_of_the_examples_is_sound():
    assert check_sop(CONTOH, KANTOR, CONTOH.id) == []


def test_every_rule_has_an_example():
    assert {*SATU_SOP, *LAINNYA, *SATU_LAYANAN, *PASANGAN} == set(ATURAN)
    assert {r for r, a in ATURAN.items() if a.lingkup is Lingkup.SOP} == set(SATU_SOP)


@pytest.mark.parametrize("rule", SATU_SOP)
def test_the_bad_sop_is_found_and_the_good_one_is_not(rule):
    contoh = SATU_SOP[rule]
    bad = list(ATURAN[rule].check(konteks(sop_of(contoh.buruk))))
    assert bad
    assert all(message.endswith((".", '."', "?")) for _, message in bad), bad
    assert list(ATURAN[rule].check(konteks(sop_of(contoh.baik)))) == []


@pytest.mark.parametrize("rule", [*LAINNYA, *PASANGAN])
def test_the_bad_story_is_found_and_the_good_one_is_not(rule):
    cerita = LAINNYA.get(rule) or PASANGAN[rule]
    bad = list(ATURAN[rule].check(cerita.subjek_buruk))
    assert bad
    assert all(place[-1].endswith((".", '."', "?")) for place in bad), bad
    assert list(ATURAN[rule].check(cerita.subjek_baik)) == []


@pytest.mark.parametrize("rule", ATURAN.values(), ids=lambda rule: rule.id)
def test_a_rule_says_where_it_comes_from(rule):
    assert rule.sumber
    assert rule.judul.endswith((".", '."'))
    assert not (rule.bukti is Bukti.UMUM and rule.severity is Severity.ERROR)
    assert rule.severity is not Severity.ERROR or rule.is_format
