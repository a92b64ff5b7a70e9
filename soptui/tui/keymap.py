"""The action table as one person uses it: vi letters and own keys over the keys that ship.

Own keys are checked here, because here the actions are known: names, keys that exist, keys that
every line carries, clashes, and ways that must stay open. What is wrong keeps the key that ships.
"""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import get_close_matches
from typing import TYPE_CHECKING

from soptui.model import Severity, Temuan
from soptui.settings.read import RULE
from soptui.tui.actions import ACTIONS, BY_ID, Action

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from soptui.settings import OwnKeys, Settings
    from soptui.tui.actions.base import Keys

_FIELDS = {"daftar": "in_list", "tabel": "in_grid", "vi": "in_vi", "isian": "in_field"}
_REPLACED: dict[str, Callable[[Action, str], Action]] = {
    "daftar": lambda action, keys: replace(action, in_list=keys),
    "tabel": lambda action, keys: replace(action, in_grid=keys),
    "vi": lambda action, keys: replace(action, in_vi=keys),
    "isian": lambda action, keys: replace(action, in_field=keys),
}
_LETTERS = ("daftar", "vi")
"""Places where a printable key can be a command."""

_ALWAYS = frozenset({"palet", "kembali", "batal", "terima"})
"""Ways that must be open in every place where they are."""

_NAMED = (
    "enter|escape|tab|space|backspace|delete|insert|home|end|pageup|pagedown|up|down|left|right"
)
_KEY = re.compile(rf"(?:(?:ctrl|shift)\+)?(?:{_NAMED})|ctrl\+[a-z]|f(?:[1-9]|1[0-2])|[!-~]")
_LOST = {
    "ctrl+i": "pada terminal sama dengan Tab",
    "ctrl+m": "pada terminal sama dengan Enter",
    "ctrl+h": "pada banyak terminal sama dengan Backspace",
    "ctrl+j": "pada banyak terminal sama dengan Enter",
    "ctrl+a": "dipakai oleh screen",
    "ctrl+b": "dipakai oleh tmux",
    "ctrl+enter": "tidak dikirim oleh kebanyakan terminal",
    "shift+enter": "tidak dikirim oleh kebanyakan terminal",
    "ctrl+tab": "tidak dikirim oleh kebanyakan terminal",
    "ctrl+space": "tidak dikirim oleh sebagian terminal",
    "ctrl+escape": "tidak dikirim oleh terminal",
    "ctrl+backspace": "pada banyak terminal sama dengan Backspace",
}
_SOME = re.compile(r"escape|(?:ctrl|shift)\+(?:home|end|page\w+|up|down|left|right|insert|delete)")
"""Keys that only some lines carry: good as a second way only."""


def actions_for(settings: Settings) -> tuple[tuple[Action, ...], tuple[Temuan, ...]]:
    """Return the table of this person, and what is wrong with the own keys."""
    checker = _Checker(settings)
    table = checker.table()
    if settings["tombol"] == "vi":
        table = tuple(_as_vi(action) for action in table)
    return table, tuple(sorted(checker.findings, key=lambda t: (t.line, t.column)))


def _as_vi(action: Action) -> Action:
    keys = [*action.in_vi.split(), *(k for k in action.in_grid.split() if len(k) > 1)]
    return replace(action, in_grid=" ".join(dict.fromkeys(keys)))


