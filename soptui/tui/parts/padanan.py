"""Part 3 of a Standar Pelayanan, SOP: both side by side, and taking over from the SOPs."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from soptui.changes import Edited
from soptui.model import Severity
from soptui.rules.pasangan import Kesesuaian, ikatan, place_in, take_over, take_over_all
from soptui.tui.parts.base import Bagian
from soptui.tui.style import PLAIN, SEVERITY
from soptui.tui.widgets.detail import Detail
from soptui.tui.widgets.picker import Option, Picker
from soptui.tui.widgets.tie_view import MISSING, TieView
from soptui.visible import visible

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from soptui.model import Layanan, Sop
    from soptui.rules.pasangan import Ikatan
    from soptui.tui.actions import Action
    from soptui.tui.screens.sunting_layanan import SuntingLayananScreen

_NO_SOP = (
    'Belum ada SOP yang disebut. {identitas} ke Identitas, lalu isi "SOP Pelaksanaan";'
    " sesudah itu keduanya tampak berdampingan di sini."
)


class BagianPadanan(Bagian):
    """Shows each component that an SOP has, too, beside what the SOPs say."""

    DEFAULT_CSS = "BagianPadanan #catatan-sop { height: 2; }"

    title = "Banding SOP"

    def compose(self) -> ComposeResult:
        """Lay out both sides, and what is to be said of the tie under the cursor."""
        yield Detail(dom_id="catatan-sop")
        yield TieView(dom_id="ikatan")
        yield Detail(rule=self.editor.soptui.glyphs.rule, dom_id="beda-ikatan")

    def on_mount(self) -> None:
        """Follow the cursor."""
        self.view.glyphs = self.editor.soptui.glyphs
        self.view.when_moved = self._show_detail

    @property
    def editor(self) -> SuntingLayananScreen:
        """The screen that holds the service."""
        return cast("SuntingLayananScreen", self.screen)

    @property
    def view(self) -> TieView:
        """Both sides."""
        return self.query_one(TieView)

    def refill(self) -> None:
        """Compare the current values."""
        editor, dot = self.editor, self.editor.soptui.glyphs.dot
        sops, here = editor.sops, editor.nilai
        titles = f" {dot} ".join(sop.identitas.judul for sop in sops)
        self.view.sides = ("Standar Pelayanan", f"SOP {titles}".rstrip())
        self.view.empty = "Tidak ada SOP untuk disandingkan."
        self.view.show(ikatan(here, sops, self._per_hari) if sops else ())
        note = self.query_one("#catatan-sop", Detail)
        words = editor.asal.catatan if sops else ()
        note.display = bool(words)
        note.show([(" ".join(words), SEVERITY[Severity.WARNING])] if words else ())
        self._show_detail()

    def recheck(self) -> None:
        """Nothing here is a finding."""

    @property
    def _per_hari(self) -> int:
        return self.editor.repo.organisasi.menit_per_hari

    def address(self) -> str:
        """Return the address of the component under the cursor."""
        return self.view.selected.alamat if self.view.selected else ""

    def _show_detail(self) -> None:
        tie = self.view.selected
        if tie is not None:
            words = self._words(tie)
        else:
            words = " ".join(self.editor.asal.catatan) or self.editor.with_keys(_NO_SOP)
        self.query_one("#beda-ikatan", Detail).show([(words, PLAIN)])

    def _words(self, tie: Ikatan) -> str:
        """Say whether both sides agree, and what can be done."""
        if tie.kesesuaian is Kesesuaian.SESUAI:
            return f"{tie.label} sejalan dengan SOP."
        if tie.alasan:
            to_field = self.editor.with_keys("{ke_sop} ke SOP-nya.")
            return f"{tie.label_sop} SOP tidak terhitung: {tie.alasan}. {to_field}"
        if not tie.sop:
            return f"SOP belum menyebut {tie.label_sop}. {self.key('ke_sop')} ke ruasnya di SOP."
        to_sop = self.editor.with_keys("{ke_sop} ke ruasnya di SOP.")
        take, lacking = self.key("ambil"), "; ".join(tie.kurang)
        if not tie.layanan:
            return f"{tie.label} belum terisi. {take} mengambilnya dari SOP; {to_sop}"
        if isinstance(tie.ambil, str):
            exact = "" if lacking == tie.ambil else f" (tepatnya {lacking})"
            return f"{take} menggantinya dengan {tie.ambil} menurut SOP{exact}; {to_sop}"
        adds = f"{take} menambahkan yang bertanda {MISSING.strip()}, yang sudah ada tetap; {to_sop}"
        return f"{adds} Disebut SOP dan belum ada di sini: {lacking}."

    def label_of(self, action: Action) -> str | None:
        """Enter leads to the component; the footer has room for the way back."""
        return {"buka": "ke komponen", "ambil": "ambil"}.get(action.id)

    # --- deeds ------------------------------------------------------------------------------

    def _why_none(self) -> str | None:
        return None if self.view.selected else "Belum ada SOP untuk disandingkan."

    def why_not_buka(self) -> str | None:
        """There must be something to compare."""
        return self._why_none()

    def do_buka(self) -> None:
        """Go to the component."""
        self.editor.go_to_field(self.address())

    def why_not_ambil(self) -> str | None:
        """There must be something that the SOPs say and the service does not."""
        tie = self.view.selected
        if reason := self.editor.why_read_only() or self._why_none():
            return reason
        if tie is not None and tie.ambil is None:
            same = tie.kesesuaian is Kesesuaian.SESUAI
            return f"{tie.label} sudah sejalan." if same else "SOP belum menyebut apa pun di sini."
        return None

    def do_ambil(self) -> None:
        """Take the component under the cursor over from the SOPs."""
        tie = self.view.selected
        assert tie is not None

        def edit(layanan: Layanan) -> Edited[Layanan]:
            new = take_over(layanan, self.editor.sops, tie.alamat, self._per_hari)
            return Edited(new, f"ambil {tie.label} dari SOP")

        self._edit(edit(self.editor.nilai), f"{tie.label} {_taken(tie)} dari SOP")

    def why_not_ambil_semua(self) -> str | None:
        """There must be something that the SOPs say and the service does not."""
        if reason := self.editor.why_read_only() or self._why_none():
            return reason
        if any(tie.ambil is not None for tie in self.view.ties):
            return None
        return "Semua komponen sudah sejalan dengan SOP."

    def do_ambil_semua(self) -> None:
        """Take over whatever the SOPs say and the service does not, as one step of undo."""
        ties = [tie for tie in self.view.ties if tie.ambil is not None]
        new = take_over_all(self.editor.nilai, self.editor.sops, self._per_hari)
        lists = [tie for tie in ties if not isinstance(tie.ambil, str)]
        added = sum(len(tie.kurang) for tie in lists)
        done = [f"{added} butir ditambahkan ke {len(lists)} komponen"] if lists else []
        done += [f"{tie.label} {_taken(tie)}" for tie in ties if tie not in lists]
        self._edit(Edited(new, f"ambil {len(ties)} komponen dari SOP"), "; ".join(done))

    def _edit(self, edited: Edited[Layanan], done: str) -> None:
        if self.editor.edit(lambda _: edited):
            self.editor.say(visible(f"{done}. {self.key('urung')} mengurungkan."))

    def why_not_ke_sop(self) -> str | None:
        """There must be an SOP."""
        return self._why_none()

    async def do_ke_sop(self) -> None:
        """Go to the field of the SOP that the component is compared with."""
        sop = await self._which()
        if sop is not None and self.editor.take_typed():
            await self.editor.open_sop(sop.id, place_in(sop, self.address()))

    async def _which(self) -> Sop | None:
        sops = self.editor.sops
        if len(sops) == 1:
            return sops[0]
        options = [Option(sop, sop.identitas.judul, sop.id) for sop in sops]
        return await self.editor.soptui.ask(Picker("Ke SOP yang mana?", options))


def _taken(tie: Ikatan) -> str:
    """Say what taking over does with a component."""
    if isinstance(tie.ambil, str):
        return "diganti" if tie.layanan else "diisi"
    return f"bertambah {len(tie.kurang)} butir"
