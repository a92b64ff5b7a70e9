"""A screen that holds an SOP being edited: the way back, saving, giving up, leaving."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from soptui.changes import compare
from soptui.errors import ConflictError, SoptuiError
from soptui.model import Severity
from soptui.tui import rest
from soptui.tui.screens.base import Layar
from soptui.tui.screens.kalimat_simpan import SavePrompt
from soptui.tui.widgets.picker import Option, Picker
from soptui.visible import visible

if TYPE_CHECKING:
    from textual.worker import Worker

    from soptui.repo import Bacaan, Repository, Revisi, Session
    from soptui.repo.session import Draf
    from soptui.tui.actions import Action

WATCH_SECONDS = 1.5
"""How often the open file is looked at: others are noticed within two seconds."""

_SHOWN_CHANGES = 5


class PenyimpanScreen(Layar[None]):
    """Holds a session, or one old revision to be read."""

    def __init__(self, repo: Repository, session: Session, revision: Revisi | None = None) -> None:
        super().__init__()
        self.repo = repo
        self.session = session
        self.revision = revision
        self.others: Bacaan | None = None
        """What somebody else made of the file while there were unsaved edits here."""
        self._saving: Worker[bool] | None = None
        self._stamp = repo.stamp(session.doc)

    def on_mount(self) -> None:
        """Look at the file now and then; Textual calls `Layar.on_mount` by itself."""
        if self.revision is None:
            self.set_interval(WATCH_SECONDS, self.look_at_file)

    # --- what the editor gives --------------------------------------------------------------

    @property
    def is_typing(self) -> bool:
        """Whether a field is open."""
        raise NotImplementedError

    def take_typed(self) -> bool:
        """Take over what is being typed; False when it is refused."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Draw the current value everywhere."""
        raise NotImplementedError

    def show_head(self) -> None:
        """Draw title and tabs."""
        raise NotImplementedError

    def why_read_only(self) -> str | None:
        """Return why nothing can be changed here, or None."""
        if self.revision is not None:
            return "Versi lama ini hanya dapat dibaca. p mengembalikan SOP ke versi ini."
        return None

    def state_words(self) -> str:
        """Say whether there is something to save."""
        if self.revision is not None:
            return f"versi {self.revision.date:%d-%m-%Y}, hanya baca"
        if self._saving is not None:
            return "menyimpan …"
        if not self.session.is_changed:
            return "tersimpan"
        clash = " (berkas berubah)" if self.others else ""
        return f"{self.session.count_words()} belum disimpan{clash}"

    # --- the way back -----------------------------------------------------------------------

    def why_not_urung(self) -> str | None:
        """There must be something to take back."""
        if reason := self.why_read_only():
            return reason
        return None if self.session.undo_title else "Tidak ada yang dapat diurungkan."

    def why_not_ulang(self) -> str | None:
        """There must be something to do again."""
        if reason := self.why_read_only():
            return reason
        return None if self.session.redo_title else "Tidak ada yang dapat diulangi."

    def do_urung(self) -> None:
        """Take the last edit back."""
        title = self.session.undo()
        self.redraw()
        self.say(visible(f"Diurungkan: {title}. F8 mengulanginya."))

    def do_ulang(self) -> None:
        """Do it again."""
        title = self.session.redo()
        self.redraw()
        self.say(visible(f"Diulangi: {title}. F7 mengurungkannya."))

    def why_not_buang(self) -> str | None:
        """There must be edits to give up, and a saved version to go back to."""
        if reason := self.why_read_only():
            return reason
        return None if self.session.can_discard else "Tidak ada perubahan untuk dibuang."

    async def do_buang(self) -> None:
        """Give up all edits that are not saved; that can be undone, too."""
        count = self.session.count_words()
        options = [Option(True, f"Buang {count}", "F7 mengembalikan"), Option(False, "Batal")]
        note = change_words(self.session)
        asked = Picker(
            f"Buang {count} yang belum disimpan?",
            options,
            note=note,
            filterable=False,
            guarded=True,
        )
        if await self.soptui.ask(asked):
            self.session.discard()
            self.redraw()
            self.say(f"{count} dibuang. F7 mengembalikannya.")

    def why_not_pulihkan(self) -> str | None:
        """Only an old version can be restored."""
        if self.revision is not None:
            return None
        return "Buka riwayat, pilih versinya, lalu tekan p."

    async def do_pulihkan(self) -> None:
        """Restore the old version that is shown."""
        from soptui.tui.screens.pulih import restore_revision

        assert self.revision is not None
        await restore_revision(self.soptui, self.session.doc.file, self.revision)

    def help_of(self, action: Action) -> str:
        """Name what would be taken back or done again."""
        title = {"urung": self.session.undo_title, "ulang": self.session.redo_title}.get(action.id)
        if title and self.why_read_only() is None:
            return visible(f"{'Urungkan' if action.id == 'urung' else 'Ulangi'}: {title}.")
        return super().help_of(action)

    # --- saving -----------------------------------------------------------------------------

    def why_not_simpan(self) -> str | None:
        """There must be something to save."""
        if reason := self.why_read_only():
            return reason
        if self.session.is_changed or self.is_typing:
            return None
        return "Tidak ada perubahan untuk disimpan."

    async def do_simpan(self) -> bool:
        """Ask for the words of the change and save; False when that was put off.

        The save itself runs beside the keyboard: one can type on at once.
        """
        if not self.take_typed():
            return False
        if self._saving is not None:
            await self._saving.wait()
        if self.others is not None and self.session.is_changed:
            await self.do_banding()
            return False
        if not self.session.is_changed:
            self.say("Tidak ada perubahan untuk disimpan.")
            return False
        stored = await self.soptui.ensure_identity()
        if stored is None:
            self.say("Belum disimpan: nama dan surel diperlukan untuk riwayat.")
            return False
        draft = self.session.draft()
        proposed = await asyncio.to_thread(self.session.proposed_message, draft)
        message = await self.soptui.ask(SavePrompt(self.session, proposed))
        if message is None:
            self.say("Belum disimpan. Ctrl+S menyimpan.")
            return False
        self._saving = self.app.run_worker(self._save(draft, message, stored))
        self.show_head()
        self.say("Menyimpan …")
        return True

    async def _save(self, draft: Draf, message: str, stored: str) -> bool:
        refused: SoptuiError | None = None
        words = ""
        try:
            words = await self._write(draft, message)
        except SoptuiError as error:
            refused = error
        self._saving = None
        rest.tidy()
        if isinstance(refused, ConflictError) and await self._note_others():
            return False
        if refused is not None:
            self._tell(f"Belum disimpan: {refused}", Severity.ERROR)
        else:
            self._tell(f"{words} {stored}".strip())
        return refused is None

    @property
    def is_open(self) -> bool:
        """Whether the screen has not been left: what runs beside the keyboard may end later."""
        return self.is_attached and self in self.app.screen_stack

    def _tell(self, words: str, severity: Severity | None = None) -> None:
        """Say how it went and draw the title, unless the screen was left meanwhile."""
        if self.is_open:
            self.show_head()
            self.say(visible(words), severity)

    async def _write(self, draft: Draf, message: str) -> str:
        saved = await asyncio.to_thread(self.session.write, draft, message)
        self.session.written(draft, saved)
        self._stamp = self.repo.stamp(self.session.doc)
        if saved is None:
            return "Isinya sudah sama dengan riwayat."
        return f"Disimpan: {saved.subject}. {saved.peringatan}"

    # --- other writers ----------------------------------------------------------------------

    async def look_at_file(self) -> None:
        """Notice when somebody else writes the file, and say it."""
        if self._saving is not None or self.revision is not None or not self.is_open:
            return
        stamp = await asyncio.to_thread(self.repo.stamp, self.session.doc)
        if stamp != self._stamp and self._saving is None and self.is_open:
            self._stamp = stamp
            await self._note_others()

    def on_screen_resume(self) -> None:
        """Coming back from another screen, or from the shell."""
        self.run_worker(self.look_at_file())

    async def _note_others(self) -> bool:
        """Take over what others wrote, or keep both texts and say so; False if nobody did."""
        try:
            fresh = await asyncio.to_thread(self.session.outside)
        except SoptuiError:
            return False
        if fresh is None or self._saving is not None or not self.is_open:
            return False
        if self.session.follow(fresh):
            return False
        if fresh.sop is not None and not self.session.is_changed and not self.is_typing:
            self.session.restart(fresh)
            self.others = None
            self.redraw()
            self.say("Berkas ini baru saja diubah di luar layar ini: isinya yang terbaru tampil.")
            return True
        self.others = fresh
        self._tell(await asyncio.to_thread(self._clash_words, fresh), Severity.WARNING)
        return True

    def _clash_words(self, fresh: Bacaan) -> str:
        """Say who wrote, what both of us changed, and what to do next."""
        what = "diubah di luar soptui" if fresh.exists else "dihapus"
        if fresh.base != getattr(self.session.doc, "base", None) and fresh.exists:
            last = next(iter(self.repo.log(fresh.file, 1)), None)
            what = f"diubah oleh {last.author} pada {last.date:%d-%m-%Y %H:%M}" if last else what
        return (
            f"SOP ini sudah {what}. {self._fields_words(fresh)}"
            " Suntingan Anda tetap di layar ini dan belum disimpan; Ctrl+S: lihat keduanya."
        )

    def _fields_words(self, fresh: Bacaan) -> str:
        base = self.session.doc.sop
        if fresh.sop is None or base is None:
            return fresh.temuan[0].message if fresh.exists and fresh.temuan else ""
        both = [row.label for row in compare(base, self.session.sop, fresh.sop) if row.is_clash]
        if not both:
            return "Tidak ada ruas yang sama-sama diubah."
        more = f" dan {len(both) - 2} ruas lain" if len(both) > 2 else ""
        return f"Sama-sama diubah: {', '.join(both[:2])}{more}."

    def why_not_banding(self) -> str | None:
        """Somebody else must have written."""
        if reason := self.why_read_only():
            return reason
        return None if self.others else "Berkas ini tidak diubah orang lain selama Anda menyunting."

    async def do_banding(self) -> None:
        """Show my text and theirs side by side, and go on from one of them."""
        from soptui.tui.screens.bentrok import choose_side

        assert self.others is not None
        fresh = await asyncio.to_thread(self.repo.reread, self.session.doc)
        choice = await choose_side(self.soptui, self.session, fresh)
        if choice is None:
            self.say("Suntingan Anda tetap di layar ini dan belum disimpan.")
            return
        if fresh.sop is None:
            self.session.adopt(fresh)
        else:
            clashes = [clash.path for clash in self.session.merged(fresh).bentrokan]
            self.session.join(fresh, () if choice == "saya" else clashes)
        self.others = None
        self._stamp = self.repo.stamp(fresh)
        self.redraw()
        if choice == "saya":
            self.say("Suntingan Anda di atas isi terbaru. Ctrl+S menyimpannya; F7: isi terbaru.")
        else:
            self.say("Isi terbaru tampil. F7 mengembalikan suntingan Anda.")

    # --- leaving ----------------------------------------------------------------------------

    async def do_kembali(self) -> None:
        """Go back; unsaved changes are asked about."""
        if self._saving is not None:
            await self._saving.wait()
        words = ""
        if self.revision is None and self.session.is_changed:
            answer = await self.soptui.ask(self._leave_question())
            if answer is None or answer == "batal":
                return
            if answer == "simpan":
                if not await self._saved_now():
                    return
                words = self.message
            elif answer == "buang":
                self.session.discard()
                words = "Perubahan dibuang. Buka lagi SOP itu dan tekan F7 untuk mengembalikannya."
            else:
                words = "Belum disimpan, ditandai *. Buka lagi SOP itu untuk menyimpannya."
        below = self.app.screen_stack[-2]
        self.dismiss(None)
        if isinstance(below, Layar):
            below.say(words)

    def _leave_question(self) -> Picker[str]:
        gone = "" if self.session.can_discard else "berkasnya tidak ada lagi"
        return Picker(
            "Ada perubahan yang belum disimpan",
            [
                Option("simpan", "Simpan, lalu kembali"),
                Option("batal", "Tetap di sini"),
                Option("buang", "Buang perubahan", reason=gone),
                Option("nanti", "Kembali, simpan nanti", "ditandai * di daftar"),
            ],
            note=change_words(self.session),
            filterable=False,
            guarded=True,
        )

    async def _saved_now(self) -> bool:
        """Save and wait for it; True when all is saved."""
        if not await self.do_simpan() or self._saving is None:
            return False
        return await self._saving.wait() and not self.session.is_changed


def change_words(session: Session) -> str:
    """Return the changes that are not saved, one a line, the first few of them."""
    labels = [change.label for change in session.changes()]
    rest = len(labels) - _SHOWN_CHANGES
    lines = [f"- {label}" for label in labels[:_SHOWN_CHANGES]]
    return "\n".join([*lines, *([f"- dan {rest} lagi"] if rest > 0 else [])])
