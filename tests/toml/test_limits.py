"""Input that would choke a parser is refused before one sees it, and anything else is answered.

None of these takes a noticeable time; a pass that is not linear would hang the run.
"""

from __future__ import annotations

from random import Random

import pytest

from soptui.toml import LIMITS, read_sop
from tests.toml.naskah import NASKAH

MIB = 1024 * 1024


def told(raw):
    (finding,) = read_sop(raw if isinstance(raw, bytes) else raw.encode(), "a.toml").temuan
    return f"{finding.line}:{finding.column} {finding.rule} {finding.message}"


OVER = [
    (
        "5 MB",
        b"a" * 5_000_000,
        "1:1 skema/batas Berkas ini terlalu besar: 5.000.000 bita, batasnya 4.194.304 bita.",
    ),
    (
        "deep arrays",
        "a = " + "[" * 10_000,
        "1:105 skema/batas Susunan ini terlalu dalam: batasnya 100 tingkat.",
    ),
    (
        "deep inline tables",
        "a=" + "{a=" * 10_000,
        "1:303 skema/batas Susunan ini terlalu dalam: batasnya 100 tingkat.",
    ),
    (
        "deep dotted key",
        "a." * 1_000_000 + "a = 1",
        "1:200 skema/batas Susunan ini terlalu dalam: batasnya 100 tingkat.",
    ),
    (
        "keys",
        "a = 1\n" * 100_001,
        "100001:3 skema/batas Kunci dalam berkas ini terlalu banyak: batasnya 100.000 kunci.",
    ),
    (
        "items",
        "a = [" + "1," * 300_000 + "]",
        "1:500007 skema/batas Butir dalam berkas ini terlalu banyak: batasnya 250.000 butir.",
    ),
    (
        "long string",
        f'id = "x"\na = "{"a" * MIB}"',
        "2:5 skema/batas Teks ini terlalu panjang: batasnya 1.048.576 karakter.",
    ),
    (
        "long escapes",
        'a = "' + "\\u0041" * 600_000 + '"',
        "1:5 skema/batas Teks ini terlalu panjang: batasnya 1.048.576 karakter.",
    ),
    (
        "binary",
        bytes(range(256)) * 16_000,
        (
            "2:118 skema/karakter Bita \\x80 bukan bagian dari teks UTF-8. "
            "Simpan ulang berkas ini sebagai UTF-8."
        ),
    ),
    (
        "UTF-16",
        NASKAH.encode("utf-16"),
        (
            "1:1 skema/karakter Bita \\xff bukan bagian dari teks UTF-8. "
            "Simpan ulang berkas ini sebagai UTF-8."
        ),
    ),
    ("blank lines", "\n" * MIB, "1:1 skema/kosong Berkas ini kosong: belum ada isinya."),
    ("one comment", "#" * 4 * MIB, "1:1 skema/kosong Berkas ini kosong: belum ada isinya."),
    ("quotes", '"' * 4 * MIB, "1:3 skema/toml Setelah nama kunci harus ada tanda sama dengan (=)."),
    (
        "open text",
        'a = """' + '\\"""' * 200_000,
        "1:5 skema/toml Tanda kutip penutup teks ini tidak ada.",
    ),
]


@pytest.mark.parametrize(("raw", "words"), [case[1:] for case in OVER], ids=[c[0] for c in OVER])
def test_hostile_files_are_refused_by_name(raw, words):
    assert told(raw) == words


def test_at_the_limits_a_file_still_reads():
    blank = "\n" * (LIMITS.bytes - len(NASKAH.encode()))
    assert read_sop((NASKAH + blank).encode(), "a.toml").temuan == ()
    long = NASKAH.replace('"Menelaah surat"', '"' + "a" * (MIB - 2) + '"')
    assert read_sop(long.encode(), "a.toml").temuan == ()
    nested = read_sop(b"a = " + b"[" * 100 + b"]" * 100, "a.toml").temuan
    assert "skema/batas" not in {t.rule for t in nested}


def test_a_text_over_the_limits_is_not_parsed_to_find_a_place_either():
    assert read_sop(b"a." * 1_000_000 + b"a = 1", "a.toml").locate("a") == (1, 1)


def test_whatever_bytes_come_the_answer_is_a_value_or_findings_with_places():
    dice = Random(7)
    source = NASKAH.encode()
    junk = [
        b"[",
        b"]",
        b"{",
        b"}",
        b'"',
        b"'",
        b"=",
        b"\\",
        b"\n",
        b"\xff",
        b"\x00",
        b",",
        b"#",
        b".",
    ]
    broken = 0
    for _ in range(400):
        raw = bytearray(source)
        for _ in range(dice.randint(1, 4)):
            at = dice.randrange(len(raw))
            raw[at : at + dice.randrange(3)] = dice.choice(junk)
        doc = read_sop(bytes(raw), "a.toml")
        assert (doc.sop is None) <= bool(doc.temuan)
        for finding in doc.temuan:
            assert finding.line >= 1
            assert finding.column >= 1
            assert finding.rule.startswith("skema/")
            assert "\n" not in finding.message
        broken += doc.sop is None
    assert broken > 300
