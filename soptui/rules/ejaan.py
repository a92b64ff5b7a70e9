"""TEKS: what a careful reader marks in any text: blanks left over, spacing, spelling."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from soptui.model import Severity
from soptui.rules.registry import Bukti, Lingkup, aturan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from soptui.rules.konteks import Konteks
    from soptui.rules.konteks_layanan import KonteksLayanan
    from soptui.rules.registry import Found

BAKU = {
    "aksibilitas": "aksesibilitas",
    "aktifitas": "aktivitas",
    "aktip": "aktif",
    "analisa": "analisis",
    "antri": "antre",
    "antrian": "antrean",
    "apotik": "apotek",
    "asset": "aset",
    "berkordinasi": "berkoordinasi",
    "bimbingan teknik": "bimbingan teknis",
    "dgn": "dengan",
    "di buat": "dibuat",
    "di disposisi": "didisposisi",
    "di ikuti": "diikuti",
    "di kirim": "dikirim",
    "di laksanakan": "dilaksanakan",
    "di lakukan": "dilakukan",
    "di paraf": "diparaf",
    "di periksa": "diperiksa",
    "di sampaikan": "disampaikan",
    "di serahkan": "diserahkan",
    "di setujui": "disetujui",
    "di tandatangani": "ditandatangani",
    "di terima": "diterima",
    "di usulkan": "diusulkan",
    "diatas": "di atas",
    "dibawah": "di bawah",
    "didalam": "di dalam",
    "dihimbau": "diimbau",
    "diijinkan": "diizinkan",
    "diinventarisir": "diinventarisasi",
    "dimana": "di mana",
    "dirubah": "diubah",
    "ditanda tangani": "ditandatangani",
    "ditindak lanjuti": "ditindaklanjuti",
    "dukumen": "dokumen",
    "efektifitas": "efektivitas",
    "efektip": "efektif",
    "efesien": "efisien",
    "efesiensi": "efisiensi",
    "faximile": "faksimile",
    "foto copy": "fotokopi",
    "foto kopi": "fotokopi",
    "fotocopi": "fotokopi",
    "fotocopy": "fotokopi",
    "hakekat": "hakikat",
    "himbauan": "imbauan",
    "hirarki": "hierarki",
    "id card": "kartu tanda pengenal",
    "ijasah": "ijazah",
    "ijin": "izin",
    "infrastuktur": "infrastruktur",
    "jadual": "jadwal",
    "jum'at": "Jumat",
    "karir": "karier",
    "kedalam": "ke dalam",
    "kerjasama": "kerja sama",
    "kordinasi": "koordinasi",
    "kordinator": "koordinator",
    "kuisioner": "kuesioner",
    "kwalitas": "kualitas",
    "kwantitas": "kuantitas",
    "kwitansi": "kuitansi",
    "legalisir": "legalisasi",
    "managemen": "manajemen",
    "melaui": "melalui",
    "melegalisir": "melegalisasi",
    "menanda tangani": "menandatangani",
    "menghimbau": "mengimbau",
    "mengijinkan": "mengizinkan",
    "menginventarisir": "menginventarisasi",
    "menindak lanjuti": "menindaklanjuti",
    "merubah": "mengubah",
    "metoda": "metode",
    "nasehat": "nasihat",
    "nopember": "November",
    "obyek": "objek",
    "obyektif": "objektif",
    "organisai": "organisasi",
    "pebruari": "Februari",
    "penyelengaraan": "penyelenggaraan",
    "perijinan": "perizinan",
    "persayaratan": "persyaratan",
    "personil": "personel",
    "photo copy": "fotokopi",
    "photocopy": "fotokopi",
    "praktek": "praktik",
    "produktifitas": "produktivitas",
    "propinsi": "provinsi",
    "prosedure": "prosedur",
    "prosentase": "persentase",
    "rekruitmen": "rekrutmen",
    "resiko": "risiko",
    "sekertariat": "sekretariat",
    "sekertaris": "sekretaris",
    "seksama": "saksama",
    "silahkan": "silakan",
    "sistim": "sistem",
    "sosialiasi": "sosialisasi",
    "standarisasi": "standardisasi",
    "sistem kompetensi jabatan": "standar kompetensi jabatan",
    "subyek": "subjek",
    "tandatangan": "tanda tangan",
    "tanggungjawab": "tanggung jawab",
    "tehnik": "teknik",
    "tehnis": "teknis",
    "tehnologi": "teknologi",
    "terimakasih": "terima kasih",
    "tindaklanjut": "tindak lanjut",
    "trampil": "terampil",
    "utk": "untuk",
    "yg": "yang",
}
"""Spellings that the Kamus Besar Bahasa Indonesia and the EYD replace, and what by."""

_WRONG = re.compile(
    rf"(?<![\w@./:\"“`-])(?:{'|'.join(sorted(BAKU, key=len, reverse=True))})(?![\w@]|[./:-]\w)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\w']+")
_FIRST_WORDS = frozenset(wrong.split()[0] for wrong in BAKU)
_UNFILLED = re.compile(
    r"\.{4,}|…{2,}|_{3,}|(?:(?<=nomor)|(?<=nomor )|(?<=tahun )|(?<=\b20))(?:\.{2,}|…)|/\s+/"
    r"|\b20xx\b|\bnomor(?: dan tahun)? diisi\b",
    re.IGNORECASE,
)
_DOUBLED = re.compile(r"([:;,])(?: ?\1)+")
_ABOUT = re.compile(r"\btentang\b", re.IGNORECASE)
_AND_SO_ON = re.compile(r"\b(?:dll|dsb|dst)[.…]+", re.IGNORECASE)


def unfilled(text: str) -> bool:
    """Tell whether a text still has dots, lines or an empty part between slashes to fill in."""
    return _UNFILLED.search(_AND_SO_ON.sub("", text)) is not None


def misspelt(text: str) -> Iterator[tuple[str, str]]:
    """Yield each misspelt word as it stands, and as it should be, in the case of the text."""
    if not _FIRST_WORDS.isdisjoint(_WORD.findall(text.lower())):
        for match in _WRONG.finditer(text):
            yield match[0], _as_written(match[0], BAKU[" ".join(match[0].lower().split())])
    for match in _DOUBLED.finditer(text):
        yield match[0], match[1]


def tidy(text: str) -> str:
    """Return a text with single blanks, none at its ends and none before a comma."""
    return "\n".join(_tidy_line(line) for line in text.strip().split("\n"))


@lru_cache(maxsize=512)
def _tidy_line(line: str) -> str:
    return re.sub(r"(?<=\w) +(?=[,;](?:\s|$))", "", re.sub(r"(?<=\S)[ \t]{2,}(?=\S)", " ", line))


def _where(text: str) -> str:
    """Say where a text has blanks too many: the first place."""
    if text != text.lstrip():
        return "di awal"
    match = re.search(r"(\S{1,40}) (?: +\S| *(?=[,;]))|(\S{1,40})[ \t]{2,}\S", text)
    return f'sesudah "{match[1] or match[2]}"' if match else "di akhir"


def _as_written(wrong: str, right: str) -> str:
    if wrong.isupper() and len(wrong) > 1:
        return right.upper()
    if wrong.istitle():
        return right.title()
    return right[:1].upper() + right[1:] if wrong[:1].isupper() else right


_KEYS = (
    "identitas/cakupan",
    "identitas/pengecualian",
    "identitas/sop",
    "identitas/tanggal",
    "riwayat_awal/t",
)


def _words(k: Konteks | KonteksLayanan) -> Iterator[tuple[str, str]]:
    """Yield the texts that people read: no ids, keys, dates and links."""
    for path, text in k.teks:
        name = path.rpartition("/")[2]
        is_key = name in ("id", "ke", "unit", "pengesah", "pelaksana") or path.startswith(_KEYS)
        if not is_key and not text.startswith("sop:"):
            yield path, text


@aturan(
    "TEKS-2",
    Severity.WARNING,
    Bukti.LAPANGAN,
    "SOP yang beredar dengan isian yang belum dilengkapi",
    "Tidak ada titik-titik, garis, atau garis miring kosong yang belum diisi.",
    juga=Lingkup.LAYANAN,
)
def no_blanks_are_left(k: Konteks | KonteksLayanan) -> Found:
    """Dots, lines and slashes wait to be filled in; Nomor SOP has a rule of its own."""
    for path, text in _words(k):
        if path != "identitas/nomor" and unfilled(text):
            yield path, "Masih ada bagian yang belum diisi (titik-titik atau garis): lengkapi."


@aturan(
    "TEKS-3",
    Severity.INFO,
    Bukti.LAPANGAN,
    "Ejaan Bahasa Indonesia yang Disempurnakan",
    "Antarkata satu spasi; tidak ada spasi di awal, di akhir, dan sebelum koma.",
    juga=Lingkup.LAYANAN,
)
def spacing_is_single(k: Konteks | KonteksLayanan) -> Found:
    """One blank between words, none before a comma."""
    for path, text in _words(k):
        if tidy(text) != text:
            yield path, f"Ada spasi yang berlebih {_where(text)}: hapus."


@aturan(
    "TEKS-4",
    Severity.INFO,
    Bukti.BUKU,
    "Kamus Besar Bahasa Indonesia dan Ejaan Bahasa Indonesia yang Disempurnakan",
    "Kata ditulis dengan ejaan baku.",
    juga=Lingkup.LAYANAN,
)
def spelling_is_standard(k: Konteks | KonteksLayanan) -> Found:
    """Known misspellings, each with the standard form; names of positions and of laws stay."""
    for path, text in _words(k):
        if path.startswith("pelaksana/"):
            continue
        named = _ABOUT.split(text, maxsplit=1)[0] if "/dasar_hukum/" in path else text
        for wrong, right in dict.fromkeys(misspelt(named)):
            yield path, f'Tulis "{right}", bukan "{wrong}".'
