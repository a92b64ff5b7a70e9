"""`soptui replace`: one commit for each SOP, and names that other things rely on stay."""

from dataclasses import replace

import pytest

from soptui.cli.main import main
from tests.cli.run import git
from tests.contoh import repo_baru, sop_contoh

KELUAR = sop_contoh("surat-keluar", "Pengagendaan Surat Keluar")
TAMU = replace(sop_contoh("tamu", "Penerimaan Tamu"), langkah=())


@pytest.fixture
def book(tmp_path, monkeypatch):
    """A repository with three SOPs; two of them speak of letters."""
    repo = repo_baru(tmp_path, sop_contoh(), KELUAR, TAMU)
    monkeypatch.chdir(repo.root)
    return repo


def commits(repo):
    return git(repo.root, "log", "--format=%s").split("\n")


def test_every_sop_is_a_commit_of_its_own(book, capsys):
    before = len(commits(book))
    assert main(["replace", "surat", "naskah", "--ignore-case"]) == 0
    out, err = capsys.readouterr()
    assert "sop/sekretariat/surat-masuk.toml:" in out
    assert "Langkah 2 › Kegiatan\n  - Menelaah surat\n  + Menelaah naskah\n" in out
    assert "2 dari 2 SOP disimpan." in err
    new = commits(book)[: len(commits(book)) - before]
    assert new == [
        "Pengagendaan Surat Masuk: ganti “surat” menjadi “naskah” di 6 tempat",
        "Pengagendaan Surat Keluar: ganti “surat” menjadi “naskah” di 6 tempat",
    ]
    sop = book.read("surat-masuk").sop
    assert sop.identitas.judul == "Pengagendaan Naskah Masuk"
    assert sop.langkah[0].kelengkapan == ("Naskah masuk",)
    assert book.read("tamu").sop == TAMU


def test_a_dry_run_writes_nothing_and_ids_narrow(book, capsys):
    before = commits(book)
    assert main(["replace", "Surat", "Naskah", "surat-keluar", "--dry-run"]) == 0
    out, err = capsys.readouterr()
    assert "surat-masuk.toml" not in out
    assert "3 tempat pada 1 SOP akan diganti." in err
    assert commits(book) == before


def test_whole_words_and_words_that_are_not_there(book, capsys):
    assert main(["replace", "Sura", "Naska", "--words"]) == 0
    assert "tidak ditemukan" in capsys.readouterr().err
    assert main(["replace", "  ", "x"]) == 2
    assert main(["replace", "Surat", "x", "tidak-ada"]) == 2


def test_a_file_with_edits_that_nobody_committed_is_left_alone(book, capsys):
    """The commit would carry them under words that only tell what was replaced."""
    file = book.root / "sop/sekretariat/tamu.toml"
    file.write_text(file.read_text().replace("Penerimaan Tamu", "Penerimaan Tamu Dinas"))
    before = commits(book), file.read_bytes()
    assert main(["replace", "Tamu", "Kunjungan"]) == 5
    assert "belum tersimpan di riwayat" in capsys.readouterr().err
    assert (commits(book), file.read_bytes()) == before


def test_one_sop_that_refuses_does_not_stop_the_others(book, capsys):
    broken = book.root / "sop/sekretariat/rusak.toml"
    broken.write_text("skema = ")
    assert main(["replace", "Penerimaan Tamu", ""]) == 1
    err = capsys.readouterr().err
    assert "Nama SOP akan menjadi kosong" in err
    assert "rusak.toml: Berkas ini rusak dan dilewati" in err
    assert main(["replace", "Agendaris", "Pengelola", "-m", "Nama jabatan baru"]) == 1
    assert commits(book)[:3] == ["Nama jabatan baru"] * 3
    assert "3 dari 3 SOP disimpan." in capsys.readouterr().err


def test_json_names_every_place_and_commit(book, capsys):
    import json

    assert main(["replace", "Disposisi", "Arahan", "surat-masuk", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert rows[0]["changes"] == [
        {
            "path": "langkah/telaah/output/0",
            "label": "Langkah 2 › Output › butir 1",
            "before": "Disposisi",
            "after": "Arahan",
        }
    ]
    assert rows[0]["commit"] == git(book.root, "rev-parse", "HEAD")
