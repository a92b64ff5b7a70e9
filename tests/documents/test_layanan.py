"""A Standar Pelayanan and a Maklumat on paper, in Word and on the web: all words, in order."""

from __future__ import annotations

import datetime as dt
import io
import re
import subprocess
from dataclasses import replace

import pytest
from pypdf import PdfReader

from soptui import texts
from soptui.cli.main import main
from soptui.documents.bentuk import BENTUK
from soptui.documents.book import book_edition
from soptui.documents.docx import WordWriter
from soptui.documents.files import read_document
from soptui.documents.kertas import MM, SIZES, Kertas
from soptui.documents.laman.kulit import LAYAR
from soptui.documents.laman.situs import situs
from soptui.documents.layanan.edisi import pledge_edition, service_edition, services
from soptui.documents.layanan.laman import pledge_page, service_page
from soptui.documents.layanan.lembar import COLUMNS, columns, service_data
from soptui.documents.layanan.pdf import print_pledge, print_service
from soptui.documents.layanan.pembuat import check_form
from soptui.documents.layanan.word import pledge_document, service_document
from soptui.documents.pdf import Pilihan, Printer
from soptui.documents.tanda import is_sealed, read_mark
from soptui.documents.verify import verify
from soptui.errors import InvalidError, NotFoundError, SoptuiError
from soptui.repo.approval.force import Masa
from soptui.rules.contoh_layanan import LAYANAN, layanan_of
from soptui.toml import new_layanan_text
from tests.contoh import SITI, UNIT, git, repo_baru, sop_contoh
from tests.documents.baca_html import read
from tests.documents.baca_pdf import texts as pdf_texts
from tests.documents.edisi_contoh import DAY
from tests.documents.layanan_contoh import edisi_layanan, edisi_maklumat
from tests.documents.test_docx_sah import told
from tests.documents.test_pdf import flat, png

COMPONENTS = [*texts.PENYAMPAIAN.values(), *texts.PENGELOLAAN.values()]
ODD = layanan_of(
    {
        "identitas/judul": "Layanan <b>#panic()</b> & \u202eحجاب 😀",
        "penyampaian/persyaratan": ("x" * 5000, "= bukan judul", "$x$ #import"),
        "penyampaian/produk": tuple(f"Produk ke-{k}" for k in range(120)),
        "penyampaian/biaya": "",
    }
)


def paper(edisi, **choices):
    return print_service(Printer(Pilihan(**choices)), edisi, DAY)


def pages(pdf: bytes) -> list[str]:
    return pdf_texts(io.BytesIO(pdf))


def in_order(text: str, words: list[str]) -> bool:
    plain, at = flat(text), 0
    for word in words:
        at = plain.find(flat(word), at)
        if at < 0:
            return False
    return True


def words_of(docx: bytes) -> str:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(docx)) as file:
        xml = file.read("word/document.xml").decode()
    return " ".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", xml))


def test_the_sheet_is_upright_and_says_all_components_in_order():
    made = paper(edisi_layanan(), standar=("a-2a", "ua-1"))
    page = PdfReader(io.BytesIO(made.pdf)).pages[0]
    wide, high = SIZES["F4"]
    size = (float(page.mediabox.width), float(page.mediabox.height))
    assert size == pytest.approx((wide * MM, high * MM), abs=0.1)
    (text,) = pages(made.pdf)
    assert in_order(text, ["STANDAR PELAYANAN", LAYANAN.identitas.judul, "Nomor", *COMPONENTS])
    assert in_order(
        text, ["1 (satu) hari kerja", "Tidak dipungut biaya", "2 orang", "Disahkan oleh"]
    )
    assert in_order(text, ["SOP Pelaksanaan", "SOP Pengagendaan Surat Masuk"])
    assert flat("sp-pengagendaan-surat | Revisi 2 | commit a1a1a1a1a1") in flat(text)
    assert "KONSEP" not in text
    assert made.catatan == []


