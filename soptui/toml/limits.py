"""What a file may cost, checked by one linear pass before any parser sees the text.

The pass knows strings, comments and brackets, also of text that is no valid TOML.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from soptui.toml.lines import Cacat


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that one file may hold. An SOP of 1,000 steps uses about a tenth of it."""

    bytes: int = 4 * 1024 * 1024
    levels: int = 100
    """Brackets in brackets, and parts of a dotted key."""
    keys: int = 100_000
    items: int = 250_000
    """Commas: items of lists and of inline tables."""
    characters: int = 1024 * 1024
    """Characters of one string."""
    word: int = 64 * 1024
    """Characters of a bare key or a number; millions of digits would take hundreds of megabytes."""


LIMITS = Limits()

# Possessive repeats, and strings that also end where the line or the text ends: linear whatever
# the text, valid TOML or not.
_TOKEN = re.compile(
    r"""
    \#[^\n]*+
  | (?P<string> \"{3} (?: [^"\\]++ | \\. | "{1,2}(?!") )*+ (?: "{3,5} | (?P<open3> \\?\Z ) )
              | '{3} (?: [^']++ | '{1,2}(?!') )*+ (?: '{3,5} | (?P<open3l> \Z ) )
              | " (?: [^"\\\n]++ | \\[^\n] )*+ (?: " | (?P<open1> ) )
              | ' [^'\n]*+ (?: ' | (?P<open1l> ) ) )
  | (?P<open> [\[{] ) | (?P<close> [\]}] )
  | (?P<equals> = ) | (?P<comma> , ) | (?P<dot> \. ) | \n\s*+
  | (?P<word> [^\s"'\#\[\]{}=,.]++ )
    """,
    re.VERBOSE | re.DOTALL,
)
_UNCLOSED = ("open3", "open3l", "open1", "open1l")


def unclosed_string(text: str) -> int | None:
    """Return where the first string begins that has no closing quote."""
    strings = (token for token in _TOKEN.finditer(text) if token["string"])
    unclosed = (t for t in strings if any(t[name] is not None for name in _UNCLOSED))
    return next((token.start() for token in unclosed), None)


def size_cacat(size: int) -> Cacat | None:
    """Return what is wrong with a file of `size` bytes, or None."""
    if size <= LIMITS.bytes:
        return None
    return Cacat(
        "batas",
        f"Berkas ini terlalu besar: {number(size)} bita, batasnya {number(LIMITS.bytes)} bita.",
    )


def limits_cacat(text: str) -> Cacat | None:
    """Return the first place where `text` is too deep, has too many keys or too long a string."""
    longest = {"string": ("Teks", LIMITS.characters), "word": ("Kata atau bilangan", LIMITS.word)}
    depth = keys = items = dots = 0
    for token in _TOKEN.finditer(text):
        kind = token.lastgroup
        if kind in longest:
            what, limit = longest[kind]
            if token.end() - token.start() > limit:
                return _over(f"{what} ini terlalu panjang", limit, "karakter", token)
        elif kind == "equals":
            keys, dots = keys + 1, 0
            if keys > LIMITS.keys:
                return _over("Kunci dalam berkas ini terlalu banyak", LIMITS.keys, "kunci", token)
        elif kind == "comma":
            items, dots = items + 1, 0
            if items > LIMITS.items:
                return _over("Butir dalam berkas ini terlalu banyak", LIMITS.items, "butir", token)
        elif kind == "dot":
            dots += 1
        elif kind == "open":
            depth, dots = depth + 1, 0
        else:
            depth, dots = max(0, depth - (kind == "close")), 0
        if depth > LIMITS.levels or dots >= LIMITS.levels:
            return _over("Susunan ini terlalu dalam", LIMITS.levels, "tingkat", token)
    return None


def _over(what: str, limit: int, unit: str, token: re.Match[str]) -> Cacat:
    return Cacat("batas", f"{what}: batasnya {number(limit)} {unit}.", offset=token.start())


def number(value: int) -> str:
    """Return a number as Indonesian writes it: 4.194.304."""
    return f"{value:,}".replace(",", ".")
