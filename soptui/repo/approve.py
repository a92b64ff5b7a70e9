"""Approvals: annotated tags `efektif/<id>/<rev4>-<YYYY-MM-DD>`, made once and never moved.

A tag is bound to the text it approves by the id of its blob. It is not signed here: an unsigned
approval is a claim of whoever could write to the repository.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from soptui.errors import ConflictError, SystemFaultError
from soptui.repo.log import Revisi, commits_of
from soptui.repo.message import message, one_line
from soptui.repo.refs import move_ref, now

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from soptui.model import Jabatan, Sop
    from soptui.repo.git import Git
    from soptui.repo.identity import Identity

_NAME = re.compile(r"efektif/(?P<id>[^/]+)/(?P<revision>\d{4})-(?P<day>\d{4}-\d{2}-\d{2})")
_FORMAT = "%(refname:strip=2)%00%(tag)%00%(*objecttype)%00%(*objectname)%00%(contents:body)%00"
_TRAILER = re.compile(r"^(SOP-Id|SOP-Blob): (\S+)$", re.MULTILINE)


class Status(StrEnum):
    """Where the present text of an SOP stands."""

    KONSEP = "konsep"
    """Never approved."""
    BERLAKU = "berlaku"
    BERUBAH = "berubah sejak pengesahan"
    AKAN_BERLAKU = "akan berlaku"


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


def approvals(git: Git, sop_id: str | None = None) -> dict[str, list[Pengesahan]]:
    """Return the approvals of one SOP, or of all, oldest revision first.

    Tags under another name than their own, of something else than a commit, or without the blob
    they approve are no approvals and are left out.
    """
    scope = f"refs/tags/efektif/{sop_id}/" if sop_id else "refs/tags/efektif/"
    fields = git.run("for-each-ref", f"--format={_FORMAT}", scope).decode(errors="replace")
    found: dict[str, list[Pengesahan]] = defaultdict(list)
    parts = iter(fields.split("\0"))
    for name, own_name, kind, commit, body in zip(parts, parts, parts, parts, parts, strict=False):
        approval = _approval(name.lstrip("\n"), own_name, kind, commit, body)
        if approval is not None:
            found[approval.sop_id].append(approval)
    return {key: sorted(tags, key=lambda a: a.revision) for key, tags in found.items()}


def _approval(name: str, own_name: str, kind: str, commit: str, body: str) -> Pengesahan | None:
    match = _NAME.fullmatch(name)
    trailers = dict(_TRAILER.findall(body.rstrip().rpartition("\n\n")[2]))
    if match is None or name != own_name or kind != "commit":
        return None
    if trailers.get("SOP-Id") != match["id"] or "SOP-Blob" not in trailers:
        return None
    try:
        day = dt.date.fromisoformat(match["day"])
    except ValueError:
        return None
    return Pengesahan(name, match["id"], int(match["revision"]), day, commit, trailers["SOP-Blob"])


def status_of(approved: Sequence[Pengesahan], blobs: Collection[str], today: dt.date) -> Status:
    """Return the status of a text. `blobs`: the ids it may have in the history."""
    if not approved:
        return Status.KONSEP
    in_force = [a for a in approved if a.effective <= today]
    newest = max(in_force, key=lambda a: (a.effective, a.revision), default=None)
    if newest is not None and newest.blob in blobs:
        return Status.BERLAKU
    if any(a.effective > today and a.blob in blobs for a in approved):
        return Status.AKAN_BERLAKU
    return Status.BERUBAH


def marked(git: Git, path: str, sop_id: str, revisions: Sequence[Revisi]) -> list[Revisi]:
    """Return revisions with the approvals of the versions that they made."""
    known = {revision.commit for revision in revisions}
    marks: dict[str, Pengesahan] = {}
    for approval in approvals(git, sop_id).get(sop_id, []):
        commit = approval.commit
        if commit not in known:  # a tag may name a later commit, that of another SOP
            commit = next((r.commit for r in commits_of(git, path, 1, commit)), commit)
        marks[commit] = approval
    return [
        replace(r, revision=a.revision, tag=a.tag, effective=a.effective) if a else r
        for r in revisions
        for a in (marks.get(r.commit),)
    ]


@dataclass(frozen=True, slots=True)
class Disahkan:
    """What an approval is about: one version of one SOP and who approves it."""

    sop: Sop
    path: str
    blob: str
    commit: str
    pejabat: Jabatan | None


def approve(
    git: Git,
    about: Disahkan,
    effective: dt.date,
    words: str,
    identity: Identity,
    when: dt.datetime | None = None,
) -> str:
    """Make the next approval tag and return its name. The write lock must be held.

    Raises ConflictError when this very text is what the newest approval already approves.
    """
    sop = about.sop
    earlier = approvals(git, sop.id).get(sop.id, [])
    if earlier and earlier[-1].blob == about.blob:
        raise ConflictError(
            f"Teks ini sudah disahkan dengan {earlier[-1].tag}, efektif {earlier[-1].effective}."
        )
    revision = earlier[-1].revision + 1 if earlier else 0
    tag = f"efektif/{sop.id}/{revision:04d}-{effective.isoformat()}"
    env = identity.environment(when)
    head = (f"object {about.commit}", "type commit", f"tag {tag}")
    tagger = f"tagger {git.line('var', 'GIT_COMMITTER_IDENT', env=env)}"
    text = _message(about, revision, effective, words)
    content = "\n".join((*head, tagger, "", text))
    since = now()
    made = git.line("mktag", stdin=content.encode())
    if not move_ref(git, f"refs/tags/{tag}", made, None, "soptui: pengesahan", identity, since):
        raise ConflictError(f"Pengesahan {tag} sudah ada. Muat ulang, lalu periksa riwayatnya.")
    if tag not in {a.tag for a in approvals(git, sop.id).get(sop.id, [])}:
        raise SystemFaultError(f"Pengesahan {tag} tidak dapat dibaca kembali. Periksa: git fsck")
    return tag


def _message(about: Disahkan, revision: int, effective: dt.date, words: str) -> str:
    identitas = about.sop.identitas
    title = " ".join(part for part in ("SOP", identitas.nomor, identitas.judul) if part)
    subject = f"{one_line(title)}: berlaku efektif {effective.isoformat()} (revisi {revision})"
    who = about.pejabat
    trailers = {
        "SOP-Id": about.sop.id,
        "SOP-Revisi": str(revision),
        "Tanggal-Efektif": effective.isoformat(),
        "Disahkan-Oleh": f"{who.pejabat}; {who.nip}; {who.nama}" if who else "",
        "SOP-Path": about.path,
        "SOP-Blob": about.blob,
    }
    return message(subject, words, trailers)
