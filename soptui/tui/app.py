"""The application: holds the repository, hands keys on in order, and opens the first screen."""

from __future__ import annotations

import asyncio
import os
from time import monotonic
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import events
from textual.app import App
from textual.filter import NoColor

from soptui.errors import ExitCode, SoptuiError
from soptui.model import Severity
from soptui.settings import Settings, load
from soptui.tui.actions import Place
from soptui.tui.cetakan import Cetakan
from soptui.tui.giliran import LATE, Giliran
from soptui.tui.kantor import Kantor
from soptui.tui.later import Later
from soptui.tui.pembukaan import Pembukaan
from soptui.tui.pemeriksa import Pemeriksa
from soptui.tui.penjaga import Penjaga
from soptui.tui.preferences import preferences
from soptui.tui.screens.base import Lapis, Layar
from soptui.tui.terminal import driver_class
from soptui.tui.terminal.clipboard import Clipboard
from soptui.tui.terminal.output import VisibleFilter
from soptui.visible import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Sequence
    from pathlib import Path

    from textual.binding import BindingType
    from textual.driver import Driver
    from textual.filter import LineFilter

    from soptui.changes.clip import Clip
    from soptui.model import Organisasi
    from soptui.repo import Desk, Index, Repository
    from soptui.tui.glyphs import Glyphs
    from soptui.tui.start import Start

T = TypeVar("T")


