"""How long an SOP takes, worked out by hand and by the machine."""

from dataclasses import replace

import pytest

from soptui.model import Alur, Langkah, Pelaksana, Simbol, Simpul
from soptui.rules.beban import dalam_kata, statistik
from soptui.rules.contoh import CONTOH
from soptui.rules.lama import lama

DAY = 450
A, B = "agendaris", "kabag"


def step(name, waktu, *simpul, bersama=False):
    return Langkah(name, f"Menangani {name}", simpul, waktu=waktu, bersama=bersama)


def sop(*steps):
    return replace(CONTOH, langkah=steps)


def ways(value):
    told = lama(value, DAY)
    return told.tersingkat, told.lazim, told.terpanjang


MULAI = step("a", "10 menit", Simpul(A, Simbol.MULAI))
SELESAI = step("z", "5 menit", Simpul(A, Simbol.SELESAI))


def test_a_straight_way_adds_up():
    middle = step("b", "1-2 jam", Simpul(B, Simbol.PROSES))
    assert ways(sop(MULAI, middle, SELESAI)) == (75, 105, 135)


def test_half_minutes_are_added_up_before_they_are_rounded():
    steps = [step(name, "5-10 menit", Simpul(B, Simbol.PROSES)) for name in "bcd"]
    told = lama(sop(MULAI, *steps, SELESAI), DAY)
    # 10 + 3 x 7.5 + 5, and of the one who does the three: 22.5.
    assert (told.lazim, dict(told.per_pelaksana)) == (38, {A: 15, B: 23})


def test_a_loop_counts_once_and_not_for_the_shortest():
    # 10 + 60 + 5; once more from the start of the loop: + 10 + 60.
    assert ways(CONTOH) == (75, 145, 145)


def test_branches_the_shortest_the_first_and_the_longest():
    choose = step(
        "b", "1 jam", Simpul(B, Simbol.KEPUTUSAN, "", (Alur("c", "Besar"), Alur("z", "Kecil")))
    )
    big = step("c", "1 hari", Simpul(B, Simbol.PROSES))
    assert ways(sop(MULAI, choose, big, SELESAI)) == (75, 525, 525)


def choice(name, waktu, *onward):
    return step(name, waktu, Simpul(B, Simbol.KEPUTUSAN, "", tuple(Alur(to, to) for to in onward)))


def test_a_jump_into_a_loop_may_be_the_shortest_way():
    first = choice("b", "1 menit", "c", "e")
    slow = step("c", "2 jam", Simpul(B, Simbol.PROSES))
    check, mend = choice("d", "1 menit", "e", "z"), step("e", "1 menit", Simpul(B, Simbol.PROSES))
    again = replace(mend, simpul=(Simpul(B, Simbol.PROSES, "", (Alur("d"),)),))
    # By b, e, d; the usual way goes by c, d, and once round by e.
    assert ways(sop(MULAI, first, slow, check, again, SELESAI))[:2] == (18, 139)


def test_what_is_mended_is_mended_the_usual_way():
    first = choice("b", "1 menit", "d", "c")
    slow = step("c", "2 jam", Simpul(B, Simbol.PROSES))
    # Back to b, and on to d by the first exit; the longest goes by c both times.
    told = ways(sop(MULAI, first, slow, choice("d", "1 menit", "z", "b"), SELESAI))
    assert told == (17, 19, 259)


def test_what_runs_at_the_same_time_waits_for_the_slowest():
    split = step("b", "10 menit", Simpul(B, Simbol.PROSES, "", (Alur("c"), Alur("d"))))
    fast = step("c", "20 menit", Simpul(A, Simbol.PROSES, "", (Alur("z"),)))
    slow = step("d", "2 jam", Simpul(B, Simbol.PROSES))
    assert ways(sop(MULAI, split, fast, slow, SELESAI)) == (145, 145, 145)


