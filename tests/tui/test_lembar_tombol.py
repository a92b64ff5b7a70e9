"""The key sheet of the guide is the action table.

After a wanted change of keys: SOPTUI_TULIS=1 pytest -n 0 tests/tui/test_lembar_tombol.py
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from soptui.settings import SETTINGS, read_settings
from soptui.tui.actions import ACTIONS, Group, Place
from soptui.tui.keys import key_name
from soptui.tui.preferences import preferences

WRITE = "SOPTUI_TULIS" in os.environ
DOCS = Path(__file__).parents[2] / "docs"
SHIPPED = preferences(read_settings(b"", "", {}), {"LANG": "id_ID.UTF-8"})
HEAD = """\
# Lembar tombol

Dibuat dari tabel perintah soptui; `F1` menampilkan yang sama untuk tempat Anda berada.
Kolom *nama* dipakai pada `[tombol_saya]` di berkas pengaturan. Yang tanpa tombol ada di palet
(`:` atau `Ctrl+P`).

*Daftar*: Daftar SOP, Bagan, Temuan, Riwayat. *Tabel*: Langkah dan Identitas. *Vi*: tambahan di
tabel bila `tombol = "vi"`. *Isian*: saat mengetik.
"""


def cell(keys):
    words = (key_name(key).replace("|", "\\|") for key in keys)
    return " ".join(f"`{word}`" for word in words)


def sheet():
    lines = [HEAD]
    for group in Group:
        lines += [f"## {group}\n", "| perintah | daftar | tabel | vi | isian | nama |"]
        lines.append("| --- | --- | --- | --- | --- | --- |")
        for action in ACTIONS:
            if action.group is group:
                words = SHIPPED.with_keys(action.help, Place.GRID).replace("|", "\\|")
                cells = [cell(action.keys(Place.LIST)), cell(action.keys(Place.GRID))]
                cells += [cell(action.in_vi.split()), cell(action.keys(Place.FIELD))]
                lines.append(f"| {words} | {' | '.join(cells)} | {action.id} |")
        lines.append("")
    return "\n".join(lines)


def test_the_key_sheet_is_the_table():
    file = DOCS / "tombol.md"
    if WRITE:
        file.write_text(sheet())
    assert file.read_text() == sheet()


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.key)
def test_the_guide_names_every_setting_with_its_values(setting):
    guide = (DOCS / "panduan.md").read_text()
    row = next(line for line in guide.splitlines() if line.startswith(f"| `{setting.key}` |"))
    assert f"`{setting.variable}`" in row
    for value in setting.choices:
        assert f"`{value}`" in row
