"""Every rule finds its bad example, leaves its good one alone, and says what it wants."""

import pytest

from soptui.model import Organisasi, Severity
from soptui.rules import (
    ATURAN,
    Bukti,
    Halaman,
    Lingkup,
    check_all,
    check_buku,
    check_halaman,
    check_kantor,
    check_layanan,
    check_pasangan,
    check_sop,
)
from soptui.rules.contoh import CONTOH, KANTOR, SATU_SOP, sop_of
from soptui.rules.contoh_lain import LAINNYA
from soptui.rules.contoh_layanan import LAYANAN, PASANGAN, SATU_LAYANAN, layanan_of
from soptui.rules.konteks import IsiBuku, Kumpulan
from soptui.rules.konteks_layanan import Pasangan

BESIDES = {"FL-8": {"FL-9"}}
"""A dozen arrows among three steps: some of them are doubled, too."""


def all_findings(subjek):
    """Return what every rule finds about the subject of a story."""
    match subjek:
        case Kumpulan():
            return check_all(subjek.sops, subjek.organisasi, subjek.waktu, subjek.hari_ini)
        case IsiBuku():
            return check_buku(subjek.buku, subjek.titles, KANTOR, subjek.naskah, subjek.layanan)
        case Halaman():
            return check_halaman(subjek, KANTOR)
        case Pasangan():
            return check_pasangan(subjek.layanan, subjek.sops, subjek.organisasi)
        case Organisasi():
            return check_kantor(subjek)


def findings_of(rule):
    """Return what is found in the bad example of a rule, and in its good one."""
    if contoh := SATU_SOP.get(rule):
        pair = (sop_of(ruas) for ruas in (contoh.buruk, contoh.baik))
        return [check_sop(sop, KANTOR, CONTOH.id) for sop in pair]
    if contoh := SATU_LAYANAN.get(rule):
        pair = (layanan_of(ruas) for ruas in (contoh.buruk, contoh.baik))
        return [check_layanan(layanan, KANTOR, LAYANAN.id) for layanan in pair]
    cerita = LAINNYA.get(rule) or PASANGAN[rule]
    return [all_findings(cerita.subjek_buruk), all_findings(cerita.subjek_baik)]


def test_what_the_examples_are_changes_of_is_sound():
    assert check_sop(CONTOH, KANTOR, CONTOH.id) == []
    assert check_layanan(LAYANAN, KANTOR, LAYANAN.id) == []


def test_every_rule_has_an_example():
    assert {*SATU_SOP, *LAINNYA, *SATU_LAYANAN, *PASANGAN} == set(ATURAN)
    assert {r for r, a in ATURAN.items() if a.lingkup is Lingkup.SOP} == set(SATU_SOP)


@pytest.mark.parametrize("rule", ATURAN)
def test_the_bad_example_breaks_its_rule_only_and_the_good_one_none(rule):
    bad, good = findings_of(rule)
    assert {t.rule for t in bad} == {rule} | BESIDES.get(rule, set())
    assert good == []
    assert all(t.message.endswith((".", '."', "?")) for t in bad), bad


@pytest.mark.parametrize("rule", ATURAN.values(), ids=lambda rule: rule.id)
def test_a_rule_says_where_it_comes_from(rule):
    assert rule.sumber
    assert rule.judul.endswith((".", '."'))
    assert not (rule.bukti is Bukti.UMUM and rule.severity is Severity.ERROR)
    assert rule.severity is not Severity.ERROR or rule.is_format
