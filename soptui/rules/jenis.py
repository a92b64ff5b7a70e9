"""JNS: the kinds of an SOP, and what each kind asks of the others (cakupan)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soptui.model import Severity
from soptui.rules.registry import Bukti, Lingkup, aturan
from soptui.rules.repositori import plain_title

if TYPE_CHECKING:
    from soptui.model import Sop
    from soptui.rules.konteks import Konteks, Kumpulan
    from soptui.rules.registry import Found, FoundIn

_AXES = (("makro", "mikro"), ("final", "parsial"), ("generik", "spesifik"))
_KINDS = "PermenPAN-RB 35/2012, jenis SOP menurut cakupan"


@aturan(
    "JNS-1",
    Severity.WARNING,
    Bukti.UMUM,
    _KINDS,
    "Cakupan menyebut satu dari setiap pasangan: makro/mikro, final/parsial, generik/spesifik.",
)
def one_value_on_each_axis(k: Konteks) -> Found:
    """An SOP is not both of a pair."""
    for pair in _AXES:
        if set(pair) <= set(k.sop.identitas.cakupan):
            yield "identitas/cakupan", f"SOP tidak sekaligus {pair[0]} dan {pair[1]}: pilih satu."


@aturan(
    "JNS-2",
    Severity.INFO,
    Bukti.UMUM,
    _KINDS,
    "SOP parsial menyebut SOP lanjutannya pada Keterkaitan.",
)
def parsial_goes_on(k: Konteks) -> Found:
    """What stops before the product has an SOP that goes on."""
    identitas = k.sop.identitas
    if "parsial" in identitas.cakupan and not any(i.strip() for i in identitas.keterkaitan):
        yield (
            "identitas/keterkaitan",
            "SOP parsial berlanjut pada SOP lain: sebutkan SOP lanjutannya.",
        )


@aturan(
    "JNS-3",
    Severity.INFO,
    Bukti.UMUM,
    _KINDS,
    "SOP makro menyebut sedikitnya dua SOP mikro pada Keterkaitan.",
)
def makro_has_parts(k: Konteks) -> Found:
    """A macro SOP covers several micro ones."""
    identitas = k.sop.identitas
    named = sum(1 for item in identitas.keterkaitan if item.strip())
    if "makro" in identitas.cakupan and named < 2:
        yield (
            "identitas/keterkaitan",
            "SOP makro mencakup beberapa SOP mikro: sebutkan sedikitnya dua.",
        )


@aturan(
    "JNS-4",
    Severity.INFO,
    Bukti.UMUM,
    _KINDS,
    "SOP mikro adalah bagian sebuah SOP makro, yang menyebutnya pada Keterkaitan.",
    Lingkup.REPOSITORI,
)
def mikro_has_a_makro(k: Kumpulan) -> FoundIn:
    """Where there are macro SOPs, one of them covers each micro SOP: either names the other."""
    makro = [sop for _, sop in k.sops if "makro" in sop.identitas.cakupan]
    known = {name for sop in makro for name in _names(sop)}
    named = {_link(item) for sop in makro for item in sop.identitas.keterkaitan}
    for file, sop in k.sops if makro else ():
        names_one = any(_link(item) in known for item in sop.identitas.keterkaitan)
        is_covered = names_one or bool(named & _names(sop))
        if "mikro" in sop.identitas.cakupan and not is_covered:
            message = "Belum ada SOP makro yang menyebut SOP mikro ini: tambahkan Keterkaitannya."
            yield file, "identitas/cakupan", message


def _names(sop: Sop) -> set[str]:
    """Return how the Keterkaitan of another SOP may name this one."""
    return {f"sop:{sop.id}", plain_title(sop.identitas.judul)}


def _link(item: str) -> str:
    return item if item.startswith("sop:") else plain_title(item)
