"""The SOP repository: a work tree of TOML files and its git history.

A save is one commit, made by compare-and-swap, that changes one file; see `save.py` and
`pending.py` for what holds when it is interrupted. No hook or other program of a repository is
ever run.

Each name is imported when it is first used, so that the list can be shown before git is needed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from soptui.lazy import finder

if TYPE_CHECKING:
    from soptui.repo.approval.status import Status
    from soptui.repo.desk import Desk
    from soptui.repo.entri import Entri, EntriLayanan
    from soptui.repo.files import write_file
    from soptui.repo.identity import Identity, IdentityMissingError
    from soptui.repo.index import Index, glimpse
    from soptui.repo.init import init_repository
    from soptui.repo.kumpulan import Kumpulan, Simpanan
    from soptui.repo.layout import read_file
    from soptui.repo.log import Revisi
    from soptui.repo.reading import Bacaan
    from soptui.repo.repository import Repository
    from soptui.repo.session import Session
    from soptui.repo.temuan import located
else:
    __getattr__ = finder(
        __name__,
        {
            "Bacaan": "reading",
            "Desk": "desk",
            "Entri": "entri",
            "EntriLayanan": "entri",
            "Identity": "identity",
            "IdentityMissingError": "identity",
            "Index": "index",
            "Kumpulan": "kumpulan",
            "Repository": "repository",
            "Revisi": "log",
            "Session": "session",
            "Simpanan": "kumpulan",
            "Status": "approval.status",
            "glimpse": "index",
            "init_repository": "init",
            "located": "temuan",
            "read_file": "layout",
            "write_file": "files",
        },
    )

__all__ = [
    "Bacaan",
    "Desk",
    "Entri",
    "EntriLayanan",
    "Identity",
    "IdentityMissingError",
    "Index",
    "Kumpulan",
    "Repository",
    "Revisi",
    "Session",
    "Simpanan",
    "Status",
    "glimpse",
    "init_repository",
    "located",
    "read_file",
    "write_file",
]
