"""The person's own editor on the raw TOML: one step of undo, and nothing is lost."""

from __future__ import annotations

import os
import stat
from contextlib import nullcontext
from pathlib import Path

import pytest

from soptui.errors import SoptuiError
from soptui.folders import state_folder
from soptui.tui.external import editor_command, run_editor, with_line
from tests.tui.layar import repo_kantor, sunting

FILE = Path("/x/a.toml")


def test_the_setting_wins_over_the_variables():
    environ = {"VISUAL": "vim -n", "EDITOR": "nano"}
    assert editor_command("emacs -nw", environ) == ["emacs", "-nw"]
    assert editor_command("", environ) == ["vim", "-n"]
    assert editor_command("", {"EDITOR": "nano"}) == ["nano"]


def test_without_any_editor_there_is_a_sentence(monkeypatch):
    monkeypatch.setenv("PATH", "/tidak/ada")
    with pytest.raises(SoptuiError, match="belum ditentukan"):
        editor_command("", {})
    with pytest.raises(SoptuiError, match="tidak lengkap"):
        editor_command("nano 'x", {})


@pytest.mark.parametrize(
    ("command", "line", "whole"),
    [
        (["vi"], 7, ["vi", "+7", "/x/a.toml"]),
        (["/usr/bin/nano", "-w"], 7, ["/usr/bin/nano", "-w", "+7", "/x/a.toml"]),
        (["emacs"], 1, ["emacs", "/x/a.toml"]),
        (["hx"], 7, ["hx", "/x/a.toml:7"]),
        (["tulis"], 7, ["tulis", "/x/a.toml"]),
    ],
)
def test_editors_that_can_open_a_line_do(command, line, whole):
    assert with_line(command, FILE, line) == whole


def test_an_editor_that_fails_is_a_sentence(tmp_path):
    with pytest.raises(SoptuiError, match="tidak ditemukan"):
        run_editor(["/tidak/ada"], FILE, 1)
    with pytest.raises(SoptuiError, match="kode 1; tidak ada yang diambil"):
        run_editor(["false"], FILE, 1)


@pytest.fixture
def tulis(tmp_path, monkeypatch):
    """Give a program that edits: one sed script after the other, and notes what it was given."""
    made = tmp_path / "vi"
    made.write_text(
        "#!/bin/sh\n"
        f'echo "$@" >> {tmp_path}/dipanggil\n'
        "for last; do :; done\n"
        f'stat -c %a "$last" >> {tmp_path}/hak\n'
        f"head -n1 {tmp_path}/naskah > {tmp_path}/kini; sed -i 1d {tmp_path}/naskah\n"
        f'sed -i -f {tmp_path}/kini "$last"\n'
    )
    made.chmod(0o700)
    monkeypatch.setenv("EDITOR", str(made))

    def write(*scripts):
        (tmp_path / "naskah").write_text("".join(f"{script}\n" for script in scripts))

    return write


async def press_e(orang, monkeypatch):
    monkeypatch.setattr(orang.app, "suspend", nullcontext)
    await orang.tekan("ctrl+x")


async def test_what_comes_back_is_one_step_of_undo(tmp_path, tulis, monkeypatch):
    tulis('s/^waktu = .*/waktu = "7 menit"/')
    async with sunting(repo_kantor(tmp_path).root) as orang:
        before = orang.sunting.sop
        await press_e(orang, monkeypatch)
        await orang.sampai(lambda: orang.sunting.sop != before)
        assert {step.waktu for step in orang.sunting.sop.langkah if step.waktu} == {"7 menit"}
        assert orang.status.startswith("Diambil dari penyunting teks.")
        await orang.tekan("f7")
        assert orang.sunting.sop == before
    assert (tmp_path / "hak").read_text() == "600\n"
    assert not list(state_folder(os.environ).glob("*.toml"))


