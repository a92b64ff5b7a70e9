"""DH: Dasar Hukum names regulations as official manuscripts do: jenis, nomor, tahun, tentang."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from soptui.model import Severity
from soptui.rules.ejaan import unfilled
from soptui.rules.registry import Bukti, Lingkup, aturan
from soptui.rules.verba import without_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from soptui.rules.konteks import Konteks
    from soptui.rules.konteks_layanan import KonteksLayanan
    from soptui.rules.registry import Found

_PANRB = r"pan(?:\s*(?:-|&|dan)?\s*rb)?\b"
_KINDS = (
    ("permenpanrb", rf"permen\s*{_PANRB}"),
    (
        "permenpanrb",
        (
            rf"peraturan\s+men(?:teri)?\s*(?:negara\s+)?(?:{_PANRB}"
            r"|pendayagunaan\s+aparatur\s+negara(?:\s+dan\s+reformasi\s+birokrasi)?)"
        ),
    ),
    ("permenpanrb", r"\bper(?=[/.-][0-9]{1,3}/m\.?pan?/)"),
    ("permendagri", r"permendagri|peraturan\s+menteri\s+dalam\s+negeri"),
    ("perpres", r"perpres|peraturan\s+presiden"),
    ("perppu", r"perp(?:p)?u\b|peraturan\s+pemerintah\s+pengganti\s+undang[\s–-]*undang"),
    ("pp", r"pp\b|peraturan\s+pemerintah"),
    ("uu", r"uu\b|undang[\s–-]*undang"),
)
_KIND = re.compile(
    "|".join(f"(?P<{key}_{n}>{words})" for n, (key, words) in enumerate(_KINDS)), re.IGNORECASE
)
_NUMBERED = re.compile(
    r"(?:\s+(?:RI|R\.I\.|Republik Indonesia))?[.,]?\s*(?:nomor|no)?\s*[.:]*\s*"
    r"(?:(?:per)?[/.-]\s?)?(?P<nomor>[0-9]{1,3})"
    r"\s*(?:,?\s*tahun|th\.?|/(?:m\.?pan?/[0-9]{1,2}/)?)\s*(?P<tahun>[0-9]{2,6})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sitasi:
    """One regulation that a text names."""

    jenis: str
    nomor: int
    tahun: int
    teks: str
    """The words of the text, from the kind to the year."""
    tentang: str
    """What follows: up to the next regulation."""


def sitasi(text: str) -> Iterator[Sitasi]:
    """Yield the national regulations that a text names with number and year."""
    kinds: list[tuple[re.Match[str], re.Match[str] | None]] = []
    end = 0
    for kind in _KIND.finditer(text):
        if kind.start() >= end:
            numbered = _NUMBERED.match(text, kind.end())
            kinds.append((kind, numbered))
            end = (numbered or kind).end()
    for n, (kind, numbered) in enumerate(kinds):
        if numbered:
            end = kinds[n + 1][0].start() if n + 1 < len(kinds) else len(text)
            jenis = (kind.lastgroup or "").rpartition("_")[0]
            words = text[kind.start() : numbered.end()]
            yield Sitasi(
                jenis,
                int(numbered["nomor"]),
                int(numbered["tahun"]),
                " ".join(words.split()),
                text[numbered.end() : end],
            )


@dataclass(frozen=True, slots=True)
class _Salah:
    """A citation that is known to be wrong where the text speaks of `tentang`."""

    tentang: str
    benar: str


_SOP = r"(?:standar operasional prosedur|sop)"
_TITLES: tuple[tuple[str, str, tuple[tuple[int, int], ...]], ...] = (
    ("uu", "administrasi pemerintahan", ((30, 2014),)),
    ("uu", "aparatur sipil negara", ((20, 2023), (5, 2014))),
    ("uu", "kearsipan", ((43, 2009),)),
    ("uu", "keterbukaan informasi publik", ((14, 2008),)),
    ("uu", "keuangan negara", ((17, 2003),)),
    ("uu", "pelayanan publik", ((25, 2009),)),
    ("uu", "perbendaharaan negara", ((1, 2004),)),
    ("uu", "statistik", ((16, 1997), (7, 1960))),
    ("pp", "sistem pengendalian intern pemerintah", ((60, 2008),)),
    (
        "permenpanrb",
        rf"pedoman penyusunan {_SOP} (?:administrasi pemerintah(?:an)?|ap)",
        ((35, 2012),),
    ),
    ("permenpanrb", "pedoman standar pelayanan", ((15, 2014),)),
    ("permendagri", rf"{_SOP} di lingkungan pemerintah provinsi dan kabupaten/kota", ((52, 2011),)),
)
"""Titles that one regulation bears, or few: kind, title, and their number and year."""
_FORMER = {("permenpanrb", 21, 2008)}
"""Regulations that bore such a title and were replaced (DH-5): nobody misquotes them."""

_MISQUOTED: dict[tuple[str, int, int], _Salah] = {
    ("permenpanrb", 12, 2012): _Salah(r"tata\s*laksana|business|proses bisnis", "12 Tahun 2011"),
    ("permenpanrb", 52, 2011): _Salah(r"standar operasional|\bsop\b", "35 Tahun 2012"),
    ("permenpanrb", 35, 2011): _Salah(r"standar operasional|\bsop\b", "35 Tahun 2012"),
    ("permendagri", 52, 2012): _Salah(r"standar operasional|\bsop\b", "52 Tahun 2011"),
    ("permendagri", 35, 2012): _Salah(
        r"standar operasional|\bsop\b", "52 Tahun 2011 (35 Tahun 2012 adalah PermenPAN-RB)"
    ),
    ("permenpanrb", 15, 2012): _Salah(r"standar pelayanan", "15 Tahun 2014"),
    ("uu", 23, 2015): _Salah(r"pemerintah(?:an)? daerah", "23 Tahun 2014"),
}


_CODE = re.compile(
    r"\b(?P<number>PER/[0-9]{1,3}/)(?P<code>M\.PAN?)(?P<rest>/[0-9]{1,2}/[0-9]{4})\b", re.IGNORECASE
)
"""How the ministry numbered its regulations until 2011: PER/21/M.PAN/11/2008."""


def misquoted(text: str) -> Iterator[tuple[str, str]]:
    """Yield the words of each known misquotation and the number and year that are meant."""
    for cited in sitasi(text):
        wrong = _MISQUOTED.get((cited.jenis, cited.nomor, cited.tahun))
        if wrong and re.search(wrong.tentang, cited.tentang, re.IGNORECASE):
            yield cited.teks, wrong.benar
            continue
        for jenis, title, known in _TITLES:
            is_title = cited.jenis == jenis and re.fullmatch(title, _title(cited.tentang))
            is_former = (jenis, cited.nomor, cited.tahun) in _FORMER
            if is_title and not is_former and (cited.nomor, cited.tahun) not in known:
                yield cited.teks, " atau ".join(f"{n} Tahun {year}" for n, year in known)
    for match in _CODE.finditer(text):
        if match["code"] != "M.PAN":
            yield match[0], f"{match['number']}M.PAN{match['rest']}"


def _title(tentang: str) -> str:
    """Return what a regulation is about, as it is compared: no brackets, nothing after it."""
    words = re.sub(r"\([^()]*\)", " ", tentang).casefold()
    match = re.match(r"\s*tentang\s+([^.;,]*?)\s*(?:$|[.;,]|\bsebagaimana\b|\bjo\b)", words)
    return " ".join(match[1].split()) if match else ""


_YEAR = re.compile(r"\btahun\s+([0-9]{3}|[0-9]{5,6}|2[1-9][0-9]{2})\b", re.IGNORECASE)


def impossible_years(text: str) -> list[str]:
    """Return the years of a text that cannot be the year of a regulation."""
    return _YEAR.findall(text)


_REGULATION = re.compile(
    r"(?:undang|peraturan|keputusan|instruksi|surat\s+edaran|perda|perbup|perwali|perwal|perwako"
    r"|pergub|perka|perban|permen\w*|perpres|kepmen\w*|keppres|inpres|pmk|kmk|kma|uu|pp|se)\b"
    r"(?![\s–-]*undang[\s-]+dasar\b)",
    re.IGNORECASE,
)
_UNNUMBERED = re.compile(r"\b(?:staatsblad|stbl|ord[ao]n+an[ts]i)", re.IGNORECASE)
"""Regulations of colonial days are found by other marks than number and title."""


def is_regulation(item: str) -> bool:
    """Tell whether an item of Dasar Hukum begins with the kind of a regulation that has a number.

    The constitution and colonial regulations have none; codes (KUHP), plans and letters are others.
    """
    bare = without_number(item).strip()
    return _REGULATION.match(bare) is not None and not _UNNUMBERED.search(bare)


_DAFTAR_DIRECT = r"""
uu|pp|perppu|perpres|keppres|inpres|permen\w*|kepmen\w*|perda|pergub|perbup|perwal\w*|perwako
|undang-undang|(?:peraturan|keputusan|instruksi)\s+(?:presiden|pemerintah)|peraturan\s+daerah
"""
_DIRECT = "".join(_DAFTAR_DIRECT.split())
"""Kinds that a number may follow at once."""

_WRITING = (
    (re.compile(r"\bUndang[ -]undang(?=\s+(?:[Nn]o|RI|Republik|[0-9]))"), "Undang-Undang", ""),
    (re.compile(r"\bUndang(?: | ?– ?| - ?|- )[Uu]ndang\b"), "Undang-Undang", ""),
    (
        re.compile(r"\b(?:N[oO]|Nomor)\s*(?:\.\s*:?|:)\s*(?=\w)|\b(?:N[oO]|nomor)\s+(?=[0-9])"),
        "Nomor ",
        "",
    ),
    (re.compile(r"(?<=[0-9] )[Tt][Hh]\b\.? ?(?=[0-9]{4}\b)"), "Tahun ", ""),
    (
        re.compile(rf"\b((?i:{_DIRECT})(?: RI)?) (?=[0-9]{{1,3}} [Tt](?:ahun|h\.?) ?[0-9]{{4}}\b)"),
        r"\1 Nomor ",
        '"Nomor" sebelum angkanya',
    ),
    (re.compile(r"(?<=[0-9] )tahun(?= [0-9]{4}\b)"), "Tahun", ""),
    (re.compile(r"(?<=[0-9]{4} )Tentang\b"), "tentang", ""),
    (re.compile(r"(?<=[0-9]{4}), (?=[Tt]entang\b)"), " ", 'tanpa koma sebelum "tentang"'),
)
"""What is written otherwise, how it is written, and how that is said where the words do not."""


def rewritten(item: str) -> str:
    """Return one item of Dasar Hukum as official manuscripts write it; only its form changes."""
    if is_regulation(item) and not item.isupper():
        for pattern, right, _ in _WRITING:
            item = pattern.sub(right, item)
    return item


def _told(item: str) -> str:
    """Say what is written otherwise in an item: '"Nomor", bukan "No."'."""
    said = []
    for pattern, right, words in _WRITING:
        match = pattern.search(item)
        if match:
            said.append(words or f'"{right.strip()}", bukan "{match[0].strip()}"')
    return "; ".join(said)


_HAS_NUMBER = re.compile(
    r"\b(?:nomor|no)\s*[.:]*\s*\S*\d|\b\d+\s*/\s*\S*\d{2,4}|\d+\s+t(?:ahun|h\.?)\s*\d",
    re.IGNORECASE,
)
_HAS_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)|/\d{2}(?!\d)")
_BARE = re.compile(r"(?:nomor|no)\b\s*[.:]*\s*\d+\s+tahun\s+\d{4}", re.IGNORECASE)
SUMBER = "PermenPAN-RB 35/2012, bagian identitas: Dasar Hukum"


@aturan(
    "DH-1",
    Severity.WARNING,
    Bukti.UMUM,
    SUMBER,
    "Setiap butir Dasar Hukum menyebut jenis, nomor, tahun, dan tentang.",
    juga=Lingkup.LAYANAN,
)
def citations_are_whole(k: Konteks | KonteksLayanan) -> Found:
    """A regulation is found again by kind, number and year; other items are left alone."""
    for path, item in k.dasar_hukum:
        if _BARE.match(without_number(item).strip()):
            yield path, "Peraturan ini belum lengkap; tambahkan: jenis."
        if not is_regulation(item):
            continue
        missing = [
            word
            for word, there in (
                ("nomor", _HAS_NUMBER.search(item)),
                ("tahun", _HAS_YEAR.search(item) or impossible_years(item)),
                ("tentang", re.search(r"\btentang\b|\bperihal\b|\bhal\b", item, re.IGNORECASE)),
            )
            if not there
        ]
        if missing and not unfilled(item):
            yield path, f"Peraturan ini belum lengkap; tambahkan: {', '.join(missing)}."


@aturan(
    "DH-2",
    Severity.WARNING,
    Bukti.BUKU,
    "Salah kutip yang dikenal, antara lain pada buku SOP Kabupaten Magetan 2015",
    "Nomor dan tahun peraturan dikutip dengan benar.",
    juga=Lingkup.LAYANAN,
)
def citations_are_right(k: Konteks | KonteksLayanan) -> Found:
    """Known misquotations, told by number, year and what the regulation is about."""
    for path, item in k.dasar_hukum:
        for words, right in misquoted(item):
            yield path, f'"{words}" salah kutip; yang dimaksud Nomor {right}.'


@aturan(
    "DH-3",
    Severity.INFO,
    Bukti.LAPANGAN,
    "UU 12/2011, lampiran II: cara menyebut peraturan perundang-undangan",
    "Peraturan ditulis lengkap: Undang-Undang, Nomor, Tahun, tentang.",
    juga=Lingkup.LAYANAN,
)
def citations_are_well_written(k: Konteks | KonteksLayanan) -> Found:
    """Undang-Undang, Nomor, Tahun and tentang are written in full and in their case."""
    for path, item in k.dasar_hukum:
        if rewritten(item) != item:
            yield path, f"Tulis {_told(item)}."


@aturan(
    "DH-4",
    Severity.WARNING,
    Bukti.BUKU,
    'Salah cetak seperti "Tahun 20000" pada buku SOP Kabupaten Magetan 2015',
    "Tahun peraturan empat angka dan masuk akal.",
    juga=Lingkup.LAYANAN,
)
def years_are_years(k: Konteks | KonteksLayanan) -> Found:
    """A year has four digits, and a regulation is not from another century."""
    for path, item in k.dasar_hukum:
        for year in impossible_years(item):
            yield path, f"Tahun {year} tidak mungkin: periksa angka tahunnya."
