"""The keyboard side: any bytes at all become keys and pastes, or nothing. They never end a program.

Bytes that are no UTF-8 are left out, sequences that no key sends are left out whole, half ones
are waited for and then left out, and a paste that nobody closes ends by itself.
"""

from __future__ import annotations

import re
import time
from codecs import getincrementaldecoder
from typing import TYPE_CHECKING

from textual import events
from textual._xterm_parser import XTermParser
from textual.constants import ESCAPE_DELAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.message import Message

HALF_DELAY = 1.0
"""Seconds until half a sequence is given up. A slow line may well cut one in two."""

PASTE_SILENCE = 3.0
"""Seconds of silence after which a paste without an end counts as whole."""

PASTE_PART = 1 << 23
"""Characters of a paste that are kept back; a longer one arrives in parts of this size.

No place takes so much: who pastes it is told that it is too long.
"""

_ESC = "\x1b"
_PASTE_END = "\x1b[201~"
_TOKEN = re.compile(
    r"(?P<text>[^\x1b]+)"
    r"|(?P<paste>\x1b\[200~)"
    # A key or mouse report: CSI, a function key of the Linux console, the old mouse form, SS3.
    r"|(?P<sequence>\x1b\[(?![M\[])[0-?]{0,60}[ -/]{0,4}[@-~]|\x1b\[\[[A-E]|\x1b\[M[^\x1b]{3}"
    r"|\x1bO[^\x1b])"
    # The answer to a question that an earlier program asked: OSC or DCS up to its end.
    r"|(?P<answer>\x1b(?:\]\d{1,4};|P[\d>!$+])[^\x1b\x07]{0,4096}(?:\x07|\x1b\\|(?=\x1b[^\\])))"
    r"|(?P<half>\x1b(?:\[(?:\[|M[^\x1b]{0,2}|[0-?]{0,60}[ -/]{0,4})|O"
    r"|\](?:\d{0,4}|\d{1,4};[^\x1b\x07]{0,4096}\x1b?)|P(?:[\d>!$+][^\x1b\x07]{0,4096}\x1b?)?)?\Z)"
    r"|(?P<junk>\x1b\[[\[M]?[0-?]*[ -/]*)"
    r"|(?P<escape>\x1b(?=\x1b))"
    r"|(?P<alt>\x1b.)",
    re.DOTALL,
)


class Keyboard:
    """Turns what the terminal sends into messages, whatever it sends.

    `mouse` says whether mouse reports are wanted; others come from a mode that an earlier program
    left on. `clock` gives seconds.
    """

    def __init__(self, *, mouse: bool = False, clock: Callable[[], float] = time.monotonic) -> None:
        self.want_mouse(on=mouse)
        self._clock = clock
        self._decoder = getincrementaldecoder("utf-8")("ignore")
        self._parser = XTermParser()
        self._pending = ""
        self._paste: list[str] | None = None
        self._pasted = 0
        self._since = 0.0

    def want_mouse(self, *, on: bool) -> None:
        """Say whether mouse reports are wanted from now on."""
        self._wanted = (events.Key, events.MouseEvent) if on else (events.Key,)

    def feed(self, data: bytes) -> list[Message]:
        """Return the messages that are complete with these bytes."""
        self._pending += self._decoder.decode(data)
        self._since = self._clock()
        out: list[Message] = []
        while self._pending and (self._paste is None or self._take_paste(out)):
            match = _TOKEN.match(self._pending)
            if match is None or match.lastgroup == "half":
                break
            self._pending = self._pending[match.end() :]
            self._take(match.lastgroup, match[0], out)
        return out

    def patience(self) -> float | None:
        """Return the seconds after which `tick` has something to do; None: nothing is open."""
        if self._paste is not None:
            delay = PASTE_SILENCE
        elif not self._pending:
            return None
        elif len(self._pending) > 2 or self._pending in ("\x1b[", "\x1bO"):
            delay = HALF_DELAY
        else:
            delay = ESCAPE_DELAY
        return max(0.0, self._since + delay - self._clock())

    def tick(self) -> list[Message]:
        """Return the messages that are complete because nothing followed in time."""
        if self.patience() != 0.0:
            return []
        out: list[Message] = []
        rest, self._pending = self._pending, ""
        if self._paste is not None:
            self._paste.append(rest)
            self._end_paste(out)
        elif rest == _ESC:
            self._take("escape", rest, out)
        elif len(rest) == 2 and rest not in ("\x1b[", "\x1bO"):
            self._take("alt", rest, out)
        return out

    def _take(self, kind: str | None, token: str, out: list[Message]) -> None:
        if kind == "paste":
            self._paste, self._pasted = [], 0
        elif kind == "escape":
            out.append(events.Key("escape", _ESC))
        elif kind in ("text", "sequence", "alt"):
            self._parse(token, out, ends=kind == "alt")

    def _take_paste(self, out: list[Message]) -> bool:
        """Take what belongs to the open paste; tell whether it came to its end."""
        assert self._paste is not None
        text, end, rest = self._pending.partition(_PASTE_END)
        if end:
            self._paste.append(text)
            self._pending = rest
            self._end_paste(out)
            return bool(rest)
        # The last characters may be the beginning of the end mark.
        kept = len(_PASTE_END) - 1
        self._paste.append(text[:-kept])
        self._pending = text[-kept:]
        self._pasted += len(self._paste[-1])
        if self._pasted >= PASTE_PART:
            self._end_paste(out)
            self._paste, self._pasted = [], 0
        return False

    def _end_paste(self, out: list[Message]) -> None:
        text = "".join(self._paste or ()).replace("\0", "")
        self._paste = None
        if text:
            out.append(events.Paste(text))

    def _parse(self, token: str, out: list[Message], *, ends: bool = False) -> None:
        """Let Textual name the keys of a token; one that it does not know leaves no trace."""
        found: list[Message] = []
        try:
            found += self._parser.feed(token)
            if ends:
                found += self._parser.feed("")
        except Exception:  # noqa: BLE001 - nothing that a terminal sends may end the program
            self._parser = XTermParser()
        if ends or not found:
            self._parser = XTermParser()
        out += (message for message in found if isinstance(message, self._wanted))
