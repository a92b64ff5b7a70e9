"""Widths come from the very fonts that are printed; what no font has is written as its code."""

from __future__ import annotations

import shutil

import pytest

from soptui.documents.fonts import FAMILY, ZERO_WIDTH, Letters
from soptui.errors import InvalidError
from soptui.resources import fonts_dir

ARIAL = {"W": 944, "i": 222, "a": 556, " ": 278, "m": 833, "-": 333, "@": 1015, "0": 556, "j": 222}
BOLD = {"W": 944, "i": 278, "a": 556, "m": 889}


def test_the_shipped_font_is_as_wide_as_arial():
    letters = Letters()
    for widths, measure in ((ARIAL, letters.regular), (BOLD, letters.bold)):
        for char, width in widths.items():
            assert measure(char) == pytest.approx(width / 1000, abs=0.001)
    assert letters.regular("Wia") == pytest.approx(sum(map(letters.regular, "Wia")))
    assert letters.families == [FAMILY]
    assert (fonts_dir() / "OFL.txt").read_text().count("SIL Open Font License".upper())


def test_what_cannot_be_printed_is_written_as_its_code():
    letters = Letters()
    assert letters.printable("biasa – “ya” é") == "biasa – “ya” é"
    assert letters.printable("a\u202eb😀") == "a<U+202E>b<U+1F600>"
    assert letters.missing == {"😀"}
    assert not letters.has_right_to_left
    assert letters.printable("שלום") == "שלום"
    assert letters.has_right_to_left
    letters.begin()
    assert (letters.missing, letters.has_right_to_left) == (set(), False)


def test_only_words_without_room_may_break_anywhere():
    letters = Letters()
    assert letters.breakable("kata biasa yang banyak " * 9, 20) == "kata biasa yang banyak " * 9
    broken = letters.breakable("ini " + "x" * 60, 20)
    assert broken.startswith("ini x" + ZERO_WIDTH)
    assert broken.replace(ZERO_WIDTH, "") == "ini " + "x" * 60


def test_a_folder_of_fonts_comes_before_the_shipped_one(tmp_path):
    shutil.copy(fonts_dir() / "LiberationSans-Bold.ttf", tmp_path / "satu.ttf")
    letters = Letters(tmp_path)
    assert letters.families == [FAMILY]
    assert letters.regular("i") == pytest.approx(0.278, abs=0.001)


@pytest.mark.parametrize("cut", [0, 3, 11, 60, 300, 2000, 50_000])
def test_a_font_cut_off_anywhere_is_no_font(tmp_path, cut):
    data = (fonts_dir() / "LiberationSans-Regular.ttf").read_bytes()
    (tmp_path / "a.ttf").write_bytes(data[:cut])
    with pytest.raises(InvalidError, match="bukan fon"):
        Letters(tmp_path)
