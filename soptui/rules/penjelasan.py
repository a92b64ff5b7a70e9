"""What a rule wants, in words: for `soptui rules` and for docs/aturan.md."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from soptui.model import Severity
from soptui.model import path as address
from soptui.rules.contoh import CONTOH, SATU_SOP, tampil
from soptui.rules.contoh_lain import LAINNYA
from soptui.rules.contoh_layanan import LAYANAN, PASANGAN, SATU_LAYANAN
from soptui.rules.profil import TINGKAT, severity_of
from soptui.rules.registry import Lingkup
from soptui.rules.run import BERURUT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from soptui.model import Layanan, Organisasi, Sop
    from soptui.rules.contoh import Contoh
    from soptui.rules.registry import Aturan

TANPA_ATURAN: Mapping[str, str] = {
    "DOC-6": "semua prosedur dalam satu buku berunsur sama. Selalu terpenuhi: semua lembar digambar"
    " dari bentuk dan pengaturan yang sama.",
    "FL-6": "satu baris dapat memuat beberapa simbol. Boleh: dikerjakan bersama atau berurutan,"
    " dan waktunya dihitung satu kali.",
}
"""What the guideline says that nothing has to be checked for, by its id."""

_DIKECUALIKAN = (Lingkup.SOP, Lingkup.REPOSITORI, Lingkup.LAYANAN, Lingkup.PASANGAN)


@dataclass(frozen=True, slots=True)
class Penjelasan:
    """One rule as people read it."""

    id: str
    judul: str
    tingkat: str
    lingkup: str
    bukti: str
    sumber: str
    tetap: bool
    """Whether no profile and no exception changes it."""
    dapat_dikecualikan: bool
    """Whether one SOP or service can be excepted from it."""
    buruk: tuple[str, ...]
    baik: tuple[str, ...]

    @property
    def baris(self) -> list[tuple[str, str]]:
        """What is known of the rule: labels and texts."""
        return [
            ("Tingkat", self.tingkat + (" (tetap)" if self.tetap else "")),
            ("Memeriksa", self.lingkup),
            ("Sumber", self.sumber),
            ("Dasar", self.bukti),
            *(("Kurang baik", line) for line in self.buruk),
            *(("Baik", line) for line in self.baik),
        ]

    @property
    def cara(self) -> list[str]:
        """How an office or one file takes the rule otherwise."""
        if self.tetap:
            return ["Aturan ini menjaga bentuk berkas; tidak dapat dimatikan atau dikecualikan."]
        level = f'{self.id} = "catatan" pada [aturan.tingkat] di soptui.toml.'
        ways = [f"Mengubah tingkatnya untuk kantor ini: {level}"]
        if self.dapat_dikecualikan:
            exception = f'pengecualian = ["{self.id}: alasannya"]'
            ways.append(f"Mengecualikan satu berkas: {exception} pada [identitas].")
        return ways


def jelaskan(rule: Aturan, organisasi: Organisasi | None = None) -> Penjelasan:
    """Return one rule in words, as grave as this office takes it."""
    if rule.id in SATU_SOP:
        buruk, baik = _ruas(CONTOH, SATU_SOP[rule.id])
    elif rule.id in SATU_LAYANAN:
        buruk, baik = _ruas(LAYANAN, SATU_LAYANAN[rule.id])
    else:
        cerita = LAINNYA.get(rule.id) or PASANGAN[rule.id]
        buruk, baik = (cerita.buruk,), (cerita.baik,)
    return Penjelasan(
        rule.id,
        rule.judul,
        _kata(severity_of(rule, organisasi)),
        f"{rule.lingkup} dan {rule.juga}" if rule.juga else str(rule.lingkup),
        str(rule.bukti),
        rule.sumber,
        rule.is_format,
        not rule.is_format and rule.lingkup in _DIKECUALIKAN,
        buruk,
        baik,
    )


KELOMPOK = (
    *("DOC", "ID", "JDL", "JNS", "DH", "FC", "WKT", "FL", "TEKS"),
    *("REP", "SP", "KTR", "PGC", "RUJ"),
)
"""What ids of rules begin with, in the order of a document: the book, its sheets, the rest."""


def semua(organisasi: Organisasi | None = None) -> list[Penjelasan]:
    """Return all rules in words, by what their ids begin with and then by number."""
    return [jelaskan(rule, organisasi) for rule in sorted(BERURUT, key=_place)]


def _place(rule: Aturan) -> tuple[int, int]:
    kelompok, _, nomor = rule.id.partition("-")
    return KELOMPOK.index(kelompok), int(nomor)


def _ruas(dasar: Sop | Layanan, contoh: Contoh) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the bad and the good fields of an example that is a change of `dasar`."""
    buruk, baik = (
        tuple(f"{address.label(dasar, path)}: {tampil(value)}" for path, value in values.items())
        for values in (contoh.buruk, contoh.baik)
    )
    return buruk, baik


def _kata(severity: Severity | None) -> str:
    """Return how grave a rule is in the words of `[aturan.tingkat]`."""
    return next(words for words, known in TINGKAT.items() if known is severity)
