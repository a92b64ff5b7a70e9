"""Save a value into the text it came from: only what changed moves, and the result is proved."""

from __future__ import annotations

from soptui.errors import InvalidError
from soptui.model import Sop, sop_to_data
from soptui.toml.decode import parse
from soptui.toml.edit import Editor
from soptui.toml.positions import Tree
from soptui.toml.read import Dokumen, read_sop, require_sop
from soptui.toml.splice import Layout, refusal


def patch_sop(text: str, new: Sop) -> str:
    """Return `text` edited so that it means `new`.

    Only the bytes of changed values move: comments, layout, quotes, byte order mark and CRLF stay.
    The result is read back by tomllib and compared before it is returned.

    Raises InvalidError when `text` is no SOP or `new` breaks the schema, and RefusedError when
    the layout of the file cannot be kept; nothing has changed then.
    """
    doc = _read(text)
    if require_sop(doc) == new:
        return text
    old = parse(text)[0]
    tree, layout = Tree(text), Layout(text)
    if old is None or not tree.agrees_with(old):
        raise refusal()
    edits = Editor(layout, tree).edits(old, sop_to_data(new))
    result = layout.edited(0, len(text), edits)
    _prove(result, new, {finding.path for finding in doc.temuan})
    return result


def _prove(text: str, new: Sop, known: set[str]) -> None:
    """Raise unless `text` is an SOP file that means `new`, with no defect but the `known` ones."""
    doc = _read(text)
    for finding in doc.temuan:
        if finding.path not in known:
            raise InvalidError(f"Perubahan ini tidak dapat disimpan. {finding.message}")
    if require_sop(doc) != new:
        raise refusal()


def _read(text: str) -> Dokumen:
    return read_sop(text.encode(errors="surrogatepass"), "")
