"""Contents in which a good file was damaged."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from tests.hostile.isi import GOOD

if TYPE_CHECKING:
    from collections.abc import Iterator


def damaged(count: int) -> Iterator[bytes]:
    """Yield `count` contents in which a few places of a good one were damaged, always the same."""
    dice = random.Random(20150112)
    odd = [bytes([code]) for code in b"\"'[]{}=#\n\\\0\xff\x1b,"]
    for _ in range(count):
        data = bytearray(GOOD.encode())
        for _ in range(dice.randint(1, 6)):
            at, end = sorted(dice.randint(0, len(data)) for _ in range(2))
            what = dice.random()
            if what < 0.4:
                data[at : at + 1] = dice.choice(odd)
            elif what < 0.6:
                data[at : at + dice.randint(1, 40)] = dice.randbytes(dice.randint(0, 8))
            elif what < 0.8:
                data[at:at] = data[at : min(end, at + 200)]
            else:
                del data[at : min(end, at + 60)]
        yield bytes(data)
