"""Opening a document in its editor, from wherever one is."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from soptui.errors import InvalidError

if TYPE_CHECKING:
    from soptui.tui.app import SoptuiApp
    from soptui.tui.screens.penyunting import PenyuntingScreen
    from soptui.tui.screens.sunting import SuntingScreen
    from soptui.tui.screens.sunting_layanan import SuntingLayananScreen


async def open_document(app: SoptuiApp, path: str) -> PenyuntingScreen[Any] | None:
    """Open an SOP or a service, or a draft of it; a broken file shows its findings.

    None: it is not edited just now.
    """
    from soptui.tui.screens.draf import offer_before
    from soptui.tui.screens.rusak import RusakScreen

    if await offer_before(app, path):
        return None
    repo = app.desk.repo
    try:
        if repo.of(path) is repo.layanan:
            return await edit_layanan(app, path)
        return await edit_sop(app, path)
    except InvalidError:
        doc = await asyncio.to_thread(repo.of(path).read, path)
        await app.open(RusakScreen(doc))
        return None


async def edit_sop(app: SoptuiApp, path: str) -> SuntingScreen:
    """Open an SOP by its path or id. Raises InvalidError for a file that is no SOP."""
    from soptui.tui.screens.draf import elsewhere
    from soptui.tui.screens.sunting import SuntingScreen

    session, words = await asyncio.to_thread(app.desk.open, path)
    await asyncio.to_thread(session.findings)  # known when the screen asks for them
    screen = SuntingScreen(app.desk.repo, session)
    await app.open(screen)
    screen.say(words or await elsewhere(app, path))
    return screen


async def edit_layanan(app: SoptuiApp, path: str) -> SuntingLayananScreen:
    """Open a service by its path or id. Raises InvalidError for a file that is none."""
    from soptui.tui.screens.draf import elsewhere
    from soptui.tui.screens.sunting_layanan import SuntingLayananScreen

    session, words = await asyncio.to_thread(app.desk.open_layanan, path)
    await asyncio.to_thread(session.findings)  # known when the screen asks for them
    screen = SuntingLayananScreen(app.desk.repo, session)
    await app.open(screen)
    screen.say(words or await elsewhere(app, path))
    return screen
