"""An office says how grave a rule is, an SOP which it does not follow; a fault stops no other."""

from dataclasses import replace

import pytest

from soptui.model import Severity
from soptui.rules import (
    ATURAN,
    check_all,
    check_kantor,
    check_layanan,
    check_sop,
    is_blocking,
    registry,
)
from soptui.rules import run as rules_run
from soptui.rules.contoh import CONTOH, KANTOR, SATU_SOP, sop_of
from soptui.rules.contoh_layanan import LAYANAN
from soptui.rules.profil import pengecualian, severity_of


def found(sop, kantor=KANTOR):
    return {t.rule: t for t in check_sop(sop, kantor, sop.id)}


def kantor(**tingkat):
    return replace(KANTOR, tingkat=tuple((k.replace("_", "-"), v) for k, v in tingkat.items()))


def test_the_office_makes_a_rule_graver_lighter_or_silent():
    sop = sop_of(SATU_SOP["FL-5"].buruk)
    assert found(sop)["FL-5"].severity is Severity.WARNING
    assert found(sop, kantor(FL_5="kesalahan"))["FL-5"].severity is Severity.ERROR
    assert found(sop, kantor(FL_5="catatan"))["FL-5"].severity is Severity.INFO
    assert "FL-5" not in found(sop, kantor(FL_5="mati"))


def test_an_error_of_the_office_stops_no_save():
    sop = sop_of(SATU_SOP["FL-5"].buruk)
    assert not is_blocking(found(sop, kantor(FL_5="kesalahan"))["FL-5"])
    assert is_blocking(found(sop_of(SATU_SOP["RUJ-9"].buruk))["RUJ-9"])


@pytest.mark.parametrize("rule", [r for r in ATURAN.values() if r.is_format], ids=lambda r: r.id)
def test_what_keeps_a_file_readable_cannot_be_changed(rule):
    off = replace(KANTOR, tingkat=((rule.id, "mati"),))
    assert severity_of(rule, off) is Severity.ERROR
    assert [t.path for t in check_kantor(off)] == [f"aturan/tingkat/{rule.id}"]


def test_a_rule_nobody_has_seen_in_print_never_becomes_an_error():
    graver = kantor(FC_4="kesalahan")
    assert found(sop_of(SATU_SOP["FC-4"].buruk), graver)["FC-4"].severity is Severity.WARNING
    assert [t.path for t in check_kantor(graver)] == ["aturan/tingkat/FC-4"]


def test_permendagri_knows_administratif_and_teknis_only():
    both = sop_of(SATU_SOP["JNS-1"].buruk)
    assert "JNS-1" in found(both)
    assert "JNS-1" not in found(both, replace(KANTOR, profil="permendagri-52-2011"))


def test_an_office_has_a_profile_of_its_own_and_a_misspelt_one_is_told():
    assert check_kantor(replace(KANTOR, profil="kabupaten-magetan")) == []
    (temuan,) = check_kantor(replace(KANTOR, profil="permendagri-52-2012"))
    assert "Maksud Anda 'permendagri-52-2011'?" in temuan.message


def test_an_exception_is_shown_with_its_reason():
    sop = sop_of(SATU_SOP["FC-5"].buruk)
    excepted = replace(
        sop, identitas=replace(sop.identitas, pengecualian=("fc-5: menurut susunan jabatan",))
    )
    temuan = found(excepted)["FC-5"]
    assert temuan.severity is Severity.INFO
    assert temuan.message.startswith("Dikecualikan (menurut susunan jabatan). Simbol mulai")
    assert "PGC-1" not in found(excepted)


def test_an_exception_that_is_not_needed_any_more_is_told():
    item = "FC-5: menurut susunan jabatan"
    sop = replace(CONTOH, identitas=replace(CONTOH.identitas, pengecualian=(item, "REP-1: lama")))
    temuan = found(sop)["PGC-2"]
    assert (temuan.path, temuan.severity) == ("identitas/pengecualian/0", Severity.INFO)
    bad = sop_of(SATU_SOP["FC-5"].buruk)
    assert "PGC-2" not in found(replace(bad, identitas=sop.identitas))
    itself = replace(sop, identitas=replace(sop.identitas, pengecualian=("PGC-2: biar",)))
    assert "PGC-2" not in found(itself)


def test_a_service_is_excepted_as_an_sop_is():
    def told(**values):
        layanan = replace(LAYANAN, identitas=replace(LAYANAN.identitas, **values))
        return {t.rule: t for t in check_layanan(layanan, KANTOR, layanan.id)}

    temuan = told(nomor="", pengecualian=("SP-4: nomor menyusul",))["SP-4"]
    assert temuan.message.startswith("Dikecualikan (nomor menyusul). ")
    assert set(told(pengecualian=("SP-4: nomor menyusul",))) == {"PGC-2"}
    assert set(told(pengecualian=("SP-99: x",))) == {"PGC-1"}
    broken = told(unit="lain", pengecualian=("SP-2: unit baru",))
    assert broken["SP-2"].severity is Severity.ERROR
    assert "tidak dapat dikecualikan" in broken["PGC-1"].message


def test_an_exception_counts_across_the_repository_too():
    twin = replace(
        CONTOH,
        id="kembar",
        identitas=replace(CONTOH.identitas, pengecualian=("REP-1: nomor lama dipakai lagi",)),
    )
    sops = [("sop/ketatalaksanaan/a.toml", CONTOH), ("sop/ketatalaksanaan/b.toml", twin)]
    grave = {t.file[-6:]: t.severity for t in check_all(sops) if t.rule == "REP-1"}
    assert grave == {"a.toml": Severity.WARNING, "b.toml": Severity.INFO}


@pytest.mark.parametrize("item", ["FC-5", "FC-5:", "FC-5:  ", "RUJ-6: boleh", "FC-99: x", "", "?"])
def test_what_is_no_exception_excepts_nothing_and_is_told(item):
    sop = replace(CONTOH, identitas=replace(CONTOH.identitas, pengecualian=(item,)))
    assert pengecualian(sop) == {}
    assert found(sop)["PGC-1"].path == "identitas/pengecualian/0"


def test_a_rule_that_fails_is_told_and_stops_no_other(monkeypatch):
    def broken(_):
        yield "identitas/judul", "Temuan pertama."
        raise ZeroDivisionError

    failing = replace(ATURAN["FC-3"], check=broken)
    swapped = tuple(failing if r.id == "FC-3" else r for r in rules_run.BERURUT)
    monkeypatch.setattr(rules_run, "BERURUT", swapped)
    sop = sop_of({**SATU_SOP["FC-4"].buruk, **SATU_SOP["FC-2"].buruk})
    told = found(sop)
    assert {"FC-4", "FC-2", rules_run.GAGAL} <= set(told)
    assert told[rules_run.GAGAL].message.startswith("Aturan FC-3 tidak dapat dijalankan di sini")
    assert not is_blocking(told[rules_run.GAGAL])


def test_a_hunch_cannot_be_registered_as_an_error():
    with pytest.raises(AssertionError):
        registry.aturan("X-1", Severity.ERROR, registry.Bukti.UMUM, "sumber", "Judul.")
    with pytest.raises(AssertionError):
        registry.aturan("FC-3", Severity.INFO, registry.Bukti.UMUM, "sumber", "Judul.")(print)
