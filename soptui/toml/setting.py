"""One key of a file that people write by hand: set it, and leave everything else as it is."""

from __future__ import annotations

from soptui.errors import InvalidError
from soptui.toml.decode import parse
from soptui.toml.lines import Lines


def with_setting(text: str, key: str, value: str) -> str:
    """Return `text` with the top-level `key` set to `value`; comments and layout stay.

    Raises InvalidError, with the place, when the text is no TOML.
    """
    import tomlkit

    _, cacat = parse(text)
    if cacat is not None and cacat.rule != "kosong":
        line, column = Lines(text).place(cacat.offset)
        raise InvalidError(
            f"{cacat.message} Perbaiki dulu, lalu ubah pengaturan lagi.",
            file="pengaturan.toml",
            line=line,
            column=column,
        )
    document = tomlkit.parse(text)
    document[key] = value
    return tomlkit.dumps(document)
