"""`soptui rules [ID]`: the rules of `soptui check`, or one of them with its examples."""

from __future__ import annotations

import os
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from soptui.cli import output
from soptui.errors import ExitCode, NotFoundError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from soptui.cli.parser import Parser
    from soptui.model import Organisasi
    from soptui.rules.penjelasan import Penjelasan

_OF_SERVICES = ("satu Standar Pelayanan", "satu Standar Pelayanan beserta SOP-nya")
_LOOK = {"kesalahan": "red", "peringatan": "yellow", "catatan": "cyan", "mati": "dim"}


def configure(parser: Parser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("id", nargs="?", metavar="ATURAN", help="id aturan, misalnya FC-3")
    parser.add_argument("--json", action="store_true", help="keluaran untuk program lain")


def run(args: argparse.Namespace) -> int:
    """List the rules as grave as the repository here takes them, or explain one."""
    from soptui.rules.penjelasan import semua

    explained = semua(_office())
    if args.id is not None:
        explained = [_find(explained, args.id)]
    if args.json:
        output.say_json([asdict(rule) for rule in explained])
    elif args.id is not None:
        _explain(explained[0])
    else:
        _list(explained)
    return ExitCode.OK


def _office() -> Organisasi | None:
    """Return the office of the repository here, None outside of one."""
    from soptui.repo import Repository

    here = Path.cwd()
    inside = any(os.path.lexists(folder / "soptui.toml") for folder in (here, *here.parents))
    return Repository.open(here).organisasi if inside else None


def _find(explained: Sequence[Penjelasan], rule_id: str) -> Penjelasan:
    from difflib import get_close_matches

    from soptui.rules.penjelasan import TANPA_ATURAN

    known = {rule.id: rule for rule in explained}
    if rule_id.upper() in known:
        return known[rule_id.upper()]
    if rule_id.upper() in TANPA_ATURAN:
        wanted = TANPA_ATURAN[rule_id.upper()]
        raise NotFoundError(f"{rule_id.upper()} tidak diperiksa: {wanted}")
    near = get_close_matches(rule_id.upper(), known, n=1, cutoff=0.5)
    hint = f" Maksud Anda {near[0]}?" if near else ""
    raise NotFoundError(f"Tidak ada aturan {rule_id!r}.{hint} Daftarnya: soptui rules")


def _list(explained: Sequence[Penjelasan]) -> None:
    for rule in explained:
        name, severity = f"{rule.id:<8}", f"{rule.tingkat:<11}"
        output.say_pieces([(name, "bold"), (severity, _LOOK[rule.tingkat]), (rule.judul, "")])
    output.say(f"{len(explained)} aturan. Penjelasan dan contoh: soptui rules ATURAN")


def _explain(rule: Penjelasan) -> None:
    output.say_pieces([(rule.id, "bold"), (f"  {rule.judul}", "")])
    for label, text in rule.baris:
        output.say(f"  {label:<13}{text}")
    for sentence in rule.cara:
        output.say(sentence)