class SoptuiApp(App[int]):
    """soptui on one repository.

    Every key is handled here, one after the other, and the next one is not read before the deed
    it started has ended or waits for an answer. So keys typed ahead never reach the wrong place.
    """

    CSS_PATH = "styles/base.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = []
    AUTO_FOCUS = ""
    TITLE = "soptui"

    def __init__(
        self,
        path: Path,
        *,
        settings: Settings | None = None,
        seen: Index | None = None,
        driver: type[Driver] | None = None,
    ) -> None:
        super().__init__(driver_class=driver, ansi_color=True)
        if driver is None:
            self._filters.append(VisibleFilter())  # ours brings it; Textual's own has none
        self.path = path
        self.seen = seen
        """The list as it was last known, to be shown until the repository is open."""
        self.prefs = preferences(settings or load(os.environ), os.environ)
        self.repo: Repository | None = None
        self._pembukaan = Pembukaan(self)
        self._desk: Desk | None = None
        self.compact_chart = self.prefs.compact_chart
        """Whether charts are drawn small: chosen once for all SOPs; None: as the room suggests."""
        self.theme = "ansi-dark"
        self.set_class(self.glyphs.ascii, "-ascii")
        self.papan = Clipboard()
        """What was copied, and the way to the terminal's own clipboard (papan klip)."""
        self.salinan: Clip | None = None
        """Steps or cells that were copied, whole, while `papan` holds them as text."""
        self.kantor = Kantor()
        """What the office already wrote, to be offered again."""
        self.penjaga = Penjaga(self)
        """Keeps what is not saved yet, and what is being typed, as drafts."""
        self.later = Later(self)
        """What follows a key when its effect is painted."""
        self.cetakan = Cetakan(self)
        """The print that runs beside the keyboard."""
        self.pemeriksa = Pemeriksa(self)
        """The findings of the whole repository."""
        self.fault: Exception | None = None
        """What ended the program although it should not have."""
        self._is_over = False
        """Whether the program is being taken apart."""
        self.giliran = Giliran(
            is_ending=lambda: self._is_ending,
            hand_on=self._hand_on,
            tell=self._tell_late,
            resume=lambda: self.call_later(self._go_on),
        )

    async def on_mount(self) -> None:
        """Open the repository and show the first screen."""
        await self._pembukaan.begin()

    async def opened(self, *, urgent: bool = True) -> bool:
        """Wait until the repository is open, or cannot be; returns whether it had to wait."""
        return await self._pembukaan.ended(urgent=urgent)

    def release(self) -> None:
        """Let the driver hand on the keys that were typed before there was a screen."""
        release: Callable[[], None] | None = getattr(self._driver, "release", None)
        if release is not None:
            release()

    def _handle_exception(self, error: Exception) -> None:
        """Keep the fault for `run`; Textual ends the app on any that nobody caught.

        While the program is taken apart a screen meets what is gone or was never drawn: no fault.
        Drafts do not depend on it; they are closed in `on_unmount`, whose faults do not come here.
        """
        if self._is_over:
            return
        self.fault = self.fault or error
        self.giliran.wake()
        for screen in self.screen_stack:
            if isinstance(screen, Layar):
                screen.ready.set()
        super()._handle_exception(error)

    async def _shutdown(self) -> None:
        self._is_over = True
        self.giliran.wake()
        await super()._shutdown()

    def _fatal_error(self) -> None:
        """End without the traceback that Textual would print over the screen."""
        self._close_messages_no_wait()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Draw in the look that was chosen, with signs in ASCII where the terminal needs them.

        Under NO_COLOR Textual would take all colours; here the look decides, which knows it too.
        """
        own = (f for f in super().get_line_filters() if not isinstance(f, NoColor))
        return (*own, *self.prefs.filters)

    @property
    def organisasi(self) -> Organisasi:
        """The office; of one that is not open yet only the names that the list shows."""
        known = self.repo or self.seen
        assert known is not None
        return known.organisasi

    @property
    def desk(self) -> Desk:
        """The SOPs that were opened in this run."""
        from soptui.repo import Desk

        assert self.repo is not None
        if self._desk is None:
            self._desk = Desk(self.repo)
        return self._desk

    @property
    def has_desk(self) -> bool:
        """Whether an SOP was opened in this run."""
        return self._desk is not None

    # --- preferences ------------------------------------------------------------------------

    @property
    def glyphs(self) -> Glyphs:
        """The signs of this terminal."""
        return self.prefs.glyphs

    def prefer(self, settings: Settings) -> None:
        """Let other settings count at once, on every screen that is open."""
        self.prefs = preferences(settings, os.environ)
        self.compact_chart = self.prefs.compact_chart
        use_mouse: Callable[..., None] | None = getattr(self._driver, "use_mouse", None)
        if use_mouse is not None:
            use_mouse(on=self.prefs.settings["tetikus"] == "ya")
        self.set_class(self.glyphs.ascii, "-ascii")
        for screen in self.screen_stack:
            if isinstance(screen, Layar):
                screen.restyle()

    def send(self, sequence: str) -> None:
        """Write to the terminal; the driver lets through only what is harmless."""
        if self._driver is not None:
            self._driver.write(sequence)

    # --- input ------------------------------------------------------------------------------

    async def on_event(self, event: events.Event) -> None:
        """Hand keys and pastes to the screen directly; everything else goes Textual's way."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            if self._is_ending:
                return
            self.kantor.typed_at = monotonic()
            if await self._can_take_keys():
                await self.giliran.take(event, self._stop_keys)
                self.penjaga.note()
            return
        await super().on_event(event)

    async def _can_take_keys(self) -> bool:
        """Wait until the screen on top is ready, also if it opens meanwhile; False: it has none."""
        while isinstance(screen := self.screen, Layar) and not screen.ready.is_set():
            await screen.ready.wait()
        return isinstance(screen, Layar) and not self._is_ending

    async def _hand_on(self, event: events.Key | events.Paste) -> None:
        """Give the screen on top what was typed."""
        if not await self._can_take_keys():
            return
        if isinstance(event, events.Key):
            self.layar.take_key(event)
        else:
            self.layar.take_paste(event.text)
        self.penjaga.note()

    def _tell_late(self, words: str) -> None:
        """Say that a deed takes long, unless it is just opening a screen."""
        if self.layar.ready.is_set():
            self.layar.say(self.layar.with_keys(words), Severity.WARNING)

    @property
    def _stop_keys(self) -> Sequence[str]:
        """Keys that give something up everywhere, also where letters are text."""
        action = next(a for a in self.prefs.actions if a.id == "batal")
        return action.keys(Place.FIELD)

    @property
    def _is_ending(self) -> bool:
        """Whether the program was left or failed: keys typed ahead must not hold it up."""
        return self._is_over or self.fault is not None or self.return_value is not None

    # --- drafts ---------------------------------------------------------------------------

    def on_worker_state_changed(self) -> None:
        """Note what a deed or a save has made of the unsaved edits."""
        self.penjaga.note()

    def before_end(self) -> None:
        """Write drafts: the line has dropped, or somebody ends the program."""
        self.penjaga.before_end()

    def on_unmount(self) -> None:
        """Let go of the drafts, which are there at the next start, and of a git that hangs."""
        from soptui.repo.process import stop

        self.penjaga.close()
        self.cetakan.cancel()
        stop()

    # --- deeds ------------------------------------------------------------------------------

    @property
    def layar(self) -> Layar[object]:
        """The screen on top."""
        screen = self.screen
        assert isinstance(screen, Layar)
        return screen

    def start(self, deed: Coroutine[object, object, object]) -> None:
        """Run a deed that may ask questions or open a screen."""
        self.giliran.begin()
        self.run_worker(self._run(deed))

    async def _go_on(self) -> None:
        """Hand on the keys that waited for a deed that took long."""
        for screen in self.screen_stack:
            if isinstance(screen, Layar) and screen.message.startswith(LATE):
                screen.say("")
        await self.giliran.work_off()
        self.penjaga.note()

    async def _run(self, deed: Coroutine[object, object, object]) -> None:
        try:
            if await self.opened() and self.repo is None:
                deed.close()  # the reason is on the screen
                return
            await deed
        except SoptuiError as error:
            self.refuse(error)
        finally:
            self.giliran.end()

    def refuse(self, error: SoptuiError) -> None:
        """Say why a deed was not done."""
        from soptui.tui.screens.kunci import with_key

        self.layar.say(visible(with_key(error)), Severity.ERROR)

    async def ask(self, lapis: Lapis[T]) -> T | None:
        """Ask one question and wait for the answer; None when it was put aside."""
        future = self.push_screen(lapis, wait_for_dismiss=True)
        await lapis.ready.wait()
        self.giliran.end()
        return await future

    def answered(self) -> None:
        """Note that a question has its answer: the deed that asked is running again."""
        self.giliran.begin()

    async def open(self, screen: Layar[None]) -> None:
        """Open a screen and wait until it can take keys."""
        self.push_screen(screen)
        await screen.ready.wait()

    async def ensure_identity(self) -> str | None:
        """Ask once for name and e-mail when git has none.

        Returns "" when they were known, a sentence when they were stored, None when not given.
        """
        from soptui.tui.widgets.prompt import Prompt

        assert self.repo is not None
        if await asyncio.to_thread(self.repo.identity) is not None:
            return ""
        why = "Riwayat mencatat siapa yang menyimpan. Isian ini hanya ditanyakan sekali."
        name = await self.ask(Prompt("Nama lengkap Anda", note=why))
        if name is None:
            return None
        email = await self.ask(Prompt("Alamat surel Anda", note=why))
        if email is None:
            return None
        where = await asyncio.to_thread(self.repo.store_identity, name, email)
        return f"Nama dan surel disimpan di {where}."

    # --- actions of every screen ------------------------------------------------------------

    async def do_bantuan(self) -> None:
        """Show all keys of this place."""
        from soptui.tui.screens.bantuan import BantuanScreen

        await self.open(BantuanScreen(self.layar))

    async def do_palet(self) -> None:
        """Search all deeds of this screen."""
        from soptui.tui.screens.palet import palette

        await palette(self)

    async def do_pengaturan(self) -> None:
        """Show the settings and change them."""
        from soptui.tui.screens.pengaturan import PengaturanScreen

        if not isinstance(self.screen, PengaturanScreen):
            await self.open(PengaturanScreen())

    async def do_hapus_kunci(self) -> None:
        """Clear the locks that git left behind."""
        from soptui.tui.screens.kunci import clear_locks

        await clear_locks(self)

    def do_tema(self) -> None:
        """Take the next look."""
        from soptui.tui.screens.pengaturan import next_value

        next_value(self, "tema")

    def do_tetikus(self) -> None:
        """Take the mouse, or leave it to the terminal."""
        from soptui.tui.screens.pengaturan import next_value

        next_value(self, "tetikus")

    async def do_tur(self) -> None:
        """Show the first steps on one screen."""
        from soptui.tui.screens.tur import TurScreen

        await self.open(TurScreen())

    def do_gambar_ulang(self) -> None:
        """Draw the whole screen again."""
        redraw: Callable[[], None] | None = getattr(self._driver, "redraw", None)
        self.screen.refresh(layout=True)
        if redraw is not None:
            self.call_after_refresh(redraw)

    def do_tunda(self) -> None:
        """Go to the shell until `fg`."""
        self.action_suspend_process()


def run(path: Path, start: Start) -> int:
    """Open the repository at `path` in the terminal; returns the exit code.

    Raises what ended the program although it should not have.
    """
    driver = driver_class(start.settings)
    app = SoptuiApp(path, settings=start.settings, seen=start.seen, driver=driver)
    app.papan = Clipboard(os.environ, app.send)
    code = app.run(mouse=start.settings["tetikus"] == "ya")
    if app.fault is not None:
        raise app.fault
    if code is None:
        return ExitCode.SYSTEM if app.return_code else ExitCode.OK
    return code
