"""DOC-3: the table of contents of the book lists every SOP once, under its title, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soptui.model import Severity, Temuan

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from soptui.model.buku import Buku, KelompokBuku

RULE = "DOC-3"


def check_buku(buku: Buku, titles: Mapping[str, str]) -> list[Temuan]:
    """Return the findings of the table of contents. `titles` = title of each SOP by its id."""
    found: list[Temuan] = []
    listed: list[str] = []
    for k, kelompok in enumerate(buku.kelompok):
        found.extend(_numbers(kelompok, k))
        for i, butir in enumerate(kelompok.butir):
            path = f"kelompok/{k}/butir/{i}"
            if butir.sop:
                listed.append(butir.sop)
            if butir.sop and butir.sop not in titles:
                message = f"Daftar isi menyebut SOP {butir.sop!r} yang tidak ada di repositori ini."
                found.append(Temuan(RULE, Severity.ERROR, message, f"{path}/sop"))
            elif not butir.sop:
                message = f"Butir daftar isi {butir.judul!r} belum mempunyai SOP."
                found.append(Temuan(RULE, Severity.WARNING, message, path))
            elif _words(titles[butir.sop]) != _words(butir.judul):
                message = (
                    f"Judul pada daftar isi {butir.judul!r} berbeda dari nama SOP-nya, "
                    f"{titles[butir.sop]!r}."
                )
                found.append(Temuan(RULE, Severity.WARNING, message, f"{path}/judul"))
    for sop_id in sorted({s for s in listed if listed.count(s) > 1}):
        message = f"SOP {sop_id!r} tercantum lebih dari sekali di daftar isi."
        found.append(Temuan(RULE, Severity.WARNING, message, "kelompok"))
    for sop_id in (s for s in titles if s not in listed):
        message = f"SOP {titles[sop_id]!r} ({sop_id}) tidak tercantum di daftar isi."
        found.append(Temuan(RULE, Severity.INFO, message, "kelompok"))
    return found


def _numbers(kelompok: KelompokBuku, k: int) -> Iterator[Temuan]:
    """Yield doubled and skipped numbers, as far as they are plain numbers."""
    seen: set[str] = set()
    for i, butir in enumerate(kelompok.butir):
        path = f"kelompok/{k}/butir/{i}/nomor"
        if butir.nomor in seen:
            message = f"Nomor {butir.nomor!r} dipakai dua kali pada {kelompok.judul!r}."
            yield Temuan(RULE, Severity.WARNING, message, path)
        elif butir.nomor.isascii() and butir.nomor.isdigit() and int(butir.nomor) != i + 1:
            message = f"Nomor {butir.nomor!r} pada {kelompok.judul!r} seharusnya {i + 1}."
            yield Temuan(RULE, Severity.WARNING, message, path)
        seen.add(butir.nomor)
    missing = [str(n + 1) for n in range(len(kelompok.butir)) if str(n + 1) not in seen]
    if missing:
        message = f"Nomor {', '.join(missing)} tidak ada pada {kelompok.judul!r}."
        yield Temuan(RULE, Severity.WARNING, message, f"kelompok/{k}")


def _words(title: str) -> str:
    return " ".join(title.casefold().split())
