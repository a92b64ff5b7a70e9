"""Word documents from the command line."""

from __future__ import annotations

import pytest

from soptui.documents.masuk.baca import read_incoming
from soptui.documents.masuk.terbawa import Bawaan
from tests.cli.run import git, soptui

ID = "pengagendaan-surat-masuk"
DOCX = ("--to", "docx")


def test_an_sop_and_the_book_carry_what_the_repository_holds(demo, tmp_path):
    out = tmp_path / "surat.docx"
    done = soptui("export", ID, *DOCX, "-o", out, "--paper", "A4", "--together", cwd=demo)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{out}\n", "")
    file = demo / f"sop/ketatalaksanaan/{ID}.toml"
    assert list(read_incoming(out).bawaan) == [Bawaan(ID, file.read_bytes().decode())]

    book = tmp_path / "buku.docx"
    done = soptui("export", "--book", *DOCX, "-o", book, cwd=demo)
    assert (done.returncode, done.stderr) == (0, "")
    in_force = {tag.split("/")[1] for tag in git(demo, "tag", "-l", "efektif/*").splitlines()}
    assert {one.id for one in read_incoming(book).bawaan} <= in_force

    again = tmp_path / "lagi.docx"
    soptui("export", f"sop/ketatalaksanaan/{ID}.toml", *DOCX, "-o", again, cwd=demo)
    assert soptui("export", ID, *DOCX, "-o", out, "--force", cwd=demo).returncode == 0
    assert again.read_bytes() == out.read_bytes()


def test_a_revision_carries_its_own_text(demo, tmp_path):
    out = tmp_path / "lama.docx"
    soptui("set", ID, "langkah/terima/waktu", "77 menit", cwd=demo)
    soptui("export", ID, *DOCX, "-o", out, "--rev", "HEAD~1", cwd=demo)
    [(_, old, _)] = read_incoming(out).bawaan
    assert "77 menit" not in old
    soptui("export", ID, *DOCX, "-o", out, "--force", cwd=demo)
    [(_, new, _)] = read_incoming(out).bawaan
    assert "77 menit" in new


def test_targets(demo, tmp_path):
    out = tmp_path / "a.docx"
    out.write_text("milik orang")
    refused = soptui("export", ID, *DOCX, "-o", out, cwd=demo)
    assert (refused.returncode, out.read_text()) == (2, "milik orang")
    assert "--force" in refused.stderr
    (tmp_path / "tautan.docx").symlink_to(out)
    linked = soptui("export", ID, *DOCX, "-o", tmp_path / "tautan.docx", "--force", cwd=demo)
    assert (linked.returncode, out.read_text()) == (5, "milik orang")
    done = soptui("export", ID, "pelayanan-cuti", *DOCX, "-o", tmp_path, cwd=demo)
    assert done.returncode == 0
    made = {f"{ID}.docx", "pelayanan-cuti.docx"}
    assert made <= {p.name for p in tmp_path.iterdir()}


@pytest.mark.parametrize(
    "words",
    [
        ("export", ID, *DOCX, "-o", "x.docx", "--standard", "a-2a"),
        ("export", ID, *DOCX, "-o", "x.docx", "--paper", "A9"),
        ("export", ID, *DOCX, "-o", "x.docx", "--fonts", "tidak-ada"),
        ("export", ID, "--book", *DOCX, "-o", "x.docx"),
    ],
)
def test_odd_wishes_get_a_sentence(demo, words):
    done = soptui(*words, cwd=demo)
    assert done.returncode == 2
    assert done.stderr
    assert "Traceback" not in done.stderr
    assert not (demo / "x.docx").exists()