async def test_comments_written_there_are_saved_with_the_next_save(tmp_path, tulis, monkeypatch):
    tulis('s/^waktu = .*/waktu = "7 menit"  # menurut pengamatan/')
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await press_e(orang, monkeypatch)
        await orang.tunggu("Diambil dari penyunting teks.")
        await orang.tekan("ctrl+s")
        await orang.tunggu("Simpan perubahan")
        await orang.tekan("enter")
        await orang.tunggu("Disimpan")
        file = orang.app.repo.root / orang.sunting.session.doc.file
        assert file.read_text().count('waktu = "7 menit"  # menurut pengamatan') == 3
        assert orang.sunting.session.layout == ""


async def test_the_editor_opens_at_the_field_with_unsaved_edits(tmp_path, tulis, monkeypatch):
    tulis("w " + str(tmp_path / "dilihat"))
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await orang.tekan("down")
        await orang.ketik("Menelaah ulang\n")
        orang.sunting.steps.view.go(1, 1)
        await press_e(orang, monkeypatch)
        await orang.tunggu("Tidak ada yang diubah di penyunting teks.")
    seen = (tmp_path / "dilihat").read_text().splitlines()
    line = next(i for i, text in enumerate(seen, 1) if "Menelaah ulang" in text)
    assert (tmp_path / "dipanggil").read_text().startswith(f"+{line} ")


async def test_what_cannot_be_read_is_mended_or_dropped(tmp_path, tulis, monkeypatch):
    tulis("3s/.*/rusak =/", "3d", "3s/.*/rusak =/")
    async with sunting(repo_kantor(tmp_path).root) as orang:
        before = orang.sunting.sop
        await press_e(orang, monkeypatch)
        await orang.tunggu("Berkas itu belum dapat dibaca", "Baris 3", "Buka lagi di baris 3")
        await orang.tekan("enter")
        await orang.tunggu("Berkas itu belum dapat dibaca")
        await orang.tekan("down", "enter")
        await orang.tunggu("Suntingan di penyunting teks dibuang")
        assert orang.sunting.sop == before


async def test_what_is_put_aside_stays_in_its_file(tmp_path, tulis, monkeypatch):
    tulis("3s/.*/rusak =/")
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await press_e(orang, monkeypatch)
        await orang.tunggu("Berkas itu belum dapat dibaca")
        await orang.tekan("f10")
        await orang.tunggu("Belum diambil. Teks Anda tetap ada di")
    (kept,) = state_folder(os.environ).glob("*.toml")
    assert "rusak =" in kept.read_text()


async def test_an_editor_that_is_not_there_changes_nothing(tmp_path, monkeypatch):
    monkeypatch.setenv("EDITOR", "/tidak/ada")
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await press_e(orang, monkeypatch)
        await orang.tunggu("tidak dapat dijalankan (tidak ditemukan)")


async def test_an_editor_that_takes_the_file_away_changes_nothing(tmp_path, monkeypatch):
    made = tmp_path / "hapus"
    made.write_text('#!/bin/sh\nfor last; do :; done\nrm "$last"\n')
    made.chmod(0o700)
    monkeypatch.setenv("EDITOR", str(made))
    async with sunting(repo_kantor(tmp_path).root) as orang:
        before = orang.sunting.sop
        await press_e(orang, monkeypatch)
        await orang.tunggu("Berkasnya tidak ada lagi; tidak ada yang diambil.")
        assert orang.sunting.sop == before


async def test_an_old_revision_is_not_edited(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await orang.tekan("f12")
        await orang.sampai(lambda: bool(orang.app.screen.list.items), "revisions")
        await orang.tekan("enter")
        await orang.tunggu("hanya baca")
        await orang.tekan("ctrl+x")
        assert "hanya dapat dibaca" in orang.status


def test_modes_are_what_they_should_be(tmp_path, monkeypatch):
    from soptui.tui.external import private_file

    file = private_file(Path("sop.toml"), b"x", {"XDG_STATE_HOME": str(tmp_path)})
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
