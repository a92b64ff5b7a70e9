"""Two parts that every Word document has: which fonts stand in for each other, and a plain theme.

Nothing refers to the theme; validators and some readers want one all the same.
"""

from __future__ import annotations

from soptui.documents.ooxml import OPEN, TWIN, text

SHIPPED = "Liberation Sans"


def fonts(family: str) -> str:
    """Return the table of fonts: whoever lacks one finds the other, which is as wide."""
    names = dict.fromkeys((family, TWIN))
    entries = "".join(
        f'<w:font w:name="{text(name)}">'
        + (f'<w:altName w:val="{SHIPPED}"/>' if name == TWIN else "")
        + '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
        for name in names
    )
    return f'<w:fonts xmlns:w="{OPEN}/wordprocessingml/2006/main">{entries}</w:fonts>'


def _theme() -> str:
    colours = {
        "dk1": "000000",
        "lt1": "FFFFFF",
        "dk2": "404040",
        "lt2": "E6E6E6",
        **{f"accent{k}": "404040" for k in range(1, 7)},
        "hlink": "000000",
        "folHlink": "000000",
    }
    scheme = "".join(f'<a:{k}><a:srgbClr val="{c}"/></a:{k}>' for k, c in colours.items())
    face = f'<a:latin typeface="{TWIN}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'<a:theme xmlns:a="{OPEN}/drawingml/2006/main" name="soptui"><a:themeElements>'
        f'<a:clrScheme name="soptui">{scheme}</a:clrScheme>'
        f'<a:fontScheme name="soptui"><a:majorFont>{face}</a:majorFont>'
        f"<a:minorFont>{face}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="soptui"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst><a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )


THEME = _theme()
