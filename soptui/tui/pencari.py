"""Finding and replacing words in the document that is open."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from soptui.changes.replace import Pattern, find, preview, replace_all, text_paths
from soptui.model import path as address
from soptui.toml import nama_of
from soptui.tui import actions
from soptui.tui.widgets.picker import Option, Picker
from soptui.visible import visible

if TYPE_CHECKING:
    from soptui.changes.replace import Place, Replacement
    from soptui.tui.screens.mencari import MencariScreen

ALL, CASE, WORDS = "semua", "huruf", "kata"
_AROUND = 8
"""Letters shown around the words that would change."""


class Pencari:
    """Remembers what was looked for, and walks from place to place."""

    def __init__(self, editor: MencariScreen[Any]) -> None:
        self.editor = editor
        self.pattern: Pattern | None = None
        self._last = ""
        """Address of the place that was found last."""

    async def ask(self) -> None:
        """Ask what to find, and find it, or show what would be replaced."""
        from soptui.tui.screens.cari import CariScreen

        last = self.pattern.text if self.pattern else ""
        asked = await self.editor.soptui.ask(CariScreen(f"Cari dalam {self._name} ini", last=last))
        if asked is None:
            self.editor.say("Tidak mencari.")
            return
        again = self.pattern is not None and asked.text == self.pattern.text
        if not again:
            self.pattern = Pattern(asked.text)
        if asked.new is not None:
            await self._replace(asked.new)
        else:
            self.step(1, again=again)

    @property
    def _name(self) -> str:
        return nama_of([self.editor.nilai])

    def why_not(self) -> str | None:
        """Return why there is no next place."""
        if self.pattern:
            return None
        find = self.editor.key("cari_teks")
        return f"Belum ada yang dicari. {find} mencari dalam {self._name} ini."

    def places(self) -> list[Place]:
        """Return the places that hold the words, in the order of the sheet."""
        assert self.pattern is not None
        found = find(self.editor.nilai, self.pattern, self.editor.shown_names())
        return [place for place in found if not place.path.startswith("riwayat_awal")]

    def step(self, by: int, *, again: bool = True) -> None:
        """Go to the next (1) or previous (-1) place and say which one it is."""
        assert self.pattern is not None
        places = self.places()
        words, find = visible(self.pattern.text), self.editor.key("cari_teks")
        if not places:
            where = f"dalam {self._name} ini"
            self.editor.say(f"“{words}” tidak ada {where}. {find} mencari yang lain.")
            return
        index = self._next(places, by, again=again)
        place = places[index]
        self._last = place.path
        self.editor.go_to_field(place.path)
        label = address.label(self.editor.nilai, place.path)
        again_, other = (
            self.editor.key(name, actions.Place.FIELD) for name in ("terima", "terima_maju")
        )
        way = f"{find} {again_}: berikutnya; {find} {other}: ganti."
        self.editor.say(visible(f"{index + 1} dari {len(places)}: {label}. {way}"))

    def _next(self, places: list[Place], by: int, *, again: bool) -> int:
        """Return the place that comes after (or before) the cursor, round the ends."""
        order = {path: i for i, path in enumerate(text_paths(self.editor.nilai))}
        ranks = [order[place.path] for place in places]
        here = self.editor.bagian(self.editor.part).address()
        if again and self._last in order and _inside(self._last, here):
            at = order[self._last]
        else:
            inside = [i for path, i in order.items() if _inside(path, here)]
            inside = inside or [i for path, i in order.items() if _inside(path, _step_of(here))]
            at = min(inside, default=-1)
            if not again and by > 0:
                at -= 1
            elif by > 0:
                at = max(inside, default=-1)
        if by > 0:
            return next((i for i, rank in enumerate(ranks) if rank > at), 0)
        return next((i for i in reversed(range(len(ranks))) if ranks[i] < at), len(ranks) - 1)

    # --- replacing --------------------------------------------------------------------------

    async def _replace(self, new: str) -> None:
        """Show what would be replaced; replace all of it, or one place after the other."""
        editor, pattern = self.editor, self.pattern
        assert pattern is not None
        if reason := editor.why_read_only():
            editor.say(reason)
            return
        done = 0
        while True:
            changes = preview(editor.nilai, pattern, new)
            if not changes:
                if not done:
                    words = visible(pattern.text)
                    editor.say(f"“{words}” tidak ada di ruas yang dapat diganti.")
                return
            answer = await editor.soptui.ask(self._question(pattern, new, changes))
            if answer is None:
                if not done:
                    editor.say("Tidak ada yang diganti.")
                return
            if answer in (CASE, WORDS):
                pattern = _other(pattern, answer)
                self.pattern = pattern
                continue
            done += self._apply(pattern, new, None if answer == ALL else {answer})
            if answer == ALL or not done:
                return

    def _apply(self, pattern: Pattern, new: str, paths: set[str] | None) -> bool:
        return self.editor.edit(lambda value: replace_all(value, pattern, new, paths))

    def _question(self, pattern: Pattern, new: str, changes: list[Replacement]) -> Picker[str]:
        count = sum(change.count for change in changes)
        options = [Option(ALL, f"Ganti semua: {count} tempat", "satu langkah urung")]
        options += [Option(c.path, c.label, around(c, new)) for c in changes]
        for deed, words in (
            (CASE, "Bedakan huruf besar dan kecil"),
            (WORDS, "Hanya kata yang utuh"),
        ):
            other = _other(pattern, deed)
            on = not pattern.ignore_case if deed == CASE else pattern.words
            there = sum(c.count for c in preview(self.editor.nilai, other, new))
            label = f"{words}: {'ya' if on else 'tidak'}"
            options.append(Option(deed, label, f"ubah: {there} tempat"))
        choose = self.editor.key("buka", actions.Place.LIST)
        return Picker(
            f"Ganti “{pattern.text}” dengan “{new}”",
            options,
            note=f"{choose} mengganti semua; pilih satu tempat untuk mengganti di sana saja.",
            filterable=False,
            leave="selesai",
        )


def around(change: Replacement, new: str) -> str:
    """Return the words before and after, with a little of what stands around them."""
    before, after = " ".join(change.before.split()), " ".join(change.after.split())
    start = next((i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), 0)
    start = before.rfind(" ", 0, max(0, start - _AROUND)) + 1
    lead = "…" if start else ""
    width = min(len(new), _AROUND) + 2 * _AROUND
    return f"{lead}{_cut(before[start:], width)} → {lead}{_cut(after[start:], width)}"


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: width - 1]}…"


def _other(pattern: Pattern, deed: str) -> Pattern:
    if deed == CASE:
        return replace(pattern, ignore_case=not pattern.ignore_case)
    return replace(pattern, words=not pattern.words)


def _step_of(here: str) -> str:
    return "/".join(here.split("/")[:2]) if here.startswith("langkah/") else ""


def _inside(path: str, here: str) -> bool:
    """Tell whether a field is in the cell under the cursor."""
    return bool(here) and (path == here or path.startswith(f"{here}/"))
