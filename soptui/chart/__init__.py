"""Values → geometry → text, JSON or vector drawing. Pure; knows no words but what it measures.

Each name is imported when it is first used: paper needs none of the drawing as text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from soptui.lazy import finder

if TYPE_CHECKING:
    from soptui.chart.columns import ChartStyle
    from soptui.chart.dump import geometry_json
    from soptui.chart.grid import MAX_EXITS, undrawable
    from soptui.chart.memo import Memo
    from soptui.chart.pages import draw_pages
    from soptui.chart.spans import Span
    from soptui.chart.svg import render_svg
    from soptui.chart.table import Box, Drawing, draw
else:
    __getattr__ = finder(
        __name__,
        {
            "Box": "table",
            "ChartStyle": "columns",
            "Drawing": "table",
            "MAX_EXITS": "grid",
            "Memo": "memo",
            "Span": "spans",
            "draw": "table",
            "draw_pages": "pages",
            "geometry_json": "dump",
            "render_svg": "svg",
            "undrawable": "grid",
        },
    )

__all__ = [
    "MAX_EXITS",
    "Box",
    "ChartStyle",
    "Drawing",
    "Memo",
    "Span",
    "draw",
    "draw_pages",
    "geometry_json",
    "render_svg",
    "undrawable",
]
