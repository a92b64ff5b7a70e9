"""Ask for the name and e-mail of commits, once, where git knows none."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from soptui.cli import output

if TYPE_CHECKING:
    from collections.abc import Callable

    from soptui.repo import Identity, Repository

T = TypeVar("T")


def with_identity(act: Callable[[Identity | None], T], repository: Callable[[], Repository]) -> T:
    """Do `act`; when git knows no identity, ask for one on a terminal and do it again.

    The answer is then stored in the settings of `repository()`, and the place is told. Without a
    terminal the error that tells the way stays as it is.
    """
    from soptui.repo import Identity, IdentityMissingError

    try:
        return act(None)
    except IdentityMissingError:
        if not output.can_ask():
            raise
    output.note("Git belum tahu siapa yang menyimpan perubahan ini. Isi sekali saja.")
    identity = Identity(output.ask("Nama lengkap: "), output.ask("Alamat surel: "))
    done = act(identity)
    where = repository().store_identity(identity.name, identity.email)
    output.note(f"Nama dan surel disimpan di {where}.")
    return done
