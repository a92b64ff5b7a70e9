"""Whatever an SOP says, mending it once is enough, breaks nothing and leaves its flow alone."""

from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from soptui.changes import diff
from soptui.model import Pelaksana, Severity
from soptui.repo.mending import mend_all
from soptui.rules import check_sop
from soptui.rules.contoh import KANTOR
from soptui.toml import schema_findings
from tests.contoh import sop_contoh
from tests.rules.test_sembarang import SOPS

BLOT = st.sampled_from(
    ["{}", "1. {}", "SOP {}", "  {} ", "{}  dan  lain", "3) 4. {}", "SOP SOP {}"]
)
LAW = st.sampled_from(
    [
        "UU No. 5 tahun 2014 Tentang ASN",
        "PermenPAN 12/2012",
        "PP  No 42 Th 2004",
        "Perbup 1 / 2015 , tentang x",
        "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik",
    ]
)


@st.composite
def spotted(draw):
    """Return a sound SOP with spots on its texts, its columns out of order and one too many."""
    sop = sop_contoh()
    steps = [
        replace(
            step,
            kegiatan=draw(BLOT).format(step.kegiatan),
            output=(draw(BLOT).format("Surat"),),
            keterangan=draw(BLOT).format("segera"),
        )
        for step in sop.langkah
    ]
    lanes = draw(st.permutations([*sop.pelaksana, Pelaksana("caraka", "Caraka")]))
    laws = tuple(draw(st.lists(LAW, max_size=3)))
    sheet = replace(sop.identitas, judul=draw(BLOT).format(sop.identitas.judul), dasar_hukum=laws)
    return replace(sop, identitas=sheet, langkah=tuple(steps), pelaksana=tuple(lanes))


def flow(sop):
    """Return who does what with which symbol, and where it goes on."""
    return [
        [(s.pelaksana, s.simbol, s.alur and [a.ke for a in s.alur]) for s in step.simpul]
        for step in sop.langkah
    ]


def grave(sop):
    """Return how often each error is found."""
    found = [*schema_findings(sop), *check_sop(sop, KANTOR)]
    return Counter(t.rule for t in found if t.severity is Severity.ERROR)


@settings(deadline=None, max_examples=200)
@given(st.one_of(SOPS, spotted()))
def test_mending_once_is_enough_and_leaves_the_rest_alone(sop):
    mended, done = mend_all(sop, KANTOR)

    assert mend_all(mended, KANTOR) == (mended, [])
    assert flow(mended) == flow(sop)
    assert not grave(mended) - grave(sop)
    used = {simpul.pelaksana for step in sop.langkah for simpul in step.simpul}
    gone = {p.id for p in sop.pelaksana} - {p.id for p in mended.pelaksana}
    assert not gone & used
    about = {temuan.path for temuan, _ in done}
    changed = {c.path for c in diff(sop, mended) if not c.path.startswith("pelaksana")}
    assert all(any(path.startswith(a) or a.startswith(path) for a in about) for path in changed)


@settings(deadline=None, max_examples=60)
@given(spotted())
def test_of_what_was_mended_nothing_is_found_again(sop):
    mended, done = mend_all(sop, KANTOR)
    assert done
    assert not {t.rule for t in check_sop(mended, KANTOR)} & {t.rule for t, _ in done}
