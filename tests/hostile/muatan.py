"""Texts that try to be more than text, and the judge of the bytes that a program wrote.

Every text carries a mark of its own, `Zq07`, so that a test can see that it was shown, and numbers
(7771, 7772) that no sequence of an honest program holds.
"""

from __future__ import annotations

import re

E = "\x1b"
_TEXTS = (
    f"%{E}[7771;7772H%",
    f"%{E}[38;2;7771;77;72m%",
    f"%{E}[7771A{E}[2J{E}[7771K%",
    f"%{E}[6;7771n{E}[6n{E}[c{E}[>7771q%",
    f"%{E}[21;7771t{E}[?7771;1$p%",
    f"%{E}[?7771h{E}[?1049l{E}[?1003h%",
    f"%{E}[4;7771r{E}[7771b{E}[7771@%",
    f"%{E}]0;%-judul\x07%",
    f"%{E}]2;%{E}\\%",
    f"%{E}]8;;http://%.example/\x07%{E}]8;;\x07",
    f"%{E}]9;%\x07{E}]777;notify;%\x07",
    f"%{E}]52;c;WnE3NzcxNzc3Mg==\x07%",
    f"%{E}]1337;File=name=%;inline=1:AAAA\x07%",
    f"%{E}]10;?\x07{E}]4;7771;?\x07%",
    f"%{E}]2;% tanpa akhir",
    f"%{E}P$q%{E}\\%",
    f"%{E}Ptmux;{E}{E}]2;%\x07{E}\\%",
    f"%{E}_G%{E}\\{E}^%{E}\\{E}X%{E}\\",
    f"%{E}c{E}(0{E}#8{E}7%",
    "%\x9b7771;7772H%",
    "%\x9d2;%\x9c%\x90q%\x9c",
    "%\x84\x85\x88\x8d\x8e\x8f\x9a%",
    "%\x07\x07%",
    "%\x08\x08\x08\x08timpa",
    "%\rtimpa %",
    "%\x0bturun %\x0cturun %\t%",
    "%\x0e%\x0f%\x11\x13",
    "%\x00%\x7f%",
    "%\u2028%\u2029%",
    "%\u202edibalik\u202c%\u202a%",
    "%\u2066\u2067\u2068%\u2069\u061c%",
    "%\u200b\u200c\u200d\u2060\ufeff%",
    "%\U000e0041\U000e0042\U000e007f%",
    "%a" + "\ufe0f" * 40 + "%",
    "%a" + "\u0301" * 300 + "%",
    "%\u3164\u115f\u00ad\u034f%",
    "[bold red]%[/bold red] [reverse]%[/]",
    "[/%] [bold % [/x",
    "[@click=app.quit]%[/] [@click=()]%",
    "[link=http://%.example/]%[/link] $primary [$error]%[/]",
    "[0] [00] [] [[%]] \\[%] {%} {0} %(x)s",
)
MUATAN = tuple(text.replace("%", f"Zq{n:02}") for n, text in enumerate(_TEXTS))
"""All of them, by number."""
MARKUP = range(36, len(MUATAN))
"""Those that are plain characters, and mean something only to a library."""


def mark(number: int) -> str:
    """Return the mark of one text."""
    return f"Zq{number:02}"


def marks(text: str) -> set[int]:
    """Return the numbers of the texts whose mark stands in `text`."""
    return {int(found) for found in re.findall(r"Zq(\d\d)", text)}


# What the program may send of its own: modes by name, cursor, erasing, looks; and OSC 52 only
# where the test has copied.
_OWN = re.compile(
    rb"\x1b\[\?(?:7|25|1000|1006|1049|2004|2026)[hl]"
    rb"|\x1b\[[\d;]*[@HABCDGdJKXLMSTPrm]"
)
_SEQUENCE = re.compile(
    rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_][^\x1b\x07]*(?:\x07|\x1b\\)?|[ -/]*[0-~]?)"
)
_ODD = re.compile(rb"777[12]|Zq")
_CONTROL = re.compile("[^\\x20-\\x7e\\r\\n\\v\\b\u00a0-\U0010ffff]")
_NOT_IN_A_LINE = re.compile("[^\\x20-\\x7e\\n\u00a0-\U0010ffff]")
_HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff"
    "\U000e0000-\U000e0fff]"
)
_FLOOD = re.compile("[\u0300-\u036f]{9}")
_REWRITTEN = re.compile(r"Zq\d\d[\b\r\x0b\x0c]+(?:timpa|turun)")


def leaks(raw: bytes) -> list[str]:
    """Return, in words, what a terminal would have done upon foreign text in these bytes."""
    raw = re.sub(rb"\x1b(?:\[[\d;?]*)?\Z", b"", raw)  # where reading has stopped
    found, plain, at = [], b"", 0
    for sequence in _SEQUENCE.finditer(raw):
        plain += raw[at : sequence.start()]
        at = sequence.end()
        if not _OWN.fullmatch(sequence[0]) or _ODD.search(sequence[0]):
            found.append(f"sequence {sequence[0][:60]!r}")
    text = (plain + raw[at:]).decode("utf-8", "replace")
    kinds = (_CONTROL, _HIDDEN, _FLOOD, _REWRITTEN)
    return list(dict.fromkeys([*found, *_found(text, kinds)]))


def line_leaks(output: bytes) -> list[str]:
    """Return the same for the output of a command, which may hold no sequence at all."""
    return _found(output.decode("utf-8", "replace"), (_NOT_IN_A_LINE, _HIDDEN, _FLOOD))


def _found(text: str, kinds) -> list[str]:
    hits = (hit for kind in kinds for hit in kind.finditer(text))
    return [f"{hit[0]!r} in {text[max(0, hit.start() - 9) : hit.end()]!r}" for hit in hits]
