"""Files of Standar Pelayanan: read with every defect at its place, and patched like an SOP."""

from __future__ import annotations

import tomllib
from dataclasses import fields, replace
from datetime import date
from random import Random

import pytest

from soptui.errors import InvalidError
from soptui.model import IdentitasLayanan, Layanan, Pengelolaan, Penyampaian, RiwayatAwal
from soptui.toml import (
    new_layanan_text,
    patch_layanan,
    read_layanan,
    read_sop,
    require,
    schema_findings,
)

NASKAH = """\
#:schema ../../schemas/layanan.schema.json
skema = "layanan/1"
id = "sp-pelayanan-cuti"

[identitas]
judul = "Pelayanan Cuti"           # seperti diumumkan
unit = 'kelembagaan'
nomor = "065/1/2015"
sop = ["pelayanan-cuti"]

# yang dipublikasikan
[penyampaian]
persyaratan = [
  "Surat permohonan",              # bermeterai
  # berlaku sejak 2015:
  "Salinan keputusan pangkat",
]
jangka_waktu = "5 hari kerja"
biaya = "Tidak dipungut biaya"

# hanya untuk kantor
[pengelolaan]
jumlah_pelaksana = "3 orang"
"""


def read(text: str) -> Layanan:
    return require(read_layanan(text.encode(), "sp.toml"))


def test_a_file_is_a_value_and_what_is_not_said_is_empty():
    layanan = read(NASKAH)
    assert layanan.identitas.sop == ("pelayanan-cuti",)
    assert layanan.penyampaian.persyaratan == ("Surat permohonan", "Salinan keputusan pangkat")
    assert layanan.penyampaian.produk == ()
    assert layanan.pengelolaan.jumlah_pelaksana == "3 orang"
    assert layanan.riwayat_awal == RiwayatAwal()


@pytest.mark.parametrize(
    ("old", "new", "rule", "path"),
    [
        ("biaya =", "tarif =", "skema/kunci", "penyampaian/tarif"),
        ('"5 hari kerja"', "5", "skema/tipe", "penyampaian/jangka_waktu"),
        ('judul = "Pelayanan Cuti"', "", "skema/wajib", "identitas/judul"),
        ('"layanan/1"', '"sop/1"', "skema/nilai", "skema"),
        ('"pelayanan-cuti"]', '"../cuti"]', "skema/nilai", "identitas/sop/0"),
        ("# hanya", "[langkah]\n# hanya", "skema/kunci", "langkah"),
    ],
)
def test_a_defect_is_told_at_its_place(old, new, rule, path):
    doc = read_layanan(NASKAH.replace(old, new).encode(), "sp.toml")
    assert doc.layanan is None
    assert (rule, path) in [(t.rule, t.path) for t in doc.temuan]
    assert all(t.line and t.file == "sp.toml" for t in doc.temuan)


def test_an_sop_is_no_service_and_a_service_is_no_sop():
    assert read_sop(NASKAH.encode(), "sp.toml").sop is None
    text = NASKAH.replace("layanan/1", "sop/1")
    assert read_layanan(text.encode(), "sp.toml").layanan is None


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xfe",
        b"id = [",
        b"",
        b"a" * (5 * 1024 * 1024),
        b"x = " + b"[" * 5000,
        b'id = "\\u0007"',
    ],
)
def test_hostile_bytes_are_findings_never_exceptions(data):
    doc = read_layanan(data, "sp.toml")
    assert doc.layanan is None
    assert doc.temuan


def test_a_control_character_is_named_but_the_service_can_be_read():
    doc = read_layanan(NASKAH.replace("Pelayanan Cuti", "Cuti\\u001b[31m").encode(), "sp.toml")
    assert doc.layanan is not None
    assert [t.rule for t in doc.temuan] == ["skema/karakter"]


def test_an_edit_moves_only_what_it_says():
    layanan = read(NASKAH)
    delivery = replace(layanan.penyampaian, biaya="Gratis")
    new = patch_layanan(NASKAH, replace(layanan, penyampaian=delivery))
    assert new == NASKAH.replace("Tidak dipungut biaya", "Gratis")
    delivery = replace(delivery, persyaratan=(*delivery.persyaratan, "Pas foto"))
    new = patch_layanan(NASKAH, replace(layanan, penyampaian=delivery))
    assert '  "Salinan keputusan pangkat",\n  "Pas foto",\n]' in new
    assert "# bermeterai" in new
    assert "# berlaku sejak 2015:" in new


def test_a_component_comes_where_the_format_has_it():
    layanan = read(NASKAH)
    delivery = replace(layanan.penyampaian, produk=("Surat izin cuti",))
    new = patch_layanan(NASKAH, replace(layanan, penyampaian=delivery))
    assert 'biaya = "Tidak dipungut biaya"\nproduk = ["Surat izin cuti"]\n\n# hanya' in new


