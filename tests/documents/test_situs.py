"""The site: the versions in force as the book lists them, each on a page, and all links lead."""

from __future__ import annotations

import datetime as dt
import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest

from soptui.documents.book import book_edition
from soptui.documents.folder import MARK, check_folder, write_folder
from soptui.documents.laman.situs import situs
from soptui.errors import RefusedError, SoptuiError, SystemFaultError
from tests.contoh import SITI, dengan_waktu, git, repo_baru, sop_contoh
from tests.documents.baca_html import read

DAY = dt.date(2030, 1, 1)
BOOK = """skema = "buku/1"
judul = "Buku <SOP> Kecil"
[[kelompok]]
judul = "Kelompok & Surat"
butir = [{ judul = "x", sop = "surat-keluar" }, { judul = "y", sop = "surat-masuk" }]
"""


@pytest.fixture
def repo(tmp_path):
    names = {
        "surat-masuk": "Surat Masuk",
        "surat-keluar": "Surat Keluar",
        "index": "Nama yang Sama",
        "cuti": "Pelayanan Cuti",
    }
    repo = repo_baru(tmp_path, *(sop_contoh(k, v) for k, v in names.items()))
    (repo.root / "buku/buku.toml").write_text(BOOK)
    git(repo.root, "add", "buku")
    git(repo.root, "commit", "-qm", "Buku")
    for name in ("surat-masuk", "cuti", "index"):
        repo.approvals.approve(name, dt.date(2029, 5, 1), identity=SITI)
    repo.approvals.revoke("cuti", dt.date(2029, 9, 1), identity=SITI)
    doc = repo.read("surat-masuk")
    repo.save(doc, dengan_waktu(doc.sop, "99 menit"), identity=SITI)
    return repo


def laman(repo, *, draft=False):
    return situs(book_edition(repo, "HEAD", DAY, draft=draft), DAY)


def listed(page) -> list[str]:
    return [a for a in page.all("href") if a.startswith("sop/")]


def test_only_what_is_in_force_as_it_was_approved(repo):
    files = laman(repo)
    index = read(files["index.html"])
    assert listed(index) == ["sop/surat-masuk.html", "sop/index.html"]
    assert set(files) == {"index.html", *listed(index)}
    page = read(files["sop/surat-masuk.html"])
    assert "10 menit" in page.text
    assert "99 menit" not in page.text
    assert "Berlaku sejak 1 Mei 2029" in page.text
    assert "2 SOP yang berlaku pada 1 Januari 2030" in index.text


def test_a_draft_lists_every_sop_in_its_group_with_its_status(repo):
    files = laman(repo, draft=True)
    index = read(files["index.html"])
    assert "Buku <SOP> Kecil" in index.text
    first, second = index.text.index("Kelompok & Surat"), index.text.index("Daftar SOP AP")
    assert first < index.text.index("Surat Keluar") < index.text.index("Surat Masuk") < second
    assert index.text.index("Nama yang Sama") > second
    assert len(listed(index)) == len(files) - 1 == 4
    assert "Pelayanan CutiDICABUT, tidak berlaku sejak 1 September 2029" in index.text
    assert "Surat KeluarKONSEP, belum disahkan" in index.text
    assert "KONSEP. Semua 4 SOP, juga yang belum disahkan" in index.text


def test_every_link_leads_and_every_page_leads_back(repo):
    files = laman(repo, draft=True)
    for name, data in files.items():
        page = read(data)
        folder = name.rpartition("/")[0]
        for address in page.all("href"):
            if address.startswith("#"):
                continue
            target = address.removeprefix("../") if address.startswith("../") else address
            assert (target if "../" in address or not folder else f"{folder}/{target}") in files
        assert name == "index.html" or "../index.html" in page.all("href")


def test_the_search_is_a_comfort_and_the_only_script(repo):
    files = laman(repo)
    index = read(files["index.html"])
    digest = b64encode(sha256(index.script.encode()).digest()).decode()
    [policy] = [a["content"] for _, a in index.tags if a.get("http-equiv")]
    assert re.findall(r"'sha256-([^']+)'", policy) == [digest]
    assert "innerHTML" not in index.script
    [box] = [a for _, a in index.tags if a.get("id") == "cari"]
    assert "hidden" in box  # shown by the script that makes it work
    assert not read(files["sop/surat-masuk.html"]).script


def test_equal_commits_give_equal_sites(repo):
    assert laman(repo, draft=True) == laman(repo, draft=True)
    told = []
    edisi = book_edition(repo, "HEAD", DAY, draft=True)
    situs(edisi, DAY, told=lambda step: told.append((step.ke, step.dari)))
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


# --- folders --------------------------------------------------------------------------------------

OLD = {"index.html": b"lama", "sop/a.html": b"a"}
NEW = {"index.html": b"baru", "sop/b.html": b"b"}


def content(path) -> dict[str, bytes]:
    return {
        p.relative_to(path).as_posix(): p.read_bytes()
        for p in path.rglob("*")
        if p.is_file() and p.name != MARK
    }


def test_a_folder_is_replaced_as_a_whole_when_that_is_wanted(tmp_path):
    out = tmp_path / "situs"
    write_folder(out, OLD, force=False)
    with pytest.raises(SoptuiError, match="--force"):
        write_folder(out, NEW, force=False)
    assert content(out) == OLD
    write_folder(out, NEW, force=True)
    assert content(out) == NEW
    assert [p.name for p in tmp_path.iterdir()] == ["situs"]
    (tmp_path / "lain").mkdir()
    assert out.stat().st_mode == (tmp_path / "lain").stat().st_mode


def test_what_soptui_did_not_make_is_never_taken_away(tmp_path):
    own = tmp_path / "dokumen"
    own.mkdir()
    write_folder(own, OLD, force=False)  # an empty folder is nobody's
    (own / "CNAME").write_text("sop.contoh.example")
    with pytest.raises(RefusedError, match="CNAME"):
        write_folder(own, NEW, force=True)
    (own / "CNAME").unlink()
    (own / ".git").mkdir()
    with pytest.raises(RefusedError, match=r"\.git"):
        write_folder(own, NEW, force=True)
    assert content(own) == OLD
    other = tmp_path / "rumah"
    other.mkdir()
    (other / "surat.txt").write_text("penting")
    with pytest.raises(RefusedError, match="bukan buatan soptui"):
        write_folder(other, NEW, force=True)
    (tmp_path / "tautan").symlink_to(own)
    with pytest.raises(RefusedError, match="tautan"):
        write_folder(tmp_path / "tautan", NEW, force=True)
    with pytest.raises(SoptuiError, match="berkas"):
        check_folder(other / "surat.txt", force=True)
    for odd in (tmp_path / "tidak/ada", Path(".."), Path()):
        with pytest.raises(SoptuiError):
            check_folder(odd, force=True)
    assert content(other) == {"surat.txt": b"penting"}


def test_when_writing_fails_the_old_folder_is_there(tmp_path, monkeypatch):
    out = tmp_path / "situs"
    write_folder(out, OLD, force=False)
    with pytest.raises(SystemFaultError, match="tidak berubah"):
        write_folder(out, {**NEW, "x" * 300: b""}, force=True)
    rename, calls = Path.rename, []

    def failing(self, target):
        calls.append(self.name)
        if self.name == "baru":
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(SystemFaultError):
        write_folder(out, NEW, force=True)
    assert calls == ["situs", "baru", "lama"]
    assert content(out) == OLD
    assert [p.name for p in tmp_path.iterdir()] == ["situs"]
