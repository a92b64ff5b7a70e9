"""Documents drawn from values: so far the identity sheet and the reading text of an SOP."""

from soptui.documents.dates import TanggalLembar, sheet_dates, tanggal
from soptui.documents.sheet import identity_sheet

__all__ = ["TanggalLembar", "identity_sheet", "sheet_dates", "tanggal"]
