"""Own keys and vi letters over the table that ships."""

from __future__ import annotations

import pytest

from soptui.settings import read_settings
from soptui.tui.actions import Place
from soptui.tui.keymap import actions_for


def table(text):
    actions, findings = actions_for(read_settings(text.encode(), "pengaturan.toml", {}))
    return {action.id: action for action in actions}, findings


def own(text):
    return table(f"[tombol_saya]\n{text}\n")


def test_the_table_ships_without_clashes_of_its_own():
    assert table("")[1] == ()
    assert table('tombol = "vi"')[1] == ()


def test_own_keys_for_one_place():
    actions, findings = own('simpan = { tabel = "f9 ctrl+s" }\nbesar = { tabel = "f11" }')
    assert findings == ()
    assert actions["simpan"].keys(Place.GRID) == ("f9", "ctrl+s")
    assert actions["simpan"].keys(Place.FIELD) == ("ctrl+s", "f3")


def test_own_keys_for_all_places_keep_letters_where_letters_command():
    actions, findings = own('simpan = "Z f11"')
    assert findings == ()
    assert actions["simpan"].keys(Place.LIST) == ("Z", "f11")
    assert actions["simpan"].keys(Place.GRID) == ("f11",)
    assert actions["simpan"].keys(Place.FIELD) == ("f11",)


def test_two_actions_may_change_places():
    actions, findings = own('hapus_baris = { tabel = "ctrl+r" }\ngandakan = { tabel = "ctrl+d" }')
    assert findings == ()
    assert actions["gandakan"].keys(Place.GRID) == ("ctrl+d",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('simpann = "f3"', 'Perintah "simpann" tidak dikenal. Mungkin maksudnya "simpan".'),
        ('simpan = "f33"', 'Tombol "f33" tidak dikenal.'),
        ('simpan = "ctrl+i"', '"ctrl+i" pada terminal sama dengan Tab.'),
        ('simpan = "alt+s"', '"alt+s" tidak pasti sampai'),
        ('simpan = "ctrl+enter"', '"ctrl+enter" tidak dikirim oleh kebanyakan terminal.'),
        ('simpan = { tabel = "x" }', '"x" di tabel adalah huruf yang diketik.'),
        ('gandakan = { tabel = "ctrl+home" }', '"ctrl+home" hanya dikirim sebagian terminal.'),
        ('gandakan = { tabel = "ctrl+d" }', '"ctrl+d" di tabel sudah dipakai hapus_baris.'),
        ('gambar_ulang = ""', "gambar_ulang menjadi tanpa tombol."),
        ('palet = { tabel = "" }', "palet harus mempunyai tombol di tabel."),
    ],
)
def test_wrong_own_keys_are_told_and_the_old_ones_stay(text, said):
    actions, findings = own(text)
    assert [t.message[: len(said)] for t in findings] == [said]
    assert (findings[0].line, findings[0].column) == (2, 1)
    plain, _ = table("")
    assert actions == plain


def test_vi_makes_the_grid_a_list():
    actions, _ = table('tombol = "vi"')
    assert actions["isi"].keys(Place.GRID)[:1] == ("i",)
    assert "enter" in actions["isi"].keys(Place.GRID)
    assert {"o", "O", "d", "D", "J", "K", "a", "m", "w", "u", "U", "g", "G"} <= {
        key for action in actions.values() for key in action.keys(Place.GRID)
    }
    assert actions["bawah"].keys(Place.GRID) == ("j", "down")


def test_own_keys_count_in_vi_too():
    actions, findings = table('tombol = "vi"\n[tombol_saya]\nsimpan = { vi = "Z" }')
    assert findings == ()
    assert actions["simpan"].keys(Place.GRID)[0] == "Z"
