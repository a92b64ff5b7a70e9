"""`soptui drafts`: everything about drafts that the interface can do, without it."""

from __future__ import annotations

import json
import os

import pytest

from soptui.cli.main import main
from soptui.folders import state_folder
from soptui.repo.drafts.content import Dasar, Isi, Jenis, Ketikan
from soptui.repo.drafts.place import Place
from tests.contoh import dengan_waktu, repo_baru, sop_contoh
from tests.repo.drafts.naskah import ditulis


@pytest.fixture
def draf(tmp_path, monkeypatch):
    """The id of a draft with one edit, and a key that was being typed."""
    repo = repo_baru(tmp_path, sop_contoh())
    monkeypatch.chdir(repo.root)
    doc = repo.read("surat-masuk")
    typed = (Ketikan(Jenis.RUAS, "langkah/telaah/waktu", "2 jam\x1b[31m"),)
    isi = Isi(Dasar(doc.file, doc.text, doc.base, True), dengan_waktu(doc.sop, "15 menit"))
    place = Place(state_folder(os.environ), repo.root)
    return ditulis(place, isi, Isi(isi.dasar, isi.sop, ketikan=typed))


def listed(capsys, *args):
    assert main(["drafts", "--json", *args]) == 0
    return json.loads(capsys.readouterr().out)


def test_listing_and_showing(draf, capsys):
    assert main(["drafts"]) == 0
    assert f"{draf}  " in capsys.readouterr().out
    assert main(["drafts", "--show", draf]) == 0
    out = capsys.readouterr().out
    assert "15 menit" in out
    assert "Waktu, sedang diketik: 2 jam" in out
    assert "\x1b" not in out
    [found] = listed(capsys)
    assert (found["draft"], found["id"], found["state"]) == (draf, "surat-masuk", "sama")
    assert found["in_use"] is False
    assert len(found["changes"]) == 2


def test_dropping_and_bringing_back(draf, capsys):
    assert main(["drafts", "--drop", draf]) == 0
    assert "--restore" in capsys.readouterr().err
    assert listed(capsys) == []
    assert [d["draft"] for d in listed(capsys, "--dropped")] == [draf]
    assert main(["drafts", "--restore", draf]) == 0
    assert len(listed(capsys)) == 1


def test_none_and_unknown(tmp_path, monkeypatch, capsys):
    repo = repo_baru(tmp_path, sop_contoh())
    monkeypatch.chdir(repo.root)
    assert main(["drafts"]) == 0
    assert "Tidak ada draf" in capsys.readouterr().err
    assert main(["drafts", "--show", "00000000"]) == 2
    assert "soptui drafts" in capsys.readouterr().err
