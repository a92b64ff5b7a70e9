"""Names of positions and places: the same one, however it is written."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from soptui.model import Pelaksana

SINGKATAN = {
    "anjab": "analisis jabatan",
    "bag": "bagian",
    "bid": "bidang",
    "bpkad": "badan pengelola keuangan dan aset daerah",
    "kab": "kabupaten",
    "kabag": "kepala bagian",
    "kaban": "kepala badan",
    "kabid": "kepala bidang",
    "kabiro": "kepala biro",
    "kadin": "kepala dinas",
    "kadis": "kepala dinas",
    "kasat": "kepala satuan",
    "kasi": "kepala seksi",
    "kasie": "kepala seksi",
    "kasubag": "kepala sub bagian",
    "kasubbag": "kepala sub bagian",
    "kasubbid": "kepala sub bidang",
    "kasubid": "kepala sub bidang",
    "kec": "kecamatan",
    "ka": "kepala",
    "kades": "kepala desa",
    "kanit": "kepala unit",
    "kapus": "kepala puskesmas",
    "karo": "kepala biro",
    "katim": "ketua tim",
    "kaur": "kepala urusan",
    "kpa": "kuasa pengguna anggaran",
    "ortala": "organisasi dan tatalaksana",
    "pemda": "pemerintah daerah",
    "pemkab": "pemerintah kabupaten",
    "prov": "provinsi",
    "pptk": "pejabat pelaksana teknis kegiatan",
    "propinsi": "provinsi",
    "sekda": "sekretaris daerah",
    "sekdakab": "sekretaris daerah kabupaten",
    "sekcam": "sekretaris camat",
    "sekdes": "sekretaris desa",
    "setda": "sekretariat daerah",
    "setdakab": "sekretariat daerah kabupaten",
    "sie": "seksi",
    "staff": "staf",
    "subbag": "sub bagian",
    "subbagian": "sub bagian",
    "subbid": "sub bidang",
    "tu": "tata usaha",
    "umpar": "umum dan aparatur",
    "umpeg": "umum dan kepegawaian",
    "wabup": "wakil bupati",
}
"""Short forms in names of offices, and what they stand for."""

_ALIKE = (
    ("tata laksana", "tatalaksana"),
    ("ketata laksanaan", "ketatalaksanaan"),
    ("pemerintah daerah", "pemerintah"),
    (" & ", " dan "),
)


@lru_cache(maxsize=4096)
def canonical(nama: str) -> str:
    """Return a name as it is compared: short forms in full, without case, stops and slashes."""
    text = " ".join(re.sub(r"[.,()]", " ", nama.casefold()).split())
    text = re.sub(r" ?[/-] ?", "/", text)
    text = re.sub(r"\w+", lambda word: SINGKATAN.get(word[0], word[0]), text)
    text = f" {' '.join(text.split())} "
    for old, new in _ALIKE:
        text = text.replace(old, new)
    return text.strip()


def mentioned(text: str, pelaksana: Sequence[Pelaksana]) -> Pelaksana | None:
    """Return the performer whose name `text` begins with; None when none or several might be.

    A column of several ("Sekretaris/Kabid") is known by each of them; the first word of a name
    is enough where no other column begins with it.
    """
    words = canonical(text)
    known = [(alias, p) for p in pelaksana for alias in aliases(p.nama)]
    whole = [(alias, p) for alias, p in known if _begins(words, alias)]
    if whole:
        longest = max(len(alias) for alias, _ in whole)
        named = {p.id: p for alias, p in whole if len(alias) == longest}
        return next(iter(named.values())) if len(named) == 1 else None
    match = re.match(r"(\w+)\s*(.*)", words, re.DOTALL)
    first, rest = match.groups() if match else ("", "")
    by_first = {p.id: p for alias, p in known if alias.split()[0] == first}
    is_alone = not rest or rest[0] in ";:" or _ENDS_A_NAME.match(rest)
    if len(first) < 4 or first in _COMMON or len(by_first) != 1 or not is_alone:
        return None
    return next(iter(by_first.values()))


_DAFTAR_COMMON = """
bagian bidang dinas kepala pejabat petugas seksi staf sub tim unit
"""
_COMMON = frozenset(_DAFTAR_COMMON.split())
_ENDS_A_NAME = re.compile(
    r"(?:untuk|utk|agar|supaya|guna|dan|atau|dengan|disertai|beserta|jika|bila|apabila|kalau|maka"
    r"|sebelum|setelah|sampai|lalu|kemudian|selanjutnya|melalui|di[a-z]{3,}|yang)\b"
)
"""What may follow the first word of a name that is not written in full."""


@lru_cache(maxsize=1024)
def aliases(nama: str) -> tuple[str, ...]:
    """Return the names by which a column is known: as a whole, and each of "Sekretaris/Kabid"."""
    names = [canonical(part) for part in nama.split("/")] + [canonical(nama)]
    return tuple(name for name in dict.fromkeys(names) if name)


def _begins(words: str, alias: str) -> bool:
    return re.match(rf"{re.escape(alias)}(?![\w])", words) is not None
