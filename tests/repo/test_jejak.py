"""Who changed a field, and what happened in the whole office."""

from __future__ import annotations

from dataclasses import replace

import pytest

from soptui.changes import edits
from tests.contoh import BUDI, SITI, dengan_waktu, git, repo_baru, sop_contoh

ID = "surat-masuk"
BERKAS = f"sop/sekretariat/{ID}.toml"


@pytest.fixture
def repo(tmp_path):
    repo = repo_baru(tmp_path, sop_contoh())
    simpan(repo, lambda sop: dengan_waktu(sop, "15 menit"), BUDI)
    simpan(repo, lambda sop: edits.set_value(sop, "identitas/nomor", "065/9/2015").sop, SITI)
    simpan(repo, lambda sop: edits.move_langkah(sop, "terima", 2).sop, BUDI)
    simpan(repo, lambda sop: dengan_waktu(sop, "20 menit", 2), SITI)
    return repo


def simpan(repo, change, who):
    doc = repo.read(ID)
    repo.save(doc, change(doc.sop), identity=who)


def told(repo, path):
    return [
        (t.revisi.author, [c.plain for c in t.changes], t.is_first) for t in repo.traces(ID, path)
    ]


def test_every_commit_tells_what_it_changed(repo):
    assert [[c.sign for c in t.changes] for t in repo.traces(ID)] == [
        ["~"],
        [">"],
        ["~"],
        ["~"],
        [],
    ]
    assert [t.is_first for t in repo.traces(ID)] == [False] * 4 + [True]


def test_who_changed_a_field(repo):
    assert told(repo, "langkah/terima/waktu") == [
        ("Siti Aminah", ["Waktu langkah 3 sekarang “20 menit”, sebelumnya “15 menit”"], False),
        (
            "Budi Santoso",
            [
                (
                    "Langkah 1 “Menerima surat masuk” dipindah sesudah langkah 3 “Mencatat surat”:"
                    " sekarang langkah 3"
                )
            ],
            False,
        ),
        ("Budi Santoso", ["Waktu langkah 1 sekarang “15 menit”, sebelumnya “10 menit”"], False),
        ("Siti Aminah", [], True),
    ]
    assert [t[0] for t in told(repo, "identitas/nomor")] == ["Siti Aminah", "Siti Aminah"]
    assert told(repo, "langkah/tidak-ada/waktu") == []


def test_a_version_that_cannot_be_read_is_shown_as_such(repo):
    file = repo.root / BERKAS
    text = file.read_text()
    file.write_text("rusak = [\n")
    git(repo.root, "commit", "-qam", "rusak")
    file.write_text(text.replace("20 menit", "25 menit"))
    git(repo.root, "commit", "-qam", "betul")

    found = repo.traces(ID)

    assert [(t.is_broken, len(t.changes)) for t in found[:3]] == [(False, 0), (True, 0), (False, 1)]
    assert [t.revisi.message for t in repo.traces(ID, "langkah/terima/waktu")][:2] == [
        "rusak",
        found[2].revisi.message,
    ]


def test_the_timeline_of_the_office(repo):
    other = replace(sop_contoh("lain", "Urusan Lain"))
    repo.create(other, identity=SITI)
    (repo.root / "catatan.txt").write_text("bukan SOP\n")
    git(repo.root, "add", "catatan.txt")
    git(repo.root, "commit", "-qm", "bukan SOP")
    for sop_id in (ID, "lain"):
        file = repo.root / f"sop/sekretariat/{sop_id}.toml"
        file.write_text(file.read_text() + "# rapikan\n")
    git(repo.root, "commit", "-qam", "\x01\x1b[31mdua \u202e")

    found = repo.timeline()

    assert [set(e.sop_ids) for e in found[:3]] == [{ID, "lain"}, {"lain"}, {ID}]
    assert found[0].revisi.message == "\x01\x1b[31mdua \u202e"
    assert len(found) == 7
    assert repo.timeline(2) == found[:2]
