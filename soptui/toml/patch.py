"""Save a value into the text it came from: only what changed moves, and the result is proved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soptui.errors import InvalidError
from soptui.toml.decode import parse
from soptui.toml.edit import Editor
from soptui.toml.macam import macam_of
from soptui.toml.positions import Tree
from soptui.toml.read import Dokumen, read_dokumen, require
from soptui.toml.splice import Layout, refusal

if TYPE_CHECKING:
    from soptui.model import Layanan, Sop
    from soptui.model.nilai import Nilai
    from soptui.toml.macam import Macam


def patch_sop(text: str, new: Sop) -> str:
    """Return the text of an SOP edited so that it means `new`, see `patch_text`."""
    return patch_text(text, new)


def patch_layanan(text: str, new: Layanan) -> str:
    """Return the text of a Standar Pelayanan edited so that it means `new`, see `patch_text`."""
    return patch_text(text, new)


def patch_text(text: str, new: Nilai) -> str:
    """Return `text` edited so that it means `new`.

    Only the bytes of changed values move: comments, layout, quotes, byte order mark and CRLF stay.
    The result is read back by tomllib and compared before it is returned.

    Raises InvalidError when `text` is no document of this kind or `new` breaks the schema, and
    RefusedError when the layout of the file cannot be kept; nothing has changed then.
    """
    macam = macam_of(new)
    doc = _read(text, macam)
    if require(doc) == new:
        return text
    old = parse(text)[0]
    tree, layout = Tree(text), Layout(text)
    if old is None or not tree.agrees_with(old):
        raise refusal()
    edits = Editor(macam, layout, tree).edits(old, macam.to_data(new))
    result = layout.edited(0, len(text), edits)
    _prove(result, new, {finding.path for finding in doc.temuan})
    return result


def _prove(text: str, new: Nilai, known: set[str]) -> None:
    """Raise unless `text` is a file that means `new`, with no defect but the `known` ones."""
    doc = _read(text, macam_of(new))
    for finding in doc.temuan:
        if finding.path not in known:
            raise InvalidError(f"Perubahan ini tidak dapat disimpan. {finding.message}")
    if require(doc) != new:
        raise refusal()


def _read(text: str, macam: Macam[Nilai]) -> Dokumen[Nilai]:
    return read_dokumen(text.encode(errors="surrogatepass"), "", macam)
