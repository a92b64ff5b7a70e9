"""Work of earlier drawings, kept between the edits of one SOP."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

Thing = TypeVar("Thing")
Value = TypeVar("Value")
SIZE = 500


class Memo:
    """Remembers what was made from equal input. It saves time and changes no drawing.

    What is made of a few rows is known by all that it depends on (`any`), counted from the first of
    these rows, so that it stays the same value when the rows move; what is made of that in turn can
    take the value itself as its key, which costs next to nothing.
    """

    def __init__(self) -> None:
        self._last: dict[Hashable, tuple[object, Any]] = {}
        self._young: dict[Hashable, Any] = {}
        self._old: dict[Hashable, Any] = {}
        self._made = 0
        self._each: dict[Hashable, tuple[object, dict[int, tuple[object, Any]]]] = {}

    def begin(self) -> None:
        """Begin a drawing: forget what was not asked for while SIZE other things were made.

        Little is kept, for the garbage collector goes through all of it now and then.
        """
        if self._made >= SIZE:
            self._old, self._young, self._made = self._young, {}, 0

    def last(self, name: Hashable, key: object, make: Callable[[], Value]) -> Value:
        """Return the value made from an equal key the last time, else make it."""
        known = self._last.get(name)
        if known is not None and known[0] == key:
            value: Value = known[1]
            return value
        value = make()
        self._last[name] = (key, value)
        return value

    def any(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """Return the value made from an equal key at any time, else make it. It is never None."""
        value: Value | None = self._young.get(key)
        if value is None:
            value = self._old.get(key)
            if value is None:
                value = make()
                self._made += 1
            self._young[key] = value
        return value

    def each(
        self, name: Hashable, key: object, things: Iterable[Thing], make: Callable[[Thing], Value]
    ) -> list[Value]:
        """Return what is made of each thing; for the very objects of the last time it is known.

        For values that never change and take long to compare. The things are kept with what was
        made of them, so that no other can have their identity.
        """
        last_key, last = self._each.get(name, (None, {}))
        known = last if last_key == key else {}
        now: dict[int, tuple[object, Any]] = {}
        out: list[Value] = []
        for thing in things:
            entry = known.get(id(thing)) or (thing, make(thing))
            now[id(thing)] = entry
            out.append(entry[1])
        self._each[name] = (key, now)
        return out
