"""What an office calls the fields of the sheet and the columns of the table."""

from __future__ import annotations

from dataclasses import dataclass

from soptui import texts

_PEDOMAN = {
    **texts.IDENTITAS,
    "tanggal_revisi": texts.RIWAYAT_AWAL["tanggal_revisi"],
    "tanggal_efektif": texts.RIWAYAT_AWAL["tanggal_efektif"],
    **texts.TABEL,
    **texts.LANGKAH,
}


@dataclass(frozen=True, slots=True)
class Istilah:
    """The guideline's word for each field and column, or the office's own (`[label]`).

    Sheets and screens speak so; findings and differences keep to the words of the guideline,
    which they explain. Raises KeyError for a field that there is not.
    """

    sendiri: tuple[tuple[str, str], ...] = ()

    def __getitem__(self, name: str) -> str:
        own = next((words for field, words in self.sendiri if field == name), "")
        return " ".join(own.split()) or _PEDOMAN[name]


PEDOMAN = Istilah()
"""The words of PermenPAN-RB 35/2012."""
