"""Approve, revoke and ask what was in force, as scripts do it."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import replace
from datetime import date

import pytest

from soptui.errors import ExitCode
from soptui.model import Severity
from tests.cli.run import soptui, soptui_json
from tests.contoh import repo_baru, sop_contoh
from tests.repo.approval.tanda import daftar, kunci

ID = "pelayanan-berkala"
FILE = f"sop/kelembagaan/{ID}.toml"


def git(repo, *args):
    subprocess.run(["git", "-C", repo, *args], check=True, capture_output=True)


def standing(demo, *args):
    code, answers = soptui_json("effective", ID, *args, cwd=demo)
    [answer] = answers
    return code, answer["status"], answer["effective"], answer["until"], answer["signature"]


def test_from_draft_to_revoked(demo):
    assert standing(demo) == (1, "belum", None, None, None)

    first = soptui("approve", ID, "--effective", "2016-01-04", "-m", "SK 1/2016", cwd=demo)
    assert (first.returncode, first.stdout) == (0, f"efektif/{ID}/0000-2016-01-04\n")
    assert "pengesahan pertama" in first.stderr
    soptui("set", ID, "langkah/terima/waktu", "20 menit", cwd=demo)
    soptui("set", ID, "identitas/judul", "Kenaikan Gaji Berkala", cwd=demo)
    second = soptui("approve", ID, "--effective", "2017-01-02", cwd=demo)
    assert second.returncode == 0, second.stderr
    assert "dibanding revisi 0" in second.stderr
    assert "Nama SOP sekarang “Kenaikan Gaji Berkala”" in second.stderr
    third = soptui("revoke", ID, "--on", "2018-01-01", "-m", "Dicabut", cwd=demo)
    assert (third.returncode, third.stdout) == (0, f"cabut/{ID}/0001-2018-01-01\n")

    berlaku, cabut = (0, "berlaku"), (1, "dicabut")
    for day, *expected in (
        ("2016-01-03", 1, "akan-berlaku", "2016-01-04", "2017-01-02"),
        ("2016-01-04", *berlaku, "2016-01-04", "2017-01-02"),
        ("2017-01-01", *berlaku, "2016-01-04", "2017-01-02"),
        ("2017-01-02", *berlaku, "2017-01-02", "2018-01-01"),
        ("2018-01-01", *cabut, "2017-01-02", "2018-01-01"),
    ):
        assert standing(demo, "--on", day) == (*expected, "unsigned"), day


def test_what_shows_beside_other_sops_is_told_and_refuses_nothing(tmp_path):
    repo = repo_baru(tmp_path)
    repo.create(sop_contoh("satu"))
    repo.create(replace(sop_contoh("dua"), identitas=sop_contoh("satu").identitas))
    done = soptui("approve", "dua", "--effective", "2026-01-05", cwd=repo.root)
    assert done.returncode == ExitCode.OK
    assert "  peringatan: Nomor SOP: Nomor SOP ini sama dengan" in done.stderr


def test_the_whole_repository_at_once(demo):
    code, answers = soptui_json("effective", cwd=demo)
    assert code == 0
    states = {answer["id"]: answer["status"] for answer in answers}
    assert len(states) == 60  # 55 SOPs and five Standar Pelayanan
    assert states["pengagendaan-surat-masuk"] == "berlaku"
    assert states[ID] == "belum"
    lines = soptui("effective", cwd=demo).stdout.splitlines()
    assert f"{ID}: belum disahkan  Pelayanan Berkala" in lines
    assert len(lines) == 60


def test_a_signature_and_whom_one_trusts(demo, tmp_path):
    key = kunci(tmp_path)
    git(demo, "config", "gpg.format", "ssh")
    git(demo, "config", "user.signingKey", str(key))
    done = soptui("approve", ID, "--effective", "2016-01-04", "--sign", cwd=demo)
    assert (done.returncode, "ditandatangani" in done.stderr) == (0, True), done.stderr
    assert standing(demo)[-1] == "unknown-key"

    own = daftar(tmp_path / "penandatangan", kabag=key)
    env = {**os.environ, "GIT_CONFIG_GLOBAL": str(tmp_path / "gitconfig")}
    (tmp_path / "gitconfig").write_text(f'[gpg "ssh"]\nallowedSignersFile = {own}\n')
    [answer] = json.loads(soptui("effective", ID, "--json", cwd=demo, env=env).stdout)
    assert (answer["signature"], answer["signer"]) == ("valid", "kabag@contoh.example")
    assert "sah terverifikasi oleh" in soptui("effective", ID, cwd=demo, env=env).stdout


def test_without_a_key_a_signature_cannot_be_asked_for(demo):
    done = soptui("approve", ID, "--effective", "2016-01-04", "--sign", cwd=demo)
    assert done.returncode == 2
    assert "user.signingKey" in done.stderr


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (("approve", ID), 2, "--effective"),
        (("approve", ID, "--effective", "besok"), 2, "2015-02-02"),
        (("approve", ID, "--effective", "2015-02-30"), 2, "tanggal"),
        (("approve", ID, "--effective", "20150202"), 2, "tanggal"),
        (("approve", "tidak-ada", "--effective", "2016-01-04"), 2, "tidak-ada"),
        (("revoke", ID, "--on", "2016-01-04"), 2, "belum pernah disahkan"),
        (("revoke", "tidak-ada", "--on", "2016-01-04"), 2, "tidak-ada"),
        (("effective", "tidak-ada"), 2, "tidak-ada"),
        (("effective", "--on", "0001-01-01"), 2, "tanggal"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(demo, args, code, words):
    done = soptui(*args, cwd=demo)
    assert (done.returncode, done.stdout) == (code, "")
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_errors_and_unsaved_changes_stop_an_approval(demo):
    file = demo / FILE
    text = file.read_text()
    file.write_text(text.replace('judul = "', 'judul = "Baru ', 1))
    assert soptui("approve", ID, "--effective", "2016-01-04", cwd=demo).returncode == 3
    file.write_text(text.replace('pengesah = "kabag"', 'pengesah = "camat"'))
    git(demo, "commit", "-qam", "rusak")
    done = soptui("approve", ID, "--effective", "2016-01-04", cwd=demo)
    assert (done.returncode, "camat" in done.stderr) == (1, True)


def test_hidden_characters_need_an_extra_yes(demo):
    soptui("set", ID, "identitas/ruang_lingkup", "Seluruh\u202e unit", cwd=demo)
    done = soptui("approve", ID, "--effective", "2016-01-04", cwd=demo)
    assert done.returncode == 5
    assert "<U+202E>" in done.stderr
    assert "\u202e" not in done.stderr
    allowed = soptui("approve", ID, "--effective", "2016-01-04", "--allow-hidden", cwd=demo)
    assert allowed.returncode == 0


def test_a_deleted_sop_comes_back(demo):
    text = (demo / FILE).read_bytes()
    done = soptui("delete", ID, "-m", "Digabung dengan SOP lain", cwd=demo)
    assert (done.returncode, done.stdout.split(" ", 1)[1]) == (0, "Digabung dengan SOP lain\n")
    assert not (demo / FILE).exists()
    way = done.stderr.split(": ", 1)[1].split()[1:]
    assert soptui(*way, cwd=demo).returncode == 0
    assert (demo / FILE).read_bytes() == text


def test_another_unit_is_another_folder(demo):
    assert soptui("set", ID, "identitas/unit", "analisis-jabatan", cwd=demo).returncode == 0
    assert not (demo / FILE).exists()
    assert (demo / f"sop/analisis-jabatan/{ID}.toml").exists()
    code, revisions = soptui_json("log", ID, cwd=demo)
    assert (code, len(revisions) > 2) == (0, True)


@pytest.mark.parametrize("nomor", ["", "065/ /2015", "......./403.031/2015"])
def test_an_sop_without_its_number_is_written_but_not_approved(tmp_path, nomor):
    sop = sop_contoh()
    repo = repo_baru(tmp_path, replace(sop, identitas=replace(sop.identitas, nomor=nomor)))
    assert all(t.severity is not Severity.ERROR for t in repo.check())
    done = soptui("approve", "surat-masuk", "--effective", "2026-02-01", cwd=repo.root)
    assert done.returncode == ExitCode.FINDINGS
    assert "Belum disahkan: Nomor SOP" in done.stderr
    assert repo.approvals.effective(date(2026, 3, 1), "surat-masuk")[0].periode is None


def test_a_reason_in_the_file_or_a_milder_level_lets_an_sop_without_number_be_approved(tmp_path):
    sop = sop_contoh()
    sheet = replace(sop.identitas, nomor="", pengecualian=("ID-2: nomor menyusul dari bupati",))
    repo = repo_baru(tmp_path, replace(sop, identitas=sheet))
    done = soptui("approve", "surat-masuk", "--effective", "2026-02-01", cwd=repo.root)
    assert done.returncode == ExitCode.OK
