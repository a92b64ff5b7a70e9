"""Web pages from the command line: one SOP, several, and the whole site."""

from __future__ import annotations

import pytest

from tests.cli.run import soptui
from tests.documents.baca_html import read

ID = "pengagendaan-surat-masuk"
HTML = ("--to", "html")
DAY = ("--on", "2026-01-05")
"""A page names its day, so that two are the same on one day only."""


def test_one_page_says_which_version_it_is(demo, tmp_path):
    out, again = tmp_path / "a.html", tmp_path / "b.html"
    done = soptui("export", ID, *HTML, *DAY, "-o", out, cwd=demo)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{out}\n", "")
    soptui("export", f"sop/ketatalaksanaan/{ID}.toml", *HTML, *DAY, "-o", again, cwd=demo)
    assert again.read_bytes() == out.read_bytes()
    page = read(out.read_bytes())
    assert "Berlaku sejak 2 Februari 2015" in page.text
    refused = soptui("export", ID, *HTML, "-o", out, cwd=demo)
    assert refused.returncode == 2
    assert "--force" in refused.stderr


def test_several_go_into_a_folder_and_old_versions_say_so(demo, tmp_path):
    soptui("revoke", ID, "--on", "2016-01-01", cwd=demo)
    order = ("export", ID, "pelayanan-cuti", *HTML, "-o", tmp_path, "--paper", "A4")
    assert soptui(*order, cwd=demo).returncode == 0
    assert {p.name for p in tmp_path.glob("*.html")} == {f"{ID}.html", "pelayanan-cuti.html"}
    revoked = read((tmp_path / f"{ID}.html").read_bytes())
    assert "DICABUT, tidak berlaku sejak 1 Januari 2016" in revoked.text
    draft = read((tmp_path / "pelayanan-cuti.html").read_bytes())
    assert "KONSEP, belum disahkan" in draft.text


def test_the_site_is_made_once_and_again_only_when_wanted(demo, tmp_path):
    out, other = tmp_path / "situs", tmp_path / "lain"
    done = soptui("export", "--book", *HTML, "-o", out, cwd=demo)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{out}\n", "")
    assert {p.stem for p in (out / "sop").iterdir()} == {ID, "pelayanan-cuti"}
    refused = soptui("export", "--book", "--draft", *HTML, "-o", out, cwd=demo)
    assert refused.returncode == 2
    assert "--force" in refused.stderr
    for folder in (out, other):
        order = ("export", "--book", "--draft", *HTML, *DAY, "-o", folder, "--force")
        done = soptui(*order, cwd=demo)
        assert done.returncode == 0
    made = {p.relative_to(out): p.read_bytes() for p in out.rglob("*") if p.is_file()}
    assert made == {p.relative_to(other): p.read_bytes() for p in other.rglob("*") if p.is_file()}
    pages = [read(data) for path, data in made.items() if path.suffix == ".html"]
    assert len(pages) > 40
    assert not [p for p in tmp_path.iterdir() if p.name.startswith(".")]
    assert soptui("export", "--book", *HTML, "-o", demo, "--force", cwd=demo).returncode == 5
    assert (demo / "soptui.toml").exists()


@pytest.mark.parametrize("wish", [("--standard", "ua-1"), ("--together",), ("--fonts", ".")])
def test_wishes_for_pdf_alone_get_a_sentence(demo, tmp_path, wish):
    done = soptui("export", ID, *HTML, "-o", tmp_path / "a.html", *wish, cwd=demo)
    assert done.returncode == 2
    assert "hanya berlaku untuk PDF" in done.stderr
    assert not list(tmp_path.glob("*.html"))
