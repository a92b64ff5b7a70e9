"""What is wrong with one document by itself, each finding at its place in the text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from soptui import rules

if TYPE_CHECKING:
    from collections.abc import Iterable

    from soptui.model import Organisasi, Temuan
    from soptui.toml import Dokumen, Naskah


def document_findings(document: Dokumen, organisasi: Organisasi | None) -> list[Temuan]:
    """Return what is wrong with one SOP by itself: schema and rules."""
    if document.sop is None:
        return list(document.temuan)
    found = rules.check_sop(document.sop, organisasi, PurePosixPath(document.file).stem)
    return [*document.temuan, *located(found, document)]


def located(findings: Iterable[Temuan], document: Naskah) -> list[Temuan]:
    """Return findings about a file with its path, line and column of what they are about."""
    return [
        replace(temuan, file=document.file, line=line, column=column)
        for temuan in findings
        for line, column in (document.locate(temuan.path),)
    ]
