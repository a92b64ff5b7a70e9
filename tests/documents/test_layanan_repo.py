"""Services and pledges of a repository: editions, the book, the site, export and verify."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from soptui.cli.main import main
from soptui.documents.book import book_edition
from soptui.documents.docx import WordWriter
from soptui.documents.files import read_document
from soptui.documents.laman.situs import situs
from soptui.documents.layanan.edisi import pledge_edition, service_edition, services
from soptui.documents.masuk.baca import read_incoming
from soptui.documents.pdf import Pilihan, Printer
from soptui.documents.verify import verify
from soptui.documents.xlsx import ExcelWriter
from soptui.errors import InvalidError, NotFoundError
from soptui.repo.approval.force import Masa
from soptui.rules.contoh_layanan import LAYANAN
from soptui.toml import new_layanan_text
from tests.contoh import SITI, UNIT, git, repo_baru, sop_contoh
from tests.documents.baca_html import read
from tests.documents.baca_xlsx import sheets as sheets_of
from tests.documents.test_docx_sah import told
from tests.documents.test_layanan import COMPONENTS, in_order, pages, words_of
from tests.documents.test_pdf import flat

SERVICE = replace(
    LAYANAN,
    id="sp-surat-masuk",
    identitas=replace(LAYANAN.identitas, unit=UNIT, pengesah="kepala", sop=("surat-masuk",)),
)


@pytest.fixture
def repo(tmp_path, monkeypatch):
    repo = repo_baru(tmp_path, sop_contoh())
    path = repo.root / "layanan" / UNIT / "sp-surat-masuk.toml"
    path.parent.mkdir(parents=True)
    path.write_text(new_layanan_text(SERVICE))
    other = replace(
        SERVICE, id="sp-lain", identitas=replace(SERVICE.identitas, judul="Layanan Lain")
    )
    path.with_name("sp-lain.toml").write_text(new_layanan_text(other))
    git(repo.root, "add", "layanan")
    git(repo.root, "commit", "-qm", "Standar Pelayanan")
    monkeypatch.chdir(repo.root)
    return repo


def approved(repo, *ids):
    for name in ids:
        repo.approvals.approve(name, dt.date(2029, 5, 1), identity=SITI)
    return repo


FAR = dt.date(2030, 1, 1)


def listed(repo, *ids):
    """Let the contents of the book name services before the SOPs."""
    lines = "".join(f'[[kelompok.butir]]\njudul = "Apa"\nlayanan = "{name}"\n' for name in ids)
    path = repo.root / "buku/buku.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(f'skema = "buku/1"\njudul = "Buku"\n\n[[kelompok]]\njudul = "Layanan"\n{lines}')
    git(repo.root, "add", "buku")
    git(repo.root, "commit", "-qm", "Daftar isi")
    return repo


def test_an_edition_knows_its_status_dates_and_sops(repo):
    edisi = service_edition(repo, "sp-surat-masuk", "HEAD", FAR)
    assert edisi.layanan == SERVICE
    assert edisi.status.masa is Masa.BELUM
    assert edisi.judul == {"surat-masuk": "Pengagendaan Surat Masuk"}
    approved(repo, "sp-surat-masuk")
    edisi = service_edition(repo, "layanan/sekretariat/sp-surat-masuk.toml", "HEAD", FAR)
    assert edisi.status.masa is Masa.BERLAKU
    assert edisi.tanggal.efektif == dt.date(2029, 5, 1)
    with pytest.raises(NotFoundError, match="sp-hilang"):
        service_edition(repo, "sp-hilang", "HEAD", FAR)


def test_a_broken_service_is_told_by_its_line(repo):
    path = repo.root / "layanan" / UNIT / "sp-lain.toml"
    path.write_text(path.read_text() + "\nrusak = ")
    git(repo.root, "commit", "-qam", "Rusak")
    with pytest.raises(InvalidError) as told:
        service_edition(repo, "sp-lain", "HEAD", FAR)
    assert told.value.line
    assert [e.id for e in services(repo, "HEAD", FAR, draft=True)] == ["sp-surat-masuk"]


def test_the_pledge_names_what_is_in_force(repo):
    with pytest.raises(InvalidError, match="--draft"):
        pledge_edition(repo, UNIT, "HEAD", FAR, draft=False)
    with pytest.raises(NotFoundError, match=UNIT):
        pledge_edition(repo, "hilang", "HEAD", FAR, draft=False)
    assert len(pledge_edition(repo, UNIT, "HEAD", FAR, draft=True).layanan) == 2
    edisi = pledge_edition(approved(repo, "sp-surat-masuk"), UNIT, "HEAD", FAR, draft=False)
    assert [e.id for e in edisi.layanan] == ["sp-surat-masuk"]
    assert (edisi.pengesah, edisi.tanggal) == ("kepala", dt.date(2029, 5, 1))
    assert pledge_edition(repo, UNIT, "HEAD", FAR, draft=True).tanggal is None


def test_a_service_is_part_of_the_book_where_the_contents_name_it(repo):
    approved(repo, "surat-masuk", "sp-surat-masuk")
    edisi = book_edition(repo, "HEAD", FAR, draft=False)
    assert [e.id for e in edisi.edisi] == ["surat-masuk"]
    listed(repo, "sp-lain", "sp-surat-masuk")
    edisi = book_edition(repo, "HEAD", FAR, draft=False)
    assert [e.id for e in edisi.edisi] == ["sp-surat-masuk", "surat-masuk"]
    assert [e.id for e in edisi.layanan] == ["sp-surat-masuk"]
    edisi = book_edition(repo, "HEAD", FAR, draft=True)
    assert [e.id for e in edisi.edisi] == ["sp-lain", "sp-surat-masuk", "surat-masuk"]
    assert edisi.edisi[0].status.cap == "KONSEP"


def test_the_book_prints_its_services_in_every_form(repo, tmp_path):
    edisi = book_edition(listed(repo, "sp-surat-masuk", "sp-lain"), "HEAD", FAR, draft=True)
    wanted = ["Bagian 1.", "Standar Pelayanan Pengagendaan Surat Masuk"]
    wanted += ["Bagian 2.", "Standar Pelayanan Layanan Lain", "Bagian 1.", "Pengagendaan Surat"]
    made = Printer(Pilihan(standar=("ua-1",))).book(edisi, FAR)
    sheets = [page for page in pages(made.pdf) if flat("STANDAR PELAYANAN") in flat(page)]
    assert len(sheets) == 2
    assert in_order(sheets[0], ["Persyaratan", "Evaluasi Kinerja Pelaksana", "Lembar 1 dari 1"])
    assert in_order("".join(pages(made.pdf)), wanted)
    (tmp_path / "buku.pdf").write_bytes(made.pdf)
    assert verify(repo, made.pdf, FAR).is_genuine
    word = WordWriter(Pilihan()).book(edisi).data
    assert in_order(words_of(word), [*wanted, "STANDAR PELAYANAN", *COMPONENTS])
    excel = ExcelWriter(Pilihan()).book(edisi).data
    names = [sheet.name for sheet in sheets_of(excel)]
    assert names[:5] == [
        *("Daftar isi", "1 Penyampaian", "1 Pengelolaan"),
        *("2 Penyampaian", "2 Pengelolaan"),
    ]
    assert "Standar Pelayanan Layanan Lain" in sheets_of(excel)[0].cells.values()
    files = situs(edisi, FAR)
    assert "Standar Pelayanan Layanan Lain" in read(files["index.html"]).text
    assert {"layanan/sp-lain.html", "layanan/sp-surat-masuk.html"} <= set(files)
    for form, data in {"pdf": made.pdf, "docx": word, "xlsx": excel}.items():
        file = tmp_path / f"buku.{form}"
        file.write_bytes(data)
        found = read_incoming(file).bawaan
        assert [one.id for one in found] == ["sp-surat-masuk", "sp-lain", "surat-masuk"]
        for one in found:
            assert one.teks.encode() == repo.of(one.id).find(one.id).read_bytes()


def test_word_documents_of_a_book_with_services_keep_to_the_schemas(repo, tmp_path):
    edisi = book_edition(listed(repo, "sp-surat-masuk"), "HEAD", FAR, draft=True)
    assert told(WordWriter(Pilihan()).book(edisi).data, tmp_path) == []


def test_the_site_has_services_beside_the_sops_and_all_links_lead(repo):
    approved(repo, "surat-masuk", "sp-surat-masuk")
    book = book_edition(repo, "HEAD", FAR, draft=False)
    files = situs(book, FAR, layanan=services(repo, "HEAD", FAR, draft=False))
    wanted = {"index.html", "sop/surat-masuk.html", "layanan/sp-surat-masuk.html"}
    assert set(files) == {*wanted, f"maklumat/{UNIT}.html"}
    index = read(files["index.html"])
    assert "1 SOP dan 1 Standar Pelayanan yang berlaku" in index.text
    assert {a for a in index.all("href") if not a.startswith("#")} == set(files) - {"index.html"}
    service = read(files["layanan/sp-surat-masuk.html"])
    assert {"../index.html", "../sop/surat-masuk.html"} <= set(service.all("href"))
    pledge = read(files[f"maklumat/{UNIT}.html"])
    assert "../layanan/sp-surat-masuk.html" in pledge.all("href")


@pytest.mark.parametrize("form", ["pdf", "docx", "xlsx", "html"])
def test_export_takes_the_id_of_a_service(repo, tmp_path, form, capsys):
    target = tmp_path / f"sp.{form}"
    assert main(["export", "sp-surat-masuk", "--to", form, "-o", str(target)]) == 0
    assert str(target) in capsys.readouterr().out
    assert target.stat().st_size > 1000
    if form == "xlsx":
        return
    pledge = tmp_path / f"maklumat.{form}"
    order = ["export", "--maklumat", UNIT, "--draft", "--to", form, "-o", str(pledge)]
    assert main(order) == 0
    assert pledge.stat().st_size > 1000


def test_sops_and_services_are_exported_in_one_go(repo, tmp_path):
    assert main(["export", "surat-masuk", "sp-lain", "--to", "html", "-o", str(tmp_path)]) == 0
    assert (tmp_path / "surat-masuk.html").exists()
    assert "Layanan Lain" in (tmp_path / "sp-lain.html").read_text()


def test_a_service_that_was_not_there_yet_is_told(repo, tmp_path, capsys):
    order = ["export", "sp-lain", "--rev", "HEAD~1", "--to", "pdf", "-o", str(tmp_path / "a.pdf")]
    assert main(order) == 2
    assert "Standar Pelayanan sp-lain tidak ada pada commit" in capsys.readouterr().err
    assert not (tmp_path / "a.pdf").exists()


def test_verify_tells_a_genuine_service_from_a_changed_one(repo, tmp_path):
    approved(repo, "sp-surat-masuk", "sp-lain")
    for name, order in {"sp.pdf": ["sp-surat-masuk"], "mk.pdf": ["--maklumat", UNIT]}.items():
        target = tmp_path / name
        order += ["--on", "2030-01-01", "--to", "pdf", "-o", str(target)]
        assert main(["export", *order]) == 0
        data = read_document(target)
        found = verify(repo, data, FAR)
        assert found.is_genuine, found.alasan
        assert found.is_in_force
        assert not verify(repo, data.replace(b"/Count 1", b"/Count 2"), FAR).is_genuine
    repo.approvals.revoke("sp-lain", dt.date(2029, 9, 1), identity=SITI)
    again = verify(repo, read_document(tmp_path / "mk.pdf"), FAR)
    assert not again.is_in_force


def test_verify_says_what_a_pledge_holds(repo, tmp_path, capsys):
    target = str(tmp_path / "mk.pdf")
    assert main(["export", "--maklumat", UNIT, "--draft", "--to", "pdf", "-o", target]) == 0
    assert main(["verify", target]) == 1
    told = capsys.readouterr().out
    assert "Maklumat konsep: memuat semua layanan, juga yang belum disahkan." in told
    assert "Asli" in told
