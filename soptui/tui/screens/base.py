"""What every screen has: one key dispatcher over the action table, title, status and footer."""

from __future__ import annotations

import inspect
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar, cast

from textual.geometry import Size
from textual.screen import ModalScreen

from soptui.errors import SoptuiError
from soptui.model import Severity
from soptui.tui.actions import Action, Place
from soptui.tui.keys import key_name
from soptui.tui.lines import fit
from soptui.tui.screens.hidup import Hidup
from soptui.tui.style import BOLD, PLAIN, SEVERITY, TITLE
from soptui.tui.widgets.bars import Bar, Footer
from soptui.tui.widgets.field import MAX_PASTE, Field
from soptui.tui.widgets.rows import Rows
from soptui.tui.widgets.status import StatusBar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual import events
    from textual.dom import DOMNode
    from textual.widget import Widget

    from soptui.repo.drafts.content import Ketikan
    from soptui.tui.app import SoptuiApp

T = TypeVar("T")
_ALWAYS = ("bantuan", "palet")
"""The two ways to everything else: in every footer, at its end."""
_SHORT = {"semua perintah": "lain"}

SMALL = Size(60, 20)
"""Below this only the working minimum is shown, and a sentence."""
_TYPING = "selesaikan isian dulu. {terima_maju} menerimanya, {batal} membatalkan."


