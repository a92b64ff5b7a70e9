"""What time does to SOPs: reviews fall due, and regulations are replaced."""

from __future__ import annotations

import calendar
from datetime import date
from typing import TYPE_CHECKING

from soptui.model import Severity
from soptui.rules.registry import Bukti, Lingkup, aturan
from soptui.rules.sitasi import sitasi

if TYPE_CHECKING:
    from soptui.rules.konteks import Kumpulan
    from soptui.rules.registry import FoundIn

DIGANTI: dict[tuple[str, int, int], tuple[int, str]] = {
    ("permendagri", 1, 2014): (2015, "Permendagri 80/2015"),
    ("permendagri", 13, 2006): (2020, "Permendagri 77/2020"),
    ("permendagri", 54, 2009): (2023, "Permendagri 1/2023"),
    ("permenpanrb", 12, 2011): (2018, "PermenPAN-RB 19/2018"),
    ("permenpanrb", 16, 2014): (2017, "PermenPAN-RB 14/2017"),
    ("permenpanrb", 36, 2012): (2014, "PermenPAN-RB 15/2014"),
    ("perpres", 54, 2010): (2018, "Perpres 16/2018"),
    ("pp", 24, 1976): (2017, "PP 11/2017"),
    ("pp", 41, 2007): (2016, "PP 18/2016"),
    ("pp", 46, 2011): (2019, "PP 30/2019"),
    ("pp", 53, 2010): (2021, "PP 94/2021"),
    ("pp", 58, 2005): (2019, "PP 12/2019"),
    ("uu", 5, 2014): (2023, "UU 20/2023"),
    ("uu", 32, 2004): (2014, "UU 23/2014"),
}
"""Regulations that offices still cite, the year they were replaced, and by what."""


@aturan(
    "DH-5",
    Severity.INFO,
    Bukti.UMUM,
    "Peraturan yang sudah diganti; daftarnya terbatas, cocokkan dengan JDIH",
    "Dasar Hukum tidak menyebut peraturan yang sudah diganti.",
    Lingkup.REPOSITORI,
)
def regulations_still_stand(k: Kumpulan) -> FoundIn:
    """Tell the regulations that were replaced, and whether the SOP is older than that."""
    if k.hari_ini is None:
        return
    for file, sop in k.sops:
        changed = k.waktu[sop.id].diubah if sop.id in k.waktu else None
        for i, item in enumerate(sop.identitas.dasar_hukum):
            cited = next(sitasi(item), None)
            key = (cited.jenis, cited.nomor, cited.tahun) if cited else ("", 0, 0)
            if cited is None or key not in DIGANTI or not item.strip().startswith(cited.teks[:2]):
                continue
            year, by = DIGANTI[key]
            since = " SOP ini belum diubah sejak itu." if changed and changed.year < year else ""
            message = f"{cited.teks} diganti {by}: periksa apakah SOP masih sesuai.{since}"
            yield file, f"identitas/dasar_hukum/{i}", message


def months_later(day: date, months: int) -> date:
    """Return the same day some months later, or the last day of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    month += 1
    if year > date.max.year:
        return date.max
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


@aturan(
    "REP-10",
    Severity.INFO,
    Bukti.LAMPIRAN,
    "PermenPAN-RB 35/2012: monitoring setiap 6 bulan; evaluasi paling sedikit setahun sekali",
    "SOP yang berlaku ditinjau pada waktunya.",
    Lingkup.REPOSITORI,
)
def reviews_are_done(k: Kumpulan) -> FoundIn:
    """Since it took force, or was changed last, an SOP was looked at within the office's terms."""
    if k.hari_ini is None or k.organisasi is None:
        return
    for file, sop in k.sops:
        known = k.waktu.get(sop.id)
        if known is None or known.berlaku is None or known.berlaku > k.hari_ini:
            continue
        last = max(known.berlaku, known.diubah or known.berlaku)
        due = (
            ("monitoring", months_later(last, k.organisasi.bulan_monitoring)),
            ("evaluasi", months_later(last, k.organisasi.bulan_evaluasi)),
        )
        late = [f"{what} jatuh tempo {day:%d-%m-%Y}" for what, day in due if day < k.hari_ini]
        if late:
            yield file, "", f"SOP ini belum ditinjau sejak {last:%d-%m-%Y}: {', '.join(late)}."
