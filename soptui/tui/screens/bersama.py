"""A screen on a document that others may write, too: noticed, taken in by field, or chosen."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from soptui.changes import diff, places, sentences
from soptui.errors import SoptuiError
from soptui.model import Severity
from soptui.repo.authors import when_words, who_words
from soptui.repo.stamps import UNKNOWN, Stamp
from soptui.toml import require
from soptui.tui.screens.base import Layar
from soptui.tui.widgets.picker import Option, Picker
from soptui.visible import visible

if TYPE_CHECKING:
    from collections.abc import Collection

    from soptui.changes import Gabungan
    from soptui.repo import Bacaan, Repository, Revisi, Session
    from soptui.toml import Dokumen

WATCH_SECONDS = 1.5
"""How often the open file is looked at: others are noticed within two seconds."""


class BersamaScreen(Layar[None]):
    """Holds a session, or one old revision to be read, and keeps an eye on its file."""

    def __init__(
        self, repo: Repository, session: Session[Any], revision: Revisi | None = None
    ) -> None:
        super().__init__()
        self.repo = repo
        self.session = session
        self.revision = revision
        self.others: Bacaan[Any] | None = None
        """What somebody else made of the file, while it could not be taken in by itself."""
        self._stamp: Stamp = UNKNOWN
        """Of the file as it was looked at last; UNKNOWN: the next look reads it."""
        self._noting = asyncio.Lock()

    def on_mount(self) -> None:
        """Look at the file now and then; Textual calls `Layar.on_mount` by itself."""
        if self.revision is None:
            self.set_interval(WATCH_SECONDS, self.look_at_file)
        if self.session.is_changed:
            self.beside(self.noticed)

    @property
    def noun(self) -> str:
        """What people call the document: "SOP"."""
        return self.session.repo.macam.nama

    # --- what the editor gives --------------------------------------------------------------

    @property
    def is_typing(self) -> bool:
        """Whether a field is open."""
        raise NotImplementedError

    @property
    def is_saving(self) -> bool:
        """Whether a save runs beside the keyboard."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Draw the current value everywhere."""
        raise NotImplementedError

    def show_head(self) -> None:
        """Draw title and tabs."""
        raise NotImplementedError

    def why_read_only(self) -> str | None:
        """Return why nothing can be changed here, or None."""
        raise NotImplementedError

    def tell(self, words: str, severity: Severity | None = None) -> None:
        """Say how it went and draw the title, unless the screen was left meanwhile."""
        if self.is_open:
            self.show_head()
            self.say(visible(words), severity)

    # --- noticing ---------------------------------------------------------------------------

    async def look_at_file(self) -> None:
        """Notice when somebody else writes the file, and take it in or say it."""
        if self.is_saving or self.revision is not None or not self.is_open:
            return
        stamp = await asyncio.to_thread(self.session.repo.stamp, self.session.doc)
        waits = self.others is not None and self.others.nilai is not None and not self.is_typing
        is_same = self._stamp == stamp != UNKNOWN
        if (waits or not is_same) and not self.is_saving and self.is_open:
            self._stamp = stamp  # taken before the file is read
            await self.note_others()

    def on_screen_resume(self) -> None:
        """Coming back from another screen, or from the shell."""
        self.beside(self.look_at_file)

    async def noticed(self) -> None:
        """Somebody moved a branch: the history of this file may be another one."""
        if not self.is_saving and self.revision is None and self.is_open:
            await self.note_others()

    async def note_others(self) -> bool:
        """Take in what others wrote, or keep both texts and say so; False if nobody did."""
        async with self._noting:
            return await self._note_others()

    async def _note_others(self) -> bool:
        base = self.session.doc
        try:
            fresh = await asyncio.to_thread(self.session.outside)
        except SoptuiError:
            self._stamp = UNKNOWN
            return False
        if not self._goes_on_from(base):
            return False
        if fresh is None or self.session.follow(fresh):
            self.others = None if fresh is None else self.others
            return False
        is_told = self.others is not None and fresh.is_same_file(self.others)
        if is_told and self._must_choose(self._joined(fresh)):
            return True
        words = await asyncio.to_thread(self._words_about, base, fresh)
        if not self._goes_on_from(base):
            return False
        joined = self._joined(fresh)  # somebody may have typed on meanwhile
        if self._must_choose(joined):
            self.others = fresh
            self.tell(f"{words}{self._clash_words(fresh, joined)}", Severity.WARNING)
            return True
        is_clean = not self.session.is_changed
        self._take_in(fresh)
        if is_clean:
            self.tell(f"{words}: isinya yang terbaru tampil.")
        else:
            self.tell(f"{words}: digabung dengan suntingan Anda.")
        return True

    def _goes_on_from(self, base: Dokumen[Any]) -> bool:
        """Tell whether what was read meanwhile may be compared with `base`; else look again.

        Not when a save of one's own came in between: what was read may be older than that.
        """
        if self.session.doc is base and not self.is_saving and self.is_open:
            return True
        self._stamp = UNKNOWN
        return False

    def _must_choose(self, joined: Gabungan[Any] | None) -> bool:
        """Tell whether a person must say how to go on; while a field is open nothing moves."""
        return joined is None or self.is_typing or bool(joined.bentrokan)

    def _joined(self, fresh: Bacaan[Any]) -> Gabungan[Any] | None:
        """Return both edits together; None where one of the texts cannot be read."""
        if fresh.nilai is None or self.session.doc.nilai is None:
            return None
        return self.session.merged(fresh)

    def _take_in(self, fresh: Bacaan[Any], taken: Collection[str] = ()) -> None:
        self.session.join(fresh, taken)
        self._has_gone_on()

    def _has_gone_on(self) -> None:
        """Draw what the session now starts from."""
        self.others = None
        self._stamp = UNKNOWN
        self.redraw()

    # --- words ------------------------------------------------------------------------------

    def _words_about(self, base: Dokumen[Any], fresh: Bacaan[Any]) -> str:
        """Say who wrote what: "Siti Aminah mengubah 1 langkah"."""
        if not fresh.exists:
            return f"Berkas {self.noun} ini sudah dihapus"
        if fresh.nilai is None or base.nilai is None:
            return f"Berkas {self.noun} ini sudah diubah"
        where = places(diff(base.nilai, fresh.nilai))
        moved = f", sekarang di {fresh.file}" if fresh.file != base.file else ""
        if not self.session.repo.is_committed(fresh):
            return f"Diubah di luar soptui, belum masuk riwayat ({where}){moved}"
        return f"{who_words(self.session.repo.writers(base))} mengubah {where}{moved}"

    def _clash_words(self, fresh: Bacaan[Any], joined: Gabungan[Any] | None) -> str:
        """Say what both of us changed, and what to do next."""
        stays = "Suntingan Anda tetap di layar ini"
        if joined is None:
            reason = fresh.temuan[0].message if fresh.exists and fresh.temuan else ""
            return f". {reason} ".rstrip() + f" {stays}; {self.key('simpan')}: tulis lagi."
        both = [clash.label for clash in joined.bentrokan]
        if not both:
            return ". Digabung sesudah ruas yang terbuka selesai diketik."
        more = f" dan {len(both) - 2} ruas lain" if len(both) > 2 else ""
        fields, choose = ", ".join(both[:2]), self.key("simpan")
        return f". Sama-sama diubah: {fields}{more}. {stays}; {choose}: pilih per ruas."

    # --- choosing ---------------------------------------------------------------------------

    def why_not_banding(self) -> str | None:
        """Somebody else must have written."""
        if reason := self.why_read_only():
            return reason
        return None if self.others else "Berkas ini tidak diubah orang lain selama Anda menyunting."

    async def do_banding(self) -> bool:
        """Go on from what others made of the file; where both changed a field, ask. Tell whether.

        Nothing is saved.
        """
        base = self.session.doc
        fresh = await asyncio.to_thread(self.session.repo.reread, base)
        joined = self._joined(fresh)
        taken: tuple[str, ...] | None = ()
        if joined is None:
            taken = await self._ask_to_write_again(fresh)
        elif joined.bentrokan:
            taken = await self._ask_by_field(base, fresh, joined)
        if taken is None:
            self.say("Suntingan Anda tetap di layar ini dan belum disimpan.")
            return False
        if self.session.doc is not base:
            words = "Berkas ini berubah lagi selama Anda memilih; pilihan itu tidak dipakai."
            self.say(f"{words} Suntingan Anda tetap di layar ini. {self.key('simpan')} mengulang.")
            return False
        if joined is None:
            self.session.adopt(fresh)
            self._has_gone_on()
            return True
        self._take_in(fresh, taken)
        words = "Kedua suntingan sudah digabung. {simpan} menyimpannya; {urung}: isi yang lain."
        self.say(self.with_keys(words))
        return True

    async def _ask_by_field(
        self, base: Dokumen[Any], fresh: Bacaan[Any], joined: Gabungan[Any]
    ) -> tuple[str, ...] | None:
        """Ask whose text counts, field by field; returns where theirs does, None when put off."""
        from soptui.tui.screens.bentrok import BentrokScreen

        name = "di luar soptui, belum masuk riwayat"
        if self.session.repo.is_committed(fresh):
            name = when_words(await asyncio.to_thread(self.session.repo.writers, base))
        paths = [clash.path for clash in joined.bentrokan]
        others = sentences(require(base), require(fresh))
        alone = [f"{s.sign} {s.plain}" for s in others if not _touches(s.path, paths)]
        screen = BentrokScreen(joined.bentrokan, f"mereka ({name})", [*alone, *joined.notes])
        return await self.soptui.ask(screen)

    async def _ask_to_write_again(self, fresh: Bacaan[Any]) -> tuple[str, ...] | None:
        """Ask whether mine is to be the file again: all of it, or None."""
        state = "Berkasnya tidak dapat dibaca" if fresh.exists else "Berkasnya sudah dihapus"
        reason = fresh.temuan[0].message if fresh.exists and fresh.temuan else ""
        asked = Picker(
            "Lanjutkan dari mana?",
            [Option(True, "Tulis lagi berkasnya dari suntingan Anda")],
            note=visible(f"{state}. {reason}".strip(), keep="\n"),
            filterable=False,
            guarded=True,
        )
        return () if await self.soptui.ask(asked) else None


def _touches(path: str, clashes: Collection[str]) -> bool:
    return any(f"{path}/".startswith(f"{clash}/") for clash in clashes)
