"""Work that follows a key: begun when what the key did is painted, and done beside the keyboard.

Each owner has one kind of work, which never runs twice at a time, and only its last wish counts:
a result that something newer was wished for meanwhile is dropped. Who cannot wait has the last wish
done at once (`now`).
"""

from __future__ import annotations

import asyncio
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App
    from textual.widget import Widget

T = TypeVar("T")


class Wish(NamedTuple):
    """`make` runs in a thread; `use` takes what it made, where the screen is drawn."""

    make: Callable[[], Any]
    use: Callable[[Any], None]


class Running(NamedTuple):
    """A wish that is being fulfilled. `is_wanted`: its owner has not dropped it meanwhile."""

    owner: Widget
    wish: Wish
    future: Future[Any]
    is_wanted: bool = True


class Later:
    """Holds what is still to be done."""

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._thread = ThreadPoolExecutor(1, "menyusul")
        self._wishes: dict[Widget, Wish] = {}
        self._running: Running | None = None
        self._is_called = False

    @property
    def is_idle(self) -> bool:
        """Whether nothing is left to be done."""
        return not self._wishes and self._running is None

    def want(self, owner: Widget, make: Callable[[], T], use: Callable[[T], None]) -> None:
        """Have something made after the next picture. It replaces the owner's wish before."""
        self._wishes[owner] = Wish(make, use)
        self._call()

    def now(self, owner: Widget) -> None:
        """Fulfil the owner's last wish before going on."""
        ended = self._end(owner)
        wish = self._wishes.pop(owner, None)
        if wish is not None:
            wish.use(wish.make())
        elif ended is not None and ended.is_wanted:
            ended.wish.use(ended.future.result())

    def drop(self, owner: Widget) -> None:
        """Want nothing more; what runs already comes to nothing."""
        self._wishes.pop(owner, None)
        if self._running is not None and self._running.owner is owner:
            self._running = self._running._replace(is_wanted=False)

    def _end(self, owner: Widget) -> Running | None:
        """Wait for what runs for an owner, and take it away from `_follow`."""
        running = self._running
        if running is None or running.owner is not owner:
            return None
        self._running = None
        running.future.exception()
        return running

    def _call(self) -> None:
        if not self._is_called and self._running is None:
            self._is_called = True
            self._app.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self._is_called = False
        for owner in [owner for owner in self._wishes if not self._is_up(owner)]:
            del self._wishes[owner]
        if self._running is None and self._wishes:
            owner = next(iter(self._wishes))
            wish = self._wishes.pop(owner)
            future = self._thread.submit(wish.make)
            self._running = Running(owner, wish, future)
            self._app.run_worker(self._follow(future))

    async def _follow(self, future: Future[Any]) -> None:
        result = await asyncio.wrap_future(future)
        running = self._running
        if running is not None and running.future is future:
            self._running = None
            owner = running.owner
            if running.is_wanted and owner not in self._wishes and self._is_up(owner):
                running.wish.use(result)
        if self._wishes:
            self._call()

    def _is_up(self, owner: Widget) -> bool:
        """Tell whether an owner can be drawn: a screen that was left is taken apart bit by bit."""
        app = self._app
        return app.is_running and owner.is_attached and owner.screen in app.screen_stack
