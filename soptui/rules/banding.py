"""Whether two texts speak of the same thing, however they are worded.

For ties between documents that different people wrote: in doubt they are the same, since a false
alarm is worse than a miss.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from soptui.rules.sitasi import sitasi

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_DAFTAR_SMALL = """
ada adalah akan antara atas atau bagi bahwa beserta boleh dalam dan dapat dari dengan di diri guna
harus ini itu jika juga karena ke kepada lalu lain maka memiliki mempunyai mampu memahami menguasai
mengetahui oleh pada para per perlu saat sampai satu sebagai secara sejak serta setelah
setiap sesuai sudah telah tentang terkait terhadap tiap tidak untuk wajib yaitu yang asli lembar
rangkap buah
"""
_SMALL = frozenset(_DAFTAR_SMALL.split())
_DAFTAR_COMMON = """
arsip bahan berkas data dokumen formulir kelengkapan konsep lampiran persyaratan surat
"""
_SHORT = {
    "asn": "pegawai",
    "fc": "fotokopi",
    "fotocopy": "fotokopi",
    "foto copy": "fotokopi",
    "komp": "komputer",
    "laptop": "komputer",
    "pc": "komputer",
    "pns": "pegawai",
    "sk": "surat keputusan",
    "skp": "sasaran kinerja pegawai",
    "uu": "undang undang",
}
_BEGINNING = re.compile(r"(?:meng|meny|men|mem|me|peng|peny|pen|pem|per|pe|di|ber|ter)(?=\w{4})")
_END = re.compile(r"(?<=\w{3})(?:kan|an|nya|i)$")
_MELTED = (
    (re.compile(r"(?:mem|pem)(?=[aiueo]\w{3})"), "p"),
    (re.compile(r"(?:men|pen)(?=[aiueo]\w{3})"), "t"),
    (re.compile(r"(?:meny|peny)(?=[aiueo]\w{3})"), "s"),
)
"""Prefixes before a vowel, and the first sound of the root that melted into them."""
_FIRST = {"k": "", "m": "p", "n": "t"}
"""First sounds that a prefix may hide: "mengirim" may come of "kirim", "memasak" of "masak"."""
ENOUGH = 0.6
"""Share of the words of the shorter text that the other one has."""


@lru_cache(maxsize=4096)
def roots(text: str) -> frozenset[str]:
    """Return the words that carry the meaning of a text, without prefixes and suffixes.

    Words like "surat" or "berkas" count only where there is nothing else.
    """
    plain = (_SHORT.get(word, word) for word in re.findall(r"\w+", text.casefold()))
    words = {w for part in plain for w in part.split() if w not in _SMALL and not w.isdigit()}
    strong = {_root(w) for w in words if len(w) > 1}
    return frozenset(strong - _COMMON or strong)


def _root(word: str) -> str:
    """Return a crude root: "menerima", "penerimaan" and "diterima" have the same one."""
    for prefix, melted in _MELTED:
        if prefix.match(word):
            return _END.sub("", prefix.sub(melted, word, count=1))
    bare = _END.sub("", _BEGINNING.sub("", word, count=1))
    if len(bare) > 1 and bare[1] in "aiueo":
        return _FIRST.get(bare[0], bare[0]) + bare[1:]
    return bare


_COMMON = frozenset(_root(word) for word in _DAFTAR_COMMON.split())


def alike(one: str, other: str, enough: float = ENOUGH) -> bool:
    """Tell whether most of what the shorter text says is in the other one."""
    a, b = roots(one), roots(other)
    if not a or not b:
        return " ".join(one.casefold().split()) == " ".join(other.casefold().split())
    return len(a & b) >= enough * min(len(a), len(b))


def same_law(one: str, other: str) -> bool:
    """Tell whether two citations name one regulation: by number and year, else by their words."""
    a, b = _cited(one), _cited(other)
    return bool(a & b) if a and b else alike(one, other)


def _cited(text: str) -> set[tuple[str, int, int]]:
    return {(cited.jenis, cited.nomor, cited.tahun) for cited in sitasi(text)}


def missing(
    wanted: Sequence[str], there: Sequence[str], same: Callable[[str, str], bool] = alike
) -> tuple[str, ...]:
    """Return the wanted texts that none of the others is like."""
    return tuple(text for text in wanted if not any(same(text, other) for other in there))
