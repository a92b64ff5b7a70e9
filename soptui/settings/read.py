"""A text as settings: what is wrong keeps its default and is told with its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from soptui.model import Severity, Temuan
from soptui.settings.table import BY_KEY, OWN_KEYS, PLACES, SETTINGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

RULE = "pengaturan"


@dataclass(frozen=True, slots=True)
class OwnKeys:
    """The keys a person gave to one action, by the place where they count."""

    action: str
    places: Mapping[str, tuple[str, ...]]
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Settings:
    """What counts now. `findings` tell what was wrong; its default counts instead."""

    file: str
    values: Mapping[str, str]
    own_keys: tuple[OwnKeys, ...] = ()
    findings: tuple[Temuan, ...] = ()
    fixed: frozenset[str] = frozenset()
    """Settings that an environment variable decides: the file cannot change them."""

    def __getitem__(self, key: str) -> str:
        """Return the value of a setting."""
        return self.values[key]


def read_settings(raw: bytes, file: str, environ: Mapping[str, str]) -> Settings:
    """Return the settings of a file, as far as it is right, under what the environment says."""
    reader = _Reader(raw, file)
    values = {setting.key: setting.default for setting in SETTINGS} | reader.values
    fixed = set()
    for setting in SETTINGS:
        word = environ.get(setting.variable, "")
        value = setting.value_of(word)
        if word and value is None:
            reader.say_at(
                setting.variable, 0, 0, f'"{word}" tidak dikenal. Pilih: {setting.allowed}.'
            )
        elif word and value is not None:
            values[setting.key] = value
            fixed.add(setting.key)
    return Settings(file, values, tuple(reader.own_keys), tuple(reader.findings), frozenset(fixed))


class _Reader:
    def __init__(self, raw: bytes, file: str) -> None:
        self.file = file
        self.values: dict[str, str] = {}
        self.own_keys: list[OwnKeys] = []
        self.findings: list[Temuan] = []
        if raw:
            self._read_text(raw)

    def _read_text(self, raw: bytes) -> None:
        """Read what is there; without a file, which is usual, nothing of it need be imported."""
        from soptui.toml.decode import decode, parse
        from soptui.toml.lines import Lines
        from soptui.toml.positions import Tree

        text, cacat = decode(raw)
        self._lines = Lines(text)
        data: Mapping[str, Any] | None = None
        if cacat is None:
            data, cacat = parse(text)
        if cacat is not None and cacat.rule != "kosong":
            self.say_at(self.file, *self._lines.place(cacat.offset), cacat.message)
        if data:
            self._tree = Tree(text)
            self._read(data)

    def say_at(self, file: str, line: int, column: int, message: str) -> None:
        """Note a finding at a place."""
        self.findings.append(Temuan(RULE, Severity.WARNING, message, "", file, line, column))

    def _say(self, keys: tuple[str, ...], message: str, *, at_key: bool = False) -> None:
        node = self._tree.nearest(keys)
        place = self._lines.place(node.key if at_key else node.start)
        self.say_at(self.file, *place, message)

    def _read(self, data: Mapping[str, Any]) -> None:
        for key, value in data.items():
            setting = BY_KEY.get(key)
            if key == OWN_KEYS:
                self._read_keys(value)
            elif setting is None:
                self._say((key,), _unknown(key, (*BY_KEY, OWN_KEYS)), at_key=True)
            elif not isinstance(value, str) or (setting.choices and value not in setting.choices):
                shown = f'"{value}"' if isinstance(value, str) else str(value).lower()
                wanted = setting.allowed or 'teks, misalnya "nano"'
                self._say((key,), f"{key} = {shown} tidak dikenal. Pilih: {wanted}.")
            else:
                self.values[key] = value

    def _read_keys(self, table: object) -> None:
        if not isinstance(table, dict):
            self._say((OWN_KEYS,), f"{OWN_KEYS} harus berupa tabel: [{OWN_KEYS}].", at_key=True)
            return
        for action, value in table.items():
            where = (OWN_KEYS, action)
            given = dict.fromkeys(PLACES, value) if isinstance(value, str) else value
            if not isinstance(given, dict):
                self._say(where, 'Tombol ditulis sebagai teks, misalnya "ctrl+s f3".')
                continue
            places = {}
            for place, keys in given.items():
                if place not in PLACES:
                    self._say((*where, place), _unknown(place, PLACES), at_key=True)
                elif not isinstance(keys, str):
                    self._say((*where, place), 'Tombol ditulis sebagai teks, misalnya "ctrl+s f3".')
                else:
                    places[place] = tuple(keys.split())
            place_of = self._lines.place(self._tree.nearest(where).key)
            self.own_keys.append(OwnKeys(action, places, *place_of))


def _unknown(name: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    names = list(known)
    near = get_close_matches(name, names, 1)
    meant = f' Mungkin maksudnya "{near[0]}".' if near else ""
    return f'"{name}" tidak dikenal.{meant} Yang dikenal: {", ".join(names)}.'
