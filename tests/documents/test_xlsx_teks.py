"""What people write stays text in a workbook: formulas, markup, too much."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from soptui.errors import RefusedError
from tests.contoh import sop_contoh
from tests.documents.baca_docx import parts
from tests.documents.baca_xlsx import all_of, sheets
from tests.documents.edisi_contoh import (
    ANY_WORDS,
    UNSEEN,
    UNSEEN_TOLD,
    begun_with,
    filled_with,
)
from tests.documents.test_pdf import flat, lengkap
from tests.documents.test_xlsx import tulis

FORMULAS = ('=HYPERLINK("http://x")', "+1+1", "-2+3", "@SUM(A1)", "=cmd|' /C calc'!A0", "\t=1")


@pytest.mark.parametrize(
    "words",
    [
        *FORMULAS,
        "</t></is></c> ]]> & < > \" ' &amp; &#0; {=1} _x0041_ _x005F_",
        *ANY_WORDS,
        "12345678901234567890",
    ],
)
def test_whatever_stands_in_a_field_stays_text(words):
    data = tulis(filled_with(lengkap(), words)).data
    found = sheets(data)
    cells = [c for s in found for c in all_of(s.root, "c") if len(c)]
    assert {c.get("t") for c in cells} == {"inlineStr"}
    assert flat("".join(found[0].cells.values())).count(flat(words)) >= 5
    rows = [found[1].row(k) for k in range(2, len(found[1].tops) - 1)]
    for column in (1, -4, -1):  # a long row goes on in others
        assert flat(words) in flat("".join(row[column] for row in rows))
    styles = ET.fromstring(parts(data)["xl/styles.xml"])
    formats = all_of(all_of(styles, "cellXfs")[0], "xf")
    for cell in cells:  # typed again in Excel, it would still be text
        assert formats[int(cell.get("s"))].get("quotePrefix") == "1"


def test_what_cannot_be_seen_or_printed_is_told():
    made = tulis(begun_with(sop_contoh(), UNSEEN))
    words = sheets(made.data)[1].cells[2, 1]
    assert all(part in words for part in UNSEEN_TOLD)
    assert any("U+1F600" in told for told in made.catatan)


def test_more_than_a_cell_holds_is_refused_not_cut():
    sop = lengkap()
    for rules in (("pasal " * 6000,), ("a\n" * 300,)):
        long = replace(sop, identitas=replace(sop.identitas, dasar_hukum=rules))
        with pytest.raises(RefusedError, match=r"Kotak Dasar Hukum .*32\.767.* tidak ada berkas"):
            tulis(long)
