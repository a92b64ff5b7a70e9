"""Which version was in force on a day: the rules one by one, without git."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soptui.repo.approval.force import Masa, periods, standing
from soptui.repo.approval.status import Status, status_of
from tests.repo.approval.tanda import cabut, sah


def on(day, approvals, revocations=()):
    masa, period = standing(periods(approvals, revocations), date.fromisoformat(day))
    return str(masa), period.pengesahan.revision if period else None


THREE = [sah(0, "2025-03-01"), sah(1, "2025-09-01"), sah(2, "2026-01-02")]


@pytest.mark.parametrize(
    ("day", "answer"),
    [
        ("2025-02-28", ("akan-berlaku", 0)),
        ("2025-03-01", ("berlaku", 0)),
        ("2025-08-31", ("berlaku", 0)),
        ("2025-09-01", ("berlaku", 1)),
        ("2025-10-09", ("berlaku", 1)),
        ("2025-10-10", ("dicabut", 1)),
        ("2026-01-01", ("dicabut", 1)),
        ("2026-01-02", ("berlaku", 2)),
    ],
)
def test_superseding_revocation_and_a_future_date(day, answer):
    assert on(day, THREE, [cabut(1, "2025-10-10")]) == answer


def test_what_a_revocation_ends_brings_no_older_version_back():
    assert on("2027-01-01", THREE, [cabut(2, "2026-06-01")]) == ("dicabut", 2)


def test_of_two_approvals_with_one_date_the_higher_revision_wins():
    approvals = [sah(0, "2025-03-01"), sah(1, "2025-03-01")]
    assert on("2025-03-01", approvals) == ("berlaku", 1)
    assert [p.on(date(2025, 3, 1)) for p in periods(approvals)] == [
        Masa.DIGANTIKAN,
        Masa.BERLAKU,
    ]


def test_an_approval_taken_back_before_its_day_ends_nothing():
    approvals = [sah(0, "2025-03-01"), sah(1, "2025-09-01")]
    assert on("2025-12-01", approvals, [cabut(1, "2025-08-01")]) == ("berlaku", 0)


def test_a_back_dated_approval_counts_by_its_day_not_by_its_number():
    approvals = [sah(0, "2025-03-01"), sah(1, "2026-01-01"), sah(2, "2025-06-01")]
    assert [on(day, approvals)[1] for day in ("2025-05-01", "2025-07-01", "2026-01-01")] == [
        0,
        2,
        1,
    ]


def test_without_approval_there_is_nothing():
    assert on("2025-01-01", []) == ("belum", None)


@given(
    st.lists(st.integers(0, 12), min_size=1, max_size=6),
    st.dictionaries(st.integers(0, 5), st.integers(0, 14), max_size=4),
)
def test_periods_never_overlap_and_say_what_every_day_says(days, ends):
    start = date(2025, 1, 1)

    def day(n):
        return (start + timedelta(n)).isoformat()

    found = periods(
        [sah(n, day(d)) for n, d in enumerate(days)], [cabut(n, day(d)) for n, d in ends.items()]
    )
    for n in range(16):
        today = start + timedelta(n)
        in_force = [p for p in found if p.on(today) is Masa.BERLAKU and not p.is_void]
        masa, period = standing(found, today)
        assert len(in_force) <= 1
        assert (masa is Masa.BERLAKU) == (in_force == [period])


@pytest.mark.parametrize(
    ("blob", "today", "status"),
    [
        ("b0", "2025-04-01", Status.BERLAKU),
        ("b1", "2025-04-01", Status.AKAN_BERLAKU),
        ("b0", "2025-09-02", Status.BERUBAH),
        ("b1", "2025-10-10", Status.DICABUT),
        ("lain", "2025-04-01", Status.BERUBAH),
    ],
)
def test_the_word_of_the_list(blob, today, status):
    found = periods(THREE, [cabut(1, "2025-10-10")])
    assert status_of(found, {blob}, date.fromisoformat(today)) is status
    assert status_of([], {blob}, date.fromisoformat(today)) is Status.KONSEP
