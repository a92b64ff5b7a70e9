"""What a document costs: soptui, LibreOffice, WeasyPrint and LaTeX on the same sheets, in one run.

CPU seconds and memory of whole processes, from the command to the file: wall time says little on a
machine that does other things. The opponents get less work: the finished geometry of the charts,
no contents with page numbers, no tags. Who is not installed is left out.
"""

from __future__ import annotations

import argparse
import datetime as dt
import html
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from soptui import texts
from soptui.chart import render_svg
from soptui.documents.bagan import chart_data
from soptui.documents.book import book_edition
from soptui.documents.fonts import Letters
from soptui.documents.kertas import Kertas
from soptui.documents.lembar import BOXES
from soptui.repo import Repository
from soptui.sample import build_demo

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from soptui.documents.edisi import Edisi

ONE = "penyusunan-peraturan-bupati"
DAY = dt.date(2016, 1, 1)


class Cost(NamedTuple):
    """Of one process and its children."""

    seconds: float
    megabytes: int
    size: int


def measured(order: Sequence[str], folder: Path, out: Path) -> Cost:
    """Run a command in a process that waits for it alone, and return what it took."""
    code = (
        "import json,resource,subprocess,sys\n"
        "subprocess.run(sys.argv[1:],check=True,stdout=-3)\n"
        "u=resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(u.ru_utime+u.ru_stime,u.ru_maxrss)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *order],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
        env=_installed(folder.parent),
    )
    seconds, kilobytes = done.stdout.split()[-2:]
    files = [p for p in out.rglob("*") if p.is_file()] if out.is_dir() else [out]
    size = sum(file.stat().st_size for file in files)
    return Cost(float(seconds), int(kilobytes) // 1024, size)


def _installed(work: Path) -> dict[str, str]:
    """Return an environment in which Python code is compiled once, as pip leaves it."""
    own = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return {**own, "PYTHONPYCACHEPREFIX": str(work / "pyc")}


def soptui(folder: Path, name: str, _: Sequence[Edisi], work: Path, kind: str = "pdf") -> Cost:
    """Print as an office does, or make web pages; those of the book are a folder."""
    out = work / (f"{name}.{kind}" if kind == "pdf" or name == "one" else "situs")
    what = ["--book", "--draft"] if name == "book" else [ONE]
    order = [sys.executable, "-m", "soptui", "export", *what, "--to", kind, "-o", str(out)]
    return measured([*order, "--force"], folder, out)


def word(folder: Path, name: str, _: Sequence[Edisi], work: Path) -> Cost:
    """Write the same for Word."""
    out = work / f"{name}.docx"
    what = ["--book", "--draft"] if name == "book" else [ONE]
    order = [sys.executable, "-m", "soptui", "export", *what, "--to", "docx", "-o", str(out)]
    return measured([*order, "--force"], folder, out)


def libreoffice(_: Path, name: str, __: Sequence[Edisi], work: Path) -> Cost:
    """Print the Word document."""
    place = f"-env:UserInstallation=file://{work}/lo"
    order = ["soffice", place, "--headless", "--convert-to", "pdf:writer_pdf_Export"]
    out = work / "lo-out" / f"{name}.pdf"
    return measured([*order, "--outdir", str(out.parent), str(work / f"{name}.docx")], work, out)


def weasyprint(_: Path, name: str, editions: Sequence[Edisi], work: Path) -> Cost:
    """Print HTML with the charts as inline SVG."""
    source, out = work / f"{name}.html", work / f"{name}.weasy.pdf"
    body = "".join(_html(e) for e in editions)
    style = "@page{size:330mm 215mm;margin:12mm}table{width:100%;border-collapse:collapse}"
    style += "td{border:1px solid;padding:4px;vertical-align:top}section{break-after:page}"
    style += "svg{max-width:100%;max-height:180mm}body{font:9pt Liberation Sans}"
    source.write_text(f"<meta charset=utf-8><style>{style}</style>{body}", encoding="utf-8")
    return measured(["weasyprint", str(source), str(out)], work, out)


def _html(edisi: Edisi) -> str:
    identitas = edisi.sop.identitas
    rows = "".join(
        f"<tr><td>{texts.IDENTITAS[name]}<td><ol>"
        + "".join(f"<li>{html.escape(item)}" for item in getattr(identitas, name))
        + "</ol>"
        for name in BOXES
    )
    sheet = f"<section><h1>{html.escape(identitas.judul)}</h1><table>{rows}</table></section>"
    return sheet + (f"<section>{render_svg(edisi.sop)}</section>" if edisi.sop.langkah else "")


def latex(_: Path, name: str, editions: Sequence[Edisi], work: Path) -> Cost:
    """Print with TikZ, from the same drawing commands that Typst gets."""
    source, out = work / f"{name}.tex", work / f"{name}.pdf"
    letters, room = Letters(), Kertas("F4").ruang
    pages = []
    for edisi in editions:
        chart = chart_data(edisi.sop, room, letters)
        pages.append(_tex_identity(edisi))
        pages += [_tex_page(page, chart["huruf"]) for page in chart["halaman"]] if chart else []
    head = (
        "\\documentclass{article}\\usepackage[paperwidth=330mm,paperheight=215mm,margin=12mm]"
        "{geometry}\\usepackage{tikz}\\usepackage[utf8]{inputenc}\\usepackage[T1]{fontenc}"
        "\\pagestyle{empty}\\parindent0pt\\begin{document}\\sffamily\\small\n"
    )
    source.write_text(head + "\\newpage\n".join(pages) + "\\end{document}", encoding="utf-8")
    return measured(["pdflatex", "-interaction=batchmode", source.name], work, out)


def _tex_identity(edisi: Edisi) -> str:
    lines = [f"{{\\large {_tex(edisi.sop.identitas.judul)}}}\\par"]
    for name in BOXES:
        lines.append(f"\\textbf{{{texts.IDENTITAS[name]}}}\\par")
        lines += [f"{_tex(item)}\\par" for item in getattr(edisi.sop.identitas, name)]
    return "\n".join(lines)


def _tex_page(page: dict, size: float) -> str:
    out = ["\\begin{tikzpicture}[x=1bp,y=-1bp,every node/.style={inner sep=0pt}]"]
    top = 0.0
    tops = [top := top + h for h in page["baris"]]
    lefts, left = [], 0.0
    for width in page["kolom"]:
        lefts.append(left)
        left += width
        out.append(f"\\draw[gray] ({left},0)--({left},{page['tinggi']});")
    out += [f"\\draw[gray] (0,{y})--({left},{y});" for y in tops]
    for k, row in enumerate(page["isi"]):
        y0 = tops[k + 1]
        columns = [0, 1, *range(len(page["kolom"]) - 4, len(page["kolom"]))]
        for column, lines in zip(columns, row["sel"], strict=True):
            for n, line in enumerate(lines):
                words = "".join(map(str, line[1:]))
                y = y0 + (n + 1) * 1.25 * size
                out.append(
                    f"\\node[anchor=base west,font=\\fontsize{{{size}}}{{{size}}}\\selectfont]"
                    f" at ({lefts[column] + 4},{y}) {{{_tex(words)}}};"
                )
        for lane, s in row["simbol"].items():
            x, y = lefts[2 + int(lane)] + s["x"], y0 + s["y"]
            out.append(f"\\draw ({x},{y}) rectangle ({x + s['w']},{y + s['h']});")
    for line in page["garis"]:
        out.append("\\draw " + "--".join(f"({p[-2]},{p[-1]})" for p in line) + ";")
    for head in page["panah"]:
        out.append("\\fill " + "--".join(f"({x},{y})" for x, y in head) + "--cycle;")
    return "\n".join([*out, "\\end{tikzpicture}"])


def _tex(text: str) -> str:
    return "".join(f"\\{c}" if c in "#$%&_{}" else "" if c in "\\^~" else c for c in text)


MAKERS: dict[str, tuple[str, Callable[[Path, str, Sequence[Edisi], Path], Cost]]] = {
    "soptui": ("", soptui),
    "soptui, web pages": ("", partial(soptui, kind="html")),
    "soptui, Word": ("", word),
    "LibreOffice, from that": ("soffice", libreoffice),
    "WeasyPrint": ("weasyprint", weasyprint),
    "LaTeX (TikZ)": ("pdflatex", latex),
}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="the best of so many counts")
    rounds = parser.parse_args().rounds
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with tempfile.TemporaryDirectory() as temp:
        folder, work = Path(temp) / "repo", Path(temp) / "work"
        work.mkdir()
        build_demo(folder)
        book = book_edition(Repository.open(folder), "HEAD", DAY, draft=True).sop
        one = [edisi for edisi in book if edisi.sop.id == ONE]
        print(f"Load while measured: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors.\n")
        print("| | document | CPU s | against soptui | MB | file kB |")
        print("| --- | --- | ---: | ---: | ---: | ---: |")
        for name, editions in (("one", one), ("book", book)):
            own = 0.0
            for maker, (program, make) in MAKERS.items():
                if program and not shutil.which(program):
                    continue
                costs = [make(folder, name, editions, work) for _ in range(rounds)]
                best = min(costs)
                own = own or best.seconds
                print(
                    f"| {maker} | {name} | {best.seconds:.2f} | {best.seconds / own:.1f} x |"
                    f" {max(c.megabytes for c in costs)} | {best.size // 1024} |"
                )


if __name__ == "__main__":
    main()
