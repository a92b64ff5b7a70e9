"""`soptui import FILE`: documents come back from Word, Excel and PDF files, each as one commit."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from soptui.cli import output
from soptui.cli.ask import with_identity
from soptui.errors import ExitCode, NotFoundError, SoptuiError
from soptui.model import Sop

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from soptui.cli.parser import Parser
    from soptui.documents.masuk.baca import Kiriman
    from soptui.documents.masuk.rencana import Rencana
    from soptui.documents.masuk.terbawa import Bawaan
    from soptui.model import Layanan
    from soptui.repo import Identity, Repository, Simpanan

YES = ("y", "ya")


def configure(parser: Parser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("file", metavar="BERKAS", help="berkas .docx, .xlsx atau .pdf dari soptui")
    parser.add_argument(
        "--id", action="append", metavar="ID", help="dari buku: hanya yang ini; boleh beberapa kali"
    )
    parser.add_argument("--all", action="store_true", help="dari buku: semuanya")
    parser.add_argument("--unit", metavar="UNIT", help="id unit di sini, bila unitnya lain")
    parser.add_argument(
        "--replace", action="store_true", help="simpan juga yang di sini isinya lain"
    )
    parser.add_argument(
        "--drawn",
        action="store_true",
        help="ambil isi seperti yang tertulis dan tergambar, bila dokumen diubah di Word",
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="hanya tunjukkan apa yang akan berubah"
    )
    parser.add_argument("-m", "--message", metavar="PESAN", help="pesan komit sendiri")
    parser.add_argument("--json", action="store_true", help="keluaran untuk program lain")


def run(args: argparse.Namespace) -> int:
    """Tell what the file brings, then save what is new, and what is different when asked to."""
    from soptui.documents.masuk.baca import read_incoming
    from soptui.documents.masuk.rencana import plan
    from soptui.repo import Repository

    repository = Repository.open(Path())
    kiriman = read_incoming(Path(args.file), repository.organisasi.istilah)
    if not kiriman.bawaan:
        return _drafts(repository, kiriman, args)
    chosen, is_list = _chosen(kiriman, args)
    unit = _unit(args.unit, repository)
    plans = [plan(repository, bawaan, kiriman, unit, drawn=args.drawn) for bawaan in chosen]
    is_show = args.dry_run or is_list
    if not args.json:
        for sentence in kiriman.catatan:
            output.note(sentence)
        for rencana in plans:
            _tell(rencana, short=is_list, drawn=args.drawn)
    wanted = [] if is_show else [r for r in plans if _is_wanted(r, args)]
    saved = _save(repository, wanted, args.message)
    if args.json:
        output.say_json(_as_json(kiriman, plans, saved))
    else:
        for done in filter(None, saved.values()):
            output.say(f"{done.commit} {done.subject}")
            for text in filter(None, (done.bersama, done.peringatan)):
                output.note(text)
    return _ended(plans, saved, args, is_list=is_list)


def _chosen(kiriman: Kiriman, args: argparse.Namespace) -> tuple[Sequence[Bawaan], bool]:
    """Return the documents that are meant, and whether they are only to be listed."""
    known = {bawaan.id: bawaan for bawaan in kiriman.bawaan}
    if args.id and args.all:
        raise SoptuiError("Pakai --id atau --all, tidak keduanya.")
    for sop_id in args.id or ():
        if sop_id not in known:
            raise NotFoundError(f"Berkas ini tidak memuat {sop_id!r}. Isinya: {', '.join(known)}.")
    if args.id:
        return [known[sop_id] for sop_id in dict.fromkeys(args.id)], False
    return list(known.values()), len(known) > 1 and not args.all


def _unit(wanted: str | None, repository: Repository) -> str | None:
    units = [unit.id for unit in repository.organisasi.unit]
    if wanted is not None and wanted not in units:
        raise NotFoundError(f"Tidak ada unit {wanted!r}. Yang ada: {', '.join(units)}.")
    return wanted


def _tell(rencana: Rencana[Any], *, short: bool, drawn: bool) -> None:
    from soptui.documents.masuk.rencana import Keadaan

    nilai, nama = rencana.nilai, rencana.kumpulan.macam.nama
    words = {
        Keadaan.BARU: "belum ada di sini",
        Keadaan.SAMA: "isinya sama dengan yang di sini",
        Keadaan.BEDA: "isinya berbeda dari yang di sini",
    }
    output.say(f"{nilai.id}: {nilai.identitas.judul}: {words[rencana.keadaan]}")
    if short:
        return
    for note in rencana.catatan:
        output.say(f"  {note}")
    if rencana.gambar and not drawn:
        output.say(
            f"  Yang terlihat di dokumen lain dari {nama} yang dibawanya; --drawn mengambilnya:"
        )
        for sentence in rencana.gambar:
            output.say(f"  {sentence.sign} {sentence.part}: {sentence.plain}")
    if rencana.keadaan is not Keadaan.BEDA:
        return
    if rencana.is_wholly_new:
        output.say("  Berkas yang di sini rusak; isinya akan diganti seluruhnya.")
    for sentence in rencana.beda:
        output.say(f"  {sentence.sign} {sentence.part}: {sentence.plain}")


def _is_wanted(rencana: Rencana[Any], args: argparse.Namespace) -> bool:
    """Tell whether to save; who is at a terminal is asked before something is replaced."""
    from soptui.documents.masuk.rencana import Keadaan

    if rencana.keadaan is not Keadaan.BEDA or args.replace:
        return rencana.keadaan is not Keadaan.SAMA
    if args.json or not output.can_ask():
        return False
    question = f"Simpan isi dokumen sebagai versi baru {rencana.nilai.id}? Riwayatnya tetap. [y/t] "
    return output.ask(question).lower() in YES


def _save(
    repository: Repository, plans: Sequence[Rencana[Any]], message: str | None
) -> dict[str, Simpanan[Any] | None]:
    """Return what each save has made; None where the history held that text already."""
    from soptui.documents.masuk.rencana import carry_out

    def save(who: Identity | None) -> Simpanan[Any] | None:
        return carry_out(rencana, message, who)

    saved: dict[str, Simpanan[Any] | None] = {}
    for rencana in plans:
        saved[rencana.nilai.id] = with_identity(save, lambda: repository)
    return saved


def _ended(
    plans: Sequence[Rencana[Any]],
    saved: dict[str, Simpanan[Any] | None],
    args: argparse.Namespace,
    *,
    is_list: bool,
) -> int:
    from soptui.documents.masuk.rencana import Keadaan

    if is_list:
        output.note("Impor dengan --id ID atau --all. Tidak ada yang disimpan.")
        return ExitCode.OK
    left = [r for r in plans if r.keadaan is Keadaan.BEDA and r.nilai.id not in saved]
    if left and not args.dry_run:
        output.note(
            f"{len(left)} {_kinds(left)} tidak diganti. Pakai --replace untuk menyimpan isi"
            " dokumen sebagai versi baru; riwayatnya tetap."
        )
        return ExitCode.FINDINGS
    if not saved and not left and not args.dry_run:
        output.note("Tidak ada yang perlu disimpan.")
    return ExitCode.OK


def _kinds(plans: Sequence[Rencana[Any]]) -> str:
    """Return what people call these documents."""
    names = {rencana.kumpulan.macam.nama for rencana in plans}
    return names.pop() if len(names) == 1 else "dokumen"


def _drafts(repository: Repository, kiriman: Kiriman, args: argparse.Namespace) -> int:
    """Tell what a file shows that carries nothing. It is never saved unseen."""
    from soptui.documents.masuk.rencana import drafts
    from soptui.repo.temuan import value_findings

    found = drafts(repository, kiriman)
    if args.json:
        shown = [
            {
                "id": one.nilai.id,
                "kind": one.kumpulan.macam.folder,
                "title": one.nilai.identitas.judul,
                "state": "draf",
                "notes": one.ragu,
            }
            for one in found
        ]
        doc = {"file": kiriman.berkas, "kind": kiriman.jenis, "notes": [], "sop": shown}
        output.say_json(doc)
        return ExitCode.FINDINGS
    for one in found:
        output.say(f"{one.nilai.identitas.judul}")
        for line in _seen(one.nilai):
            output.say(f"  {line}")
        findings = value_findings(one.nilai, repository.organisasi, None)
        for sentence in [*one.ragu, *(t.message for t in findings)]:
            output.say(f"  - {sentence}")
    output.note(
        "Berkas ini tidak membawa SOP atau Standar Pelayanan, jadi isinya dibaca dari tabel dan"
        " gambarnya dan perlu ditinjau. Tidak ada yang disimpan: buka lewat Impor dokumen di layar"
        " daftar."
    )
    return ExitCode.FINDINGS


def _seen(value: Sop | Layanan) -> Iterator[str]:
    """Yield what a document shows, in lines."""
    if isinstance(value, Sop):
        yield f"{len(value.langkah)} langkah, {len(value.pelaksana)} pelaksana"
        for number, step in enumerate(value.langkah, 1):
            yield f"{number}. {step.kegiatan}"
        return
    from soptui.model.komponen import isi
    from soptui.rules.layanan import KOMPONEN, label

    for number, komponen in enumerate(KOMPONEN, 1):
        yield f"{number}. {label(komponen)}: {'; '.join(isi(value, komponen)) or '-'}"


def _as_json(
    kiriman: Kiriman, plans: Sequence[Rencana[Any]], saved: dict[str, Simpanan[Any] | None]
) -> dict[str, Any]:
    from soptui.changes import diff

    commits = {sop_id: done.commit for sop_id, done in saved.items() if done is not None}

    return {
        "file": kiriman.berkas,
        "kind": kiriman.jenis,
        "notes": list(kiriman.catatan),
        "sop": [
            {
                "id": r.nilai.id,
                "kind": r.kumpulan.macam.folder,
                "title": r.nilai.identitas.judul,
                "state": str(r.keadaan),
                "changes": [
                    {**asdict(c), "op": str(c.op)}
                    for c in (diff(r.doc.nilai, r.nilai) if r.doc and r.doc.nilai else ())
                ],
                "drawn": [s.plain for s in r.gambar],
                "notes": list(r.catatan),
                "commit": commits.get(r.nilai.id),
            }
            for r in plans
        ],
    }
