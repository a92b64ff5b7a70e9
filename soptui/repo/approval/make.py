"""Making approvals and revocations: annotated tags, created once and never moved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from soptui.errors import ConflictError, NotFoundError, SystemFaultError
from soptui.repo.approval import tags as tag_form
from soptui.repo.approval.force import Masa, periods, standing
from soptui.repo.approval.signing import sign
from soptui.repo.approval.tags import Pengesahan, Tags, read_tags
from soptui.repo.layout import nama_at
from soptui.repo.message import message, one_line
from soptui.repo.refs import move_ref, now

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from soptui.model import Jabatan, Layanan, Sop
    from soptui.repo.git import Git
    from soptui.repo.identity import Identity


@dataclass(frozen=True, slots=True)
class Disahkan:
    """What an approval is about: one version of one document and who approves it."""

    nilai: Sop | Layanan
    path: str
    blob: str
    commit: str
    pejabat: Jabatan | None


@dataclass(frozen=True, slots=True)
class Hand:
    """Who makes a tag, when (None: now), and with which SSH key (None: unsigned)."""

    identity: Identity
    when: dt.datetime | None = None
    key: str | None = None


def approve(git: Git, about: Disahkan, effective: dt.date, words: str, hand: Hand) -> str:
    """Make the next approval tag and return its name. The write lock must be held.

    Raises ConflictError when this very text is what the newest approval already approves, or when
    another tag has taken the number; SoptuiError when the key cannot be used.
    """
    value = about.nilai
    known = read_tags(git, value.id)
    earlier = known.approvals.get(value.id, [])
    previous = earlier[-1] if earlier else None
    if previous is not None and previous.blob == about.blob and not _is_revoked(known, previous):
        raise ConflictError(
            f"Teks ini sudah disahkan dengan {previous.tag}, efektif {previous.effective}."
            " Ubah dulu isinya, atau cabut pengesahan itu."
        )
    revision = previous.revision + 1 if previous is not None else 0
    tag = _free_name(known, tag_form.APPROVED, value.id, revision, effective)
    identitas, who = value.identitas, about.pejabat
    title = one_line(
        " ".join(p for p in (nama_at(about.path), identitas.nomor, identitas.judul) if p)
    )
    subject = f"{title}: berlaku efektif {effective.isoformat()} (revisi {revision})"
    trailers = {
        tag_form.ID: value.id,
        tag_form.REVISION: str(revision),
        tag_form.DAY: effective.isoformat(),
        tag_form.OFFICER: f"{who.pejabat}; {who.nip}; {who.nama}" if who else "",
        tag_form.PATH: about.path,
        tag_form.BLOB: about.blob,
    }
    if previous is not None:
        trailers["Menggantikan"] = f"{previous.tag} {previous.oid}"
    text = message(subject, words, trailers)
    _make(git, tag, about.commit, text, hand, "soptui: pengesahan")
    _require(tag, {a.tag for a in read_tags(git, value.id).approvals.get(value.id, [])})
    return tag


def revoke(git: Git, sop_id: str, on: dt.date, words: str, hand: Hand) -> str:
    """Revoke what is in force on a day, or what is still to come; return the name of the tag.

    The write lock must be held. Raises NotFoundError when there is nothing to revoke, and
    ConflictError when it is revoked already.
    """
    known = read_tags(git, sop_id)
    found = periods(known.approvals.get(sop_id, []), known.revocations.get(sop_id, []))
    masa, period = standing(found, on)
    if period is None:
        raise NotFoundError(f"{sop_id} belum pernah disahkan, jadi tidak ada yang dicabut.")
    if masa is Masa.DICABUT and period.ended_by is not None:
        raise ConflictError(f"Pengesahan {period.pengesahan.tag} sudah dicabut.")
    approval = period.pengesahan
    tag = _free_name(known, tag_form.REVOKED, sop_id, approval.revision, on)
    noun = nama_at(approval.path)
    subject = f"{noun} {sop_id}: revisi {approval.revision} dicabut mulai {on.isoformat()}"
    trailers = {
        tag_form.ID: sop_id,
        tag_form.REVISION: str(approval.revision),
        tag_form.REVOKED_DAY: on.isoformat(),
        tag_form.REVOKES: f"{approval.tag} {approval.oid}",
    }
    text = message(subject, words, trailers)
    _make(git, tag, approval.commit, text, hand, "soptui: pencabutan")
    _require(tag, {r.tag for r in read_tags(git, sop_id).revocations.get(sop_id, [])})
    return tag


def _is_revoked(known: Tags, approval: Pengesahan) -> bool:
    revocations = known.revocations.get(approval.sop_id, ())
    return any(r.revokes == approval.oid for r in revocations)


def _free_name(known: Tags, kind: str, sop_id: str, revision: int, day: dt.date) -> str:
    """Return the name of a new tag; a number that any tag has taken is not given twice."""
    stem = f"{kind}/{sop_id}/{revision:04d}-"
    taken = next((b.tag for b in known.broken if b.tag.startswith(stem)), None)
    if taken is not None:
        raise ConflictError(
            f"Tag {taken} sudah ada tetapi bukan pengesahan yang benar. Tanyakan pembuatnya; bila"
            f" keliru, hapus dengan: git tag -d {taken}"
        )
    return f"{stem}{day.isoformat()}"


def _make(git: Git, tag: str, commit: str, text: str, hand: Hand, reason: str) -> None:
    env: Mapping[str, str] = hand.identity.environment(hand.when)
    head = (f"object {commit}", "type commit", f"tag {tag}")
    tagger = f"tagger {git.line('var', 'GIT_COMMITTER_IDENT', env=env)}"
    content = "\n".join((*head, tagger, "", text)).encode()
    if hand.key is not None:
        content += sign(content, hand.key)
    since = now()
    made = git.line("mktag", stdin=content)
    if not move_ref(git, f"refs/tags/{tag}", made, None, reason, hand.identity, since):
        raise ConflictError(f"Tag {tag} sudah ada. Muat ulang, lalu periksa riwayatnya.")


def _require(tag: str, found: set[str]) -> None:
    if tag not in found:
        raise SystemFaultError(f"Tag {tag} tidak dapat dibaca kembali. Periksa: git fsck")
