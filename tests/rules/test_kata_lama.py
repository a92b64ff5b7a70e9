"""How long an SOP takes, in a sentence: the ways, and the steps that are left out of them."""

from dataclasses import replace

from soptui.model import Alur, IdentitasLayanan, Layanan, Simbol
from soptui.rules.kata_lama import kata_lama
from soptui.rules.pasangan import ikatan
from tests.contoh import dengan_waktu, sop_contoh


def test_one_way_is_told_once():
    sop = sop_contoh()
    linear = replace(sop, langkah=(replace(sop.langkah[0], waktu="1 jam"), sop.langkah[-1]))
    assert kata_lama(linear, 450).startswith("Waktu: 1 jam")
    assert "tersingkat" not in kata_lama(linear, 450)


def test_the_ways_are_told_in_days_hours_and_minutes():
    words = kata_lama(dengan_waktu(sop_contoh(), "1-2 hari"), 450)
    assert words == (
        "Waktu: tersingkat 1 hari 1 jam 5 menit, lazim 3 hari 2 jam 5 menit, terpanjang 4 hari"
        " 2 jam 5 menit."
    )


def test_steps_without_a_time_that_can_be_read_are_named():
    sop = dengan_waktu(sop_contoh(), "secepatnya")
    assert "Tidak terbaca: langkah 1." in kata_lama(sop, 450)
    sop = replace(sop, langkah=tuple(replace(s, waktu="") for s in sop.langkah))
    count = len(sop.langkah)
    named = ", ".join(str(n + 1) for n in range(count))
    assert kata_lama(sop, 450) == (f"Waktu belum dapat dijumlahkan. Tanpa waktu: langkah {named}.")


def test_without_an_end_the_reason_is_told():
    sop = sop_contoh()
    [last] = sop.langkah[-1].simpul
    back = replace(last, simbol=Simbol.PROSES, alur=(Alur(sop.langkah[0].id),))
    first, *middle, end = sop.langkah
    sop = replace(sop, langkah=(first, *middle, replace(end, simpul=(back,), waktu="")))
    reason = f"langkah 1 sampai {len(sop.langkah)} berputar tanpa jalan keluar"
    assert kata_lama(sop, 450) == (
        f"Waktu belum dapat dijumlahkan: {reason}. Tanpa waktu: langkah {len(sop.langkah)}."
    )
    service = Layanan("sp-a", IdentitasLayanan("Pelayanan Surat", "umum", sop=(sop.id,)))
    tie = ikatan(service, [sop])[2]
    assert (tie.sop, tie.ambil, tie.alasan) == ((), None, reason)


def test_of_many_steps_only_some_are_named():
    sop = sop_contoh()
    many = tuple(replace(sop.langkah[0], id=f"l{n}", waktu="") for n in range(9))
    words = kata_lama(replace(sop, langkah=many), 450)
    assert words.endswith("Tanpa waktu: langkah 1, 2, 3, 4, 5, 6 dan 3 lain.")