def test_symbols_that_follow_each_other_in_a_row_share_its_time():
    both = step("b", "1 jam", Simpul(A, Simbol.PROSES), Simpul(B, Simbol.PROSES))
    told = lama(sop(MULAI, both, SELESAI), DAY)
    assert told.tersingkat == 75
    assert dict(told.per_pelaksana) == {A: 45, B: 30}


def test_joint_work_takes_the_whole_time_of_everyone():
    both = step("b", "1 jam", Simpul(A, Simbol.PROSES), Simpul(B, Simbol.PROSES), bersama=True)
    told = lama(sop(MULAI, both, SELESAI), DAY)
    assert told.terpanjang == 75
    assert dict(told.per_pelaksana) == {A: 75, B: 60}


def test_times_that_cannot_be_read_are_named_and_left_out():
    odd = [
        step("b", "Seketika", Simpul(B, Simbol.PROSES)),
        step("c", "-", Simpul(B, Simbol.PROSES)),
    ]
    told = lama(sop(MULAI, *odd, SELESAI), DAY)
    assert (told.tersingkat, told.kosong, told.tak_terbaca) == (15, (2,), (1,))


def test_without_times_and_without_an_end_there_is_no_way():
    untimed = sop(*(replace(s, waktu="") for s in CONTOH.langkah))
    assert ways(untimed) == (None, None, None)
    forever = step("b", "1 jam", Simpul(B, Simbol.PROSES, "", (Alur("a"),)))
    assert ways(sop(MULAI, forever)) == (None, None, None)
    assert ways(sop()) == (None, None, None)


def test_several_starts_the_quickest_may_be_the_shortest():
    other = step("b", "1 hari", Simpul(B, Simbol.MULAI))
    first = replace(MULAI, simpul=(Simpul(A, Simbol.MULAI, "", (Alur("z"),)),))
    assert ways(sop(first, other, SELESAI)) == (15, 15, 455)


@pytest.mark.parametrize(
    ("waktu", "minutes"),
    [("1 hari", 450), ("1 hari kerja", 450), ("1 minggu", 2250), ("1 bulan", 9900), ("2 jam", 120)],
)
def test_units_follow_the_calendar_of_the_office(waktu, minutes):
    only = step("a", waktu, Simpul(A, Simbol.SELESAI))
    assert lama(sop(only), DAY).tersingkat == minutes


def test_the_day_of_the_office_is_its_own():
    only = step("a", "1 hari", Simpul(A, Simbol.SELESAI))
    assert lama(sop(only), 300).tersingkat == 300


def test_one_position_over_all_sops_however_it_is_written():
    other = replace(
        CONTOH,
        id="lain",
        pelaksana=(Pelaksana(A, "Agendaris"), Pelaksana(B, "Kabag")),
    )
    told = statistik([CONTOH, other], DAY)
    assert [(b.jabatan, b.menit, b.sop, b.langkah) for b in told.beban] == [
        ("Kepala Bagian", 120, 2, 2),
        ("Agendaris", 30, 2, 4),
    ]
    assert [(t.sop.id, t.langkah, t.tinggi) for t in told.tunggu[:2]] == [
        ("lain", 1, 60),
        ("pengagendaan-surat", 1, 60),
    ]


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, "0 menit"),
        (59, "59 menit"),
        (60, "1 jam"),
        (450, "1 hari"),
        (450 * 2 + 185, "2 hari 3 jam 5 menit"),
    ],
)
def test_minutes_in_words(minutes, words):
    assert dalam_kata(minutes, DAY) == words


def test_a_long_chain_of_choices_is_no_labour():
    steps = [
        step(
            f"s{i}",
            "1 menit",
            Simpul(
                A,
                Simbol.KEPUTUSAN,
                "",
                (Alur(f"s{i + 1}", "Ya"), Alur(f"s{max(0, i - 1)}", "Tidak")),
            ),
        )
        for i in range(200)
    ]
    told = lama(sop(*steps, step("s200", "1 menit", Simpul(A, Simbol.SELESAI))), DAY)
    assert told.tersingkat == 201
