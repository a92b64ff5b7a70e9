"""The interface in a real terminal: on every screen foreign text shows, and does nothing."""

from __future__ import annotations

import os
import re
import sys
import time

import pytest

from soptui.folders import state_folder
from soptui.repo.drafts.place import Place
from soptui.repo.drafts.store import drafts
from tests.contoh import git, repo_baru, sop_contoh
from tests.hostile.muatan import MUATAN, E, leaks, mark, marks
from tests.hostile.repo_jahat import toml
from tests.pty_terminal import Terminal
from tests.tui.layar import buka, repo_kantor

ALL = set(range(len(MUATAN)))
BIG = {"columns": 200, "lines": 60}


def started(folder, *, size=BIG, **env):
    return Terminal([sys.executable, "-m", "soptui", folder], cwd=folder, **size, **env)


def walk(t, way):
    """Press keys and wait for what each step of the way must show: "keys → words"."""
    for step in way.strip().splitlines():
        keys, _, words = step.strip().partition(" → ")
        t.press(*keys.split())
        t.see(*words.split(" & "))


def read_on(t, wanted, key="down"):
    """Go on with a key, to the end if need be, until every mark has been on the screen."""
    seen = marks(t.text)
    while not wanted <= seen:
        before, end = t.text, time.monotonic() + 10
        t.press(*[key] * 3)
        t.until_quiet(0.2)  # keys that it has not come to would be one long jump later
        while t.text == before and time.monotonic() < end:
            t.until_quiet(0.2)
        seen |= marks(t.text)
        if t.text == before:
            break
    assert wanted <= seen, sorted(wanted - seen)


def test_list_editor_and_what_they_open(jahat):
    with started(jahat) as t:
        t.see("Daftar SOP", mark(28))
        read_on(t, ALL - {27})
        walk(
            t,
            """
            g → SOP 1 dari
            enter → [2 Langkah] & Zq05
            f2 → Enter selesai
            f10 → F5 simbol  F10 kembali
            f5 → Kosongkan
            f10 → F5 simbol  F10 kembali
            f4 → Enter pilih
            f10 → F5 simbol  F10 kembali
            ctrl+w → F10 batal
            f10 → F5 simbol  F10 kembali
            ctrl+p → Enter pilih
            f10 → F5 simbol  F10 kembali
            """,
        )
        read_on(t, ALL)
        walk(t, "f6 → [3 Bagan]")
        t.press("g")
        read_on(t, ALL)
        walk(t, "4 → [4 Temuan")
        walk(t, "1 → [1 Identitas]")
        read_on(t, ALL)
        walk(t, "f12 → Riwayat & 42 catatan")
        read_on(t, ALL)
        walk(
            t,
            """
            G → Repositori SOP dibuat
            d → Beda
            """,
        )
        assert leaks(t.raw) == []
        assert t.screen.buffer[0][0].data == " "


def test_other_screens_of_the_list(jahat):
    with started(jahat) as t:
        t.see("Daftar SOP", mark(28))
        walk(
            t,
            """
            g down enter → Berkas rusak
            q → n SOP baru
            g → SOP 1 dari
            b → Berlaku pada & Zq35
            q → n SOP baru
            r → Riwayat & 42 catatan
            q → n SOP baru
            s → Sahkan
            q → n SOP baru
            / Z q 2 9 → Zq29
            f10 → n SOP baru
            n → Terpandu
            f10 → n SOP baru
            ? → Bantuan
            f10 → n SOP baru
            """,
        )
        for words, seen in (
            ("linimasa", "Zq40"),
            ("pengaturan", "Pengaturan"),
            ("bacaan linier", "linier"),
            ("hapus SOP", "apus"),
            ("tur", "Pengenalan"),
            ("ganti di semua", "Ganti"),
        ):
            t.press(":")
            t.see("Enter pilih")
            t.press(words)
            t.see(words)
            t.press("enter")
            t.see(seen)
            t.press("f10")
            t.see("n SOP baru")
        assert leaks(t.raw) == []


ANSWERS_NOTHING = """\
#!/bin/sh
printf 'Zq29\\342\\200\\256 Zq11\\033]52;c;YQ==\\007 [/Zq37] Zq19\\302\\2337771H' >&2
exit 1
"""


def test_what_a_hook_an_editor_a_paste_and_git_say(tmp_path):
    repo = repo_baru(tmp_path, sop_contoh())
    hook = repo.root / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(ANSWERS_NOTHING)
    hook.chmod(0o755)
    editor = tmp_path / "penyunting"
    editor.write_text('#!/bin/sh\nprintf "id = \\"Zq08\\033]2;Zq08" > "$1"\n')
    editor.chmod(0o755)
    with started(repo.root, EDITOR=str(editor)) as t:
        t.see("Daftar SOP", "Pengagendaan")
        walk(t, "enter → [2 Langkah]")
        t.press("f2")
        t.press(f"{E}[200~Zq29\u202e[/Zq37]{E}[201~")
        t.see("Zq29<U+202E>[/Zq37]")
        walk(
            t,
            """
            enter → F2 isi
            ctrl+c → alin
            ctrl+s → Simpan perubahan
            enter → menolak simpanan ini & Zq29<U+202E> & [/Zq37]
            ctrl+x → Baris
            f10 → F5 simbol  F10 kembali
            """,
        )
        assert leaks(without_copies(t.raw)) == []
        assert git(repo.root, "status", "--porcelain") == ""


