"""Every command on a Standar Pelayanan, as scripts use them."""

import json

import pytest

from tests.cli.run import git, soptui, soptui_json
from tests.contoh import repo_baru, sop_contoh

SP = "sp-surat-masuk"


@pytest.fixture
def folder(tmp_path):
    repo = repo_baru(tmp_path, sop_contoh())
    done = soptui(
        "new", SP, "--layanan", "--judul", "Pelayanan Surat", "--sop", "surat-masuk",
        cwd=repo.root,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return repo.root


def ok(*args, cwd, code=0):
    done = soptui(*args, cwd=cwd)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout


def test_a_new_one_takes_over_what_its_sop_says(folder):
    text = (folder / f"layanan/sekretariat/{SP}.toml").read_text()
    assert 'sop = ["surat-masuk"]' in text
    assert 'persyaratan = ["Surat masuk"]' in text
    assert git(folder, "log", "-1", "--format=%s") == "Pelayanan Surat: Standar Pelayanan baru"


def test_set_log_and_diff_tell_the_change(folder):
    ok("set", SP, "penyampaian/biaya", "Gratis", cwd=folder)
    assert "Pelayanan Surat: isi biaya/tarif dengan Gratis" in ok("log", SP, cwd=folder)
    assert "Penyampaian Pelayanan" in ok("diff", SP, "HEAD~1", cwd=folder)
    code, changes = soptui_json("diff", SP, "HEAD~1", cwd=folder)
    assert code == 0
    assert changes == [
        {
            "op": "change",
            "path": "penyampaian/biaya",
            "label": "Biaya/Tarif",
            "before": "",
            "after": "Gratis",
        }
    ]
    code, rows = soptui_json("log", SP, "--path", "penyampaian/biaya", cwd=folder)
    assert next(row["message"] for row in rows).endswith("dengan Gratis")
    assert SP in ok("log", cwd=folder)


def test_a_wrong_address_or_value_is_a_sentence(folder):
    done = soptui("set", SP, "langkah/terima/waktu", "1 jam", cwd=folder)
    assert done.returncode == 2
    assert "'langkah' tidak ditemukan" in done.stderr
    done = soptui("set", SP, "identitas/sop", '["Bukan Id"]', cwd=folder)
    assert done.returncode == 1
    assert "SOP Pelaksanaan" in done.stderr


def test_check_covers_the_folder_the_file_and_the_id(folder):
    place = f"layanan/sekretariat/{SP}.toml"
    for given in (["layanan"], [place], [SP]):
        code, findings = soptui_json("check", *given, cwd=folder)
        assert {t["file"] for t in findings} == {place}, given
        assert any(t["rule"].startswith("SP-") for t in findings)
    (folder / place).write_text("skema = \n")
    code, findings = soptui_json("check", cwd=folder)
    assert code == 1
    assert place in {t["file"] for t in findings if t["severity"] == "error"}


def test_approvals_are_by_id(folder):
    ok("set", SP, "identitas/pengesah", "kepala", cwd=folder)
    done = soptui("approve", SP, "--effective", "2026-01-02", "--no-sign", cwd=folder)
    assert done.returncode == 1
    assert "Belum disahkan: Nomor belum diisi. Perbaiki, simpan, lalu sahkan" in done.stderr
    assert 'pengecualian = ["SP-4: …"]' in done.stderr
    assert "  kesalahan: Nomor: Nomor belum diisi." in done.stderr
    ok("set", SP, "identitas/nomor", "188/7/2026", cwd=folder)
    done = soptui("approve", SP, "--effective", "2026-01-02", "--no-sign", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"efektif/{SP}/0000-2026-01-02\n"
    subject = git(folder, "tag", "-l", "--format=%(contents:subject)")
    assert subject.startswith(
        "Standar Pelayanan 188/7/2026 Pelayanan Surat: berlaku efektif 2026-01-02"
    )
    out = ok("effective", "--on", "2026-02-01", cwd=folder)
    assert f"{SP}: berlaku, revisi 0" in out
    assert out.splitlines()[0].endswith("]  Pelayanan Surat")
    _, answers = soptui_json("effective", SP, "--on", "2026-02-01", cwd=folder)
    assert [(a["id"], a["title"], a["status"]) for a in answers] == [
        (SP, "Pelayanan Surat", "berlaku")
    ]
    ok("revoke", SP, "--on", "2026-03-01", "--no-sign", cwd=folder)
    subject = git(folder, "tag", "-l", "cabut/*", "--format=%(contents:subject)")
    assert subject == f"Standar Pelayanan {SP}: revisi 0 dicabut mulai 2026-03-01"
    assert "dicabut" in ok("effective", SP, "--on", "2026-04-01", cwd=folder, code=1)


def test_delete_and_restore(folder):
    before = (folder / f"layanan/sekretariat/{SP}.toml").read_bytes()
    done = soptui("delete", SP, cwd=folder)
    assert done.returncode == 0
    assert "hapus Standar Pelayanan" in done.stdout
    assert not (folder / "layanan/sekretariat").exists()
    assert SP in ok("log", cwd=folder)
    ok(*done.stderr.strip().partition("soptui ")[2].split(), cwd=folder)
    assert (folder / f"layanan/sekretariat/{SP}.toml").read_bytes() == before


def test_preview_is_a_table_of_fourteen_components(folder):
    out = ok("preview", SP, "--plain", cwd=folder)
    assert "STANDAR PELAYANAN" in out
    assert "│ 14 │ Evaluasi Kinerja" in out
    assert max(map(len, out.splitlines())) <= 100
    narrow = ok("preview", SP, "--width", "44", "--ascii", cwd=folder)
    assert narrow.isascii()
    assert max(map(len, narrow.splitlines())) <= 44
    assert "Jumlah Pelaksana: 2 orang" in ok("preview", SP, "--linear", cwd=folder)
    assert "bagan alir" in soptui("preview", SP, "--part", "flow", cwd=folder).stderr


def test_a_lone_file_is_checked_and_shown_as_what_it_says_it_is(folder, tmp_path):
    lone = tmp_path / "sendiri.toml"
    lone.write_bytes((folder / f"layanan/sekretariat/{SP}.toml").read_bytes())
    _, findings = soptui_json("check", lone, cwd=tmp_path)
    assert all(not t["rule"].startswith("skema") for t in findings)
    assert "STANDAR PELAYANAN" in ok("preview", lone, cwd=tmp_path)


@pytest.mark.parametrize("verb", ["layout", "stats"])
def test_what_only_sops_have_says_so(folder, verb):
    done = soptui(verb, SP, "--json", cwd=folder)
    assert done.returncode == 2
    assert json.loads(done.stdout)["error"]["message"] == (
        f"{SP} adalah Standar Pelayanan; yang diperlukan di sini SOP."
        " SOP pelaksanaannya: surat-masuk."
    )


def test_an_id_is_taken_once_over_both_kinds(folder):
    done = soptui("new", SP, "--judul", "Surat", cwd=folder)
    assert done.returncode == 1
    assert "sudah dipakai oleh layanan/" in done.stderr
    done = soptui("new", "surat-masuk", "--layanan", "--judul", "Surat", cwd=folder)
    assert "sudah dipakai oleh sop/" in done.stderr
    done = soptui("new", "sp-b", "--judul", "Surat", "--sop", "surat-masuk", cwd=folder)
    assert done.returncode == 2
    copy = ok("new", "sp-b", "--layanan", "--judul", "Surat B", "--from", SP, cwd=folder)
    assert "Surat B: Standar Pelayanan baru" in copy


@pytest.mark.parametrize("name", ["../x", "Besar", "a" * 81, "a b", "a\x1b[31m", ""])
def test_hostile_ids_make_nothing(folder, name):
    done = soptui("new", name, "--layanan", "--judul", "Surat", cwd=folder)
    assert done.returncode in (1, 2)
    assert "\x1b" not in done.stderr
    assert git(folder, "status", "--porcelain") == ""
