"""Draf: what an earlier run of soptui left unsaved, to be taken, looked at, or dropped."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from rich.segment import Segment
from textual.strip import Strip

from soptui.repo.drafts.content import Jenis
from soptui.repo.drafts.resume import Keadaan, Lanjutan, look, take
from soptui.repo.drafts.store import bring_back, drafts, put_aside
from soptui.repo.layout import nama_at
from soptui.tui.lines import fit
from soptui.tui.penjaga import may_be_left
from soptui.tui.screens.base import Layar
from soptui.tui.style import BOLD, CURSOR, HEAD, PLAIN
from soptui.tui.widgets.bars import Bar, Footer
from soptui.tui.widgets.detail import Detail
from soptui.tui.widgets.list_view import ListView
from soptui.tui.widgets.picker import Option, Picker
from soptui.tui.widgets.status import StatusBar
from soptui.visible import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.widget import Widget

    from soptui.tui.actions import Action
    from soptui.tui.app import SoptuiApp
    from soptui.tui.screens.penyunting import PenyuntingScreen

_WHEN = 17
_ROWS = 8
"""Drafts that are in sight at a time; below them is what the selected one holds."""
_LINES = 8
"""Lines of a draft that a question shows."""

USED = "sedang disunting di terminal lain"


class DrafList(ListView[Lanjutan]):
    """One draft a line: when, of what, how that stands now."""

    def draw_head(self, y: int) -> Strip:
        """Name the columns."""
        del y
        side = self.size.width - _WHEN - 3
        names = (fit("Terakhir diketik", _WHEN), fit("Judul", side // 2), fit("Keadaan", side // 2))
        return Strip([Segment("   " + " ".join(names), HEAD)])

    def draw_item(self, item: Lanjutan, *, selected: bool) -> Strip:
        """Return the line of a draft."""
        side = (self.size.width - _WHEN - 3) // 2
        words = USED if item.jurnal.is_used else item.keadaan_words
        return Strip(
            [
                Segment(f"   {fit(f'{item.jurnal.at:%d-%m-%Y %H:%M}', _WHEN)} ", PLAIN),
                Segment(fit(item.judul, side), CURSOR if selected else BOLD),
                Segment(f" {fit(words, side)}", PLAIN),
            ]
        )


class DrafScreen(Layar[None]):
    """Offers drafts: Enter takes one, x drops it, q leaves them for later."""

    name_id = "draf"
    heading = "Draf"
    guarded = True

    def __init__(self, found: Sequence[Lanjutan]) -> None:
        super().__init__()
        self.found = list(found)
        self._dropped: list[Lanjutan] = []

    def compose(self) -> ComposeResult:
        """Lay out the list and what the selected draft holds."""
        yield Bar(dom_id="judul")
        yield DrafList(dom_id="draf")
        yield Detail(rule=self.soptui.glyphs.rule, dom_id="ringkas")
        yield StatusBar()
        yield Footer()

    @property
    def list(self) -> DrafList:
        """The list of drafts."""
        return self.query_one(DrafList)

    def first_focus(self) -> Widget:
        """Move in the list."""
        return self.list

    def opened(self) -> None:
        """Show the drafts."""
        self.list.head = 1
        self.list.empty = "Tidak ada draf."
        self.list.when_moved = self._show_detail
        self._refill()

    def _refill(self) -> None:
        self.list.styles.height = min(len(self.found), _ROWS) + 1
        self.list.show(self.found)
        self.show_title("Draf: ketikan yang belum disimpan", f"{len(self.found)} draf")
        self._show_detail()

    def _show_detail(self) -> None:
        item = self.list.selected
        lines = [] if item is None else [(head_words(item), BOLD)]
        if item is not None:
            lines += [(line, PLAIN) for line in item.words()]
        self.query_one(Detail).show(lines)
        self.show_status()

    def context_text(self) -> str:
        """Say what the keys do."""
        if not self.found:
            words = "Semua draf sudah diambil atau dibuang. {kembali} kembali ke daftar."
        else:
            words = "{buka} mengambil: belum disimpan. {kembali} nanti saja: draf tetap ada."
        return self.with_keys(words)

    def label_of(self, action: Action) -> str:
        """Enter takes; the way back is for later."""
        words = {"buka": "ambil", "kembali": "nanti", "beda": "perubahan", "urung": ""}
        return words.get(action.id, super().label_of(action))

    # --- deeds ------------------------------------------------------------------------------

    def why_not_buka(self) -> str | None:
        """There must be one that can be read and that nobody is writing."""
        item = self.list.selected
        if item is None:
            return self.list.empty
        if item.jurnal.is_used:
            return (
                f"{item.nama} ini {who_words(item)}. Lanjutkan di sana, atau tutup yang itu dulu."
            )
        if item.keadaan is Keadaan.ASING:
            drop = self.key("buang_draf")
            return f"{item.jurnal.fault or 'Isinya tidak dikenal.'} {drop} membuangnya."
        return None

    def why_not_buang_draf(self) -> str | None:
        """There must be one that nobody is writing."""
        item = self.list.selected
        if item is None:
            return self.list.empty
        return f"{item.nama} ini {who_words(item)}." if item.jurnal.is_used else None

    async def do_buka(self) -> None:
        """Take the draft: go on where it ended."""
        item = self.list.selected
        assert item is not None
        await take_draft(self.soptui, item)

    def why_not_beda(self) -> str | None:
        """There must be two versions to compare."""
        item = self.list.selected
        if item is None or item.base is None or item.mine is None:
            return "Draf ini tidak punya versi untuk dibandingkan; isinya tampak di bawah."
        return None

    async def do_beda(self) -> None:
        """Show all that the draft changed."""
        from soptui.repo.sides import Sisi
        from soptui.toml import new_text, patch_text
        from soptui.tui.screens.beda import BedaScreen, Pembandingan

        item = self.list.selected
        assert item is not None
        assert item.base is not None
        assert item.mine is not None
        base: Any = item.base
        mine: Any = item.mine
        text = item.jurnal.isi.dasar.text
        before: Sisi[Any] = Sisi("sebelum draf", base, lambda: text or new_text(base))
        after: Sisi[Any] = Sisi("draf", mine, lambda: patch_text(text or new_text(base), mine))
        await self.soptui.open(BedaScreen(Pembandingan(before, after)))

    async def do_buang_draf(self) -> None:
        """Drop the draft, after a question."""
        item = self.list.selected
        assert item is not None
        back = f"{self.key('urung')} mengembalikan"
        options = [Option(True, "Buang draf", back), Option(False, "Batal")]
        note = visible("\n".join(item.words()[:_LINES]), keep="\n")
        title = visible(f"Buang draf {item.judul}?")
        asked = Picker(title, options, note=note, filterable=False, guarded=True)
        if not await self.soptui.ask(asked):
            self.say("Tidak dibuang.")
            return
        await asyncio.to_thread(put_aside, self.soptui.penjaga.place, item.jurnal)
        self._dropped.append(item)
        self.found.remove(item)
        self.soptui.penjaga.forget(item.file)
        self._refill()
        undo = self.key("urung")
        words = "mengembalikannya; selama 30 hari juga: soptui drafts --dropped."
        self.say(f"Draf dibuang. {undo} {words}")

    def why_not_urung(self) -> str | None:
        """Something must have been dropped here."""
        return None if self._dropped else "Belum ada draf yang dibuang di layar ini."

    async def do_urung(self) -> None:
        """Bring back the draft that was dropped last."""
        item = self._dropped.pop()
        await asyncio.to_thread(bring_back, self.soptui.penjaga.place, item.jurnal)
        self.found.append(item)
        self._refill()
        self.say("Draf dikembalikan: buka untuk mengambilnya.")

    def do_kembali(self) -> None:
        """Leave the drafts for later."""
        left, below = len(self.found), self.app.screen_stack[-2]
        self.dismiss(None)
        if left and isinstance(below, Layar):
            way = below.key("palet")
            below.say(f"{left} draf menunggu. Perintah `draf` ({way}) menampilkannya lagi.")


def who_words(item: Lanjutan) -> str:
    """Say who is writing a draft, where, and since when."""
    from datetime import datetime

    by = item.jurnal.penulis
    since = datetime.fromtimestamp(by.mulai).astimezone()
    return visible(f"{USED} oleh {by.oleh} di {by.host} (proses {by.pid}) sejak {since:%H:%M}")


def head_words(item: Lanjutan) -> str:
    """Say what taking a draft means."""
    if item.jurnal.is_used:
        return f"{item.judul}: {who_words(item)}"
    ways = {
        Keadaan.SAMA: "diambil sebagai suntingan yang belum disimpan",
        Keadaan.BERUBAH: "isinya berubah sejak itu; keduanya disandingkan menurut ruas",
        Keadaan.HILANG: "berkasnya tidak ada lagi; menyimpan membuatnya kembali",
        Keadaan.RUSAK: "berkasnya sekarang rusak; menyimpan menulisnya lagi",
        Keadaan.BARU: f"{item.nama} baru; pembuatannya dilanjutkan",
        Keadaan.ASING: "tidak dapat dibaca oleh soptui ini",
    }
    return f"{item.judul}: {ways[item.keadaan]}"


# --- offering and taking -----------------------------------------------------------------------


def waiting(app: SoptuiApp, file: str | None = None) -> list[Lanjutan]:
    """Return the drafts that can be offered, of one file or of all; runs in a thread.

    What holds nothing that is not in its document already is put aside without a word.
    """
    assert app.repo is not None
    place = app.penjaga.place
    found = []
    for jurnal in drafts(place):
        item = look(app.repo, jurnal)
        if file is not None and (item.fresh is None or item.fresh.file != file):
            continue
        if item.is_empty and not jurnal.is_used:
            put_aside(place, jurnal)
        else:
            found.append(item)
    if file is None:
        app.penjaga.left = frozenset(i.fresh.file for i in found if i.fresh is not None)
    return found


async def offer_drafts(app: SoptuiApp) -> None:
    """Show the drafts that nobody is writing; nothing where there are none."""
    found = await asyncio.to_thread(waiting, app)
    if any(not item.jurnal.is_used for item in found):
        await app.open(DrafScreen(found))


async def show_drafts(app: SoptuiApp) -> None:
    """Show all drafts, because somebody asked."""
    found = await asyncio.to_thread(waiting, app)
    if found:
        await app.open(DrafScreen(found))
    else:
        app.layar.say("Tidak ada draf: tidak ada ketikan yang tertinggal.")


async def offer_before(app: SoptuiApp, path: str) -> bool:
    """Ask what to do with the draft of what is being opened; True when that was answered.

    False: open it as it is.
    """
    if app.desk.is_unsaved(path) or not may_be_left():
        return False
    found = [i for i in await asyncio.to_thread(waiting, app, path) if not i.jurnal.is_used]
    if not found:
        return False
    item = found[0]
    options = [
        Option("ambil", "Lanjutkan draf", "belum disimpan; dapat diurungkan"),
        Option("tidak", "Buka tanpa draf", "draf tetap ada"),
        Option("batal", "Batal"),
    ]
    lines = [head_words(item), *item.words()[:_LINES]]
    title = f"{nama_at(path)} ini punya draf dari {item.jurnal.at:%d-%m-%Y %H:%M}"
    note = visible("\n".join(lines), keep="\n")
    asked = Picker(title, options, note=note, filterable=False, guarded=True)
    answer = await app.ask(asked)
    if answer == "ambil":
        await take_draft(app, item)
    return answer != "tidak"


async def elsewhere(app: SoptuiApp, path: str) -> str:
    """Say who has unsaved edits of a document in another soptui of this person, or ""."""
    if not may_be_left():
        return ""
    found = await asyncio.to_thread(waiting, app, path)
    return next(
        (f"{nama_at(path)} ini juga {who_words(i)}." for i in found if i.jurnal.is_used), ""
    )


async def take_draft(app: SoptuiApp, item: Lanjutan) -> None:
    """Go on with a draft on the screen that it belongs to."""
    from soptui.tui.screens.daftar import DaftarScreen

    if isinstance(app.screen, DrafScreen):
        app.screen.dismiss(None)
    if item.keadaan is Keadaan.BARU:
        daftar = next(s for s in app.screen_stack if isinstance(s, DaftarScreen))
        await asyncio.to_thread(put_aside, app.penjaga.place, item.jurnal)
        await (daftar.make_new_layanan if item.is_service else daftar.make_new)(item.answers())
        return
    screen = await _edit(app, item)
    app.penjaga.note()
    await asyncio.to_thread(_hand_over, app, item)
    await _say_taken(app, screen, item)


async def _edit(app: SoptuiApp, item: Lanjutan) -> PenyuntingScreen[Any]:
    from soptui.tui.screens.penyunting import editor_of

    assert app.repo is not None
    session = await asyncio.to_thread(take, app.desk, item)
    screen = editor_of(app.repo, session)
    await app.open(screen)
    for typed in item.ketikan():
        if typed.jenis is Jenis.RUAS:
            screen.go_on_typing(typed)
    return screen


def _hand_over(app: SoptuiApp, item: Lanjutan) -> None:
    """Put the old draft aside when the new one is on the disk; else it stays as well."""
    if app.penjaga.is_kept():
        put_aside(app.penjaga.place, item.jurnal)
        app.penjaga.forget(item.file)


async def _say_taken(app: SoptuiApp, screen: PenyuntingScreen[Any], item: Lanjutan) -> None:
    words = f"Draf diambil: belum disimpan. {screen.key('simpan')} menyimpan;"
    words += f" {screen.key('urung')} mengurungkan."
    loose = next((k for k in item.ketikan() if k.jenis is Jenis.TANYA), None)
    if loose is not None:
        app.papan.put(loose.text)
        words += f" Ketikan di “{loose.place}” ada di papan klip: {screen.key('tempel')}."
    await screen.note_others()
    screen.say(" ".join(filter(None, [visible(words), screen.message])))
    if screen.others is not None and not screen.is_typing:
        await screen.do_banding()
