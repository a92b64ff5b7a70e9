"""Loops that nothing leads out of: each is told by itself, where it is, with its own steps."""

from dataclasses import replace

import pytest

from soptui.model import Alur, Langkah, Simbol, Simpul
from soptui.rules import ATURAN, Konteks
from soptui.rules.contoh import CONTOH


def found(ways):
    """Return FL-10 of steps by number, each with the steps that its arrows enter."""
    steps = tuple(
        Langkah(
            f"s{n}",
            "Memeriksa berkas",
            (Simpul("kabag", Simbol.PROSES, "", tuple(Alur(f"s{t}", str(t)) for t in ways[n])),),
        )
        for n in ways
    )
    sop = replace(CONTOH, langkah=steps)
    return list(ATURAN["FL-10"].check(Konteks(sop)))


@pytest.mark.parametrize(
    ("ways", "told"),
    [
        (
            {1: (2,), 2: (3, 5, 7), 3: (4,), 4: (3,), 5: (6,), 6: (5,), 7: ()},
            [("s3", "3 sampai 4"), ("s5", "5 sampai 6")],
        ),
        ({1: (3,), 2: (5,), 3: (4,), 4: (2, 6), 5: (3,), 6: ()}, []),
        (
            {1: (3,), 2: (5,), 3: (2, 7), 4: (6,), 5: (3,), 6: (), 7: (2,)},
            [("s2", "2, 3, 5 dan 7")],
        ),
        ({1: (2,), 2: (2,)}, [("s2", "2")]),
        ({1: (2,), 2: (4,), 3: (), 4: (2,)}, [("s2", "2 dan 4")]),
    ],
)  # fmt: skip
def test_each_loop_is_told_at_its_own_steps(ways, told):
    assert found(ways) == [
        (
            f"langkah/{step}",
            f"Langkah {rows} berputar tanpa jalan keluar: tambahkan panah yang keluar.",
        )
        for step, rows in told
    ]
