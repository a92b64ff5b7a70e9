"""Where documents go: checked before anything is drawn, and never silently over what is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soptui.documents.files import SudahAdaError, check_target
from soptui.documents.folder import check_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path


def already_there(targets: Sequence[Path], *, is_folder: bool) -> list[SudahAdaError]:
    """Return an error, with its `file`, for each target that exists and may be replaced.

    `is_folder`: a whole folder is to be written. Raises SoptuiError for one that cannot be
    written, or must not.
    """
    check: Callable[..., None] = check_folder if is_folder else check_target
    found = []
    for target in targets:
        try:
            check(target, force=False)
        except SudahAdaError as error:
            check(target, force=True)
            found.append(error)
    return found
