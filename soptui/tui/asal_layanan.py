"""The SOPs of a service as they are just now: unsaved edits count, and what is wrong is said."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from soptui.errors import NotFoundError, SoptuiError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from soptui.model import Sop
    from soptui.repo import Repository


@dataclass(frozen=True, slots=True)
class Asal:
    """What a service is compared with, and taken over from."""

    sops: Mapping[str, Sop | None] = field(default_factory=dict)
    """Those that are there, by id in the order of the service; None cannot be read."""
    catatan: tuple[str, ...] = ()
    """Sentences about those that are gone, broken, or not as they are saved."""

    @property
    def terbaca(self) -> tuple[Sop, ...]:
        """Those that can be read."""
        return tuple(sop for sop in self.sops.values() if sop is not None)


def look_up(
    repo: Repository, named: Collection[str], unsaved: Mapping[str, Sop], drafts: Collection[str]
) -> tuple[dict[str, str], Asal]:
    """Return the titles of all SOPs by id (none: they cannot be listed), and those of a service.

    `unsaved` = SOPs that are being edited, by id; `drafts` = files of which an earlier run left a
    draft. Runs in a thread.
    """
    titles: dict[str, str] = {}
    files: dict[str, str] = {}
    with suppress(SoptuiError):
        entries = [entry for entry in repo.entries() if entry.rusak is None]
        titles = {entry.id: entry.judul for entry in entries}
        files = {entry.id: entry.path for entry in entries}
    sops: dict[str, Sop | None] = {}
    words = []
    for sop_id in dict.fromkeys(named):
        name = f"SOP {titles.get(sop_id, sop_id)}"
        if sop_id in unsaved:
            sops[sop_id] = unsaved[sop_id]
            words.append(f"{name} ditampilkan dengan suntingannya yang belum disimpan.")
            continue
        try:
            sops[sop_id] = repo.read(sop_id).sop
        except NotFoundError:
            words.append(f"SOP {sop_id} tidak ada di repositori ini: perbaiki idnya di Identitas.")
            continue
        except SoptuiError:
            sops[sop_id] = None
        if sops[sop_id] is None:
            words.append(f"Berkas SOP {sop_id} rusak, jadi tidak disandingkan: perbaiki dulu.")
        elif files.get(sop_id) in drafts:
            words.append(f"{name} mempunyai draf yang belum diambil; yang tampil yang tersimpan.")
    return titles, Asal(sops, tuple(words))