def test_a_missing_group_comes_above_the_one_behind_it_and_below_the_one_before():
    text = NASKAH.partition("# yang")[0] + NASKAH[NASKAH.index("# hanya") :]
    layanan = replace(
        read(text), penyampaian=Penyampaian(biaya="Gratis"), riwayat_awal=RiwayatAwal(revisi=2)
    )
    new = patch_layanan(text, layanan)
    assert read(new) == layanan
    heads = [line for line in new.splitlines() if line.startswith(("[", "# "))]
    assert heads == [
        "[identitas]",
        "[penyampaian]",
        "# hanya untuk kantor",
        "[pengelolaan]",
        "[riwayat_awal]",
    ]


@pytest.mark.parametrize(
    "identitas",
    [
        '[identitas]\njudul = "A"\nunit = "b"\n',
        'identitas = { judul = "A", unit = "b" }\n',
        'identitas.judul = "A"\nidentitas.unit = "b"\npenyampaian = {}\n',
        'penyampaian.biaya = ""\n[identitas]\njudul = "A"\nunit = "b"\n[pengelolaan]\n',
    ],
)
def test_every_way_to_write_it_can_be_filled_in(identitas):
    text = f'skema = "layanan/1"\nid = "sp-a"\n{identitas}'
    layanan = penuh(Random(1), "sp-a")
    new = patch_layanan(text, layanan)
    assert read(new) == layanan


def test_a_new_file_shows_the_fourteen_components_ready_to_be_filled_in():
    text = new_layanan_text(Layanan("sp-a", IdentitasLayanan("A", "b")))
    data = tomllib.loads(text)
    assert [len(data[group]) for group in ("penyampaian", "pengelolaan")] == [6, 8]
    assert text.startswith("#:schema ../../schemas/layanan.schema.json\n")
    assert read(text) == Layanan("sp-a", IdentitasLayanan("A", "b"))


def test_what_the_schema_does_not_take_is_not_written():
    layanan = read(NASKAH)
    broken = replace(layanan, identitas=replace(layanan.identitas, sop=("Bukan Id",)))
    assert [t.path for t in schema_findings(broken)] == ["identitas/sop/0"]
    with pytest.raises(InvalidError, match="SOP Pelaksanaan"):
        patch_layanan(NASKAH, broken)


WORDS = ("", "biasa", 'kutip "dua"', "'satu'", "# bukan catatan", "a\nb", "é 電", " [x] = ")


def acak(dice: Random, kind: type, **known: object) -> object:
    """Return a part of a service by dice; `known` fields stay."""
    values: dict[str, object] = {}
    for field in fields(kind):
        if field.name in known:
            values[field.name] = known[field.name]
        elif field.name.startswith("tanggal_"):
            values[field.name] = dice.choice([None, "2015", "2015-01", date(2015, 1, 12)])
        elif field.name == "revisi":
            values[field.name] = dice.choice([None, 0, 3])
        elif field.name == "sop":
            values[field.name] = tuple(dice.sample(["a", "b-1", "c"], dice.randrange(4)))
        elif field.name == "pengesah":
            values[field.name] = dice.choice(["", "kabag"])
        elif str(field.type).startswith("tuple"):
            values[field.name] = tuple(dice.choices(WORDS, k=dice.randrange(4)))
        else:
            values[field.name] = dice.choice(WORDS)
    return kind(**values)


def penuh(dice: Random, sp_id: str) -> Layanan:
    """Return any service that the schema takes."""
    return Layanan(
        sp_id,
        acak(dice, IdentitasLayanan, unit="b"),
        acak(dice, Penyampaian),
        acak(dice, Pengelolaan),
        acak(dice, RiwayatAwal),
    )


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_from_any_service_to_any_other_the_text_means_the_value(line_end):
    for seed in range(60):
        dice = Random(seed)
        before, after = penuh(dice, "sp-a"), penuh(dice, "sp-a")
        text = new_layanan_text(before).replace("\n", line_end)
        assert read(text) == before, seed
        new = patch_layanan(text, after)
        assert read(new) == after, seed
        assert patch_layanan(new, after) == new, seed
        assert new.count("\n") == new.count(line_end), seed


def test_comments_stay_whatever_is_edited():
    for seed in range(40):
        dice = Random(seed)
        start = read(NASKAH)
        after = replace(penuh(dice, start.id), identitas=replace(start.identitas, nomor="9"))
        delivery = replace(after.penyampaian, persyaratan=start.penyampaian.persyaratan)
        after = replace(after, penyampaian=delivery)
        new = patch_layanan(NASKAH, after)
        for line in NASKAH.splitlines():
            comment = line[line.index("#") :] if "#" in line else ""
            assert comment in new, seed
