"""What stands before the SOPs of a book, as pages of the site, in the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import quote

from soptui.documents.book import MADE
from soptui.documents.buku import chapter
from soptui.documents.kertas import Kertas
from soptui.documents.laman.kulit import LAYAR, gambar, halaman, lembaran, rincian, teks
from soptui.documents.lembar import SHORT, address_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from soptui.documents.book import EdisiBuku
    from soptui.documents.naskah import Block, Inline

    Bab: TypeAlias = tuple[str, dict[str, Any]]
    """A chapter: its name, and what it says."""

FOLDER = "bab"
_TITLE = "Bagian depan buku"
_LEVELS = range(2, 5)
"""Of headings inside a chapter, whose own is the first."""
_TAGS = {"em": "em", "strong": "strong"}


def chapter_pages(buku: EdisiBuku, kertas: str, indeks: str) -> dict[str, bytes]:
    """Return the page of each chapter by its path. `indeks`: the contents, seen from them."""
    chapters = _chapters(buku)
    around = [None, *chapters, None]
    pages = {}
    for before, (name, data), after in zip(around, chapters, around[2:], strict=False):
        links = [
            f'<a href="{indeks}">Daftar isi</a>',
            *(_link("Sebelumnya: ", before) if before else ()),
            *(_link("Berikutnya: ", after) if after else ()),
        ]
        pages[f"{FOLDER}/{name}.html"] = _page(buku, data, kertas, "\n".join(links))
    return pages


def _link(words: str, chapter: Bab) -> list[str]:
    name, data = chapter
    return [f'<a href="{quote(name)}.html">{words}{teks(data["judul"])}</a>']


def chapter_list(buku: EdisiBuku) -> str:
    """Return the chapters as a part of the contents; "" for none."""
    chapters = _chapters(buku)
    if not chapters:
        return ""
    items = "\n".join(
        f'<li><a href="{FOLDER}/{quote(name)}.html">{teks(data["judul"])}</a></li>'
        for name, data in chapters
    )
    return (
        '<section class="kelompok" aria-labelledby="depan">\n'
        f'<h2 id="depan">{_TITLE}</h2>\n<ol>\n{items}\n</ol>\n</section>\n'
    )


def _chapters(buku: EdisiBuku) -> list[Bab]:
    """Return the chapters that people wrote, each with its name and what it says."""
    return [
        (name.removesuffix(".md"), chapter(name, text, LAYAR))
        for name, text in buku.bab
        if name not in MADE
    ]


def _page(buku: EdisiBuku, data: dict[str, Any], kertas: str, links: str) -> bytes:
    organisasi = buku.snapshot.organisasi
    title = teks(data["judul"])
    head = ""
    if data["kop"]:
        lines = "".join(f"<p>{teks(line)}</p>" for line in address_lines(organisasi, LAYAR))
        picture = gambar(buku.logo, "Logo " + organisasi.instansi.nama)
        name = f"<p><strong>{teks(organisasi.instansi.nama)}</strong></p>"
        head = f'<header class="sampul">{picture}<div>{name}{lines}</div></header>\n'
    stamp = '<p class="kabar awas"><strong>KONSEP</strong></p>\n' if buku.is_draft else ""
    facts = rincian([("Buku", teks(buku.buku.judul)), ("Commit", f"<code>{buku.commit}</code>")])
    body = (
        f"<nav>{links}</nav>\n{head}<main>\n<h1>{title}</h1>\n{stamp}"
        f'<article class="naskah">{_blocks(data["isi"])}</article>\n</main>\n'
        f"<footer>\n{facts}\n</footer>"
    )
    foot = f"{data['judul']} | commit {buku.commit[:SHORT]}"
    paper = Kertas(kertas or organisasi.kertas)
    return halaman(
        f"{data['judul']} | {buku.buku.judul}",
        body,
        cetak=lembaran(paper, foot, is_upright=True),
    )


def _blocks(blocks: Sequence[Block]) -> str:
    return "\n".join(map(_block, blocks))


def _block(block: Block) -> str:
    content = block["c"]
    match block["t"]:
        case "h":
            level = min(max(block["l"], _LEVELS[0]), _LEVELS[-1])
            return f"<h{level}>{_words(content)}</h{level}>"
        case "ul":
            return f"<ul>{_items(content)}</ul>"
        case "ol":
            start = "" if block["n"] == 1 else f' start="{block["n"]}"'
            return f"<ol{start}>{_items(content)}</ol>"
        case "quote":
            return f"<blockquote>{_blocks(content)}</blockquote>"
        case "table":
            head, *rows = content
            cells = "".join(f'<th scope="col">{_words(cell)}</th>' for cell in head)
            lines = "".join(
                f"<tr>{''.join(f'<td>{_words(cell)}</td>' for cell in row)}</tr>" for row in rows
            )
            return (
                f'<div class="gulir"><table class="naskah"><thead><tr>{cells}</tr></thead>'
                f"<tbody>{lines}</tbody></table></div>"
            )
    return f"<p>{_words(content)}</p>"


def _items(items: Sequence[Sequence[Block]]) -> str:
    return "".join(f"<li>{_blocks(item)}</li>" for item in items)


def _words(words: Sequence[Inline]) -> str:
    out = []
    for word in words:
        if isinstance(word, str):
            out.append(teks(word))
        elif word["t"] == "br":
            out.append("<br>")
        else:
            tag = _TAGS[word["t"]]
            out.append(f"<{tag}>{_words(word['c'])}</{tag}>")
    return "".join(out)
