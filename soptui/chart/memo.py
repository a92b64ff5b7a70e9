"""Work of earlier drawings, kept between the edits of one SOP."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

Value = TypeVar("Value")
SIZE = 4096
OWN_SIZE = 32768


class Memo:
    """Remembers what was made from equal input. It saves time and changes no drawing."""

    def __init__(self) -> None:
        self._last: dict[Hashable, tuple[object, Any]] = {}
        self._many: OrderedDict[Hashable, Any] = OrderedDict()
        self._own: dict[tuple[int, Hashable], tuple[object, Any]] = {}

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
        """Return the value made from an equal key at any time, else make it."""
        if key in self._many:
            self._many.move_to_end(key)
            value: Value = self._many[key]
            return value
        value = make()
        self._many[key] = value
        if len(self._many) > SIZE:
            self._many.popitem(last=False)
        return value

    def own(self, thing: object, key: Hashable, make: Callable[[], Value]) -> Value:
        """Return what was made for this very object and an equal key, else make it.

        For values that never change and take long to compare. The object is kept with its value,
        so that no other can have its identity.
        """
        place = (id(thing), key)
        known = self._own.get(place)
        if known is not None:
            value: Value = known[1]
            return value
        value = make()
        if len(self._own) >= OWN_SIZE:
            del self._own[next(iter(self._own))]
        self._own[place] = (thing, value)
        return value
