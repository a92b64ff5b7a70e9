"""Sizes of paper and margins, in points."""

from __future__ import annotations

from dataclasses import dataclass

MM = 72 / 25.4

SIZES = {"A4": (210, 297), "F4": (215, 330), "Letter": (215.9, 279.4), "Legal": (215.9, 355.6)}
"""Width and height in millimetres, upright."""


@dataclass(frozen=True, slots=True)
class Kertas:
    """One size of paper, lying."""

    nama: str
    atas: float = 11 * MM
    kanan: float = 12 * MM
    bawah: float = 15 * MM
    kiri: float = 15 * MM

    @property
    def lebar(self) -> float:
        """Its long side."""
        return SIZES[self.nama][1] * MM

    @property
    def tinggi(self) -> float:
        """Its short side."""
        return SIZES[self.nama][0] * MM

    @property
    def ruang(self) -> tuple[float, float]:
        """Width and height between the margins."""
        return self.lebar - self.kiri - self.kanan, self.tinggi - self.atas - self.bawah

    def data(self) -> dict[str, float]:
        """Return the sizes for the template."""
        return {
            "lebar": self.lebar,
            "tinggi": self.tinggi,
            "lebar-tegak": self.tinggi,
            "tinggi-tegak": self.lebar,
            "atas": self.atas,
            "kanan": self.kanan,
            "bawah": self.bawah,
            "kiri": self.kiri,
        }
