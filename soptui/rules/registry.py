"""The table of rules: a decorator puts each function under its stable id.

A rule is a small function: a context in, the places and messages of its findings out. What is
looked at (one SOP, all of them, the book, a page, the office) decides which context it gets.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias, TypeVar

from soptui.model import Severity


class Bukti(StrEnum):
    """How sure it is that the guideline wants a rule."""

    LAMPIRAN = "lampiran PermenPAN-RB 35/2012"
    PEDOMAN_DAERAH = "pedoman daerah yang menyadur lampiran"
    PELATIHAN = "bahan pelatihan"
    BUKU = "buku SOP Kabupaten Magetan 2015"
    LAPANGAN = "SOP yang dipakai di lapangan"
    UMUM = "pengetahuan umum; belum dicocokkan dengan naskah resmi"
    FORMAT = "bentuk berkas soptui"


class Lingkup(StrEnum):
    """What a rule looks at."""

    SOP = "satu SOP"
    REPOSITORI = "semua SOP"
    BUKU = "daftar isi buku"
    HALAMAN = "halaman buku"
    KANTOR = "soptui.toml"
    LAYANAN = "satu Standar Pelayanan"
    PASANGAN = "satu Standar Pelayanan beserta SOP-nya"


Found: TypeAlias = Iterator[tuple[str, str]]
"""What a rule yields: the address of the field and the message."""

FoundIn: TypeAlias = Iterator[tuple[str, str, str]]
"""What a rule over all SOPs yields: the file, the address of the field and the message."""


@dataclass(frozen=True, slots=True)
class Aturan:
    """One rule: its id, how grave it is, where it comes from, and the function that checks it."""

    id: str
    severity: Severity
    bukti: Bukti
    sumber: str
    lingkup: Lingkup
    judul: str
    """What the rule asks for, as a sentence."""
    check: Callable[..., Iterator[tuple[str, ...]]]
    juga: Lingkup | None = None
    """What else it looks at: a rule about texts asks the same of an SOP and of a service."""

    def looks_at(self, lingkup: Lingkup) -> bool:
        """Tell whether the rule is asked about such a thing."""
        return lingkup in (self.lingkup, self.juga)

    @property
    def is_format(self) -> bool:
        """Whether a file that breaks it says nothing: no profile and no exception changes that."""
        return self.bukti is Bukti.FORMAT


ATURAN: dict[str, Aturan] = {}
"""All rules by id, as far as their families are imported; `run` imports all."""

_Check = TypeVar("_Check", bound=Callable[..., Iterator[tuple[str, ...]]])


def aturan(
    rule_id: str,
    severity: Severity,
    bukti: Bukti,
    sumber: str,
    judul: str,
    lingkup: Lingkup = Lingkup.SOP,
    juga: Lingkup | None = None,
) -> Callable[[_Check], _Check]:
    """Register the decorated function under `rule_id`. `sumber` names the regulation or source.

    What was only heard of is no error.
    """
    assert not (bukti is Bukti.UMUM and severity is Severity.ERROR), rule_id

    def register(check: _Check) -> _Check:
        assert rule_id not in ATURAN, rule_id
        ATURAN[rule_id] = Aturan(rule_id, severity, bukti, sumber, lingkup, judul, check, juga)
        return check

    return register
