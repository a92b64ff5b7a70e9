"""Printing at a real terminal: how far it is, stopping it, and targets that exist already."""

from __future__ import annotations

import re
import sys

import pytest

from tests.pty_terminal import Terminal

ID = "pengagendaan-surat-masuk"
EXPORT = (sys.executable, "-m", "soptui", "export")
DRAFTS = (*EXPORT, "--book", "--draft")
BAR = re.compile(rb"\r\[[#.]+\] ")


def left_in(folder):
    """Return the names in a folder, hidden ones too."""
    return sorted(p.name for p in folder.iterdir())


def test_one_line_tells_how_far_it_is_and_goes(demo, tmp_path):
    out = tmp_path / "situs"
    with Terminal([*DRAFTS, "--to", "html", "-o", out], cwd=demo, TERM="xterm") as t:
        for step in (b"membaca SOP (Ctrl+C: berhenti)", b"menyusun laman"):
            t.until(lambda step=step: step in t.raw, step)  # sent: the next is drawn over it
        assert t.end() == 0
        assert t.text.replace("\n", "").strip() == str(out)
        assert b"\x1b[" not in t.raw  # a line drawn over itself needs no colours and no modes
        assert len(BAR.findall(t.raw)) > 2
    assert left_in(tmp_path) == ["buku", "situs"]


def test_who_reads_no_redrawn_lines_gets_none(demo, tmp_path):
    out = tmp_path / "a.html"
    with Terminal([*EXPORT, ID, "--to", "html", "-o", out], cwd=demo, TERM="dumb") as t:
        assert t.end() == 0
        assert not BAR.search(t.raw)


def test_ctrl_c_stops_a_book_and_leaves_nothing(demo, tmp_path):
    out = tmp_path / "buku.pdf"
    with Terminal([*DRAFTS, "--to", "pdf", "-o", out], cwd=demo, TERM="xterm") as t:
        t.see("menyusun halaman")
        t.press("ctrl+c")
        assert t.end() == 130
        assert "Dihentikan. Tidak ada berkas yang ditulis." in t.text
        assert "Traceback" not in t.text
        assert t.deserted()  # Typst has gone, too
    assert left_in(tmp_path) == ["buku"]


def test_ctrl_c_among_many_keeps_those_that_are_there_whole(demo, tmp_path):
    folder = tmp_path / "cetakan"
    folder.mkdir()
    ids = [p.stem for p in sorted(demo.glob("sop/*/*.toml"))]
    with Terminal(
        [*EXPORT, *ids, "--to", "docx", "-o", folder], cwd=demo, TERM="xterm", columns=200
    ) as t:
        t.see(f"{ids[1]}.docx")
        t.press("ctrl+c")
        assert t.end() == 130
        said = re.search(r"Sudah ditulis dan utuh: (\d+) berkas", t.text)
    assert said is not None
    assert 1 <= int(said[1]) < len(ids)
    made = left_in(folder)
    assert len(made) - int(said[1]) in (0, 1)  # one may be there that was not told yet
    assert all((folder / name).read_bytes().endswith(b"\0\0") for name in made)
    assert not [name for name in made if name.startswith(".")]


@pytest.mark.parametrize(("answer", "code"), [("tidak", 2), ("ya", 0), ("", 2)])
def test_a_target_that_exists_is_asked_about(demo, tmp_path, answer, code):
    out = tmp_path / "a.svg"
    out.write_text("milik orang")
    with Terminal([*EXPORT, ID, "--to", "svg", "-o", out], cwd=demo, columns=200) as t:
        t.see(f"Sudah ada: {out}. Timpa? (ya/tidak)")
        t.press(answer, "enter")
        assert t.end() == code
        assert ("Tidak ada yang ditimpa" in t.text) is (code == 2)
    assert (out.read_text() == "milik orang") is (code == 2)