class Layar(Hidup[T]):
    """A screen whose keys are the action table's."""

    AUTO_FOCUS = ""

    name_id = ""
    """Which actions the palette lists here: the name in `Action.screens`."""
    heading = ""
    guarded = False
    """Whether keys typed before the screen was there are dropped (questions)."""
    is_waiting = False
    """Whether keys are kept until the screen itself says that it is ready."""

    def __init__(self) -> None:
        super().__init__()
        self._shown_at = 0.0
        self._message: tuple[str, Severity | None] = ("", None)

    @property
    def soptui(self) -> SoptuiApp:
        """The application."""
        return cast("SoptuiApp", self.app)

    # --- keys -------------------------------------------------------------------------------

    @property
    def place(self) -> Place:
        """Where the keyboard is."""
        return getattr(self.focused, "place", Place.LIST)

    def take_key(self, event: events.Key) -> None:
        """Do what a key means here. Called by the app, in the order of typing."""
        if self.guarded and event.time < self._shown_at:
            return
        self.say("")
        place = self.place
        for action in self.bound_to(_name(event), place):
            if self.target_of(action) is not None:
                self.perform(action)
                return
        if place is Place.FIELD and self._type(event):
            return
        if place is Place.GRID and not self.is_vi and event.is_printable and event.character:
            self._start_typing(event.character)
        else:
            self._answer_dead_key(_name(event))

    def bound_to(self, key: str, place: Place) -> list[Action]:
        """Return the actions that a key may mean in a place."""
        actions = self.soptui.prefs.actions
        return [a for a in actions if key in a.keys(place) and not a.native]

    @property
    def is_vi(self) -> bool:
        """Whether letters are commands in the grid."""
        return self.soptui.prefs.is_vi

    def key(self, action: str, place: Place | None = None, *, short: bool = False) -> str:
        """Return the key of an action as people read it, where the keyboard is."""
        return self.soptui.prefs.key(action, place or self.place, short=short)

    def with_keys(self, text: str, place: Place | None = None) -> str:
        """Put keys where a text names actions, as in "{simpan} menyimpan"."""
        return self.soptui.prefs.with_keys(text, place or self.place)

    def _answer_dead_key(self, key: str) -> None:
        """Say where a key works that does nothing here."""
        plain = self.soptui.glyphs.ascii
        name = key_name(key, ascii_only=plain)
        for action in self.palette_actions():
            if any(key in action.keys(place) for place in Place):
                here = "  ".join(key_name(k, ascii_only=plain) for k in action.keys(self.place))
                reason = self.why_not(action) or f"di sini tombolnya {here or self.key('palet')}."
                if self.place is Place.FIELD and not here:
                    reason = self.with_keys(_TYPING)
                self.say(f"{name} ({action.label}): {reason}")
                return
        self.say(f"{name} tidak dipakai di sini. {self.key('bantuan')} menampilkan semua tombol.")

    def take_paste(self, text: str) -> None:
        """Take pasted text into the field, or into the table; in a form it starts a field."""
        if self.place is Place.GRID and text:
            for node in self.chain():
                take: Callable[[str], None] | None = getattr(node, "paste_text", None)
                if take is not None:
                    self.say("")
                    take(text)
                    return
            self._start_typing("")
        focused = self.focused
        if isinstance(focused, Field) and not focused.paste(text):
            from soptui.changes.tabular import number

            self.say(
                f"Tempelan terlalu panjang untuk satu isian: {number(len(text))} huruf, batasnya"
                f" {number(MAX_PASTE)}. Isian tidak berubah. Tempel sebagian demi sebagian.",
                Severity.WARNING,
            )

    def _type(self, event: events.Key) -> bool:
        """Let the field have a key; False when it means nothing there."""
        field = self.focused
        if not isinstance(field, Field):
            return False
        if event.is_printable and event.character:
            field.type_text(event.character)
            return True
        return field.press(event.key)

    def _start_typing(self, text: str) -> None:
        for node in self.chain():
            start: Callable[[str], None] | None = getattr(node, "start_typing", None)
            if start is not None:
                start(text)
                return

    # --- actions ----------------------------------------------------------------------------

    def chain(self) -> Iterator[DOMNode]:
        """Yield the focused widget, the parts around it, and the screen."""
        focused = self.focused
        if focused is not None:
            yield from (node for node in focused.ancestors_with_self if node is not self.app)
        else:
            yield self
        yield self.app

    def target_of(self, action: Action) -> DOMNode | None:
        """Return what would do the action here."""
        name = f"do_{action.id}"
        return next((node for node in self.chain() if hasattr(node, name)), None)

    def why_not(self, action: Action) -> str | None:
        """Return why an action is off just now, or None when it is on."""
        target = self.target_of(action)
        if target is None:
            if action.part:
                return f"Hanya bisa di bagian {action.part}. {self.key('panel')} berpindah bagian."
            return f"Tidak bisa di tempat ini. {self.key('bantuan')} menampilkan yang bisa di sini."
        reason: Callable[[], str | None] | None = getattr(target, f"why_not_{action.id}", None)
        return reason() if reason is not None else None

    def perform(self, action: Action) -> None:
        """Do an action, or say why not."""
        reason = self.why_not(action)
        if reason is not None:
            self.say(reason)
            return
        try:
            result = getattr(self.target_of(action), f"do_{action.id}")()
        except SoptuiError as error:
            self.soptui.refuse(error)
            return
        if inspect.iscoroutine(result):
            self.soptui.start(result)

    def palette_actions(self) -> list[Action]:
        """Return the actions that belong to this screen."""
        return [
            action
            for action in self.soptui.prefs.actions
            if not action.native
            and (self.name_id in action.screens if action.screens else self.target_of(action))
        ]

    # --- jumping ----------------------------------------------------------------------------

    async def do_lompat(self) -> None:
        """Put a letter on every place in sight, and go where the one that is pressed stands."""
        from soptui.tui.screens.lompat import jump_from

        await jump_from(self)

    def enter(self, view: Widget) -> None:
        """Give the keyboard to a view that is in sight."""
        if view.can_focus:
            self.set_focus(view)

    # --- drafts -----------------------------------------------------------------------------

    def ketikan(self) -> Ketikan | None:
        """Return what is being typed here and would be lost with the program, or None."""
        return None

    # --- words ------------------------------------------------------------------------------

    def say(self, text: str, severity: Severity | None = None) -> None:
        """Put a sentence into the status line until the next key. Foreign text is made visible."""
        if (text, severity) != self._message:
            self._message = (text, severity)
            self.show_status()

    @property
    def message(self) -> str:
        """The sentence of the status line, or ""."""
        return self._message[0]

    def mode_words(self) -> str:
        """Return the mode that the status line names, or ""."""
        return ""

    def context_text(self) -> str:
        """Return what the status line says when there is no message."""
        return ""

    def print_words(self) -> str:
        """Say how far a print is, or how it has just ended, or ""."""
        return self.soptui.cetakan.words()

    def printed(self) -> None:
        """Show that a print went on, or how it ended, where there is more than the status line."""

    def show_status(self) -> None:
        """Draw the status line."""
        text, severity = self._message
        style = SEVERITY[severity] if severity else BOLD if text else PLAIN
        small = f"Layar kecil: perbesar sampai {SMALL.width}x{SMALL.height}."
        context = small if self.is_small else self.context_text()
        mode = self.mode_words()
        context = f"{mode} {self.print_words()} {context}".strip()
        room = max(1, self.app.size.width - 2)
        words = f"{mode} {text}".lstrip() if text else fit(context, room).rstrip()
        self.query_one(StatusBar).show(words, style)

    def show_footer(self) -> None:
        """Draw the keys that count where the keyboard is."""
        place = self.place
        ranked = sorted(
            (
                a
                for a in self.soptui.prefs.actions
                if a.rank and a.keys(place) and self.target_of(a) is not None
            ),
            key=lambda action: action.rank,
        )
        ascii_only = self.soptui.glyphs.ascii
        keys: dict[bool, list[tuple[str, str]]] = {True: [], False: []}
        for action in ranked:
            if label := self.label_of(action):
                key = key_name(action.keys(place)[0], short=True, ascii_only=ascii_only)
                keys[action.id in _ALWAYS].append((key, _SHORT.get(label, label)))
        self.query_one(Footer).show_keys(keys[False], keys[True])

    def label_of(self, action: Action) -> str:
        """Return the word of an action in the footer; "" leaves it out."""
        return action.label

    def help_of(self, action: Action) -> str:
        """Return the sentence that help and palette say about an action."""
        return self.with_keys(action.help)

    def show_title(self, left: str, right: str = "") -> None:
        """Draw the title line; a screen that was left has none."""
        room = self.app.size.width - len(right) - 3
        for bar in self.query("#judul").results(Bar):
            bar.show([*_cut(f" {left}", room, TITLE)], [(f"{right} ", TITLE)])

    def restyle(self) -> None:
        """Draw everything anew: signs, colours or keys are others now."""
        for node in self.query("*"):
            if hasattr(node, "glyphs"):
                node.glyphs = self.soptui.glyphs
            if isinstance(node, Rows):
                node.forget()
            node.refresh(layout=True)
        if self.is_mounted:
            self.refitted()

    # --- life -------------------------------------------------------------------------------

    def first_focus(self) -> Widget | None:
        """Return the widget that has the keyboard first."""
        return None

    def on_mount(self) -> None:
        """Take the keyboard, then tell the app that keys may come."""
        widget = self.first_focus()
        if widget is not None:
            self.set_focus(widget)
        self._shown_at = monotonic()
        self.opened()
        if not self.is_waiting:
            self.ready.set()

    def on_screen_resume(self) -> None:
        """Coming back from above: the terminal's cursor stands again where one works."""
        if isinstance(self.focused, Rows | Field):
            self.call_after_refresh(self.focused.show_cursor)

    def opened(self) -> None:
        """Draw what the screen shows first; called once."""

    def on_descendant_focus(self) -> None:
        """Let footer and status follow the keyboard."""
        if self.is_mounted and self.is_up:
            self.show_footer()
            self.show_status()

    def on_resize(self) -> None:
        """Fit the bars to the new width."""
        if self.is_mounted:
            self.call_after_refresh(self._refit)

    def _refit(self) -> None:
        if self.is_up:
            self.refitted()

    @property
    def is_small(self) -> bool:
        """Whether only the working minimum fits."""
        return self.app.size.width < SMALL.width or self.app.size.height < SMALL.height

    def refitted(self) -> None:
        """Draw the bars again after the size changed."""
        self.set_class(self.is_small, "-kecil")
        self.set_class(self.app.size.height >= 40, "-tinggi")
        self.show_footer()
        self.show_status()


def _name(event: events.Key) -> str:
    """Return a key as the table writes it: "/" and not "slash"."""
    char = event.character
    return char if char and event.is_printable and char != " " else event.key


def _cut(text: str, width: int, style: Any) -> list[tuple[str, Any]]:
    shown = fit(text, max(1, width)).rstrip()
    return [(shown, style)]


class Lapis(Layar[T], ModalScreen[T]):
    """A screen over another: asks for one answer and goes."""

    heading = "Pertanyaan"

    def answer(self, value: T | None) -> None:
        """Close with an answer; the deed that asked goes on before the next key is read."""
        self.soptui.answered()
        self.dismiss(value)

    def label_of(self, action: Action) -> str:
        """Say what Enter and the way back do to a question."""
        return {"buka": "pilih", "terima": "pilih", "kembali": "batal"}.get(action.id, action.label)

    def do_kembali(self) -> None:
        """Close without an answer."""
        self.answer(None)

    def do_batal(self) -> None:
        """Close without an answer while typing one."""
        self.answer(None)
