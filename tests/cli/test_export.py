"""Printing and checking prints from the command line."""

from __future__ import annotations

import os
import re
from hashlib import sha256

import pytest

from tests.cli.run import git, soptui, soptui_json
from tests.contoh import repo_baru

ID = "pengagendaan-surat-masuk"
PDF = ("--to", "pdf")
DAY = ("--on", "2026-01-05")
"""A print names its day, so that two are the same on one day only."""


def test_print_and_verify(demo, tmp_path):
    out = tmp_path / "surat.pdf"
    done = soptui("export", ID, *PDF, *DAY, "-o", out, cwd=demo)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{out}\n", "")
    code, found = soptui_json("verify", out, cwd=demo)
    assert code == 0
    assert (found["id"], found["status"], found["genuine"], found["identical"]) == (
        ID, "berlaku", True, True,
    )  # fmt: skip
    again = tmp_path / "lagi.pdf"
    soptui("export", f"sop/ketatalaksanaan/{ID}.toml", *PDF, *DAY, "-o", again, cwd=demo)
    assert again.read_bytes() == out.read_bytes()

    out.write_bytes(out.read_bytes().replace(b"/StructElem", b"/StructElen", 1))
    done = soptui("verify", out, cwd=demo)
    assert done.returncode == 1
    assert "diubah setelah dicetak" in done.stdout


def test_a_revision_is_printed_as_it_was_and_told_apart(demo, tmp_path):
    same, later = tmp_path / "1.pdf", tmp_path / "2.pdf"
    soptui("export", ID, *PDF, *DAY, "-o", same, cwd=demo)
    done = soptui("set", "pelayanan-cuti", "identitas/ruang_lingkup", "Kabupaten", cwd=demo)
    assert done.returncode == 0
    soptui("export", ID, *PDF, *DAY, "-o", later, cwd=demo)
    assert same.read_bytes() == later.read_bytes()  # nothing of this SOP was changed
    tag = git(demo, "tag", "--list", f"efektif/{ID}/*").splitlines()[0]
    soptui("set", ID, "langkah/terima/waktu", "77 menit", cwd=demo)
    old, new = tmp_path / "lama.pdf", tmp_path / "baru.pdf"
    assert soptui("export", ID, *PDF, "-o", old, "--rev", tag, cwd=demo).returncode == 0
    assert soptui("export", ID, *PDF, "-o", new, cwd=demo).returncode == 0
    assert soptui("verify", old, cwd=demo).returncode == 0
    code, found = soptui_json("verify", new, cwd=demo)
    assert (code, found["status"], found["genuine"]) == (1, "belum", True)
    soptui("revoke", ID, "--on", "2016-01-01", cwd=demo)
    code, found = soptui_json("verify", old, cwd=demo)
    assert (code, found["status"], found["genuine"]) == (1, "dicabut", True)
    assert found["printed_status"] == "berlaku"


def test_who_seals_a_changed_file_anew_is_found_out(demo, tmp_path):
    out = tmp_path / "a.pdf"
    soptui("export", ID, *PDF, "-o", out, cwd=demo)
    pdf = out.read_bytes()
    seal = re.search(rb"segel=([0-9a-f]{64})", pdf)[1]
    bare = pdf.replace(seal, b"0" * 64)
    for old, new in ((b"/StructElem", b"/StructElen"), (b"typst-0", b"typst-9")):
        changed = bare.replace(old, new)
        out.write_bytes(changed.replace(b"0" * 64, sha256(changed).hexdigest().encode()))
        code, found = soptui_json("verify", out, cwd=demo)
        assert (code, found["sealed"], found["genuine"]) == (1, True, False)


def test_unsaved_changes_are_not_printed_but_told(demo, tmp_path):
    file = demo / f"sop/ketatalaksanaan/{ID}.toml"
    file.write_text(file.read_text().replace("10 menit", "66 menit"))
    done = soptui("export", ID, *PDF, "-o", tmp_path / "a.pdf", cwd=demo)
    assert done.returncode == 0
    assert "berbeda dari riwayat" in done.stderr


def test_what_another_repository_holds_is_not_genuine(demo, tmp_path):
    out = tmp_path / "a.pdf"
    soptui("export", ID, *PDF, "-o", out, cwd=demo)
    done = soptui("verify", out, cwd=repo_baru(tmp_path).root)
    assert done.returncode == 1
    assert "TIDAK COCOK" in done.stdout
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7 bukan dari soptui")
    for name in ("b.pdf", "tidak-ada.pdf"):
        code, found = soptui_json("verify", tmp_path / name, cwd=demo)
        assert code == 2
        assert found["error"]["message"]
    assert soptui("verify", "/dev/zero", cwd=demo).returncode == 5


def test_targets(demo, tmp_path):
    out = tmp_path / "a.pdf"
    out.write_text("milik orang")
    refused = soptui("export", ID, *PDF, "-o", out, cwd=demo)
    assert (refused.returncode, out.read_text()) == (2, "milik orang")
    assert "--force" in refused.stderr
    assert soptui("export", ID, *PDF, "-o", out, "--force", cwd=demo).returncode == 0
    assert out.read_bytes().startswith(b"%PDF")

    secret = tmp_path / "rahasia"
    secret.write_text("utuh")
    (tmp_path / "tautan.pdf").symlink_to(secret)
    linked = soptui("export", ID, *PDF, "-o", tmp_path / "tautan.pdf", "--force", cwd=demo)
    assert (linked.returncode, secret.read_text()) == (5, "utuh")
    os.mkfifo(tmp_path / "pipa.pdf")
    for target, code in (("tidak/ada.pdf", 2), (".", 0), ("pipa.pdf", 5)):
        done = soptui("export", ID, *PDF, "-o", tmp_path / target, "--force", cwd=demo)
        assert done.returncode == code, done.stderr
    assert (tmp_path / f"{ID}.pdf").exists()
    assert not [p for p in tmp_path.iterdir() if p.name.startswith(".")]


