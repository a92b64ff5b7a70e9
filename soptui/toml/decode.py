"""Bytes → text → plain data: size, UTF-8, control characters, limits, then tomllib.

Each stage stops at its first defect and says it in plain Indonesian.
"""

from __future__ import annotations

import re
import tomllib
from typing import Any, TypeAlias

from soptui.toml.limits import LIMITS, limits_cacat, number, size_cacat, unclosed_string
from soptui.toml.lines import BOM, Cacat, Lines

Data: TypeAlias = dict[str, Any]

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\r(?!\n)")
_WHERE = re.compile(r"\(at (?:line (\d+), column (\d+)|end of document)\)\Z")
_KEY = re.compile(r"[ \t]*+([^\s=#\"'\[{]++)[ \t]*+=")

# What tomllib says → what an official reads. The first fragment found in its message decides.
_WORDS = (
    ("Illegal character", "Ada karakter yang tidak boleh berdiri di dalam teks."),
    ("Unescaped", "Garis miring terbalik (\\) di dalam teks harus ditulis ganda (\\\\)."),
    ("Invalid hex value", "Kode \\u atau \\U di dalam teks tidak lengkap."),
    ("not a Unicode scalar value", "Kode \\u atau \\U di dalam teks bukan karakter yang ada."),
    ("Invalid date", "Tanggal ini tidak ada di kalender."),
    ("Expected '=' after a key", "Setelah nama kunci harus ada tanda sama dengan (=)."),
    ("Invalid initial character for a key", "Di sini harus ada nama kunci."),
    ("Invalid statement", "Di sini harus ada kunci = nilai, [tabel], atau # catatan."),
    ("Expected newline", "Setelah nilai ini baris harus selesai; sisanya tidak dikenal."),
    ("Expected ']'", "Kurung siku penutup (]) judul tabel tidak ada."),
    ("Expected ']]'", "Kurung siku penutup (]]) judul tabel tidak ada."),
    ("Unclosed array", "Kurung siku penutup (]) atau koma di dalam daftar tidak ada."),
    ("Unclosed inline table", "Kurung kurawal penutup (}) atau koma di antaranya tidak ada."),
    ("Duplicate inline table key", "Kunci yang sama ditulis dua kali di dalam kurung kurawal."),
    ("Cannot declare", "Tabel ini sudah ditulis sebelumnya."),
    ("Cannot overwrite", "Kunci ini sudah ditulis sebelumnya."),
    ("Cannot redefine", "Tabel ini sudah ditulis sebelumnya."),
    ("Cannot mutate", "Tabel atau daftar ini sudah ditutup dan tidak bisa ditambah di sini."),
    ("Invalid value", "Nilai ini tidak sah; teks harus diapit tanda kutip."),
)
_NO_QUOTE = ("Illegal character '\\n'", "Unterminated string", "Expected \"'")
_UNKNOWN = "Susunan TOML tidak dapat dibaca mulai di sini."


def decode(raw: bytes) -> tuple[str, Cacat | None]:
    """Return the text of a file exactly as it stands, and its first defect as text, if any.

    Accepts a byte order mark and CRLF. In the text of a broken file
    its bad bytes stand as hexadecimal escapes.
    """
    if cacat := size_cacat(len(raw)):
        return "", cacat
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode(errors="replace")
        message = (
            f"Bita \\x{raw[error.start]:02x} bukan bagian dari teks UTF-8. "
            "Simpan ulang berkas ini sebagai UTF-8."
        )
        text = raw.decode(errors="backslashreplace")
        return text, Cacat("karakter", message, offset=len(before))
    if control := _CONTROL.search(text):
        return text, Cacat("karakter", _control_words(control[0]), offset=control.start())
    return text, None


def _control_words(char: str) -> str:
    if char == "\r":
        return "Ada tanda akhir baris \\x0d tanpa \\x0a. Simpan ulang dengan akhir baris biasa."
    return f"Karakter kendali \\x{ord(char):02x} tidak boleh ada di berkas ini."


def parse(text: str) -> tuple[Data | None, Cacat | None]:
    """Return the data of a decoded text, or None and its first defect.

    The only way to tomllib: nothing reaches it that is over the limits.
    """
    if cacat := limits_cacat(text):
        return None, cacat
    try:
        data = tomllib.loads(text.removeprefix(BOM))
    except tomllib.TOMLDecodeError as error:
        return None, _toml_cacat(text, str(error))
    except RecursionError:
        words = f"Susunan berkas ini terlalu dalam: batasnya {number(LIMITS.levels)} tingkat."
        return None, Cacat("batas", words)
    except ValueError:  # an integer of more digits than Python reads
        return None, Cacat("toml", "Ada bilangan yang terlalu panjang untuk dibaca.")
    if not data:
        return None, Cacat("kosong", "Berkas ini kosong: belum ada isinya.")
    return data, None


def _toml_cacat(text: str, said: str) -> Cacat:
    opening = unclosed_string(text) if any(words in said for words in _NO_QUOTE) else None
    if opening is not None:
        return Cacat("toml", "Tanda kutip penutup teks ini tidak ada.", offset=opening)
    words = next((ours for theirs, ours in _WORDS if theirs in said), _UNKNOWN)
    lines = Lines(text)
    where = _WHERE.search(said)
    offset = len(text)
    if where is not None and where[1]:
        offset = lines.offset(int(where[1]), int(where[2]))
    key = _KEY.match(text, lines.offset(lines.place(offset).line, 1))
    if "Cannot overwrite" in said and key is not None:
        return Cacat("toml", f'Kunci "{key[1]}" sudah ditulis sebelumnya.', offset=key.start(1))
    return Cacat("toml", words, offset=offset)
