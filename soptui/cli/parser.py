"""An argument parser that speaks Indonesian."""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING, NoReturn

from soptui.errors import SoptuiError

if TYPE_CHECKING:
    from collections.abc import Iterable

_MESSAGES = (
    (r"the following arguments are required: (.+)", r"Argumen wajib belum ada: \1."),
    (r"unrecognized arguments: (.+)", r"Argumen tidak dikenal: \1."),
    (r"argument (.+): expected one argument", r"Pilihan \1 memerlukan satu nilai."),
    (r"argument (.+): expected at least one argument", r"Pilihan \1 memerlukan nilai."),
    (r"argument (.+): invalid \w+ value: (.+)", r"Nilai \2 untuk \1 tidak dapat dipakai."),
    (
        r"argument (.+): invalid choice: (.+) \(choose from (.+)\)",
        r"Nilai \2 untuk \1 tidak ada; pilihannya: \3.",
    ),
    (
        r"argument (.+): not allowed with argument (.+)",
        r"Pilihan \1 tidak dapat dipakai bersama \2.",
    ),
    (r"ambiguous option: (.+) could match (.+)", r"Pilihan \1 kurang jelas: \2."),
    (r"argument (.+): ignored explicit argument (.+)", r"Pilihan \1 tidak memakai nilai \2."),
)


class Formatter(argparse.RawDescriptionHelpFormatter):
    """Help with Indonesian headings."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """Write the usage line."""
        super().add_usage(usage, actions, groups, prefix or "Pemakaian: ")


class Parser(argparse.ArgumentParser):
    """Parser of one command; errors become SoptuiError (exit code 2)."""

    def __init__(self, command: str, summary: str, example: str) -> None:
        super().__init__(
            prog=f"soptui {command}".strip(),
            description=summary,
            epilog=f"Contoh:\n  {example}",
            formatter_class=Formatter,
            add_help=False,
            allow_abbrev=False,
        )
        self._positionals.title = "Argumen"
        self._optionals.title = "Pilihan"
        self.add_argument("-h", "--help", action="help", help="tampilkan bantuan ini")

    def error(self, message: str) -> NoReturn:
        """Raise the usage error in Indonesian, with the way to the help."""
        for pattern, sentence in _MESSAGES:
            match = re.fullmatch(pattern, message, re.DOTALL)
            if match:
                message = match.expand(sentence)
                break
        raise SoptuiError(f"{message} Lihat: {self.prog} --help")
