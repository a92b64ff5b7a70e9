"""`soptui stats`, as people and scripts call it."""

import csv
import io
from dataclasses import replace

import pytest

from soptui.chart.measure import text_width
from soptui.cli import stats, stats_csv, tables
from tests.cli.run import soptui, soptui_json
from tests.contoh import dengan_waktu, repo_baru, sop_contoh


@pytest.fixture
def folder(tmp_path):
    odd = dengan_waktu(sop_contoh("arsip", "Pengarsipan Surat"), "Seketika")
    blank = sop_contoh("cuti", "Pelayanan Cuti")
    blank = replace(blank, langkah=tuple(replace(s, waktu="") for s in blank.langkah))
    return repo_baru(tmp_path, sop_contoh(), odd, blank).root


def rows_of(folder, *args):
    done = soptui("stats", *args, cwd=folder)
    return list(csv.reader(io.StringIO(done.stdout))), done.stderr


def test_stats_tell_times_work_and_what_is_left_out(folder):
    done = soptui("stats", cwd=folder)
    assert done.returncode == 0
    lines = [" ".join(line.split()) for line in done.stdout.splitlines()]
    assert "surat-masuk 1 jam 15 menit 2 jam 25 menit 2 jam 25 menit" in lines
    assert "Kepala Bagian 2 jam 3 3" in lines
    assert "Tidak dihitung: arsip langkah 1, waktu 'Seketika'" in lines
    assert lines[-5:] == [
        "SOP tanpa waktu",
        "SOP",
        "cuti",
        "",
        "2 SOP mempunyai waktu, 1 SOP tanpa waktu.",
    ]


def test_stats_for_programs(folder):
    code, told = soptui_json("stats", "arsip", cwd=folder)
    assert code == 0
    (sop,) = told["sop"]
    assert sop["shortest"] == {"minutes": 65, "hours": 1.08, "days": 0.14}
    assert sop["unreadable"] == [{"step": "terima", "text": "Seketika"}]
    assert [(w["position"], w["time"]["minutes"]) for w in told["workload"]] == [
        ("Kepala Bagian", 60),
        ("Agendaris", 5),
    ]
    assert told["waits"][0]["step"] == "telaah"
    assert soptui_json("stats", cwd=folder)[1]["without_times"] == ["cuti"]


def test_stats_as_a_sheet(folder):
    rows, told = rows_of(folder, "--csv")
    assert "waktu 1 langkah tidak terbaca dan tidak dihitung" in told
    assert rows == [
        ["jabatan", "menit", "jam", "hari", "sop", "langkah"],
        ["Kepala Bagian", "120", "2.00", "0.27", "3", "3"],
        ["Agendaris", "20", "0.33", "0.04", "3", "6"],
    ]


def test_each_table_is_a_sheet(folder):
    assert tuple(stats_csv.TABLES) == stats.TABLES
    rows, _ = rows_of(folder, "--csv", "sop")
    assert rows[0][:4] == ["sop", "nama", "unit", "tersingkat_menit"]
    assert {row[0]: row[3:6] + row[9:] for row in rows[1:]} == {
        "surat-masuk": ["75", "145", "145", "3", "0", "0"],
        "arsip": ["65", "125", "125", "3", "0", "1"],
        "cuti": ["", "", "", "3", "3", "0"],
    }
    rows, _ = rows_of(folder, "--csv", "langkah")
    assert len(rows) == 1 + 9
    assert rows[1] == ["arsip", "2", "Menelaah surat", "Kepala Bagian", "1 jam", "60", "60"]
    assert ["arsip", "1", "Menerima surat masuk", "Agendaris", "Seketika", "", ""] in rows[-4:]
    assert soptui("stats", "--csv", "bulan", cwd=folder).returncode == 2


def test_on_a_terminal_a_long_id_is_cut_and_nothing_else(capsys):
    rows = [["SOP", "Lazim"], ["penyusunan-" * 8, "3h 2j"], ["cuti", "1j"]]
    tables.show(rows, 40)
    lines = capsys.readouterr().out.splitlines()
    assert lines[1] == "  penyusunan-penyusunan-penyusun…  3h 2j"
    assert max(map(text_width, lines)) == 40
    assert not tables.fits(rows, 40)
    tables.show(rows, None)
    assert "penyusunan-" * 8 + "  3h 2j" in capsys.readouterr().out
    assert tables.fits(rows, None)


def test_without_an_sop_one_sentence_says_so(tmp_path):
    done = soptui("stats", cwd=repo_baru(tmp_path).root)
    assert (done.returncode, done.stdout) == (
        0, "Belum ada SOP yang dapat dihitung di repositori ini. Buat dengan: soptui new\n",
    )  # fmt: skip


@pytest.mark.parametrize("text", ["=1+1", " @x", "+62", "-"])
def test_no_cell_is_a_formula(text):
    assert stats_csv._harmless(text) == f"'{text}"
    assert stats_csv._harmless("") == ""


def test_no_cell_of_the_sheet_is_a_formula(tmp_path):
    sop = sop_contoh()
    columns = (replace(sop.pelaksana[0], nama="=1+1"), sop.pelaksana[1])
    folder = repo_baru(tmp_path, replace(sop, pelaksana=columns)).root
    assert "\n'=1+1," in soptui("stats", "--csv", cwd=folder).stdout


def test_stats_name_a_broken_sop_and_one_that_is_not_there(folder):
    file = folder / "sop/sekretariat/cuti.toml"
    file.write_text("rusak", encoding="utf-8")
    done = soptui("stats", cwd=folder)
    assert (done.returncode, "cuti.toml rusak dan dilewati" in done.stderr) == (0, True)
    assert soptui("stats", "tidak-ada", cwd=folder).returncode == 2


def test_what_is_no_file_is_named_and_left_out(folder):
    (folder / "sop/x.toml").symlink_to(folder / "hilang.toml")
    (folder / "sop/y.toml").mkdir()
    done = soptui("stats", cwd=folder)
    assert done.returncode == 0
    assert done.stdout.endswith("2 SOP mempunyai waktu, 1 SOP tanpa waktu.\n")
    skipped = [f"soptui: sop/{n}.toml rusak dan dilewati. Lihat: soptui check" for n in "xy"]
    assert done.stderr.splitlines() == skipped
