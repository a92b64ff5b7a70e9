"""Values → geometry → text, JSON or vector drawing. Pure; knows no words but what it measures."""

from soptui.chart.columns import ChartStyle
from soptui.chart.dump import geometry_json
from soptui.chart.grid import MAX_EXITS, undrawable
from soptui.chart.memo import Memo
from soptui.chart.pages import draw_pages
from soptui.chart.spans import Span
from soptui.chart.svg import render_svg
from soptui.chart.table import Box, Drawing, draw

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
