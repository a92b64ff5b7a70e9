"""R13: drafts against newer versions, by the hundred: never one over the other in silence."""

from __future__ import annotations

import random

from soptui.changes import edits
from soptui.model import path as address
from soptui.repo.desk import Desk
from soptui.repo.drafts.content import Dasar, Isi
from soptui.repo.drafts.resume import Keadaan, look, take
from soptui.repo.drafts.store import drafts
from soptui.repo.together import ClashError
from tests.contoh import SITI, git, repo_baru, sop_contoh
from tests.repo.drafts.naskah import ditulis, tempat
from tests.soak.lama_serempak import RUAS


def edited(sop, fields, word):
    for path in fields:
        sop = edits.set_value(sop, path, f"{word} {path[-3:]}").sop
    return sop


def fields_that_clash(session):
    """Save, and return what kept it from being saved."""
    try:
        session.save()
    except ClashError as error:
        return {each.path for each in error.bentrokan}
    return set()


def test_r13_a_draft_against_a_newer_commit(tmp_path, angka):
    repo, place = repo_baru(tmp_path, sop_contoh()), tempat(tmp_path)
    joined = clashed = 0
    for seed in range(100):
        chance = random.Random(seed)
        mine, theirs = (chance.sample(RUAS, chance.randint(1, 3)) for _ in "ab")
        doc = repo.read("surat-masuk")
        dasar = Dasar(doc.file, doc.text, doc.base, doc.exists)
        ditulis(place, Isi(dasar, edited(doc.sop, mine, f"draf {seed}")))
        newer = edited(doc.sop, theirs, f"baru {seed}")
        repo.save(doc, newer, identity=SITI)
        head = git(repo.root, "rev-parse", "HEAD")

        [jurnal] = drafts(place)
        lanjutan = look(repo, jurnal)
        assert lanjutan.keadaan is Keadaan.BERUBAH
        session = take(Desk(repo), lanjutan)
        for path in mine:
            assert address.get(session.sop, path) == f"draf {seed} {path[-3:]}"
        assert repo.read("surat-masuk").sop == newer
        clash = set(mine) & set(theirs)
        assert fields_that_clash(session) == clash
        if clash:
            assert repo.read("surat-masuk", "HEAD").sop == newer
        clashed, joined = clashed + bool(clash), joined + (not clash)
        now = repo.read("surat-masuk").sop
        for path in set(theirs) - set(mine) if clash else set(theirs):
            assert address.get(now, path) == f"baru {seed} {path[-3:]}"
        assert git(repo.root, "merge-base", head, "HEAD") == head
        (place.path / f"{jurnal.id}.draf").unlink()
    angka(f"R13: {joined} joined by field, {clashed} shown field by field, 0 overwritten")
    assert joined > 20 < clashed
