"""Work of earlier drawings, kept between the edits of one SOP."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

Value = TypeVar("Value")
SIZE = 4096


class Memo:
    """Remembers what was made from equal input. It saves time and changes no drawing."""

    def __init__(self) -> None:
        self._last: dict[Hashable, tuple[object, Any]] = {}
        self._many: OrderedDict[Hashable, Any] = OrderedDict()

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
