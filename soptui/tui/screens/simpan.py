"""A screen that holds a document being edited: the way back, saving, giving up, leaving."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from soptui.errors import ConflictError, SoptuiError
from soptui.model import Layanan, Severity
from soptui.repo.stamps import UNKNOWN
from soptui.tui import rest
from soptui.tui.actions import Place
from soptui.tui.hints import NEEDS_IDENTITY
from soptui.tui.screens.base import Layar
from soptui.tui.screens.bersama import BersamaScreen
from soptui.tui.screens.kalimat_simpan import SavePrompt
from soptui.tui.screens.kunci import clear_locks, is_left_behind, with_key
from soptui.tui.widgets.picker import Option, Picker
from soptui.visible import visible

if TYPE_CHECKING:
    from textual.worker import Worker

    from soptui.repo import Repository, Revisi, Session
    from soptui.repo.session import Draf
    from soptui.tui.actions import Action

_SHOWN_CHANGES = 5


class PenyimpanScreen(BersamaScreen):
    """An editor: edits can be taken back, given up and saved."""

    def __init__(
        self, repo: Repository, session: Session[Any], revision: Revisi | None = None
    ) -> None:
        super().__init__(repo, session, revision)
        self._saving: Worker[bool] | None = None
        self._is_locked = False
        """Whether the last save met a lock that was left behind."""

    @property
    def is_saving(self) -> bool:
        """Whether a save runs beside the keyboard."""
        return self._saving is not None

    # --- what the editor gives --------------------------------------------------------------

    def take_typed(self) -> bool:
        """Take over what is being typed; False when it is refused."""
        raise NotImplementedError

    def why_read_only(self) -> str | None:
        """Return why nothing can be changed here, or None."""
        if self.revision is not None:
            back = self.key("pulihkan", Place.LIST)
            words = f"{back} mengembalikan {self.noun} ke versi ini."
            return f"Versi lama ini hanya dapat dibaca. {words}"
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
        self.say(visible(f"Diurungkan: {title}. {self.key('ulang')} mengulanginya."))

    def do_ulang(self) -> None:
        """Do it again."""
        title = self.session.redo()
        self.redraw()
        self.say(visible(f"Diulangi: {title}. {self.key('urung')} mengurungkannya."))

    def why_not_buang(self) -> str | None:
        """There must be edits to give up, and a saved version to go back to."""
        if reason := self.why_read_only():
            return reason
        return None if self.session.can_discard else "Tidak ada perubahan untuk dibuang."

    async def do_buang(self) -> None:
        """Give up all edits that are not saved; that can be undone, too."""
        count = self.session.count_words()
        options = [Option(True, f"Buang {count}", "dapat diurungkan"), Option(False, "Batal")]
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
            self.say(f"{count} dibuang. {self.key('urung')} mengembalikannya.")

    def why_not_pulihkan(self) -> str | None:
        """Only an old version can be restored."""
        if self.revision is not None:
            return None
        history, back = self.key("riwayat"), self.key("pulihkan", Place.LIST)
        return f"{history} membuka riwayat; di sana {back} kembali ke versi yang dipilih."

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
        if self._is_locked and not await clear_locks(self.soptui):
            return False
        self._is_locked = False
        if self.others is not None:
            if not await self.do_banding():
                return False
            if not self.session.is_changed:
                self.say(f"Isi terbaru tampil. {self.key('urung')} mengembalikan suntingan Anda.")
                return False
        if not self.session.is_changed:
            self.say("Tidak ada perubahan untuk disimpan.")
            return False
        stored = await self.soptui.ensure_identity()
        if stored is None:
            self.say(f"Belum disimpan: {NEEDS_IDENTITY}")
            return False
        draft = self.session.draft()
        proposed = await asyncio.to_thread(self.session.proposed_message, draft)
        message = await self.soptui.ask(SavePrompt(self.session, proposed))
        if message is None:
            self.say(f"Belum disimpan. {self.key('simpan')} menyimpan.")
            return False
        self._saving = self.app.run_worker(self._save(draft, message, stored))
        self.show_head()
        self.say("Menyimpan …")
        return True

    async def _save(self, draft: Draf[Any], message: str, stored: str) -> bool:
        refused: SoptuiError | None = None
        words = ""
        try:
            words = await self._write(draft, message)
        except SoptuiError as error:
            refused = error
        self._saving = None
        self._is_locked = refused is not None and is_left_behind(refused)
        rest.tidy()
        if isinstance(refused, ConflictError):
            self.others = None  # to be told again
            if await self.note_others():
                return False
        if refused is not None:
            self.tell(f"Belum disimpan: {with_key(refused, self.key('simpan'))}", Severity.ERROR)
        else:
            self.tell(f"{words} {stored}".strip())
        return refused is None

    async def _write(self, draft: Draf[Any], message: str) -> str:
        saved = await asyncio.to_thread(self.session.write, draft, message)
        self.session.written(draft, saved)
        self._stamp = UNKNOWN
        if saved is None:
            return "Isinya sudah sama dengan riwayat."
        if saved.bersama and self.is_open and not self.is_typing:
            self.redraw()
        return " ".join(
            filter(None, (f"Disimpan: {saved.subject}.", saved.bersama, saved.peringatan))
        )

    # --- printing ---------------------------------------------------------------------------

    async def do_cetak(self) -> None:
        """Print this version; what is not saved is asked about first."""
        from soptui.tui.isian_cetak import one, pledges
        from soptui.tui.screens.cetak import CetakScreen
        from soptui.tui.screens.tanya_cetak import ask_unsaved

        if not self.take_typed():
            return
        path, judul = self.session.doc.file, self.session.nilai.identitas.judul
        rev, words = "HEAD", "versi tersimpan"
        settled = []
        if self.revision is not None:
            rev, words = self.revision.commit, f"versi {self.revision.date:%d-%m-%Y}"
        elif self.session.is_changed:
            answer = await ask_unsaved(self.soptui, [judul])
            if answer is None or (answer == "simpan" and not await self._saved_now()):
                self.say("Belum dicetak. Suntingan Anda tetap ada.")
                return
            settled.append(path)
        is_service = isinstance(self.session.nilai, Layanan)
        naskah = [one(path, judul, rev, words, is_service=is_service)]
        repo = self.soptui.desk.repo
        if is_service:
            naskah += pledges(repo.organisasi, [self.session.nilai.identitas.unit])
        await self.soptui.open(CetakScreen(repo, naskah, settled))

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
                undo = self.key("urung", Place.GRID)
                again = f"Buka lagi {self.noun} itu; {undo} di sana mengembalikannya."
                words = f"Perubahan dibuang. {again}"
            else:
                words = f"Belum disimpan, ditandai *. Buka lagi {self.noun} itu untuk menyimpannya."
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


def change_words(session: Session[Any]) -> str:
    """Return the changes that are not saved, one a line, the first few of them."""
    labels = [change.label for change in session.changes()]
    rest = len(labels) - _SHOWN_CHANGES
    lines = [f"- {label}" for label in labels[:_SHOWN_CHANGES]]
    return "\n".join([*lines, *([f"- dan {rest} lagi"] if rest > 0 else [])])
