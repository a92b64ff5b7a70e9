"""`soptui new`: what the screen makes of lines, scripts make too."""

import pytest

from soptui.repo import Repository
from tests.cli.run import git, soptui
from tests.contoh import repo_baru, sop_contoh

LINES = """\
Pegawai: Mengajukan cuti | Formulir | 10 menit | Permohonan
kepala instansi: Memeriksa permohonan?
Pegawai: Menerima izin
"""


@pytest.fixture
def folder(tmp_path):
    return repo_baru(tmp_path, sop_contoh()).root


def read(folder, sop_id):
    return Repository.open(folder).read(sop_id).sop


def test_lines_become_an_sop_in_one_commit(folder):
    done = soptui("new", "cuti", "--judul", "Cuti", "--lines", "-", cwd=folder, stdin=LINES)
    assert done.returncode == 0
    commit = git(folder, "rev-parse", "HEAD")
    assert done.stdout.startswith(commit)
    sop = read(folder, "cuti")
    assert [p.nama for p in sop.pelaksana] == ["Pegawai", "Kepala Instansi"]
    assert sop.langkah[0].kelengkapan == ("Formulir",)
    assert [a.label for a in sop.langkah[1].simpul[0].alur] == ["Ya", "Tidak"]
    assert git(folder, "status", "--porcelain") == ""


def test_lines_from_a_file_with_the_ends_of_another_system(folder, tmp_path):
    file = tmp_path / "langkah.txt"
    file.write_bytes(b"\xef\xbb\xbf" + LINES.replace("\n", "\r\n").encode())
    assert soptui("new", "cuti", "--judul", "Cuti", "--lines", file, cwd=folder).returncode == 0
    assert len(read(folder, "cuti").langkah) == 3


def test_copy_of_another_sop(folder):
    done = soptui("new", "keluar", "--judul", "Surat Keluar", "--from", "surat-masuk", cwd=folder)
    assert done.returncode == 0
    assert read(folder, "keluar").langkah == sop_contoh().langkah
    assert read(folder, "keluar").identitas.nomor == ""


def test_blank_one_with_a_message_of_its_own(folder):
    done = soptui(
        "new", "baru", "--judul", "Baru", "--unit", "sekretariat", "-m", "Mulai", cwd=folder
    )
    assert done.returncode == 0
    assert git(folder, "log", "-1", "--format=%s") == "Mulai"
    assert len(read(folder, "baru").langkah) == 2


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (("surat-masuk", "--judul", "X"), 1, "sudah dipakai"),
        (("../luar", "--judul", "X"), 1, ""),
        (("Bukan Id", "--judul", "X"), 1, ""),
        (("x", "--judul", "  "), 2, "tidak boleh kosong"),
        (("x", "--judul", "X", "--unit", "lain"), 2, "Tidak ada unit 'lain'"),
        (("x", "--judul", "X", "--from", "hilang"), 2, "Tidak ada SOP"),
        (("x", "--judul", "X", "--lines", "hilang.txt"), 2, "Berkas tidak ada"),
        (("x", "--judul", "X", "--lines", "-"), 2, "Tidak ada langkah"),
        (("x",), 2, "Argumen wajib belum ada: --judul"),
        (("x", "--judul", "X", "--from", "a", "--lines", "b"), 2, "tidak dapat dipakai bersama"),
    ],
)
def test_what_cannot_be_made_is_refused_in_words_and_leaves_nothing(folder, args, code, words):
    before = git(folder, "rev-parse", "HEAD")
    done = soptui("new", *args, cwd=folder)
    assert done.returncode == code
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert git(folder, "rev-parse", "HEAD") == before
    assert git(folder, "status", "--porcelain") == ""
    assert not (folder.parent / "luar.toml").exists()


def test_text_in_another_encoding_is_refused(folder, tmp_path):
    file = tmp_path / "langkah.txt"
    file.write_bytes(b"Pegawai: caf\xe9")
    done = soptui("new", "x", "--judul", "X", "--lines", file, cwd=folder)
    assert (done.returncode, "Bukan teks UTF-8" in done.stderr) == (2, True)
