"""How long a screen lives: what waits for it, and what runs beside the keyboard meanwhile."""

from __future__ import annotations

import asyncio
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from textual.css.query import NoMatches
from textual.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator

    from textual.worker import Worker

T = TypeVar("T")


class Hidup(Screen[T]):
    """A screen that says when keys may come, and that work may outlive."""

    def __init__(self) -> None:
        super().__init__()
        self.ready = asyncio.Event()

    @property
    def is_open(self) -> bool:
        """Whether the screen can be drawn: what runs beside the keyboard may end after it."""
        return self.ready.is_set() and self.is_up

    @property
    def is_up(self) -> bool:
        """Whether the screen is one of those on show, or below them; else its parts are gone."""
        return self.app.is_running and self in self.app.screen_stack

    def beside(
        self, work: Callable[[], Coroutine[None, None, None]], group: str = "default"
    ) -> Worker[None]:
        """Run work beside the keyboard; in a group of its own it replaces the work before."""

        async def shown() -> None:
            with self.while_up():
                await work()

        return self.run_worker(shown, group=group, exclusive=group != "default")

    @contextmanager
    def while_up(self) -> Iterator[None]:
        """Let what runs beside the keyboard end in peace where the screen was left before it."""
        try:
            yield
        except NoMatches:
            if self.is_up:
                raise

    def on_unmount(self) -> None:
        """Let go of whoever waits for a screen that never came up."""
        self.ready.set()
