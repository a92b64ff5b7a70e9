"""Opening an SOP in the editor, from wherever one is."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from soptui.errors import InvalidError

if TYPE_CHECKING:
    from soptui.tui.app import SoptuiApp
    from soptui.tui.screens.sunting import SuntingScreen


async def open_sop(app: SoptuiApp, path: str) -> SuntingScreen | None:
    """Open an SOP, or a draft of it; a broken file shows its findings. None: it is not edited."""
    from soptui.tui.screens.draf import offer_before
    from soptui.tui.screens.rusak import RusakScreen

    if await offer_before(app, path):
        return None
    try:
        return await edit_sop(app, path)
    except InvalidError:
        assert app.repo is not None
        doc = await asyncio.to_thread(app.repo.read, path)
        await app.open(RusakScreen(doc))
        return None


async def edit_sop(app: SoptuiApp, path: str) -> SuntingScreen:
    """Open an SOP by its path or id. Raises InvalidError for a file that is no SOP."""
    from soptui.tui.screens.draf import elsewhere
    from soptui.tui.screens.sunting import SuntingScreen

    session, words = await asyncio.to_thread(app.desk.open, path)
    await asyncio.to_thread(session.findings)  # known when the screen asks for them
    assert app.repo is not None
    screen = SuntingScreen(app.repo, session)
    await app.open(screen)
    screen.say(words or await elsewhere(app, path))
    return screen
