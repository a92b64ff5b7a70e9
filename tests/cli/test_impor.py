"""`soptui import`: what soptui made comes back; nothing is replaced unless somebody says so."""

from __future__ import annotations

import zipfile

import pytest

from tests.cli.run import git, soptui, soptui_json
from tests.contoh import SITI, repo_baru, sop_contoh

ID = "pengagendaan-surat-masuk"
FILE = f"sop/ketatalaksanaan/{ID}.toml"


@pytest.fixture
def empty(tmp_path):
    """Return another office: one unit, no SOP."""
    return repo_baru(tmp_path).root


@pytest.mark.parametrize("kind", ["pdf", "docx", "xlsx"])
def test_what_is_the_same_is_told_and_nothing_is_written(demo, tmp_path, kind):
    out = tmp_path / f"a.{kind}"
    soptui("export", ID, "--to", kind, "-o", out, cwd=demo)
    head = git(demo, "rev-parse", "HEAD")
    done = soptui("import", out, cwd=demo)
    assert (done.returncode, git(demo, "rev-parse", "HEAD")) == (0, head)
    assert "isinya sama" in done.stdout
    assert "Tidak ada yang perlu disimpan" in done.stderr


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_an_older_document_is_shown_then_saved_upon_the_history(demo, tmp_path, kind):
    out = tmp_path / f"a.{kind}"
    soptui("export", ID, "--to", kind, "-o", out, cwd=demo)
    old = (demo / FILE).read_bytes()
    soptui("set", ID, "langkah/terima/waktu", "77 menit", cwd=demo)
    head = git(demo, "rev-parse", "HEAD")
    done = soptui("import", out, cwd=demo)
    assert done.returncode == 1
    assert "77 menit" in done.stdout
    assert "--replace" in done.stderr
    assert git(demo, "rev-parse", "HEAD") == head
    shown = soptui("import", out, "--replace", "--dry-run", cwd=demo)
    assert (shown.returncode, git(demo, "rev-parse", "HEAD")) == (0, head)
    done = soptui("import", out, "--replace", cwd=demo)
    assert done.returncode == 0
    assert (demo / FILE).read_bytes() == old
    assert git(demo, "rev-parse", "HEAD~1") == head
    assert f"Diimpor dari a.{kind}" in git(demo, "log", "-1", "--format=%B")
    assert git(demo, "status", "--porcelain") == ""


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_an_sop_that_is_not_here_comes_in_as_one_commit(demo, empty, tmp_path, kind):
    out = tmp_path / f"a.{kind}"
    soptui("export", ID, "--to", kind, "-o", out, cwd=demo)
    count = int(git(empty, "rev-list", "--count", "HEAD"))
    refused = soptui("import", out, cwd=empty)
    assert refused.returncode == 2
    assert "--unit" in refused.stderr
    assert soptui("import", out, "--unit", "lain", cwd=empty).returncode == 2
    code, found = soptui_json("import", out, "--unit", "sekretariat", cwd=empty)
    assert (code, found["kind"], found["notes"]) == (0, kind, [])
    [sop] = found["sop"]
    assert (sop["id"], sop["state"]) == (ID, "baru")
    assert sop["commit"] == git(empty, "rev-parse", "HEAD")
    assert int(git(empty, "rev-list", "--count", "HEAD")) == count + 1
    here = (empty / f"sop/sekretariat/{ID}.toml").read_text()
    there = (demo / FILE).read_text()
    there = there.replace('unit = "ketatalaksanaan"', 'unit = "sekretariat"')
    assert here == there.replace('pengesah = "kabag"', 'pengesah = ""')
    assert "dikosongkan" in sop["notes"][0]
    assert soptui("import", out, "--unit", "sekretariat", cwd=empty).returncode == 0
    assert int(git(empty, "rev-list", "--count", "HEAD")) == count + 1


