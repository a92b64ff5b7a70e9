"""Commit messages: a subject in office Indonesian, the person's words, and trailers for machines.

The trailers are always the last paragraph, so that nothing a person types can pass for one.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from soptui.changes import describe, diff
from soptui.toml.macam import macam_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from soptui.changes import Account, Perubahan
    from soptui.model.nilai import Nilai
    from soptui.toml.macam import Macam

SUBJECT_LENGTH = 100
"""Characters that a subject aims at; a long account of the change may pass it by a few words."""

_TITLE_LENGTH = 30
"""Characters that the title keeps however long the account of the change is."""

_RUAS_LENGTH = 400


def subject_of(before: Nilai | None, after: Nilai, account: Account | None = None) -> str:
    """Return "<Judul>: <what changed>" in one line, by the words of the account if it has some."""
    if account is not None and account.words:
        what = account.words
    elif before is None:
        what = f"{macam_of(after).nama} baru"
    else:
        changes = diff(before, after)
        what = describe(changes, before, after) if changes else "rapikan berkas, isi tetap"
    what = one_line(what)
    room = max(SUBJECT_LENGTH - len(what) - 2, _TITLE_LENGTH)
    return f"{_clip(one_line(after.identitas.judul), room)}: {what}"


def save_message(
    before: Nilai | None, after: Nilai, words: str | None, account: Account | None = None
) -> str:
    """Return the whole message of a save. `words`: what a person wrote, subject and further lines.

    Without words, or without a first line, the subject is the described change.
    """
    first, _, rest = (words or "").strip().partition("\n")
    changes = [] if before is None else diff(before, after)
    trailers = {"SOP-Id": after.id, "SOP-Aksi": "buat" if before is None else "ubah"}
    if account is not None and account.source:
        trailers |= {"SOP-Aksi": "pulihkan", "SOP-Dari": account.source}
    if changes:
        trailers["SOP-Ruas"] = _ruas(changes)
    return message(one_line(first) or subject_of(before, after, account), rest, trailers)


def delete_message(
    macam: Macam[Nilai], value: Nilai | None, document_id: str, words: str | None
) -> str:
    """Return the whole message of taking a document out of the repository."""
    first, _, rest = (words or "").strip().partition("\n")
    title = _clip(one_line(value.identitas.judul), SUBJECT_LENGTH) if value else document_id
    trailers = {"SOP-Id": document_id, "SOP-Aksi": "hapus"}
    return message(one_line(first) or f"{title}: hapus {macam.nama}", rest, trailers)


def message(subject: str, body: str, trailers: Mapping[str, str]) -> str:
    """Put a message together; control characters in what people typed are left out."""
    lines = (one_line(line, strip=False) for line in body.splitlines())
    paragraphs = (
        one_line(subject),
        "\n".join(lines).strip("\n"),
        "\n".join(f"{key}: {one_line(value)}" for key, value in trailers.items()),
    )
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph) + "\n"


def one_line(text: str, *, strip: bool = True) -> str:
    """Return text without line breaks and control characters."""
    joined = " ".join(text.split()) if strip else text.rstrip()
    return "".join(c for c in joined if unicodedata.category(c) not in ("Cc", "Cs", "Zl", "Zp"))


def _ruas(changes: Sequence[Perubahan]) -> str:
    text = ", ".join(dict.fromkeys(change.path for change in changes))
    return text if len(text) <= _RUAS_LENGTH else text[:_RUAS_LENGTH].rpartition(",")[0] + ", …"


def _clip(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
