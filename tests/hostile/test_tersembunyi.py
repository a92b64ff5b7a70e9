"""What hides in a text is seen where it matters: in a check, a comparison and an approval."""

from __future__ import annotations

from dataclasses import replace

import pytest

from soptui.cli.main import main
from tests.contoh import git, sop_contoh
from tests.tui.layar import LEBAR, buka, repo_kantor

HIDDEN = {
    "bidi": ("Menerima\u202e surat\u2066", 2, "<U+202E>"),
    "zero width": ("Mene\u200brima\ufeff\u200d surat", 3, "<U+200B>"),
    "tags": ("Menerima surat\U000e0041\U000e0042", 2, "<U+E0041>"),
    "soft hyphen": ("Mene\u00adrima surat", 1, "<U+00AD>"),
}


def repo_with(tmp_path, text):
    """Return a repository whose SOP got a text with hidden characters by its last save."""
    sop = sop_contoh()
    repo = repo_kantor(tmp_path, sop)
    doc = repo.read(sop.id)
    odd = replace(sop.langkah[0], kegiatan=text)
    repo.save(doc, replace(sop, langkah=(odd, *sop.langkah[1:])))
    return repo


@pytest.mark.parametrize("name", HIDDEN)
def test_check_counts_and_diff_shows_them(name, tmp_path, monkeypatch, capfd):
    text, count, seen = HIDDEN[name]
    repo = repo_with(tmp_path, text)
    monkeypatch.chdir(repo.root)
    main(("check",))
    assert f"[TEKS-1] Teks memuat {count} karakter yang tidak terlihat" in capfd.readouterr().out
    main(("diff", "surat-masuk", "HEAD~1"))
    assert seen in capfd.readouterr().out


@pytest.mark.parametrize("name", HIDDEN)
async def test_an_approval_shows_them_and_asks_once_more(name, tmp_path):
    text, _, seen = HIDDEN[name]
    repo = repo_with(tmp_path, text)
    async with buka(repo.root, LEBAR) as orang:
        await orang.tekan("r")
        await orang.tunggu("2 catatan")
        await orang.tekan("end", "d")
        await orang.tunggu("Beda", seen)
        await orang.tekan("q", "q", "s")
        await orang.tunggu("Sahkan", seen)
        await orang.tekan("s")
        await orang.tunggu("Tetap sahkan? Ketik ya")
        await orang.tekan("f10")
        await orang.tunggu("Belum disahkan: hapus dulu")
    assert git(repo.root, "tag") == ""