def test_a_deleted_sop_comes_back_byte_by_byte(demo, tmp_path):
    out = tmp_path / "a.xlsx"
    soptui("export", ID, "--to", "xlsx", "-o", out, cwd=demo)
    old = (demo / FILE).read_bytes()
    assert soptui("delete", ID, cwd=demo).returncode == 0
    assert soptui("import", out, cwd=demo).returncode == 0
    assert (demo / FILE).read_bytes() == old


def test_a_book_is_listed_and_brings_those_named_or_all(demo, tmp_path):
    out = tmp_path / "buku.docx"
    soptui("export", "--book", "--draft", "--to", "docx", "-o", out, cwd=demo)
    two = [ID, "pelayanan-cuti"]
    for sop_id in two:
        soptui("delete", sop_id, cwd=demo)
    head = git(demo, "rev-parse", "HEAD")
    done = soptui("import", out, cwd=demo)
    assert (done.returncode, git(demo, "rev-parse", "HEAD")) == (0, head)
    assert done.stdout.count("belum ada di sini") == 2
    assert "--all" in done.stderr
    done = soptui("import", out, "--id", ID, cwd=demo)
    assert (done.returncode, len(done.stdout.splitlines())) == (0, 2)
    code, found = soptui_json("import", out, "--all", cwd=demo)
    assert code == 0
    assert [s["id"] for s in found["sop"] if s["commit"]] == ["pelayanan-cuti"]
    assert git(demo, "rev-list", "--count", f"{head}..HEAD") == "2"
    wrong = soptui("import", out, "--id", "tidak-ada", cwd=demo)
    assert wrong.returncode == 2
    assert soptui("import", out, "--id", ID, "--all", cwd=demo).returncode == 2


def test_what_was_changed_here_and_not_saved_is_never_overwritten(demo, tmp_path):
    out = tmp_path / "a.docx"
    soptui("export", ID, "--to", "docx", "-o", out, cwd=demo)
    text = (demo / FILE).read_text().replace("Menerima", "Menampung")
    (demo / FILE).write_text("rusak = [")
    told = soptui("import", out, "--dry-run", cwd=demo)
    assert "rusak" in told.stdout
    assert soptui("import", out, "--replace", cwd=demo).returncode == 0
    (demo / FILE).write_text(text)
    assert "Menampung" in soptui("import", out, cwd=demo).stdout


def test_a_document_that_is_no_sop_or_not_there(tmp_path):
    root = repo_baru(tmp_path, sop_contoh()).root
    for name, data in (("a.docx", b"PK\x03\x04"), ("b.pdf", b"%PDF-1.7\n"), ("c.txt", b"halo")):
        (tmp_path / name).write_bytes(data)
        code, found = soptui_json("import", tmp_path / name, cwd=root)
        assert code in (1, 2)
        assert found["error"]["message"].endswith(".")
    assert soptui("import", tmp_path / "d.pdf", cwd=root).returncode == 2
    assert soptui("import", tmp_path, cwd=root).returncode in (4, 5)
    assert git(root, "log", "-1", "--format=%an") == SITI.name


def test_what_somebody_wrote_in_word_is_told_and_taken_when_asked_to(demo, tmp_path):
    out = tmp_path / "a.docx"
    soptui("export", ID, "--to", "docx", "-o", out, cwd=demo)
    edited = tmp_path / "diubah.docx"
    with zipfile.ZipFile(out) as old, zipfile.ZipFile(edited, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                data = data.replace(b">15 menit<", b">25 menit<", 1)
            new.writestr(name, data)
    told = soptui("import", edited, cwd=demo)
    assert told.returncode == 0
    assert "25 menit" in told.stdout
    assert "--drawn" in told.stdout
    refused = soptui("import", edited, "--drawn", cwd=demo)
    assert refused.returncode == 1
    done = soptui("import", edited, "--drawn", "--replace", cwd=demo)
    assert done.returncode == 0
    changed = git(demo, "diff", "--stat", "HEAD~1")
    assert "1 insertion(+), 1 deletion(-)" in changed
    assert 'waktu = "25 menit"' in (demo / FILE).read_text()
