"""A Standar Pelayanan as a workbook: every component in a row of real cells, upright, harmless."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from soptui import texts
from soptui.documents.layanan.lembar import HEAD
from soptui.documents.pdf import Pilihan
from soptui.documents.xlsx import PAPERS, ExcelWriter
from soptui.errors import RefusedError
from soptui.repo.approval.force import Masa
from soptui.rules.contoh_layanan import LAYANAN, layanan_of
from tests.documents.baca_docx import parts
from tests.documents.baca_xlsx import all_of, disorder, sheets
from tests.documents.layanan_contoh import edisi_layanan
from tests.documents.test_layanan import ODD
from tests.documents.test_pdf import flat, png

COMPONENTS = [*texts.PENYAMPAIAN.values(), *texts.PENGELOLAAN.values()]


def tulis(layanan=LAYANAN, masa=Masa.BERLAKU, logo=None, **choices):
    return ExcelWriter(Pilihan(**choices)).service(edisi_layanan(layanan, masa, logo))


def rows(sheet) -> list[list[str]]:
    return [sheet.row(k) for k in range(len(sheet.tops) - 1)]


def test_every_component_is_a_row_of_real_cells_under_its_head():
    published, internal = sheets(tulis().data)
    assert (published.name, internal.name) == ("Penyampaian", "Pengelolaan")
    found = []
    for sheet in (published, internal):
        lines = rows(sheet)
        head = lines.index(list(HEAD))
        found += [row for row in lines[head + 1 :] if row[0]]
    assert [row[0] for row in found] == [str(k) for k in range(1, 15)]
    assert [row[1] for row in found] == COMPONENTS
    asked = found[COMPONENTS.index("Sistem, Mekanisme, dan Prosedur")][2].split("\n")
    assert asked == [f"{k}. {step}" for k, step in enumerate(LAYANAN.penyampaian.prosedur, 1)]
    said = flat("".join(published.cells.values()))
    for words in ("STANDAR PELAYANAN", LAYANAN.identitas.judul, LAYANAN.identitas.nomor):
        assert flat(words) in said
    assert "Disahkan Oleh" in "".join(internal.cells.values())
    assert not any(cell.startswith(("Logo", "#")) for cell in published.cells.values())


@pytest.mark.parametrize("paper", PAPERS)
def test_how_it_prints(paper):
    data = tulis(kertas=paper).data
    for k, sheet in enumerate(sheets(data)):
        [setup] = all_of(sheet.root, "pageSetup")
        assert setup.get("orientation") == "portrait"
        assert int(setup.get("paperSize")) == PAPERS[paper]
        assert setup.get("firstPageNumber") == str(k + 1)
        [foot] = all_of(sheet.root, "oddFooter")
        assert foot.text.endswith("Halaman &P dari 2")
        row = rows(sheet).index(list(HEAD)) + 1
        book = ET.fromstring(parts(data)["xl/workbook.xml"])
        titles = [e.text for e in all_of(book, "definedName") if "Titles" in e.get("name")]
        assert f"'{sheet.name}'!${row}:${row}" in titles


def test_a_long_service_goes_on_over_pages_under_its_head():
    published, internal = sheets(tulis(ODD, Masa.BELUM).data)
    [breaks] = all_of(published.root, "rowBreaks")
    assert len(breaks) > 1
    assert any(bottom > top for top, bottom, left, _ in published.merged if left == 2)
    assert all("KONSEP" in sheet.cells.values() for sheet in (published, internal))
    assert all_of(published.root, "oddHeader")[0].text.endswith("KONSEP")
    assert flat("".join(published.cells.values())).count("Produkke-") == 120


def test_who_signs_is_never_alone_on_a_page():
    last = []
    for count in range(20, 60):
        full = layanan_of({"pengelolaan/sarana": tuple(f"Meja {k}" for k in range(count))})
        _, internal = sheets(tulis(full, kertas="A4").data)
        end = next(k for k, row in enumerate(rows(internal)) if row[0] == "14")
        last.append(max((int(e.get("id")) - end for e in all_of(internal.root, "brk")), default=-1))
    assert max(last) == 0
    assert min(last) < 0


def test_whatever_is_written_stays_text_and_the_parts_are_in_order():
    words = ("=1+1", "+cmd|x", "@SUM(A1)", "</t> & <f>", "_x0041_")
    odd = layanan_of({"penyampaian/persyaratan": words, "identitas/judul": "=HYPERLINK(1)"})
    data = tulis(odd, logo=("logo.png", png())).data
    files = parts(data)
    for name, content in files.items():
        if name.endswith(".xml"):
            assert not disorder(ET.fromstring(content)), name
    whole = b"".join(content for name, content in files.items() if "/media/" not in name)
    assert not any(danger in whole for danger in (b"<f>", b"<f ", b"TargetMode", b"<!"))
    published, _ = sheets(data)
    assert {c.get("t") for c in all_of(published.root, "c") if len(c)} == {"inlineStr"}
    said = "\n".join(published.cells.values())
    assert all(word in said for word in words)
    assert {s.kind for s in published.shapes()} == {"Gambar"}
    assert len(published.shapes()) == 2


def test_equal_editions_give_equal_bytes():
    assert tulis().data == tulis().data


def test_more_than_a_cell_holds_is_refused_not_cut():
    long = layanan_of({"pengelolaan/sarana": ("x" * 40_000,)})
    with pytest.raises(RefusedError, match=r"Sarana.* terlalu panjang untuk satu sel Excel"):
        tulis(long)
