"""What is wrong with one document by itself, each finding at its place in the text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from soptui import rules
from soptui.model import Layanan

if TYPE_CHECKING:
    from collections.abc import Iterable

    from soptui.model import Organisasi, Temuan
    from soptui.model.nilai import Nilai
    from soptui.toml import Dokumen, Naskah


def document_findings(document: Dokumen[Nilai], organisasi: Organisasi | None) -> list[Temuan]:
    """Return what is wrong with one document by itself: schema and rules."""
    if document.nilai is None:
        return list(document.temuan)
    value: Nilai = document.nilai
    found = list(document.temuan)
    stem = PurePosixPath(document.file).stem
    found += located(value_findings(value, organisasi, stem), document)
    return found


def value_findings(value: Nilai, organisasi: Organisasi | None, stem: str | None) -> list[Temuan]:
    """Return what the rules say about an SOP or a service by itself.

    `stem`: the name of its file without ".toml", where it has to be the id.
    """
    if isinstance(value, Layanan):
        return rules.check_layanan(value, organisasi, stem)
    return rules.check_sop(value, organisasi, stem)


def located(findings: Iterable[Temuan], document: Naskah) -> list[Temuan]:
    """Return findings about a file with its path, line and column of what they are about."""
    return [
        replace(temuan, file=document.file, line=line, column=column)
        for temuan in findings
        for line, column in (document.locate(temuan.path),)
    ]
