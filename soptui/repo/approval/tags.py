"""The tags of approvals and revocations as they stand in the repository, read in one pass.

Each is bound to one version by its name, which the tag object repeats, and by the trailers of its
message. What breaks that form is no approval; it is kept apart with the reason, never dropped.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from soptui.repo.git import Git

APPROVED, REVOKED = "efektif", "cabut"
ID, REVISION, DAY, REVOKED_DAY = "SOP-Id", "SOP-Revisi", "Tanggal-Efektif", "Tanggal-Cabut"
PATH, BLOB, REVOKES, OFFICER = "SOP-Path", "SOP-Blob", "Mencabut", "Disahkan-Oleh"

_NAME = re.compile(
    rf"(?P<kind>{APPROVED}|{REVOKED})/(?P<id>[^/]+)/(?P<revision>\d{{4}})-(?P<day>\d{{4}}-\d\d-\d\d)"
)
_OBJECT = re.compile(r"[0-9a-f]{40,64}")
NEAREST = 2
"""Approvals on each side of a day that are read: the one that decides, and one to compare."""

_FORMAT = (
    "%(refname:strip=2)%00%(tag)%00%(type)%00%(object)%00%(objectname)%00"
    "%(taggerdate:iso-strict)%00%(if)%(contents:signature)%(then)1%(end)%00%(contents:body)%00"
)
"""One field for each of `_Fields`, in its order."""


@dataclass(frozen=True, slots=True)
class Pengesahan:
    """One approval."""

    tag: str
    sop_id: str
    revision: int
    """0 for the first issue."""
    effective: dt.date
    commit: str
    blob: str
    """The text that was approved."""
    path: str = ""
    """Where the text lay at that commit, from the top."""
    oid: str = ""
    """Id of the tag object."""
    tagged: dt.datetime | None = None
    """When a signed tag says that it was made; a claim of whoever made it."""
    signed: bool = False
    officer: str = ""
    """Name, NIP and office of who approves, as the message says."""


@dataclass(frozen=True, slots=True)
class Pencabutan:
    """The revocation of one approval, from a day on."""

    tag: str
    sop_id: str
    revision: int
    on: dt.date
    commit: str
    revokes: str
    """Id of the tag object of the approval."""
    oid: str = ""
    tagged: dt.datetime | None = None
    signed: bool = False


@dataclass(frozen=True, slots=True)
class Rusak:
    """A tag in the place of an approval that is none, and why."""

    tag: str
    sop_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Tags:
    """All tags of approvals, by the id of their SOP; approvals in the order of their revisions."""

    approvals: Mapping[str, list[Pengesahan]] = field(default_factory=dict)
    revocations: Mapping[str, list[Pencabutan]] = field(default_factory=dict)
    broken: tuple[Rusak, ...] = ()


class _Fields(NamedTuple):
    name: str
    own_name: str
    type: str
    object: str
    oid: str
    date: str
    signature: str
    body: str


def read_tags(git: Git, sop_id: str | None = None, near: dt.date | None = None) -> Tags:
    """Return the approvals and revocations of one SOP, or of all.

    `near`: only the approvals on both sides of this day that may decide about it, by their names;
    of thousands most need not be read.
    """
    rest = f"/{sop_id}/" if sop_id else "/"
    scopes = [f"refs/tags/{kind}{rest}" for kind in (APPROVED, REVOKED)]
    out = git.run("for-each-ref", f"--format={_FORMAT}", *scopes).decode(errors="replace")
    approvals: dict[str, list[Pengesahan]] = defaultdict(list)
    revocations: dict[str, list[Pencabutan]] = defaultdict(list)
    broken = []
    records = _records(out)
    for fields in records if near is None else _nearest(records, near.isoformat()):
        tag = _read(fields)
        if isinstance(tag, Pengesahan):
            approvals[tag.sop_id].append(tag)
        elif isinstance(tag, Pencabutan):
            revocations[tag.sop_id].append(tag)
        else:
            broken.append(tag)
    for tags in approvals.values():
        tags.sort(key=lambda a: (a.revision, a.effective))
    return Tags(dict(approvals), dict(revocations), tuple(broken))


def _nearest(records: Iterable[_Fields], day: str) -> Iterator[_Fields]:
    """Yield, of each SOP, the last approvals up to a day and the first after it; all the rest."""
    approvals: dict[str, list[tuple[str, str, _Fields]]] = defaultdict(list)
    for fields in records:
        kind, _, rest = fields.name.partition("/")
        sop_id, _, version = rest.rpartition("/")
        if kind == APPROVED:
            approvals[sop_id].append((version[5:], version[:4], fields))
        else:
            yield fields
    for tags in approvals.values():
        tags.sort(key=lambda tag: tag[:2])
        begun = sum(tag[0] <= day for tag in tags)
        for _, _, fields in tags[max(0, begun - NEAREST) : begun + NEAREST]:
            yield fields


def _records(out: str) -> Iterator[_Fields]:
    parts = iter(out.split("\0"))
    for name, *rest in zip(*[parts] * len(_Fields._fields), strict=False):
        yield _Fields(name.lstrip("\n"), *rest)


def _read(fields: _Fields) -> Pengesahan | Pencabutan | Rusak:
    match = _NAME.fullmatch(fields.name)
    if match is None:
        parts = [*fields.name.split("/"), ""]
        return Rusak(fields.name, parts[1], "namanya bukan nama tag pengesahan")
    sop_id, revision = match["id"], int(match["revision"])
    is_approval = match["kind"] == APPROVED
    trailers, twice = _trailers(fields.body)
    reason = _why_not(fields, trailers) or twice
    try:
        day = dt.date.fromisoformat(match["day"])
    except ValueError:
        return Rusak(fields.name, sop_id, "tanggal pada namanya tidak ada di kalender")
    claimed = trailers.get(DAY if is_approval else REVOKED_DAY, match["day"])
    if trailers.get(ID) != sop_id:
        reason = reason or f"pesannya menyebut {trailers.get(ID, 'tidak satu pun')} sebagai SOP-nya"
    elif trailers.get(REVISION, str(revision)) != str(revision) or claimed != match["day"]:
        reason = reason or "revisi atau tanggal pada pesannya lain dari namanya"
    if reason:
        return Rusak(fields.name, sop_id, reason)
    signed = bool(fields.signature)
    made = _moment(fields.date) if signed else None
    if not is_approval:
        revokes = trailers[REVOKES].rpartition(" ")[2]
        return Pencabutan(
            fields.name, sop_id, revision, day, fields.object, revokes, fields.oid, made, signed
        )
    return Pengesahan(
        fields.name,
        sop_id,
        revision,
        day,
        fields.object,
        trailers[BLOB],
        trailers.get(PATH, ""),
        fields.oid,
        made,
        signed,
        trailers.get(OFFICER, ""),
    )


def _why_not(fields: _Fields, trailers: Mapping[str, str]) -> str:
    """Return what keeps a tag of the right name from being an approval or a revocation, or ""."""
    if not fields.own_name:
        return "bukan tag beranotasi"
    if fields.own_name != fields.name:
        return f"tag ini dibuat dengan nama lain, {fields.own_name}"
    if fields.type != "commit":
        return "tidak menunjuk sebuah commit"
    key = BLOB if fields.name.startswith(APPROVED) else REVOKES
    if not _OBJECT.fullmatch(trailers.get(key, "").rpartition(" ")[2]):
        return f"pesannya tidak menyebut {key}"
    return ""


def _trailers(body: str) -> tuple[dict[str, str], str]:
    """Return the trailers, which are the last paragraph, and what is wrong with them, or ""."""
    lines = body.rstrip().rpartition("\n\n")[2].split("\n")
    found = [(key, value) for key, mark, value in (x.partition(": ") for x in lines) if mark]
    trailers = dict(found)
    twice = "" if len(trailers) == len(found) else "pesannya menyebut satu hal dua kali"
    return trailers, twice


def _moment(text: str) -> dt.datetime | None:
    try:
        return dt.datetime.fromisoformat(text)
    except ValueError:
        return None
