"""What time does to SOPs: reviews fall due, and regulations are replaced."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import TYPE_CHECKING

from soptui.model import Severity, Sop
from soptui.rules.identitas import is_before
from soptui.rules.konteks import dasar_hukum
from soptui.rules.registry import Bukti, Lingkup, aturan
from soptui.rules.sitasi import is_regulation, sitasi
from soptui.rules.verba import without_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from soptui.model import Layanan, Tanggal
    from soptui.rules.konteks import Kumpulan, Waktunya
    from soptui.rules.registry import Found, FoundIn

EFEKTIF = "ID-18"
"""The rule about the day on which an approval takes force."""

DIGANTI: dict[tuple[str, int, int], tuple[int, str]] = {
    ("permendagri", 1, 2014): (2015, "Permendagri 80/2015"),
    ("permendagri", 13, 2006): (2020, "Permendagri 77/2020"),
    ("permendagri", 17, 2007): (2016, "Permendagri 19/2016"),
    ("permendagri", 54, 2009): (2023, "Permendagri 1/2023"),
    ("permendagri", 54, 2011): (2023, "Permendagri 16/2023"),
    ("permenpanrb", 12, 2011): (2018, "PermenPAN-RB 19/2018"),
    ("permenpanrb", 16, 2014): (2017, "PermenPAN-RB 14/2017"),
    ("permenpanrb", 21, 2008): (2012, "PermenPAN-RB 35/2012"),
    ("permenpanrb", 36, 2012): (2014, "PermenPAN-RB 15/2014"),
    ("perpres", 54, 2010): (2018, "Perpres 16/2018"),
    ("pp", 6, 2006): (2014, "PP 27/2014"),
    ("pp", 6, 2010): (2018, "PP 16/2018"),
    ("pp", 24, 1976): (2017, "PP 11/2017"),
    ("pp", 41, 2007): (2016, "PP 18/2016"),
    ("pp", 46, 2011): (2019, "PP 30/2019"),
    ("pp", 53, 2010): (2021, "PP 94/2021"),
    ("pp", 58, 2005): (2019, "PP 12/2019"),
    ("pp", 65, 2005): (2018, "PP 2/2018"),
    ("pp", 82, 2012): (2019, "PP 71/2019"),
    ("pp", 99, 2000): (2017, "PP 11/2017"),
    ("pp", 100, 2000): (2017, "PP 11/2017"),
    ("uu", 5, 2014): (2023, "UU 20/2023"),
    ("uu", 7, 1971): (2009, "UU 43/2009"),
    ("uu", 8, 1974): (2014, "UU 5/2014, lalu UU 20/2023"),
    ("uu", 10, 2004): (2011, "UU 12/2011"),
    ("uu", 18, 1999): (2017, "UU 2/2017"),
    ("uu", 22, 1999): (2004, "UU 32/2004, lalu UU 23/2014"),
    ("uu", 28, 2009): (2022, "UU 1/2022"),
    ("uu", 32, 2004): (2014, "UU 23/2014"),
    ("uu", 33, 2004): (2022, "UU 1/2022"),
    ("uu", 43, 1999): (2014, "UU 5/2014, lalu UU 20/2023"),
}
"""Regulations that offices still cite, the year they were replaced, and by what."""


_KNOWS = re.compile(r"\b(?:dicabut|diganti(?:kan)?)\b", re.IGNORECASE)
"""Words by which a citation itself says that the regulation was replaced."""


@aturan(
    "DH-5",
    Severity.INFO,
    Bukti.UMUM,
    "Peraturan yang sudah diganti; daftarnya terbatas, cocokkan dengan JDIH",
    "Dasar Hukum tidak menyebut peraturan yang sudah diganti.",
    Lingkup.REPOSITORI,
)
def regulations_still_stand(k: Kumpulan) -> FoundIn:
    """Tell the regulations that were replaced, and whether who cites them is older than that."""
    if k.hari_ini is None:
        return
    for file, value in k.dokumen:
        changed = k.waktu[value.id].diubah if value.id in k.waktu else None
        nama = "SOP" if isinstance(value, Sop) else "Standar Pelayanan"
        for path, item in dasar_hukum(value):
            cited = next(sitasi(item), None)
            key = (cited.jenis, cited.nomor, cited.tahun) if cited else ("", 0, 0)
            bare = without_number(item).strip()
            if cited is None or key not in DIGANTI or not bare.startswith(cited.teks[:2]):
                continue
            if _KNOWS.search(item):
                continue
            year, by = DIGANTI[key]
            is_older = changed is not None and changed.year < year
            since = f" {nama} ini belum diubah sejak itu." if is_older else ""
            message = f"{cited.teks} diganti {by}: periksa apakah {nama} masih sesuai.{since}"
            yield file, path, message


@aturan(
    "DH-6",
    Severity.WARNING,
    Bukti.UMUM,
    "Dasar hukum yang tahunnya belum tiba",
    "Tahun peraturan pada Dasar Hukum tidak di depan tahun ini.",
    Lingkup.REPOSITORI,
)
def regulations_are_there(k: Kumpulan) -> FoundIn:
    """Nobody can rest on a regulation of a year to come."""
    if k.hari_ini is None:
        return
    now = k.hari_ini.year
    for file, value in k.dokumen:
        for path, item in dasar_hukum(value):
            told = set()
            names_future = any(int(year) > now for year in _YEAR.findall(item))
            for words, year in _dated(item) if names_future else ():
                if year > now and year not in told:
                    told.add(year)
                    message = f"{words} belum ada: periksa angka tahunnya."
                    yield file, path, message


def _dated(item: str) -> Iterator[tuple[str, int]]:
    """Yield each regulation of an item, as far as its year, and that year.

    A regulation of a region or an office is known by standing first.
    """
    for cited in sitasi(item):
        yield cited.teks, cited.tahun
    bare = " ".join(without_number(item).split())
    first = _NUMBER_AND_YEAR.search(bare.partition(" tentang ")[0])
    if first and is_regulation(bare):
        yield bare[: first.end()], int(first["tahun"] or first["akhir"])


_YEAR = re.compile(r"[0-9]{4}")
_NUMBER_AND_YEAR = re.compile(
    r"\b(?:nomor|no)\b[\s.:]*"
    r"(?:[^\s,]*[0-9][^\s,]*,?\s*\b(?:tahun|th\b\.?)\s*(?P<tahun>20[0-9]{2})\b"
    r"|[^\s,]*/(?P<akhir>20[0-9]{2})(?![^\s,;.]))",
    re.IGNORECASE,
)
"""Nomor 12 Tahun 2024, and Nomor 188/45/KEP/2024."""


def months_later(day: date, months: int) -> date:
    """Return the same day some months later, or the last day of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    month += 1
    if year > date.max.year:
        return date.max
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


