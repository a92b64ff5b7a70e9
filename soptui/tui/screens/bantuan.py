"""Bantuan: all keys of the place one came from, made from the action table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip

from soptui.tui.actions import Group, Place
from soptui.tui.keys import key_name
from soptui.tui.lines import fit, wrap
from soptui.tui.screens.base import Layar
from soptui.tui.style import BOLD, HEAD, PLAIN, UNDERLINE
from soptui.tui.widgets.bars import Bar, Footer
from soptui.tui.widgets.field import Field
from soptui.tui.widgets.rows import Rows
from soptui.tui.widgets.status import StatusBar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult
    from textual.widget import Widget

    from soptui.tui.actions import Action
    from soptui.tui.glyphs import Glyphs

_KEYS = 24
_PLACES = {
    Place.LIST: "dalam daftar dan bagan",
    Place.GRID: "dalam tabel dan formulir: huruf langsung mengisi",
    Place.FIELD: "saat mengetik",
}
_SIGNS = (
    ("!  *  i", "Temuan di samping ruas: kesalahan, peringatan, catatan."),
    ("{mulai} {proses} {keputusan} {selesai}", "Simbol: mulai, proses, keputusan, selesai."),
)


class HelpText(Rows):
    """Lines that scroll."""

    lines: list[list[Segment]]

    def line(self, y: int) -> Strip:
        """Return one line."""
        return Strip(self.lines[y])

    def relayout(self) -> None:
        """Say how much there is."""
        self.set_extent(self.size.width, len(self.lines))

    def _scroll(self, by: int) -> None:
        target = max(0, min(self.scroll_offset.y + by, len(self.lines) - self.size.height))
        self.scroll_to(y=max(0, target), animate=False, force=True)

    def do_atas(self) -> None:
        """Up."""
        self._scroll(-1)

    def do_bawah(self) -> None:
        """Down."""
        self._scroll(1)

    def do_layar_atas(self) -> None:
        """Up one screenful."""
        self._scroll(-self.page)

    def do_layar_bawah(self) -> None:
        """Down one screenful."""
        self._scroll(self.page)

    def do_awal(self) -> None:
        """To the start."""
        self._scroll(-len(self.lines))

    def do_akhir(self) -> None:
        """To the end."""
        self._scroll(len(self.lines))


class BantuanScreen(Layar[None]):
    """Shows the keys of the screen below; typing keeps the lines that hold the words."""

    name_id = "bantuan"
    heading = "Bantuan"

    def __init__(self, about: Layar[object]) -> None:
        super().__init__()
        self.about = about
        self.about_place = about.place
        actions = about.soptui.prefs.actions
        self.actions = [a for a in actions if a.native or _belongs(a, about)]

    def compose(self) -> ComposeResult:
        """Lay out the search and the text."""
        yield Bar(dom_id="judul")
        yield Field(dom_id="cari")
        yield HelpText(dom_id="teks")
        yield StatusBar()
        yield Footer()

    def first_focus(self) -> Widget:
        """Type to search; arrows scroll."""
        return self.query_one(Field)

    def opened(self) -> None:
        """Write the text for the width there is."""
        self.show_title(f"Bantuan · {self.about.heading}", f"{_PLACES[self.about_place]}")
        field = self.query_one(Field)
        field.hint = "ketik untuk mencari, misalnya: simpan"
        field.when_changed = self._write
        self._write()

    def refitted(self) -> None:
        """Wrap for the new width."""
        self._write()
        super().refitted()

    def _write(self) -> None:
        view = self.query_one(HelpText)
        view.lines = list(self._text(self.query_one(Field).text.casefold().split()))
        if not view.lines:
            view.lines = [[Segment(" Tidak ada yang cocok; hapus sebagian ketikan.")]]
        view.scroll_to(y=0, animate=False, force=True)
        view.forget()

    def _text(self, words: list[str]) -> Iterator[list[Segment]]:
        glyphs = self.soptui.glyphs
        places = [self.about_place, *(p for p in Place if p is not self.about_place)]
        for place in places:
            rows = [(a, a.keys(place)) for a in self.actions if a.keys(place)]
            rows = [(a, keys) for a, keys in rows if self._holds(words, a, keys)]
            if not rows:
                continue
            yield [Segment(f" Tombol {self._place_words(place)}", UNDERLINE)]
            for group in Group:
                inside = [(a, keys) for a, keys in rows if a.group is group]
                if inside:
                    yield [Segment(f" {group}", HEAD)]
                for action, keys in inside:
                    yield from self._entry(_key_words(keys, glyphs), self.about.help_of(action))
            yield [Segment("")]
        if words:
            return
        yield [Segment(" Tanda", HEAD)]
        for sign, meaning in _SIGNS:
            names = {n: getattr(glyphs, n) for n in ("mulai", "proses", "keputusan", "selesai")}
            yield from self._entry(sign.format(**names), meaning)

    def _place_words(self, place: Place) -> str:
        if place is Place.GRID and self.is_vi:
            fills = self.key("isi", Place.GRID)
            return f"dalam tabel dan formulir: huruf adalah perintah, {fills} mengisi"
        return _PLACES[place]

    def _holds(self, words: list[str], action: Action, keys: tuple[str, ...]) -> bool:
        text = f"{action.id} {action.label} {self.about.help_of(action)}"
        text = f"{text} {_key_words(keys, self.soptui.glyphs)}".casefold()
        return all(word in text for word in words)

    def _entry(self, keys: str, words: str) -> Iterator[list[Segment]]:
        width = self.app.size.width
        column = min(_KEYS, width // 3)
        first, *rest = wrap(words, max(20, width - column - 4))
        more = wrap(keys, column)
        for i in range(max(len(more), 1 + len(rest))):
            left = more[i] if i < len(more) else ""
            right = (first, *rest)[i] if i <= len(rest) else ""
            yield [Segment(f"  {fit(left, column)} ", BOLD), Segment(right, PLAIN)]

    def context_text(self) -> str:
        """Say how to leave."""
        page, back = self.key("layar_bawah"), self.key("batal")
        return f"Ketik untuk mencari; panah dan {page} menggulir; {back} kembali."

    def label_of(self, action: Action) -> str:
        """Say what keys do here."""
        return {"terima": "", "terima_maju": "", "batal": "kembali"}.get(
            action.id, super().label_of(action)
        )

    # --- keys of the text while one types -----------------------------------------------------

    def do_pilihan_atas(self) -> None:
        """Up."""
        self.query_one(HelpText).do_atas()

    def do_pilihan_bawah(self) -> None:
        """Down."""
        self.query_one(HelpText).do_bawah()

    def do_layar_atas(self) -> None:
        """Up one screenful."""
        self.query_one(HelpText).do_layar_atas()

    def do_layar_bawah(self) -> None:
        """Down one screenful."""
        self.query_one(HelpText).do_layar_bawah()

    async def do_bantuan(self) -> None:
        """Help about help is this page."""
        self.say(f"Ini bantuan. {self.key('batal')} kembali.")

    def do_terima(self) -> None:
        """Back."""
        self.dismiss(None)

    do_batal = do_terima_maju = do_kembali = do_terima


def _belongs(action: Action, about: Layar[object]) -> bool:
    if action.screens:
        return about.name_id in action.screens
    return bool(about.target_of(action)) or action.group in (Group.PINDAH, Group.KETIK)


def _key_words(keys: tuple[str, ...], glyphs: Glyphs) -> str:
    return "  ".join(key_name(key, ascii_only=glyphs.ascii) for key in keys)