def test_several_go_into_a_folder(demo, tmp_path):
    done = soptui("export", ID, "pelayanan-cuti", *PDF, "-o", tmp_path, "--paper", "A4", cwd=demo)
    assert done.returncode == 0
    assert {p.name for p in tmp_path.glob("*.pdf")} == {f"{ID}.pdf", "pelayanan-cuti.pdf"}
    assert soptui("export", ID, "tidak-ada", *PDF, "-o", tmp_path, cwd=demo).returncode == 2


def test_the_book_in_force(demo, tmp_path):
    out = tmp_path / "buku.pdf"
    done = soptui("export", "--book", *PDF, "-o", out, "--standard", "a-2a,ua-1", cwd=demo)
    assert (done.returncode, done.stderr) == (0, "")
    code, found = soptui_json("verify", out, cwd=demo)
    assert (code, found["id"], found["genuine"], found["in_force"]) == (0, "buku", True, True)
    soptui("revoke", ID, "--on", "2016-01-01", cwd=demo)
    code, found = soptui_json("verify", out, cwd=demo)
    assert (code, found["in_force"]) == (1, False)


@pytest.mark.parametrize(
    "words",
    [
        ("export", *PDF, "-o", "x.pdf"),
        ("export", ID, "--book", *PDF, "-o", "x.pdf"),
        ("export", ID, "--draft", *PDF, "-o", "x.pdf"),
        ("export", "--book", "--to", "svg", "-o", "x.svg"),
        ("export", ID, *PDF, "-o", "x.pdf", "--standard", "a-9z"),
        ("export", ID, *PDF, "-o", "x.pdf", "--standard", "a-2a,a-2b"),
        ("export", ID, *PDF, "-o", "x.pdf", "--paper", "A9"),
        ("export", ID, *PDF, "-o", "x.pdf", "--fonts", "tidak-ada"),
        ("export", ID, *PDF, "-o", "x.pdf", "--rev", "tidak-ada"),
        ("export", ID, *PDF, "-o", "x.pdf", "--on", "besok"),
    ],
)
def test_odd_wishes_get_a_sentence(demo, words):
    done = soptui(*words, cwd=demo)
    assert done.returncode == 2
    assert done.stderr.startswith("soptui: ")
    assert "Traceback" not in done.stderr
    assert not list(demo.glob("x.*"))


def test_a_missing_logo_is_told(demo, tmp_path):
    toml = demo / "soptui.toml"
    toml.write_text(toml.read_text().replace("telepon =", 'logo = "logo.png"\ntelepon ='))
    git(demo, "commit", "-qam", "Logo")
    done = soptui("export", ID, *PDF, "-o", tmp_path / "a.pdf", cwd=demo)
    assert done.returncode == 0
    assert "Logo logo.png belum tersimpan" in done.stderr


def test_a_lone_file_is_not_printed(demo, tmp_path):
    file = demo / f"sop/ketatalaksanaan/{ID}.toml"
    (tmp_path / "lepas.toml").write_text(file.read_text())
    done = soptui("export", tmp_path / "lepas.toml", *PDF, "-o", tmp_path / "a.pdf", cwd=demo)
    assert done.returncode == 2
    assert "repositori SOP" in done.stderr
    picture = tmp_path / "a.svg"
    done = soptui("export", tmp_path / "lepas.toml", "--to", "svg", "-o", picture, cwd=demo)
    assert done.returncode == 0


def test_chapters_that_the_order_misses_are_told_by_check_and_by_a_print(demo, tmp_path):
    (demo / "buku/tambahan.md").write_text("# Tambahan\n\nSatu.\n")
    git(demo, "add", "buku")
    git(demo, "commit", "-qm", "Naskah tambahan")
    told = [f for f in soptui_json("check", cwd=demo)[1] if f["file"] == "buku/buku.toml"]
    [found] = [f for f in told if f["rule"] == "DOC-8"]
    assert "tambahan.md" in found["message"]
    assert found["line"] > 1
    done = soptui("export", "--book", "--to", "html", "-o", tmp_path / "situs", cwd=demo)
    assert done.returncode == 0
    assert "Naskah tambahan.md di folder buku tidak tercantum pada urutan" in done.stderr

    git(demo, "rm", "-q", "buku/kata-pengantar.md")
    git(demo, "commit", "-qm", "Tanpa kata pengantar")
    code, told = soptui_json("check", "buku/buku.toml", cwd=demo)
    assert code == 1
    [found] = [f for f in told if f["rule"] == "RUJ-12"]
    assert "kata-pengantar.md" in found["message"]
    done = soptui("export", "--book", *PDF, "-o", tmp_path / "b.pdf", cwd=demo)
    assert done.returncode == 2
    assert "kata-pengantar.md" in done.stderr
    assert not (tmp_path / "b.pdf").exists()
