"""Documents drawn from values: sheets as text, SOPs and the book as PDF, and their verification.

Each name is imported when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from soptui.lazy import finder

if TYPE_CHECKING:
    from soptui.documents.dates import tanggal
    from soptui.documents.linear import linear
    from soptui.documents.sheet import identity_sheet
else:
    __getattr__ = finder(
        __name__, {"identity_sheet": "sheet", "linear": "linear", "tanggal": "dates"}
    )

__all__ = ["identity_sheet", "linear", "tanggal"]
