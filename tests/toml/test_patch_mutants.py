"""Files as a thousand hands write them x edits as people make them: nothing else may move.

The oracle is not the product's: tomllib says what the new text means, and the pen that wrote the
old text knows which characters the edit was allowed to touch.
"""

from __future__ import annotations

import re
import tomllib
from random import Random

import pytest

from soptui.errors import RefusedError
from soptui.model import sop_from_data, sop_to_data
from soptui.toml import patch_sop, read_sop
from tests.toml.pena import Pena, random_sop
from tests.toml.ubahan import SEMUA, Ubahan

MUTANTS = 100
_COMMENT = re.compile(r'# catatan \d+ "\[\{=')


def _meaning(text: str) -> dict:
    data = tomllib.loads(text.removeprefix("\ufeff"))
    data["identitas"] = {k: v for k, v in data["identitas"].items() if v != ""}
    return sop_to_data(sop_from_data(data))


def _untouched(pena: Pena, change: Ubahan) -> tuple[str, str]:
    """Return what must still begin and end the text."""
    place = change.inside
    while place and place not in pena.spans:
        place = place.rpartition("/")[0]
    owner = place.rpartition("/")[0]
    if change.removes and owner in pena.spans and pena.text[pena.spans[owner][0]] in "[{":
        place = owner
    lines = [span for path, span in pena.spans.items() if path.startswith(f"{place}/")]
    start, end = pena.spans.get(place) or (
        (min(a for a, _ in lines), max(b for _, b in lines)) if place else (0, len(pena.text))
    )
    return pena.text[:start].rstrip(), pena.text[end:].strip()


@pytest.mark.parametrize("kind", SEMUA, ids=lambda kind: kind.__name__)
def test_an_edit_means_what_was_asked_and_moves_nothing_else(kind):
    """Files in the usual layout are never refused."""
    for seed in range(MUTANTS):
        dice = Random(seed)
        sop = random_sop(dice)
        pena = Pena(dice, plain=True)
        text = pena.write(sop)
        change = kind(sop, dice)
        new = patch_sop(text, change.sop)
        _judge(pena, text, change, new, seed)


@pytest.mark.parametrize("kind", SEMUA, ids=lambda kind: kind.__name__)
def test_odd_layouts_are_edited_right_or_refused(kind):
    """Inline tables for everything, dotted keys, sub-headers, headers in any order."""
    refused = 0
    for seed in range(MUTANTS):
        dice = Random(seed)
        sop = random_sop(dice)
        pena = Pena(dice)
        text = pena.write(sop)
        change = kind(sop, dice)
        try:
            new = patch_sop(text, change.sop)
        except RefusedError:
            refused += 1
            continue
        _judge(pena, text, change, new, seed)
    assert refused <= MUTANTS // 10, f"{refused} of {MUTANTS} refused"


def _judge(pena: Pena, text: str, change: Ubahan, new: str, seed: int) -> None:
    assert _meaning(new) == sop_to_data(change.sop), seed
    before, after = _untouched(pena, change)
    assert new.startswith(before), seed
    assert new.rstrip().endswith(after), seed
    lost = set(_COMMENT.findall(text)) - set(_COMMENT.findall(new))
    assert lost <= set(_COMMENT.findall(text[len(before) : len(text.rstrip()) - len(after)])), seed
    assert ("\r\n" in new) == ("\r\n" in text), seed
    assert not re.search(r"(?<!\r)\n", new) or "\r\n" not in new, seed


def test_many_edits_at_once_still_mean_what_was_asked():
    for seed in range(MUTANTS):
        dice = Random(seed)
        sop = changed = random_sop(dice)
        text = Pena(dice, plain=True).write(sop)
        for kind in dice.sample(SEMUA, 6):
            changed = kind(changed, dice).sop
        assert _meaning(patch_sop(text, changed)) == sop_to_data(changed), seed


def test_edits_one_after_the_other_leave_a_file_that_opens_and_stays():
    for seed in range(MUTANTS):
        dice = Random(seed)
        sop = random_sop(dice)
        text = Pena(dice, plain=True).write(sop)
        for kind in dice.sample(SEMUA, 4):
            sop = kind(sop, dice).sop
            text = patch_sop(text, sop)
        again = read_sop(text.encode(), "uji.toml")
        assert again.temuan == ()
        assert patch_sop(text, sop) == text


def test_a_file_that_nobody_edited_is_saved_byte_for_byte():
    for seed in range(MUTANTS * 4):
        dice = Random(seed)
        sop = random_sop(dice)
        text = Pena(dice, plain=seed % 2 == 0).write(sop)
        assert patch_sop(text, sop) == text, seed
