"""The SOP repository: a work tree of TOML files and its git history.

A save is one commit, made by compare-and-swap, that changes one file; see `save.py` and
`pending.py` for what holds when it is interrupted. No hook or other program of a repository is
ever run.
"""

from soptui.repo.approve import Status
from soptui.repo.catalog import Entri
from soptui.repo.check import located
from soptui.repo.desk import Desk
from soptui.repo.files import write_file
from soptui.repo.identity import Identity, IdentityMissingError
from soptui.repo.init import init_repository
from soptui.repo.layout import read_file
from soptui.repo.log import Revisi
from soptui.repo.reading import Bacaan
from soptui.repo.repository import Repository, Simpanan
from soptui.repo.session import Session

__all__ = [
    "Bacaan",
    "Desk",
    "Entri",
    "Identity",
    "IdentityMissingError",
    "Repository",
    "Revisi",
    "Session",
    "Simpanan",
    "Status",
    "init_repository",
    "located",
    "read_file",
    "write_file",
]
