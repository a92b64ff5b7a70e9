"""Foreign text never reaches a terminal as anything but visible characters."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soptui.visible import visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Surat masuk – 10 menit", "Surat masuk – 10 menit"),
        ("\x1b[31mmerah", "␛[31mmerah"),
        ("\x9b31m", "<U+009B>31m"),
        ("a\x00b\x7f", "a␀b␡"),
        ("kanan\u202ekiri", "kanan<U+202E>kiri"),
        ("nol\u200blebar", "nol<U+200B>lebar"),
        ("tag\U000e0041", "tag<U+E0041>"),
        ("lunak\u00adhubung", "lunak<U+00AD>hubung"),
        ("漢字 e\u0301", "漢字 e\u0301"),
        ("a" + "\u0301" * 20, "a" + "\u0301" * 8 + "<+12>"),
    ],
)
def test_what_is_hidden_is_shown(text, shown):
    assert visible(text) == shown


def test_line_feeds_may_be_kept():
    assert visible("satu\ndua\x07", keep="\n") == "satu\ndua␇"


@given(st.text())
def test_nothing_that_moves_or_hides_gets_through(text):
    shown = visible(text)
    assert not [c for c in shown if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"}]
    assert visible(shown) == shown
