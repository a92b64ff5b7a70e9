"""What the tests of drafts are made of: a place, and things that somebody types."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

from soptui.model import Langkah, Simbol, Simpul
from soptui.repo.drafts.content import Dasar, Isi, Jenis, Ketikan
from soptui.repo.drafts.journal import Journal, Penulis
from soptui.repo.drafts.place import Place
from tests.contoh import dengan_waktu, sop_contoh

PENULIS = Penulis("siti", "kantor", 4711, "/srv/sop", 1_700_000_000.0)
WORDS = ("surat", "é漢字", "\u202e", "\udc80", "\0", "\n", '"kutip"', "a" * 300, "")


def tempat(tmp_path):
    """Return the place of the drafts of a repository."""
    return Place(tmp_path / "state" / "soptui", tmp_path / "repo")


def isi(waktu="15 menit", ketikan="", file="sop/sekretariat/surat-masuk.toml"):
    """Return a draft with one edit, and what is being typed in a field."""
    typed = (Ketikan(Jenis.RUAS, "langkah/telaah/waktu", ketikan),) if ketikan else ()
    return Isi(
        Dasar(file, "isi lama\n", "0" * 40, True), dengan_waktu(sop_contoh(), waktu), ketikan=typed
    )


def ditulis(place, *moments):
    """Write a draft and let go of it; return its id."""
    journal = Journal(place)
    journal.begin(PENULIS, moments[0])
    for moment in moments[1:]:
        journal.add(moment)
    journal.release()
    return journal.id


def berkas(place, draft_id, suffix=".draf"):
    """Return the file of a draft."""
    return place.path / f"{draft_id}{suffix}"


def suntingan(seed, count=40):
    """Yield what a draft holds from one moment to the next, as people edit."""
    rng = random.Random(seed)
    now = isi()
    for _ in range(count):
        yield now
        now = _next(rng, now)


def _next(rng, now):
    sop = now.sop or sop_contoh()
    what = rng.randrange(9)
    if what <= 2:
        typed = [Ketikan(rng.choice([*Jenis]), rng.choice(WORDS), rng.choice(WORDS))]
        if now.ketikan and rng.random() < 0.8:
            k = now.ketikan[0]
            at = rng.randint(0, len(k.text))
            typed = [
                replace(k, text=k.text[:at] + rng.choice(WORDS) + k.text[at + rng.randrange(3) :])
            ]
        typed += [Ketikan(Jenis.PESAN, "", "x")] * rng.randrange(2)
        return replace(now, ketikan=tuple(typed) if rng.random() < 0.9 else ())
    if what == 3:
        steps = list(sop.langkah)
        at = rng.randint(0, len(steps))
        new = Langkah(f"s{rng.random()}", rng.choice(WORDS), (Simpul("kabag", Simbol.PROSES),))
        steps[at : at + rng.randrange(3)] = [new] * rng.randrange(3)
        return replace(now, nilai=replace(sop, langkah=tuple(steps)))
    if what == 4:
        day = rng.choice([None, date(2026, 1, 31), "2015"])
        identitas = replace(sop.identitas, tanggal_pembuatan=day, judul=rng.choice(WORDS))
        return replace(now, nilai=replace(sop, identitas=identitas))
    if what == 5:
        riwayat = replace(sop.riwayat_awal, revisi=rng.choice([None, 0, 3]))
        return replace(now, nilai=replace(sop, riwayat_awal=riwayat))
    if what == 6:
        return replace(now, comments=(*now.comments, rng.choice(WORDS)), account=("a", "b", "c"))
    if what == 7:
        return replace(
            now, nilai=rng.choice([None, sop]), dasar=Dasar("sop/x/y.toml", rng.choice(WORDS))
        )
    return replace(now, formulir=(("judul", rng.choice(WORDS)),))
