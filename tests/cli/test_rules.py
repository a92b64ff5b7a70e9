"""`soptui rules` and exceptions, as people and scripts call them."""

from dataclasses import replace

import pytest

from soptui.rules import ATURAN
from tests.cli.run import soptui, soptui_json
from tests.contoh import dengan_waktu, repo_baru, sop_contoh


@pytest.fixture
def folder(tmp_path):
    odd = dengan_waktu(sop_contoh("arsip", "Pengarsipan Surat"), "Seketika")
    blank = sop_contoh("cuti", "Pelayanan Cuti")
    blank = replace(blank, langkah=tuple(replace(s, waktu="") for s in blank.langkah))
    return repo_baru(tmp_path, sop_contoh(), odd, blank).root


def test_all_rules_are_listed(tmp_path):
    done = soptui("rules", cwd=tmp_path)
    assert done.returncode == 0
    listed = [line.split()[0] for line in done.stdout.splitlines()[:-1]]
    assert sorted(listed) == sorted(ATURAN)
    assert listed[:3] == ["DOC-1", "DOC-2", "DOC-3"]
    fc = [rule for rule in listed if rule.startswith("FC-")]
    assert fc == [f"FC-{n}" for n in range(1, len(fc) + 1)]


def test_one_rule_is_explained_with_a_bad_and_a_good_example(tmp_path):
    done = soptui("rules", "fc-3", cwd=tmp_path)
    assert done.stdout.splitlines() == [
        "FC-3  Kegiatan tidak menyebut pelaku: pelaku sudah ditunjukkan kolom pelaksana.",
        "  Tingkat      peringatan",
        "  Memeriksa    satu SOP",
        "  Sumber       PermenPAN-RB 35/2012, bagian flowchart: kegiatan",
        "  Dasar        pengetahuan umum; belum dicocokkan dengan naskah resmi",
        "  Kurang baik  Langkah 3 › Kegiatan: Agendaris mencatat surat",
        "  Baik         Langkah 3 › Kegiatan: Mencatat surat",
        (
            'Mengubah tingkatnya untuk kantor ini: FC-3 = "catatan" pada [aturan.tingkat] di'
            " soptui.toml."
        ),
        'Mengecualikan satu berkas: pengecualian = ["FC-3: alasannya"] pada [identitas].',
    ]


def test_the_rules_are_as_grave_as_the_office_takes_them(folder):
    settings = folder / "soptui.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(f'{text}\n[aturan.tingkat]\nFC-3 = "mati"\n', encoding="utf-8")
    code, (rule,) = soptui_json("rules", "FC-3", cwd=folder)
    assert (code, rule["id"], rule["tingkat"]) == (0, "FC-3", "mati")


def test_a_rule_that_is_not_there_is_named_with_one_that_is(tmp_path):
    done = soptui("rules", "FC-33", cwd=tmp_path)
    assert done.returncode == 2
    assert "Maksud Anda FC-3?" in done.stderr


def test_what_needs_no_rule_is_told(tmp_path):
    done = soptui("rules", "fl-6", cwd=tmp_path)
    assert done.returncode == 2
    assert "FL-6 tidak diperiksa: satu baris dapat memuat beberapa simbol." in done.stderr


def test_an_unknown_rule_in_the_settings_is_found_at_its_line(folder):
    settings = folder / "soptui.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(f'{text}\n[aturan.tingkat]\nFC-99 = "mati"\n', encoding="utf-8")
    code, found = soptui_json("check", cwd=folder)
    (temuan,) = [t for t in found if t["rule"] == "KTR-1"]
    line = settings.read_text(encoding="utf-8").splitlines().index('FC-99 = "mati"') + 1
    assert (code, temuan["file"], temuan["line"]) == (0, "soptui.toml", line)


def test_an_exception_in_the_file_is_shown_by_check(folder):
    assert soptui("set", "surat-masuk", "identitas/pengecualian/0",
                  "ID-11: kualifikasi diatur tersendiri", cwd=folder).returncode == 0  # fmt: skip
    _, found = soptui_json("check", "surat-masuk", cwd=folder)
    (temuan,) = [t for t in found if t["rule"] == "ID-11"]
    assert temuan["severity"] == "info"
    assert temuan["message"] == (
        "Dikecualikan (kualifikasi diatur tersendiri). Kualifikasi Pelaksana belum diisi."
    )
