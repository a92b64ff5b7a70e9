"""What a document holds: the type of rooms that serve SOPs and Standar Pelayanan alike.

`Edited[Layanan]` is an edit of a service; without a parameter the SOP is meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing_extensions import TypeVar  # what typing knows itself from Python 3.13 on

    from soptui.model.layanan import Layanan
    from soptui.model.sop import Sop

    Nilai = TypeVar("Nilai", Sop, Layanan, default=Sop)
else:
    from typing import TypeVar

    Nilai = TypeVar("Nilai")