def test_the_columns_are_ten_fiftytwo_and_onehundredeight_on_f4():
    assert [width / MM for width in columns(Kertas("F4"))] == pytest.approx(COLUMNS)
    assert sum(columns(Kertas("A4"))) / MM == pytest.approx(165)


def test_equal_editions_are_equal_bytes_sealed_and_marked():
    made = paper(edisi_layanan())
    assert paper(edisi_layanan()).pdf == made.pdf
    assert is_sealed(made.pdf)
    assert read_mark(made.pdf).id == LAYANAN.id
    assert read_mark(made.pdf).masa == str(Masa.BERLAKU)


@pytest.mark.parametrize(
    ("masa", "word"),
    [(Masa.BELUM, "KONSEP"), (Masa.DICABUT, "DICABUT"), (Masa.DIGANTIKAN, "TIDAK BERLAKU")],
)
def test_what_is_not_in_force_is_stamped_everywhere(masa, word):
    edisi = edisi_layanan(masa=masa)
    assert flat(word) in flat(pages(paper(edisi).pdf)[0])
    assert word in read(service_page(edisi, DAY)).text


def test_odd_words_print_whole_on_all_pages_and_run_nowhere():
    made = paper(edisi_layanan(ODD))
    found = pages(made.pdf)
    assert len(found) > 1
    whole = flat("".join(found))
    assert whole.count("x") >= 5000
    assert in_order(whole, ["=bukanjudul", "$x$#import"])
    assert all(flat(f"Produk ke-{k}") in whole for k in (0, 60, 119))
    assert all("Halaman" in page for page in found)
    assert all(flat("No Komponen Uraian") in flat(page) for page in found[1:-1])
    page = service_page(edisi_layanan(ODD), DAY)
    assert b"<b>#panic" not in page
    assert "Layanan <b>#panic()</b> &" in read(page).text
    assert "#panic()" in words_of(service_document(WordWriter(Pilihan()), edisi_layanan(ODD)).data)


def test_a_row_stays_on_one_page_with_its_number():
    items = ("Kalimat yang cukup panjang untuk mengisi satu baris penuh pada kolom uraian",) * 7
    names = [*texts.PENYAMPAIAN, *texts.PENGELOLAAN]
    full = layanan_of(
        {
            f"{'penyampaian' if name in texts.PENYAMPAIAN else 'pengelolaan'}/{name}": items
            for name in names
            if name not in ("jangka_waktu", "biaya", "jumlah_pelaksana")
        }
    )
    _, *others = pages(paper(edisi_layanan(full)).pdf)
    assert others
    for page in others:
        after = flat(page).partition("Uraian")[2]
        assert re.match(r"\d+[A-Z]", after), after[:40]


def test_an_empty_service_prints_with_dashes():
    bare = replace(
        LAYANAN, penyampaian=type(LAYANAN.penyampaian)(), pengelolaan=type(LAYANAN.pengelolaan)()
    )
    (text,) = pages(paper(edisi_layanan(bare)).pdf)
    assert in_order(text, ["Persyaratan", "-", "Evaluasi Kinerja Pelaksana", "-"])


def test_a_signature_field_fits_on_upright_paper():
    made = paper(edisi_layanan(), tempat_ttd="kolom")
    fields = PdfReader(io.BytesIO(made.pdf)).get_fields()
    assert list(fields) == ["TandaTangan"]


def test_word_and_web_say_what_the_paper_says():
    logo = ("logo.png", png())
    made = service_document(WordWriter(Pilihan()), edisi_layanan(logo=logo))
    again = service_document(WordWriter(Pilihan()), edisi_layanan(logo=logo))
    assert made.data == again.data
    assert made.catatan == []
    wanted = ["STANDAR PELAYANAN", LAYANAN.identitas.judul, *COMPONENTS, "Disahkan oleh"]
    assert in_order(words_of(made.data), wanted)
    page = read(service_page(edisi_layanan(logo=logo), DAY))
    assert in_order(page.text, wanted)
    assert "data:image/png" in "".join(page.all("src"))
    assert service_page(edisi_layanan(), DAY) == service_page(edisi_layanan(), DAY)


