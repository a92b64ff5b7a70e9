"""Names of keys as people read them."""

from __future__ import annotations

_NAMES = {
    "enter": "Enter",
    "escape": "Esc",
    "insert": "Ins",
    "delete": "Del",
    "backspace": "Backspace",
    "tab": "Tab",
    "space": "Spasi",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "home": "Home",
    "end": "End",
    "pageup": "PgUp",
    "pagedown": "PgDn",
}
_ASCII_NAMES = {"up": "Atas", "down": "Bawah", "left": "Kiri", "right": "Kanan"}


def key_name(key: str, *, short: bool = False, ascii_only: bool = False) -> str:
    """Return a key as people read it: "Ctrl+S", or "^S" when `short`."""
    modifier, _, base = key.rpartition("+")
    if not base:  # no modifier, or the key "+" itself
        modifier, base = "", key
    names = _NAMES | _ASCII_NAMES if ascii_only else _NAMES
    name = names.get(base, base.upper() if modifier or base[1:].isdigit() else base)
    if modifier == "ctrl":
        return f"^{name}" if short else f"Ctrl+{name}"
    return f"{modifier.capitalize()}+{name}" if modifier else name
