"""Pengaturan: the settings of this person, changed at once and written to their file."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip

from soptui.errors import SoptuiError
from soptui.model import Severity
from soptui.settings import BY_KEY, SETTINGS, Setting, load, settings_file, store
from soptui.tui.lines import fit
from soptui.tui.screens.base import Layar
from soptui.tui.style import BOLD, CURSOR, DIM, PLAIN, SEVERITY
from soptui.tui.widgets.bars import Bar, Footer
from soptui.tui.widgets.detail import Detail
from soptui.tui.widgets.list_view import ListView
from soptui.tui.widgets.prompt import Prompt
from soptui.tui.widgets.status import StatusBar
from soptui.visible import visible

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from soptui.model import Temuan
    from soptui.tui.actions import Action
    from soptui.tui.app import SoptuiApp

_LABEL = 22


class SettingList(ListView[Setting]):
    """One setting a line: name and value."""

    values: dict[str, str]

    def draw_item(self, item: Setting, *, selected: bool) -> Strip:
        """Draw the line of a setting."""
        value = self.values[item.key]
        means = item.choices.get(value, "") if value else "menurut VISUAL, EDITOR, atau yang ada"
        rest = fit(means, max(0, self.size.width - _LABEL - 14))
        return Strip(
            [
                Segment(f" {fit(item.label, _LABEL)}", CURSOR if selected else PLAIN),
                Segment(f" {fit(visible(value) or '(kosong)', 11)} ", BOLD),
                Segment(rest, DIM),
            ]
        )


class PengaturanScreen(Layar[None]):
    """Lists the settings; Enter takes the next value, or asks for a text."""

    name_id = "pengaturan"
    heading = "Pengaturan"

    def compose(self) -> ComposeResult:
        """Lay out list and explanation."""
        yield Bar(dom_id="judul")
        yield SettingList(dom_id="setelan")
        yield Detail(rule=self.soptui.glyphs.rule, dom_id="arti")
        yield StatusBar()
        yield Footer()

    @property
    def list(self) -> SettingList:
        """The settings."""
        return self.query_one(SettingList)

    def first_focus(self) -> Widget:
        """Move in the list."""
        return self.list

    def opened(self) -> None:
        """Show the settings."""
        self.list.when_moved = self._explain
        self.refill()
        self.query_one(Detail).styles.height = 9

    def refill(self) -> None:
        """Show the values that count now."""
        self.list.values = dict(self.soptui.prefs.settings.values)
        self.list.show(SETTINGS)
        self.show_title("Pengaturan", visible(_where()))
        self._explain()
        self.show_footer()

    def _explain(self) -> None:
        chosen = self.list.selected
        if chosen is None:
            return
        lines = [(chosen.help, BOLD)]
        if chosen.key in self.soptui.prefs.settings.fixed:
            lines.append((f"Ditentukan oleh variabel {chosen.variable}.", PLAIN))
        lines += [(f"{value}: {means}", PLAIN) for value, means in chosen.choices.items()]
        wrong = self.soptui.prefs.findings[:2]
        lines += [(finding_words(found), SEVERITY[found.severity]) for found in wrong]
        self.query_one(Detail).show(lines)
        self.show_status()

    def context_text(self) -> str:
        """Say what Enter does."""
        chosen = self.list.selected
        if chosen is not None and not chosen.choices:
            own = "tombol sendiri ditulis di berkas, tabel [tombol_saya]"
            return f"{self.key('buka')} mengisi; {own}."
        return f"{self.key('buka')} memilih nilai berikutnya; langsung berlaku dan tersimpan."

    def label_of(self, action: Action) -> str:
        """Say what Enter does here."""
        return "ubah" if action.id == "buka" else super().label_of(action)

    async def do_buka(self) -> None:
        """Take the next value, or ask for one."""
        chosen = self.list.selected
        if chosen is None:
            return
        if chosen.choices:
            next_value(self.soptui, chosen.key)
            return
        now = self.soptui.prefs.settings[chosen.key]
        note = f"{chosen.help} Tanda - mengosongkan."
        answer = await self.soptui.ask(Prompt(chosen.label, value=now, note=note))
        if answer is not None:
            set_value(self.soptui, chosen.key, "" if answer == "-" else answer)

    def restyle(self) -> None:
        """Show the new values too."""
        super().restyle()
        self.refill()

    def do_kembali(self) -> None:
        """Back."""
        self.dismiss(None)


def next_value(app: SoptuiApp, key: str) -> None:
    """Take the next value of a setting."""
    values = list(BY_KEY[key].choices)
    now = app.prefs.settings[key]
    set_value(app, key, values[(values.index(now) + 1) % len(values)])


def set_value(app: SoptuiApp, key: str, value: str) -> None:
    """Let a value count, write it down, and say so."""
    setting = BY_KEY[key]
    settings = app.prefs.settings
    if key in settings.fixed:
        app.layar.say(
            f"{setting.label} ditentukan oleh variabel {setting.variable}; hapus atau ubah"
            " variabel itu, lalu buka soptui lagi."
        )
        return
    try:
        store(os.environ, key, value)
        app.prefer(load(os.environ))
        problem = ""
    except SoptuiError as error:
        app.prefer(replace(settings, values={**settings.values, key: value}))
        problem = str(error)
    means = setting.choices.get(value, value)
    if problem:
        app.layar.say(visible(f"Berlaku sampai soptui ditutup. {problem}"), Severity.ERROR)
    else:
        app.layar.say(f"{setting.label}: {value or '(kosong)'}, {means or 'bawaan'}. Tersimpan.")


def finding_words(found: Temuan) -> str:
    """Return a finding of the settings as one sentence with its place."""
    place = ":".join(str(part) for part in (found.file, found.line, found.column) if part)
    return visible(f"{place}: {found.message}")


def _where() -> str:
    """Return the file of the settings as people write it."""
    file, home = str(settings_file(os.environ)), os.environ.get("HOME", "")
    return f"~{file.removeprefix(home)}" if home and file.startswith(home) else file
