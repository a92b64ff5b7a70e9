"""What a save changes in the text of a file, and small changes to save."""

from __future__ import annotations

from dataclasses import replace
from difflib import unified_diff

from soptui.model import Langkah, Simbol, Simpul
from soptui.toml import patch_sop, read_sop, require_sop
from tests.toml.naskah import NASKAH

BARU = Langkah("arsip-k3f", "Mengarsipkan surat", (Simpul("agendaris", Simbol.PROSES),))


def read(text):
    return require_sop(read_sop(text.encode(), "a.toml"))


def difference(text, sop):
    """Return the lines that a save takes out (-) and puts in (+)."""
    new = patch_sop(text, sop)
    assert read(new) == sop
    lines = unified_diff(text.splitlines(), new.splitlines(), n=0, lineterm="")
    return [f"{line[0]} {line[1:]}" for line in list(lines)[2:] if line[0] != "@"]


def with_identity(sop, **changes):
    return replace(sop, identitas=replace(sop.identitas, **changes))


def with_step(sop, index, **changes):
    steps = list(sop.langkah)
    steps[index] = replace(steps[index], **changes)
    return replace(sop, langkah=tuple(steps))


SOP = read(NASKAH)
