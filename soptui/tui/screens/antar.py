"""The ways from a document to the other screens about it: history, changes, approval."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soptui.tui.screens.simpan import PenyimpanScreen

if TYPE_CHECKING:
    from soptui.model import Layanan, Sop


class AntarScreen(PenyimpanScreen):
    """Leads from the editor to the other screens."""

    @property
    def nilai(self) -> Sop | Layanan:
        """The current value."""
        nilai: Sop | Layanan = self.session.nilai
        return nilai

    def address(self) -> str:
        """Return the address of the field under the cursor, or ""."""
        raise NotImplementedError

    def why_not_riwayat(self) -> str | None:
        """Only the version of today has a history to show."""
        if self.revision is None:
            return None
        return f"Ini versi dari riwayat. {self.key('kembali')} kembali ke sana."

    async def do_riwayat(self) -> None:
        """Show the history of this document."""
        from soptui.tui.screens.riwayat import RiwayatScreen

        nilai, repo = self.nilai, self.session.repo
        await self.soptui.open(RiwayatScreen(repo, nilai.id, nilai.identitas.judul))

    def why_not_sahkan(self) -> str | None:
        """Only the version of today is approved."""
        return "Versi lama tidak disahkan dari sini." if self.revision is not None else None

    why_not_cabut = why_not_sahkan

    async def do_sahkan(self) -> None:
        """Show what an approval would approve."""
        from soptui.tui.screens.sahkan import open_review

        await open_review(self.soptui, self.session.doc.file)

    async def do_cabut(self) -> None:
        """End an approval."""
        from soptui.tui.screens.sahkan import revoke_sop

        await revoke_sop(self.soptui, self.nilai.id)

    async def do_linier(self) -> None:
        """Read this document as sentences, as it is here."""
        from soptui.tui.screens.linier import open_linier

        rev = self.revision.commit if self.revision is not None else None
        await open_linier(self, self.repo, self.nilai, rev)

    # --- what changed -----------------------------------------------------------------------

    def why_not_beda(self) -> str | None:
        """There must be changes that are not saved, or an old version to compare."""
        if self.revision is not None or self.session.is_changed:
            return None
        other, history = self.key("beda_dengan"), self.key("riwayat")
        return f"Semua sudah tersimpan. {other} membandingkan dengan versi lain; {history} riwayat."

    async def do_beda(self) -> None:
        """Show what is not saved; of an old version, what has changed since."""
        from soptui.tui.screens.pilih_beda import compare_revision, compare_unsaved

        if not self.take_typed():
            return
        if self.revision is not None:
            await compare_revision(self.soptui, self.session.doc.file, self.revision)
        else:
            await compare_unsaved(self.soptui, self.session)

    async def do_beda_dengan(self) -> None:
        """Compare with another version, or with another document."""
        from soptui.tui.screens.pilih_beda import compare_with

        if self.take_typed():
            await compare_with(self.soptui, self.session.doc.file, self.revision)

    def why_not_jejak(self) -> str | None:
        """There must be a field under the cursor."""
        return None if self.address() else "Tidak ada ruas di bawah kursor."

    async def do_jejak(self) -> None:
        """Show who changed the field under the cursor."""
        from soptui.tui.screens.jejak import JejakScreen

        rev = self.revision.commit if self.revision is not None else None
        await self.soptui.open(JejakScreen(self.session.repo, self.nilai, self.address(), rev))
