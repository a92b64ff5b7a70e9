"""Settings of one person: strict in what they take, gentle with the file."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from soptui.errors import InvalidError, SystemFaultError
from soptui.resources import schemas_dir
from soptui.settings import SETTINGS, load, read_settings, settings_file, state_folder, store
from soptui.settings.table import schema

FILE = "pengaturan.toml"
WRITE = "SOPTUI_TULIS" in os.environ


def read(text, environ=None):
    return read_settings(text.encode(), FILE, environ or {})


def words(settings):
    return [f"{t.file}:{t.line}:{t.column}: {t.message}" for t in settings.findings]


def test_at_most_twelve_settings():
    assert len(SETTINGS) <= 12


def test_published_schema_is_the_table():
    file = schemas_dir() / "pengaturan.schema.json"
    if WRITE:
        file.write_text(json.dumps(schema(), indent=2, ensure_ascii=False) + "\n")
    assert json.loads(file.read_text()) == schema()


def test_without_a_file_everything_has_its_default():
    settings = load({"HOME": "/nowhere"})
    assert settings.findings == ()
    assert settings["tombol"] == "biasa"
    assert settings["tema"] == "otomatis"


def test_right_values_count():
    settings = read('tombol = "vi"\ntema = "mono"\neditor = "nano -w"\n')
    assert (settings["tombol"], settings["tema"], settings["editor"]) == ("vi", "mono", "nano -w")
    assert settings.findings == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('warna = "x"', 'pengaturan.toml:1:1: "warna" tidak dikenal. Yang dikenal: tombol, tema'),
        ('# a\ntombl = "vi"', 'pengaturan.toml:2:1: "tombl" tidak dikenal. Mungkin maksudnya'),
        ('tema = "pink"', 'pengaturan.toml:1:8: tema = "pink" tidak dikenal. Pilih: otomatis, 16'),
        ("tetikus = true", "pengaturan.toml:1:11: tetikus = true tidak dikenal. Pilih: tidak, ya."),
        ("editor = 3", 'pengaturan.toml:1:10: editor = 3 tidak dikenal. Pilih: teks, misalnya "na'),
        ("tema = ", "pengaturan.toml:1:8: "),
        ("tombol_saya = 1", "pengaturan.toml:1:1: tombol_saya harus berupa tabel"),
        ("[tombol_saya]\nsimpan = 1", "pengaturan.toml:2:10: Tombol ditulis sebagai teks"),
        ("[tombol_saya]\nsimpan = { tabl = 'f3' }", 'pengaturan.toml:2:12: "tabl" tidak dikenal.'),
    ],
)
def test_what_is_wrong_is_one_sentence_with_its_place(text, said):
    settings = read(text)
    assert len(settings.findings) == 1
    assert words(settings)[0].startswith(said)


def test_a_wrong_value_keeps_its_default_and_the_others_count():
    settings = read('tema = "pink"\ntombol = "vi"\n')
    assert (settings["tema"], settings["tombol"]) == ("otomatis", "vi")


def test_environment_wins_over_the_file():
    environ = {"SOPTUI_ASCII": "1", "SOPTUI_MOUSE": "0", "SOPTUI_DRIVER": "plain"}
    settings = read('ascii = "tidak"\ntetikus = "ya"\n', environ)
    assert (settings["ascii"], settings["tetikus"], settings["driver"]) == ("ya", "tidak", "biasa")
    assert settings.fixed == {"ascii", "tetikus", "driver"}


def test_a_wrong_variable_is_told_by_its_name():
    settings = read("", {"SOPTUI_TEMA": "pink"})
    assert words(settings)[0].startswith('SOPTUI_TEMA:0:0: "pink" tidak dikenal. Pilih: otomatis')


def test_a_setting_is_written_and_comments_stay(tmp_path):
    environ = {"XDG_CONFIG_HOME": str(tmp_path)}
    file = settings_file(environ)
    file.parent.mkdir()
    text = '# milik Budi\ntema = "gelap"  # enak dilihat\n\n[tombol_saya]\nsimpan = "f3" # dulu\n'
    file.write_text(text)
    store(environ, "tema", "mono")
    assert file.read_text() == text.replace("gelap", "mono")
    store(environ, "editor", "nano")
    assert load(environ)["editor"] == "nano"
    assert "# dulu" in file.read_text()
    assert [f.name for f in file.parent.iterdir()] == [FILE]


def test_the_first_setting_makes_the_file(tmp_path):
    environ = {"XDG_CONFIG_HOME": str(tmp_path / "baru")}
    store(environ, "tombol", "vi")
    assert settings_file(environ).read_text() == 'tombol = "vi"\n'


def test_a_link_to_the_file_stays_a_link(tmp_path):
    environ = {"XDG_CONFIG_HOME": str(tmp_path)}
    file = settings_file(environ)
    file.parent.mkdir()
    (tmp_path / "asli.toml").write_text("")
    file.symlink_to(tmp_path / "asli.toml")
    store(environ, "tombol", "vi")
    assert file.is_symlink()
    assert (tmp_path / "asli.toml").read_text() == 'tombol = "vi"\n'


def test_a_broken_file_is_not_overwritten(tmp_path):
    environ = {"XDG_CONFIG_HOME": str(tmp_path)}
    file = settings_file(environ)
    file.parent.mkdir()
    file.write_text('tema = "gelap\n')
    with pytest.raises(InvalidError, match=r"pengaturan.toml:1:8: .*Perbaiki dulu"):
        store(environ, "tema", "mono")
    assert file.read_text() == 'tema = "gelap\n'


def test_a_folder_that_cannot_be_written_is_a_sentence(tmp_path):
    (tmp_path / "soptui").write_text("bukan folder")
    with pytest.raises(SystemFaultError, match="tidak dapat ditulis"):
        store({"XDG_CONFIG_HOME": str(tmp_path)}, "tema", "mono")


def test_a_file_that_cannot_be_read_is_a_finding(tmp_path):
    (tmp_path / "soptui" / FILE).mkdir(parents=True)
    settings = load({"XDG_CONFIG_HOME": str(tmp_path)})
    assert "tidak dapat dibaca" in settings.findings[0].message


def test_folders_follow_the_specification(tmp_path):
    assert state_folder({"XDG_STATE_HOME": "/a"}) == Path("/a/soptui")
    assert state_folder({"XDG_STATE_HOME": "a", "HOME": "/h"}) == Path("/h/.local/state/soptui")
