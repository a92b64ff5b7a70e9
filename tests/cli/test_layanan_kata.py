"""Words and form over SOPs and services alike: `soptui replace` and `soptui check --fix`."""

from __future__ import annotations

import json

import pytest

from soptui.cli.main import main
from soptui.rules.contoh_layanan import layanan_of
from tests.contoh import git, repo_baru, sop_contoh

SP = "sp-pengagendaan-surat"
FILE = f"layanan/sekretariat/{SP}.toml"
HERE = {
    "identitas/unit": "sekretariat",
    "identitas/pengesah": "kepala",
    "identitas/sop": ("surat-masuk",),
}


@pytest.fixture
def book(tmp_path, monkeypatch):
    """A repository with an SOP and a service that speak of the same letters."""
    repo = repo_baru(tmp_path, sop_contoh())
    repo.layanan.create(layanan_of(HERE))
    monkeypatch.chdir(repo.root)
    return repo


def test_words_are_replaced_in_both_kinds_and_the_named_sop_stays(book, capsys):
    assert main(["replace", "surat", "naskah", "--ignore-case"]) == 0
    out, err = capsys.readouterr()
    assert f"{FILE}:" in out
    assert "2 dari 2 SOP dan Standar Pelayanan disimpan." in err
    subject = git(book.root, "log", "-1", "--format=%s")
    assert subject.startswith("Pengagendaan Surat Masuk: ganti “surat” menjadi “naskah” di")
    value = book.layanan.read(SP).nilai
    assert value.identitas.judul == "Pengagendaan Naskah Masuk"
    assert value.identitas.sop == ("surat-masuk",)
    assert value.penyampaian.persyaratan == ("Naskah masuk beralamat lengkap",)
    assert value.pengelolaan.jaminan_keamanan == ("Naskah disimpan dalam lemari terkunci",)


def test_an_id_narrows_to_a_service_and_a_broken_one_is_passed_over(book, capsys):
    assert main(["replace", "loket", "meja", SP, "--dry-run", "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["id"], [c["path"] for c in row["changes"]]) == (SP, ["penyampaian/pengaduan/0"])
    (book.root / "layanan/sekretariat/rusak.toml").write_text("skema = ")
    assert main(["replace", "loket", "meja"]) == 1
    err = capsys.readouterr().err
    assert "layanan/sekretariat/rusak.toml: Berkas ini rusak dan dilewati" in err
    assert "1 dari 1 Standar Pelayanan disimpan." in err


def test_fix_mends_a_service_named_by_id_folder_or_not_at_all(book, capsys):
    bad = {"identitas/judul": "Standar Pelayanan Cuti", "penyampaian/biaya": "Tidak  dipungut"}
    doc = book.layanan.read(SP)
    book.layanan.save(doc, layanan_of({**HERE, **bad}))
    for given in ([SP], [FILE], ["layanan"], []):
        main(["check", "--fix", "--dry-run", *given])
        assert "2 temuan pada 1 Standar Pelayanan dapat" in capsys.readouterr().err, given
    main(["check", "--fix", SP])
    out, err = capsys.readouterr()
    assert "sebut nama pelayanannya saja, hapus spasi yang berlebih (SP-7, TEKS-3)" in err
    assert "[SP-7]" not in out
    assert book.layanan.read(SP).nilai.identitas.judul == "Pelayanan Cuti"
