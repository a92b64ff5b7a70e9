"""Documents drawn from values: so far the identity sheet and the reading text of an SOP."""

from soptui.documents.dates import tanggal
from soptui.documents.sheet import identity_sheet

__all__ = ["identity_sheet", "tanggal"]
