"""Every way of printing can be verified, and so can a print that was signed since."""

import re
import shutil
from pathlib import Path

import pytest

from soptui.documents.pdf_tambah import Tambahan
from tests.cli.run import git, soptui, soptui_json

ID = "pengagendaan-surat-masuk"
FONTS = Path(__file__).parents[2] / "fonts"


def printed(demo, out, *words):
    done = soptui("export", *words, "--to", "pdf", "-o", out, cwd=demo)
    assert (done.returncode, done.stderr) == (0, "")
    return out


@pytest.fixture
def fonts(tmp_path):
    folder = tmp_path / "fon"
    folder.mkdir()
    shutil.copy(FONTS / "LiberationSans-Italic.ttf", folder)
    return folder


@pytest.mark.parametrize(
    "choices",
    [
        ("--paper", "A4", "--together"),
        ("--paper", "Legal", "--standard", "a-2b"),
        ("--standard", "a-2u,ua-1", "--sign-field"),
        ("--sign-mark", "$", "--on", "2015-06-30"),
        ("--rev", "HEAD", "--sign-wet"),
    ],
)
def test_each_choice_is_verified_as_it_was_printed(demo, tmp_path, choices):
    out = printed(demo, tmp_path / "a.pdf", ID, *choices)
    code, found = soptui_json("verify", out, cwd=demo)
    assert (code, found["identical"], found["genuine"], found["after"]) == (0, True, True, "")


def test_own_fonts_are_named_again(demo, tmp_path, fonts):
    out = printed(demo, tmp_path / "a.pdf", ID, "--fonts", fonts)
    done = soptui("verify", out, cwd=demo)
    assert done.returncode == 1
    assert "TIDAK PASTI" in done.stdout
    assert "soptui verify --fonts FOLDER" in done.stdout
    code, found = soptui_json("verify", out, "--fonts", fonts, cwd=demo)
    assert (code, found["genuine"]) == (0, True)
    shutil.copy(FONTS / "LiberationSans-Bold.ttf", fonts)
    code, found = soptui_json("verify", out, "--fonts", fonts, cwd=demo)
    assert (code, found["identical"]) == (1, None)
    assert "bukan fon yang dipakai" in found["reason"]


def test_fonts_where_none_were_used_are_told(demo, tmp_path, fonts):
    out = printed(demo, tmp_path / "a.pdf", ID)
    code, found = soptui_json("verify", out, "--fonts", fonts, cwd=demo)
    assert (code, found["identical"]) == (1, None)
    assert "tanpa --fonts" in found["reason"]


def test_a_draft_book_with_a_field_on_other_paper(demo, tmp_path):
    out = printed(demo, tmp_path / "b.pdf", "--book", "--draft", "--paper", "A4", "--sign-field")
    assert out.read_bytes().count(b"/FT/Sig") == 1
    code, found = soptui_json("verify", out, cwd=demo)
    assert (code, found["genuine"], found["in_force"]) == (1, True, False)


def test_the_office_chooses_the_room_and_a_print_keeps_it(demo, tmp_path):
    settings = demo / "soptui.toml"
    text = settings.read_text()
    settings.write_text(text.replace("[dokumen]\n", '[dokumen]\ntanda_tangan = "kolom"\n', 1))
    done = soptui("check", settings, cwd=demo)
    assert done.returncode == 0, done.stdout
    git(demo, "commit", "-qam", "Kolom tanda tangan")
    out = printed(demo, tmp_path / "a.pdf", ID)
    assert b"/FT/Sig" in out.read_bytes()
    assert soptui_json("verify", out, cwd=demo)[1]["genuine"]
    wet = printed(demo, tmp_path / "w.pdf", ID, "--sign-wet")
    assert b"/FT/Sig" not in wet.read_bytes()
    assert soptui_json("verify", wet, cwd=demo)[1]["genuine"]


def signed(data, *, change=b""):
    update = Tambahan(data)
    value = update.add(b"<</Type/Sig/ByteRange[0 1 2 3]/Contents<00>>>")
    update.extend(update.find(b"/FT/Sig"), b"/V %d 0 R" % value)
    if change:
        page = update.find(b"/Type/Page/")
        update.put(page, re.sub(rb"/Contents \d+ 0 R", change, update.read(page)))
    return update.finish()


def test_a_signed_print_is_genuine_unless_something_was_replaced(demo, tmp_path):
    out = printed(demo, tmp_path / "a.pdf", ID, "--sign-field")
    data = out.read_bytes()
    out.write_bytes(signed(data))
    done = soptui("verify", out, cwd=demo)
    assert done.returncode == 0
    assert "ditandatangani sesudah dicetak; isi aslinya cocok" in done.stdout
    assert soptui_json("verify", out, cwd=demo)[1]["after"] == "ditandatangani"
    out.write_bytes(signed(data, change=b"/Contents 1 0 R"))
    done = soptui("verify", out, cwd=demo)
    assert done.returncode == 1
    assert "DITAMBAH" in done.stdout
    code, found = soptui_json("verify", out, cwd=demo)
    assert (code, found["after"], found["genuine"]) == (1, "ditambah", False)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--sign-field", "--sign-mark", "#"), "tidak dapat dipakai bersama"),
        (("--sign-mark", "@"), "pilihannya"),
    ],
)
def test_odd_rooms_get_a_sentence(demo, words, sentence):
    done = soptui("export", ID, "--to", "pdf", "-o", "x.pdf", *words, cwd=demo)
    assert done.returncode == 2
    assert sentence in done.stderr
    assert not (demo / "x.pdf").exists()


def test_a_room_is_for_pdf_alone(demo):
    done = soptui("export", ID, "--to", "html", "-o", "x.html", "--sign-field", cwd=demo)
    assert done.returncode == 2
    assert "hanya berlaku untuk PDF" in done.stderr


def test_a_mark_that_stands_elsewhere_is_told_with_its_place(demo):
    done = soptui("set", ID, "langkah/terima/keterangan", "Map #3", cwd=demo)
    assert done.returncode == 0, done.stderr
    done = soptui("export", ID, "--to", "pdf", "-o", "x.pdf", "--sign-mark", "#", cwd=demo)
    assert done.returncode == 1
    assert '"Map #3"' in done.stderr
    assert not (demo / "x.pdf").exists()


def test_a_book_without_a_sheet_of_approval_has_no_room(demo):
    book = demo / "buku/buku.toml"
    book.write_text(book.read_text().replace('"pengesahan", ', "").replace('"pengesahan",', ""))
    git(demo, "commit", "-qam", "Tanpa lembar pengesahan")
    done = soptui(
        "export", "--book", "--draft", "--to", "pdf", "-o", "x.pdf", "--sign-field", cwd=demo
    )
    assert done.returncode == 1
    assert "lembar pengesahan" in done.stderr