@aturan(
    "ID-17",
    Severity.WARNING,
    Bukti.PEDOMAN_DAERAH,
    "PermenPAN-RB 35/2012, bagian identitas: Tanggal Pembuatan",
    "Tanggal Pembuatan SOP dan Standar Pelayanan tidak di depan hari ini.",
    Lingkup.REPOSITORI,
)
def what_is_made_is_made_by_now(k: Kumpulan) -> FoundIn:
    """What was finished has a day of the past."""
    for file, value in k.dokumen:
        made = value.identitas.tanggal_pembuatan
        if is_before(k.hari_ini, made):
            message = f"Tanggal Pembuatan {tertulis(made)} belum tiba: periksa tanggalnya."
            yield file, "identitas/tanggal_pembuatan", message


@aturan(
    EFEKTIF,
    Severity.WARNING,
    Bukti.PEDOMAN_DAERAH,
    "PermenPAN-RB 35/2012, bagian identitas: Tanggal Efektif",
    "Tanggal Efektif sebuah pengesahan tidak mendahului Tanggal Pembuatan dan Tanggal Revisi.",
    Lingkup.REPOSITORI,
)
def what_is_in_force_was_made_before(k: Kumpulan) -> FoundIn:
    """The version in force was made, and revised, on the day it took force or before."""
    for file, value in k.dokumen:
        known = k.waktu.get(value.id)
        for path, message in too_early(value, known) if known else ():
            yield file, path, message


def too_early(value: Sop | Layanan, known: Waktunya) -> Found:
    """Tell where a day of taking force comes before what it should follow."""
    for name, day, path in (
        ("Pembuatan", value.identitas.tanggal_pembuatan, "identitas/tanggal_pembuatan"),
        ("Revisi", known.revisi, ""),
    ):
        if is_before(known.berlaku, day):
            yield (
                path,
                (
                    f"Tanggal Efektif {tertulis(known.berlaku)} mendahului Tanggal {name}"
                    f" {tertulis(day)}: periksa keduanya."
                ),
            )


def tertulis(tanggal: Tanggal) -> str:
    """Return a date as people write it, as far as it is known: 10-02-2026, 02-2026, 2026."""
    return "-".join(reversed(str(tanggal).split("-")))


@aturan(
    "REP-10",
    Severity.INFO,
    Bukti.LAMPIRAN,
    "PermenPAN-RB 35/2012: monitoring setiap 6 bulan; evaluasi paling sedikit setahun sekali",
    "SOP yang berlaku ditinjau pada waktunya, dihitung sejak tanggal efektifnya; menyunting berkas"
    " belum meninjau.",
    Lingkup.REPOSITORI,
)
def reviews_are_done(k: Kumpulan) -> FoundIn:
    """An SOP was looked at within the office's terms since it took force.

    What a review comes to is recorded by a new approval. An edit after the last one says nothing
    of the version in force; a review that changes nothing is told as an exception.
    """
    if k.hari_ini is None or k.organisasi is None:
        return
    for file, sop in k.sops:
        known = k.waktu.get(sop.id)
        if known is None or known.berlaku is None or known.berlaku > k.hari_ini:
            continue
        due = (
            ("monitoring", months_later(known.berlaku, k.organisasi.bulan_monitoring)),
            ("evaluasi", months_later(known.berlaku, k.organisasi.bulan_evaluasi)),
        )
        late = [f"{what} jatuh tempo {day:%d-%m-%Y}" for what, day in due if day < k.hari_ini]
        if late:
            since = f"{known.berlaku:%d-%m-%Y}"
            yield file, "", f"SOP ini belum ditinjau sejak {since}: {', '.join(late)}."
