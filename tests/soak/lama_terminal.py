"""R10, R11, R14, T6: random bytes, sizes and keys by the hundred thousand; a minute of silence."""

from __future__ import annotations

import time

import pytest

from tests.e2e.ketahanan import growth, in_field, is_drawn_whole, rain, random_bytes, resized
from tests.tui.layar import repo_kantor


@pytest.fixture
def kantor(tmp_path):
    return repo_kantor(tmp_path).root


@pytest.mark.parametrize("seed", range(4))
def test_r10_random_bytes(kantor, seed, angka):
    sizes = [term.megabytes() for term in rain(kantor, random_bytes(50_000, seed))]
    angka(f"R10 seed {seed}: 50,000 bytes, {min(sizes):.0f} to {max(sizes):.0f} MB")
    assert max(sizes) - sizes[0] <= 50


def test_r11_sizes(kantor, angka):
    with in_field(kantor) as term:
        typed = resized(term, 500, seed=11)
        assert is_drawn_whole(term)
        angka(f"R11: 500 sizes, {len(typed)} letters typed meanwhile")


def test_r14_random_keys(kantor, angka):
    more = growth(kantor, 100_000, seed=14)
    angka(f"R14: 100,000 keys, {more:.1f} MB more")
    assert more <= 20


def test_t6_a_minute_of_silence(kantor, angka):
    with in_field(kantor) as term:
        term.until_quiet()
        sent, used = len(term.raw), term.cpu()
        end = time.monotonic() + 60
        while (left := end - time.monotonic()) > 0:
            assert term._read(left)
        angka(f"T6: {len(term.raw) - sent} bytes and {term.cpu() - used:.2f} s of CPU in 60 s")
        assert len(term.raw) == sent