@pytest.mark.parametrize("masa", [Masa.BERLAKU, Masa.BELUM])
def test_word_documents_keep_to_the_schemas(masa, tmp_path):
    writer, logo = WordWriter(Pilihan()), ("logo.png", png())
    odd = edisi_layanan(ODD, masa, logo)
    assert told(service_document(writer, odd).data, tmp_path) == []
    draft = masa is Masa.BELUM
    assert (
        told(pledge_document(writer, edisi_maklumat(ODD, logo=logo, draft=draft)).data, tmp_path)
        == []
    )


def test_word_opens_upright_in_libreoffice_on_one_page(tmp_path):
    (tmp_path / "sp.docx").write_bytes(
        service_document(WordWriter(Pilihan()), edisi_layanan()).data
    )
    done = subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/lo", "--headless", "--convert-to",
         "pdf", "--outdir", str(tmp_path), str(tmp_path / "sp.docx")],
        capture_output=True, timeout=180, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    reader = PdfReader(tmp_path / "sp.pdf")
    assert len(reader.pages) == 1
    assert float(reader.pages[0].mediabox.height) > float(reader.pages[0].mediabox.width)
    assert in_order(reader.pages[0].extract_text(), ["Komponen", "Persyaratan", "Disahkan oleh"])


def test_the_pledge_is_one_page_that_names_the_services_and_who_signs():
    other = layanan_of({"identitas/judul": "Pelayanan Cuti"})
    edisi = edisi_maklumat(LAYANAN, other, logo=("logo.png", png()))
    wanted = ["MAKLUMAT PELAYANAN", "menyatakan sanggup", "Pengagendaan Surat Masuk"]
    wanted += ["Pelayanan Cuti", "Magetan, 1 Januari 2020", "Drs. Budi Santoso", "NIP"]
    (text,) = pages(print_pledge(Printer(Pilihan(standar=("ua-1",))), edisi, DAY).pdf)
    assert in_order(text, wanted)
    assert in_order(words_of(pledge_document(WordWriter(Pilihan()), edisi).data), wanted)
    assert in_order(read(pledge_page(edisi, DAY)).text, wanted)


def test_a_draft_of_the_pledge_leaves_the_day_open():
    (text,) = pages(print_pledge(Printer(Pilihan()), edisi_maklumat(draft=True), DAY).pdf)
    assert "KONSEP" in flat(text)
    assert in_order(text, ["Magetan, ........"])


def test_a_service_has_no_chart_and_a_pledge_no_table():
    with pytest.raises(SoptuiError, match="pdf, docx, xlsx, html"):
        check_form("svg")
    for form in set(BENTUK) - {"pdf", "docx", "html"}:
        with pytest.raises(SoptuiError, match=r"Maklumat .*pdf, docx, html"):
            check_form(form, pledge=True)


def test_components_are_numbered_through_both_groups():
    groups = service_data(edisi_layanan(), Kertas("F4"), LAYAR)["kelompok"]
    assert [c["nomor"] for group in groups for c in group["komponen"]] == list(range(1, 15))
    published, internal = (group["judul"] for group in groups)
    assert published.endswith("(service delivery): bagian yang wajib dipublikasikan")
    assert internal.endswith("(manufacturing): bagian internal")


# ---- from a repository ---------------------------------------------------------------------------

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


def test_an_approved_service_is_no_part_of_the_book(repo):
    edisi = book_edition(approved(repo, "surat-masuk", "sp-surat-masuk"), "HEAD", FAR, draft=False)
    assert [e.sop.id for e in edisi.edisi] == ["surat-masuk"]


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