def without_copies(raw):
    """Leave out what was copied on purpose: OSC 52 with visible text."""
    start, end = raw.find(b"\x1b]52;c;"), raw.find(b"\x07")
    assert 0 < start < end
    return raw[:start] + raw[end + 1 :]


@pytest.mark.parametrize("number", [7, 11, 19, 29, 37])
def test_a_folder_that_cannot_be_opened_says_so_safely(number, tmp_path):
    folder = tmp_path / MUATAN[number].replace("/", "")
    folder.mkdir()
    with started(folder) as t:
        t.see("tidak dapat dibuka", mark(number))
        t.press("q")
        assert t.end() != 0
        assert leaks(t.raw) == []


def test_a_conflict_shows_both_sides_safely(tmp_path):
    repo = repo_baru(tmp_path, sop_contoh())
    file = repo.root / "sop/sekretariat/surat-masuk.toml"
    with started(repo.root) as t:
        t.see("Daftar SOP", "Pengagendaan")
        walk(t, "enter → [2 Langkah]")
        t.press("f2", "x")
        t.see("masukx")
        t.press("enter")
        t.see("1 perubahan belum disimpan")
        file.write_text(
            file.read_text().replace("Menerima surat masuk", "Zq31\\u200bZq29\\u202e[/Zq37")
        )
        git(
            repo.root,
            "-c",
            "user.name=Zq38[@click=app.quit]",
            "commit",
            "-qam",
            "Zq30\u2066 [b]Zq36",
        )
        t.press("ctrl+s")
        t.see("Zq")
        assert leaks(t.raw) == []


def test_a_draft_with_odd_words_is_offered_safely(jahat):
    with started(jahat) as t:
        t.see("Daftar SOP", mark(28))
        walk(t, "g → SOP 1 dari\nenter → [2 Langkah] & Zq05\nf2 → Enter selesai")
        t.press("x")
        t.see("Zq00x")
        t.until(lambda: is_kept(jahat, "Zq00x"), "a draft")
    with started(jahat) as t:
        t.see("raf", mark(0))
        assert leaks(t.raw) == []


def is_kept(folder, words):
    """Tell whether a draft on the disk holds what was typed."""
    found = drafts(Place(state_folder(os.environ), folder))
    return any(typed.text.endswith(words) for draft in found for typed in draft.isi.ketikan)


async def test_a_click_on_markup_does_nothing(tmp_path):
    sop = sop_contoh("klik", "[@click=app.quit]Zq38[/] [link=http://contoh.example]Zq39[/link]")
    repo = repo_kantor(tmp_path, sop)
    async with buka(repo.root) as orang:
        row = next(y for y, line in enumerate(orang.baris) if "Zq38" in line)
        for column in range(10, 70, 3):
            await orang.pilot.click(offset=(column, row))
        assert "[@click=app.quit]Zq38[/]" in orang.teks
        assert orang.app.return_value is None


def test_odd_settings_are_named_safely(tmp_path, monkeypatch):
    repo = repo_baru(tmp_path, sop_contoh())
    settings = tmp_path / "atur.toml"
    settings.write_text(
        f"tema = {toml(MUATAN[29])}\n{toml(MUATAN[11])} = 1\n[tombol]\n{toml(MUATAN[37])} = 2\n"
    )
    with started(repo.root, SOPTUI_PENGATURAN=str(settings), SOPTUI_TEMA=MUATAN[7]) as t:
        t.see("Daftar SOP", "Pengagendaan")
        walk(t, ": → Enter pilih")
        t.press("pengaturan")
        t.see("pengaturan")
        t.press("enter")
        t.see("Pengaturan")
        assert leaks(t.raw) == []


TEXTUALS_OWN = (
    rb"\x1b\[\?(?:1003|1004|1015)[hl]|\x1b\[\?20\d\d\$p|\x1b\[[<>]\d*u|\x1b\]22;[a-z]+\x07"
)


def test_textuals_own_driver_is_no_way_around(jahat):
    with started(jahat, SOPTUI_DRIVER="plain") as t:
        t.see("Daftar SOP", mark(28))
        walk(t, "g enter → [2 Langkah] & Zq05")
        read_on(t, set(range(9)))
        assert leaks(re.sub(TEXTUALS_OWN, b"", t.raw)) == []


def test_an_idle_screen_sends_nothing_and_nothing_is_asked(jahat):
    with started(jahat) as t:
        t.see("Daftar SOP", mark(28))
        walk(t, "g enter → [2 Langkah] & Zq05")
        t.press("f2", "x", "backspace")
        t.until_sent(b"\x1b")
        quiet_since, sent = time.monotonic(), len(t.raw)
        while time.monotonic() - quiet_since < 3:
            t._read(0.5)
            if len(t.raw) != sent:
                assert time.monotonic() - quiet_since < 20, "never quiet"
                sent, quiet_since = len(t.raw), time.monotonic()
        assert leaks(t.raw) == [], "a question to the terminal would be among them"
