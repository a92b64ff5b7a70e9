"""Documents drawn from values: so far the identity sheet and the reading text of an SOP."""

from soptui.documents.dates import tanggal
from soptui.documents.linear import linear
from soptui.documents.sheet import identity_sheet

__all__ = ["identity_sheet", "linear", "tanggal"]
