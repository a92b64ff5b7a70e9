"""Excel workbooks from the command line."""

from __future__ import annotations

import pytest

from soptui.documents.masuk.baca import read_incoming
from soptui.documents.masuk.terbawa import Bawaan
from tests.cli.run import soptui
from tests.documents.baca_xlsx import sheets

ID = "pengagendaan-surat-masuk"
XLSX = ("--to", "xlsx")


def test_an_sop_several_and_the_book(demo, tmp_path):
    out = tmp_path / "surat.xlsx"
    done = soptui("export", ID, *XLSX, "-o", out, "--paper", "A4", cwd=demo)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{out}\n", "")
    file = demo / f"sop/ketatalaksanaan/{ID}.toml"
    assert list(read_incoming(out).bawaan) == [Bawaan(ID, file.read_bytes().decode())]
    assert [s.name for s in sheets(out.read_bytes())] == ["Identitas", "Bagan"]

    done = soptui("export", ID, "pelayanan-cuti", *XLSX, "-o", tmp_path, "--paper", "A4", cwd=demo)
    assert done.returncode == 0
    assert (tmp_path / f"{ID}.xlsx").read_bytes() == out.read_bytes()
    assert (tmp_path / "pelayanan-cuti.xlsx").is_file()

    book = tmp_path / "buku.xlsx"
    done = soptui("export", "--book", *XLSX, "-o", book, cwd=demo)
    assert (done.returncode, done.stderr) == (0, "")
    found = read_incoming(book).bawaan
    names = [s.name for s in sheets(book.read_bytes())]
    assert names[0] == "Daftar isi"
    assert len(names) == 1 + 2 * len(found) > 2


@pytest.mark.parametrize(
    "words",
    [
        ("export", ID, *XLSX, "-o", "x.xlsx", "--standard", "a-2a"),
        ("export", ID, *XLSX, "-o", "x.xlsx", "--together"),
        ("export", ID, *XLSX, "-o", "x.xlsx", "--fonts", "tidak-ada"),
    ],
)
def test_odd_wishes_get_a_sentence(demo, words):
    done = soptui(*words, cwd=demo)
    assert done.returncode == 2
    assert done.stderr
    assert "Traceback" not in done.stderr
    assert not (demo / "x.xlsx").exists()
