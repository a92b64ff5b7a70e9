"""Sentences name keys as this person has them: no key is written into a sentence by hand."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import soptui.tui
from soptui.settings import read_settings
from soptui.tui import hints
from soptui.tui.actions import ACTIONS, BY_ID, Place
from soptui.tui.preferences import preferences
from tests.tui.layar import KECIL, buka, repo_kantor, sunting

FOLDER = Path(soptui.tui.__file__).parent
KEYS_THEMSELVES = ("keymap.py", "keys.py", "diagnosis.py")
"""Names of keys are their matter; the last one speaks of the keys that a terminal sends."""

BY_HAND = re.compile(
    r"\bF\d{1,2}\b|Ctrl\+(?!Shift\+V)|\^[A-Z]\b|[Tt]ekan \w\b"
    r"|\b(?:Enter|Tab|Esc|Ins|Del|PgUp|PgDn|Backspace)\b"
    r"|(?:^|[.;:,(] ?)(?:\w|[-+/]) (?:(?:mem|men|meng|meny|me)\w+|beda|untuk)\b"
)
"""Ctrl+Shift+V is the terminal's own."""


def sources():
    return [p for p in sorted(FOLDER.rglob("*.py")) if p.name not in KEYS_THEMSELVES]


def literals(tree):
    """Yield the texts of a module that are not docstrings."""
    strings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and id(node) not in strings:
            yield node


@pytest.mark.parametrize("file", sources(), ids=lambda file: str(file.relative_to(FOLDER)))
def test_no_sentence_names_a_key_by_hand(file):
    found = [n for n in literals(ast.parse(file.read_text())) if BY_HAND.search(n.value)]
    assert [(n.lineno, n.value) for n in found] == []


@pytest.mark.parametrize(
    "words",
    [
        "F7 mengurungkan",
        "Ctrl+S",
        "^D hapus",
        "tekan p",
        "lalu Enter",
        "isi; y menyalin",
        "v menampilkan",
    ],
)
def test_what_counts_as_a_key(words):
    assert BY_HAND.search(words)


def named_actions():
    """Yield the names that sentences take keys by: `key("urung")`, and "{urung}" in plain text."""
    for file in sources():
        tree = ast.parse(file.read_text())
        for node in ast.walk(tree):
            called = getattr(getattr(node, "func", None), "attr", getattr(node, "func", None))
            name = called if isinstance(called, str) else getattr(called, "id", "")
            if name == "key" and isinstance(node.args[0], ast.Constant):
                yield node.args[0].value
            if name == "with_keys" and isinstance(node.args[0], ast.Constant):
                yield from re.findall(r"\{(\w+)\}", node.args[0].value)
    for text in (*hints.LANGKAH.values(), hints.LANE, hints.HEADING, *(a.help for a in ACTIONS)):
        yield from re.findall(r"\{(\w+)\}", text)


def test_every_name_in_a_sentence_is_an_action():
    names = set(named_actions())
    assert {"simpan", "urung", "panel", "tujuan"} <= names
    assert names <= BY_ID.keys()


def prefs(text=""):
    return preferences(read_settings(text.encode(), "", {}), {"LANG": "id_ID.UTF-8"})


def test_a_key_is_that_of_the_place_else_of_another_else_of_the_palette():
    shipped = prefs()
    assert shipped.key("urung", Place.GRID) == "F7"
    assert shipped.key("urung", Place.LIST) == "u"
    assert shipped.key("pulihkan", Place.GRID) == "p"
    assert shipped.key("hapus_baris", Place.GRID, short=True) == "^D"
    assert shipped.key("tema", Place.GRID) == "Ctrl+P warna"
    assert prefs('tombol = "vi"').key("urung", Place.GRID) == "u"


OWN = """\
[tombol_saya]
urung = { tabel = "f11" }
simpan = { tabel = "f2" }
isi = { tabel = "enter" }
panel = { tabel = "ctrl+t", daftar = "ctrl+t" }
pegang = { tabel = "f6" }
kembali = { tabel = "ctrl+q f10", daftar = "ctrl+q q" }
batal = { isian = "ctrl+q f10" }
"""


async def test_own_keys_stand_in_the_messages(tmp_path):
    async with sunting(repo_kantor(tmp_path).root, pengaturan=OWN) as orang:
        assert orang.app.prefs.findings == ()
        assert "Ctrl+T 2x ke bagian Temuan. Ctrl+Q kembali." in orang.status
        await orang.tekan("ctrl+d", "f11", "f8")
        assert orang.status == "Diulangi: hapus langkah 1. F11 mengurungkannya."
        await orang.tekan("home")
        assert "F6 memindahkan langkah." in orang.teks
        await orang.tekan("f2")
        await orang.tunggu("Simpan perubahan")
        await orang.tekan("ctrl+q")
        await orang.tunggu("Belum disimpan. F2 menyimpan.")
        await orang.tekan("ctrl+q")
        await orang.tunggu("Ada perubahan yang belum disimpan")


async def test_vi_letters_stand_in_the_messages(tmp_path):
    async with sunting(repo_kantor(tmp_path).root, pengaturan='tombol = "vi"\n') as orang:
        await orang.tekan("d", "u", "U")
        assert orang.status == "[PERINTAH] Diulangi: hapus langkah 1. u mengurungkannya."


async def test_help_names_own_keys_too(tmp_path):
    own = '[tombol_saya]\nkembali = { tabel = "ctrl+q f10" }\n'
    async with buka(repo_kantor(tmp_path).root, KECIL, pengaturan=own) as orang:
        await orang.tekan("enter", "f1", *"menandai sel")
        assert "Ctrl+Q melepas." in orang.teks
