"""Changes of a Standar Pelayanan: the same diff, words, merge, undo and values as for an SOP."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from random import Random

import pytest

from soptui.changes import (
    Edited,
    Op,
    UndoStack,
    account,
    describe,
    diff,
    edits,
    merge,
    places,
    restore,
    sentences,
)
from soptui.changes.partial import restore_change
from soptui.errors import NotFoundError, SoptuiError
from soptui.model import IdentitasLayanan, Layanan, Pengelolaan, Penyampaian
from soptui.model import path as address
from tests.toml.test_layanan import penuh

CUTI = Layanan(
    "sp-cuti",
    IdentitasLayanan("Pelayanan Cuti", "kelembagaan", sop=("pelayanan-cuti",)),
    Penyampaian(
        persyaratan=("Surat permohonan", "Salinan keputusan pangkat"),
        jangka_waktu="5 hari kerja",
        biaya="Gratis",
    ),
    Pengelolaan(jumlah_pelaksana="3 orang"),
)


def with_value(layanan: Layanan, path: str, value: object) -> Layanan:
    return edits.set_value(layanan, path, value).nilai


def test_each_change_is_told_at_its_address_with_its_label():
    after = with_value(CUTI, "penyampaian/biaya", "Rp5.000,00")
    after = with_value(after, "penyampaian/persyaratan/2", "Pas foto")
    after = with_value(after, "pengelolaan/evaluasi", ("Setiap tahun",))
    assert [(c.op, c.path, c.label) for c in diff(CUTI, after)] == [
        (Op.ADD, "penyampaian/persyaratan/2", "Persyaratan › butir 3"),
        (Op.CHANGE, "penyampaian/biaya", "Biaya/Tarif"),
        (Op.ADD, "pengelolaan/evaluasi/0", "Evaluasi Kinerja Pelaksana › butir 1"),
    ]


def test_a_commit_says_it_in_the_words_of_the_guideline():
    after = with_value(CUTI, "penyampaian/jangka_waktu", "3 hari kerja")
    changes = diff(CUTI, after)
    words = "ubah jangka waktu penyelesaian dari 5 hari kerja menjadi 3 hari kerja"
    assert describe(changes, CUTI, after) == words
    assert places(changes) == "penyampaian pelayanan"


def test_sentences_stand_under_the_heading_of_their_group():
    after = with_value(CUTI, "penyampaian/produk", ("Surat izin cuti",))
    after = with_value(after, "pengelolaan/jumlah_pelaksana", "4 orang")
    assert [(s.part, s.plain) for s in sentences(CUTI, after)] == [
        ("Penyampaian Pelayanan", "Produk Pelayanan: butir baru “Surat izin cuti”"),
        ("Pengelolaan Pelayanan", "Jumlah Pelaksana sekarang “4 orang”, sebelumnya “3 orang”"),
    ]


@pytest.mark.parametrize(
    ("path", "text", "value"),
    [
        ("penyampaian/persyaratan", '["a", "b"]', ("a", "b")),
        ("penyampaian/persyaratan/2", "Pas foto", "Pas foto"),
        ("penyampaian/biaya", "Gratis", "Gratis"),
        ("identitas/tanggal_pembuatan", "2015-01", "2015-01"),
        ("identitas/tanggal_pembuatan", "2015-01-12", date(2015, 1, 12)),
        ("riwayat_awal/revisi", "3", 3),
        ("identitas/sop", "pelayanan-cuti", ("pelayanan-cuti",)),
    ],
)
def test_typed_text_becomes_a_value_of_the_field(path, text, value):
    assert edits.parse_value(CUTI, path, text) == value
    assert address.get(with_value(CUTI, path, value), path) == value


@pytest.mark.parametrize("path", ["langkah/terima/waktu", "penyampaian/tarif", "pelaksana", "x"])
def test_an_address_that_a_service_has_not_is_named(path):
    with pytest.raises(NotFoundError, match="tidak ada"):
        edits.parse_value(CUTI, path, "1")


@pytest.mark.parametrize(("path", "words"), [("id", "tidak pernah"), ("penyampaian", "per isian")])
def test_what_cannot_be_set_as_a_whole_is_refused(path, words):
    with pytest.raises(SoptuiError, match=words):
        edits.parse_value(CUTI, path, "x")


def test_undo_and_the_account_of_a_save_work_on_services():
    stack = UndoStack(CUTI)
    saved = stack.state
    stack.push(edits.set_value(CUTI, "penyampaian/biaya", "Rp5.000,00"))
    assert stack.undo_title == "ubah biaya/Tarif"
    mine = stack.state
    stack.undo()
    assert stack.nilai == CUTI
    assert account(stack, mine).words == "urungkan: ubah biaya/tarif dari Gratis menjadi Rp5.000,00"
    assert account(stack, saved).words == ""


def test_an_old_version_comes_back_with_its_id_and_unit_kept():
    old = replace(CUTI, id="sp-lama", identitas=replace(CUTI.identitas, judul="Cuti"))
    edited: Edited[Layanan] = restore(CUTI, old, "versi 1")
    assert edited.nilai == replace(old, id="sp-cuti")
    assert edited.notes == ("Id tetap sp-cuti; pada versi itu sp-lama.",)


def test_different_fields_are_kept_together_and_one_field_is_a_clash():
    mine = with_value(CUTI, "penyampaian/biaya", "Rp5.000,00")
    theirs = with_value(CUTI, "penyampaian/jangka_waktu", "3 hari kerja")
    both = merge(CUTI, mine, theirs)
    assert both.bentrokan == ()
    assert both.nilai == with_value(mine, "penyampaian/jangka_waktu", "3 hari kerja")
    other = with_value(CUTI, "penyampaian/biaya", "Rp7.000,00")
    clash = merge(CUTI, mine, other)
    assert clash.nilai == mine
    (told,) = clash.bentrokan
    assert (told.label, told.base, told.mine, told.theirs) == (
        "Biaya/Tarif",
        "Gratis",
        "Rp5.000,00",
        "Rp7.000,00",
    )
    assert merge(CUTI, mine, other, taken=["penyampaian/biaya"]).nilai == other


# --- what holds for any services ------------------------------------------------------------------


def test_the_diff_is_empty_exactly_where_the_values_are_equal():
    for seed in range(100):
        dice = Random(seed)
        before, after = penuh(dice, "sp-a"), penuh(dice, "sp-a")
        assert diff(before, before) == []
        assert bool(diff(before, after)) == (before != after), seed
        assert bool(sentences(before, after)) == (before != after), seed


def without_repeats(layanan: Layanan) -> Layanan:
    for group in ("identitas", "penyampaian", "pengelolaan"):
        for field in fields(getattr(layanan, group)):
            items = address.get(layanan, f"{group}/{field.name}")
            if isinstance(items, tuple):
                unique = tuple(dict.fromkeys(items))
                layanan = with_value(layanan, f"{group}/{field.name}", unique)
    return layanan


def test_taking_back_every_change_leads_back():
    for seed in range(60):
        dice = Random(seed)
        old, now = (without_repeats(penuh(dice, "sp-a")) for _ in range(2))
        for _ in range(200):
            changes = sentences(old, now)
            if not changes:
                break
            now = restore_change(now, old, dice.choice(changes)).nilai
        assert now == old, seed


def test_a_merge_loses_nothing_that_one_side_alone_has_changed():
    for seed in range(100):
        dice = Random(seed)
        base, other = penuh(dice, "sp-a"), penuh(dice, "sp-a")
        mine = theirs = base
        for group in ("identitas", "penyampaian", "pengelolaan", "riwayat_awal"):
            for field in fields(getattr(base, group)):
                path = f"{group}/{field.name}"
                changed = address.get(other, path)
                if dice.random() < 0.5:
                    mine = with_value(mine, path, changed)
                else:
                    theirs = with_value(theirs, path, changed)
        both = merge(base, mine, theirs)
        assert both.bentrokan == ()
        assert both.nilai == other, seed


def test_a_merge_of_anything_is_mine_or_theirs_in_every_field():
    for seed in range(60):
        dice = Random(seed)
        base, mine, theirs = (penuh(dice, "sp-a") for _ in range(3))
        both = merge(base, mine, theirs)
        all_theirs = merge(base, mine, theirs, [c.path for c in both.bentrokan])
        for clash in both.bentrokan:
            assert address.get(both.nilai, clash.path) == address.get(mine, clash.path), seed
            assert address.get(all_theirs.nilai, clash.path) == address.get(theirs, clash.path)