class _Checker:
    def __init__(self, settings: Settings) -> None:
        self.findings: list[Temuan] = []
        self._file = settings.file
        self._own: dict[tuple[str, str], tuple[Keys, OwnKeys]] = {}
        for own in settings.own_keys:
            self._take(own)

    def table(self) -> tuple[Action, ...]:
        """Return the table with the own keys that can stand."""
        while True:
            table = tuple(self._with_own(action) for action in ACTIONS)
            clash = next(self._clashes(table), None)
            if clash is None:
                break
            place, key, mine, other = clash
            self._say(
                self._own.pop((mine, place))[1],
                f'"{key}" di {place} sudah dipakai {other}. Beri {mine} atau {other} tombol lain.',
            )
        return table

    def _with_own(self, action: Action) -> Action:
        for place in _FIELDS:
            own = self._own.get((action.id, place))
            if own is not None:
                keys = " ".join(own[0])
                action = _REPLACED[place](action, keys)
        return action

    def _take(self, own: OwnKeys) -> None:
        action = BY_ID.get(own.action)
        if action is None or action.native:
            self._say(own, _unknown_action(own.action))
            return
        same = len(own.places) == len(_FIELDS) and len(set(own.places.values())) == 1
        given = _everywhere(action, own) if same else own.places
        for place, keys in given.items():
            if reason := _why_not(action, place, keys):
                self._say(own, reason)
            else:
                self._own[own.action, place] = (keys, own)
        left = self._with_own(action)
        if not any(_keys(left, place) for place in _FIELDS):
            for place in given:
                self._own.pop((own.action, place), None)
            self._say(own, f"{action.id} menjadi tanpa tombol. Beri sedikitnya satu tombol.")

    def _clashes(self, table: Sequence[Action]) -> Iterator[tuple[str, str, str, str]]:
        for (name, place), (keys, _) in reversed(self._own.items()):
            mine = next(action for action in table if action.id == name)
            for other in table:
                if other.id != name and _meet(mine, other):
                    shared = set(keys).intersection(_keys(other, place))
                    yield from ((place, key, name, other.id) for key in sorted(shared))

    def _say(self, own: OwnKeys, message: str) -> None:
        found = Temuan(RULE, Severity.WARNING, message, "", self._file, own.line, own.column)
        if found not in self.findings:
            self.findings.append(found)


def _keys(action: Action, place: str) -> Keys:
    return tuple(getattr(action, _FIELDS[place]).split())


def _everywhere(action: Action, own: OwnKeys) -> Mapping[str, Keys]:
    """Return keys meant for all places: letters only where a letter can be a command."""
    places = {}
    for place, keys in own.places.items():
        fitting = tuple(k for k in keys if len(k) > 1 or place in _LETTERS)
        if _keys(action, place) and (fitting or not keys):
            places[place] = fitting
    return places or {"daftar": own.places["daftar"]}


def _meet(one: Action, other: Action) -> bool:
    """Tell whether two actions can be wanted where the same key is pressed."""
    screens = not one.screens or not other.screens or set(one.screens) & set(other.screens)
    parts = not one.part or not other.part or set(_parts(one)) & set(_parts(other))
    return bool(screens and parts)


def _parts(action: Action) -> Iterable[str]:
    return action.part.replace(",", " ").split()


def _why_not(action: Action, place: str, keys: Keys) -> str | None:
    for key in keys:
        if key in _LOST:
            return f'"{key}" {_LOST[key]}. Pilih tombol F atau ctrl dengan huruf lain.'
        if key.startswith("alt+"):
            return f'"{key}" tidak pasti sampai: alt sama dengan Esc lalu huruf. Pilih tombol lain.'
        if not _KEY.fullmatch(key):
            return f'Tombol "{key}" tidak dikenal. Contoh: f5, ctrl+s, insert, pagedown, x.'
        if len(key) == 1 and place not in _LETTERS:
            return f'"{key}" di {place} adalah huruf yang diketik. Pilih tombol F atau ctrl.'
    if keys and all(map(_SOME.fullmatch, keys)):
        return f'"{keys[0]}" hanya dikirim sebagian terminal. Beri satu tombol lagi di sampingnya.'
    if not keys and action.id in _ALWAYS and _keys(action, place):
        return f"{action.id} harus mempunyai tombol di {place}."
    return None


def _unknown_action(name: str) -> str:
    near = get_close_matches(name, BY_ID, 1, 0.5)
    meant = f' Mungkin maksudnya "{near[0]}".' if near else ""
    return f'Perintah "{name}" tidak dikenal.{meant} Nama perintah ada di panduan, bab Tombol.'
