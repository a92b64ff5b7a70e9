"""`soptui drafts`: what the interface left unsaved here; looking at it, dropping it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from soptui.cli import output
from soptui.errors import ExitCode
from soptui.folders import state_folder

if TYPE_CHECKING:
    import argparse

    from soptui.cli.parser import Parser
    from soptui.repo.drafts.resume import Lanjutan


def configure(parser: Parser) -> None:
    """Add the arguments of the command."""
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--show", metavar="DRAF", help="apa yang berubah dalam draf ini")
    which.add_argument("--drop", metavar="DRAF", help="membuang draf ini; disimpan 30 hari lagi")
    which.add_argument("--restore", metavar="DRAF", help="mengembalikan draf yang dibuang")
    which.add_argument("--dropped", action="store_true", help="draf yang diambil atau dibuang")
    parser.add_argument("--json", action="store_true", help="keluaran untuk program lain")


def run(args: argparse.Namespace) -> int:
    """List the drafts, or show, drop or bring back one. Raises NotFoundError for another id."""
    from soptui.repo import Repository
    from soptui.repo.drafts.place import Place
    from soptui.repo.drafts.resume import look
    from soptui.repo.drafts.store import bring_back, draft, drafts, put_aside

    repo = Repository.open(Path())
    place = Place(state_folder(os.environ), repo.root)
    chosen = args.show or args.drop or args.restore
    if chosen is None:
        found = [look(repo, jurnal) for jurnal in drafts(place, old=args.dropped)]
        _say_list(found, as_json=args.json)
        return ExitCode.OK
    jurnal = draft(place, chosen)
    if args.drop and not jurnal.is_old:
        put_aside(place, jurnal)
        output.note(f"Draf {jurnal.id} dibuang. Dalam 30 hari: soptui drafts --restore {jurnal.id}")
    elif args.restore and jurnal.is_old:
        bring_back(place, jurnal)
        output.note(f"Draf {jurnal.id} ditawarkan lagi ketika soptui dibuka.")
    item = look(repo, jurnal)
    if args.json:
        output.say_json(_as_json(item))
    elif args.show:
        output.say(_line(item))
        for words in item.words():
            output.say(f"  {words}")
    return ExitCode.OK


def _say_list(found: list[Lanjutan], *, as_json: bool) -> None:
    if as_json:
        output.say_json([_as_json(item) for item in found])
        return
    for item in found:
        output.say(_line(item))
    if not found:
        output.note("Tidak ada draf di repositori ini.")


def _line(item: Lanjutan) -> str:
    state = "sedang disunting" if item.jurnal.is_used else item.keadaan_words
    return f"{item.jurnal.id}  {item.jurnal.at:%Y-%m-%d %H:%M}  {item.judul}  ({state})"


def _as_json(item: Lanjutan) -> dict[str, object]:
    jurnal = item.jurnal
    return {
        "draft": jurnal.id,
        "at": jurnal.at.isoformat(),
        "file": jurnal.file or None,
        "id": item.mine.id if item.mine is not None else None,
        "title": item.judul,
        "state": item.keadaan.name.lower(),
        "in_use": jurnal.is_used,
        "user": jurnal.penulis.oleh,
        "host": jurnal.penulis.host,
        "pid": jurnal.penulis.pid,
        "changes": item.words(),
    }
