"""What all pages share: text as data, the frame of a document, and what a browser may do with it.

No page loads anything from elsewhere, and none needs a script to be read.
"""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from html import escape
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from soptui import __version__
from soptui.chart.measure import FONT_SIZE, point_width, safe
from soptui.documents.kertas import MM

if TYPE_CHECKING:
    from collections.abc import Iterable

    from soptui.documents.kertas import Kertas

_HERE = Path(__file__).parent
_BOLDER = 1.08
"""Bold letters are so much wider."""
_PICTURES = {".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg", ".svg": "svg+xml"}


class Layar:
    """Letters on a screen: whatever font is there, so with some room to spare, breaking freely."""

    @staticmethod
    def regular(text: str) -> float:
        """Return the width of a text at one point, in points."""
        return point_width(text) / FONT_SIZE

    @staticmethod
    def bold(text: str) -> float:
        """Return the same in bold."""
        return point_width(text) / FONT_SIZE * _BOLDER

    @staticmethod
    def printable(text: str) -> str:
        """Return a text in which everything can be seen."""
        return safe(text)

    @staticmethod
    def breakable(text: str, room: float) -> str:  # noqa: ARG004 - the browser breaks long words
        """Return the text as it is."""
        return text


LAYAR = Layar()


def teks(text: str) -> str:
    """Return a text as HTML that shows it and nothing else, in elements and in attributes."""
    return escape(safe(text))


def butir(tag: str, items: Iterable[str]) -> str:
    """Return a list of elements that are HTML already."""
    return f"<{tag}>{''.join(f'<li>{item}</li>' for item in items)}</{tag}>"


def rincian(pairs: Iterable[tuple[str, str]], kind: str = "") -> str:
    """Return labels and values; the values are HTML already."""
    rows = "".join(f"<div><dt>{teks(label)}</dt><dd>{value}</dd></div>" for label, value in pairs)
    return f"<dl{f' class={chr(34)}{kind}{chr(34)}' if kind else ''}>{rows}</dl>"


def gambar(logo: tuple[str, bytes] | None, alt: str) -> str:
    """Return the logo as a picture that is part of the page."""
    if logo is None:
        return ""
    name, data = logo
    kind = _PICTURES[PurePosixPath(name).suffix.lower()]
    source = f"data:image/{kind};base64,{b64encode(data).decode()}"
    return f'<img class="logo" src="{source}" alt="{teks(alt)}">'


def halaman(title: str, body: str, *, cetak: str, script: str = "") -> bytes:
    """Return a whole document. `cetak`: style of its sheets of paper; `script`: a comfort."""
    allowed = f"; script-src 'sha256-{_digest(script)}'" if script else ""
    policy = (
        f"default-src 'none'; style-src 'unsafe-inline'; img-src data:{allowed};"
        " base-uri 'none'; form-action 'none'"
    )
    return (
        '<!doctype html>\n<html lang="id">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="generator" content="soptui {__version__}">\n'
        f"<title>{teks(title).replace(chr(10), ' ')}</title>\n"
        f"<style>\n{berkas('laman.css')}{cetak}\n</style>\n</head>\n<body>\n{body}\n"
        f"{f'<script>{script}</script>{chr(10)}' if script else ''}</body>\n</html>\n"
    ).encode()


def lembaran(kertas: Kertas, foot: str, *, is_upright: bool = False) -> str:
    """Return the style of printed sheets, lying unless upright, with words at their feet."""
    sides = (kertas.atas, kertas.kanan, kertas.bawah, kertas.kiri)
    size = (kertas.tinggi, kertas.lebar) if is_upright else (kertas.lebar, kertas.tinggi)
    margins = " ".join(f"{side / MM:.0f}mm" for side in sides)
    return (
        f"@page{{size:{size[0] / MM:g}mm {size[1] / MM:g}mm;margin:{margins};"
        f"@bottom-left{{content:{_css(foot)};font:7pt Arial,sans-serif}}"
        '@bottom-right{content:"Halaman " counter(page) " dari " counter(pages);'
        "font:7pt Arial,sans-serif}}"
    )


def _css(text: str) -> str:
    """Return a text as a string of CSS, in which nothing can end the string or the style."""
    plain = (c if c.isascii() and (c.isalnum() or c in " -|,.") else f"\\{ord(c):x} " for c in text)
    return f'"{"".join(plain)}"'


@cache
def berkas(name: str) -> str:
    """Return a file that is part of pages."""
    return (_HERE / name).read_text(encoding="utf-8")


@cache
def _digest(script: str) -> str:
    return b64encode(sha256(script.encode()).digest()).decode()
