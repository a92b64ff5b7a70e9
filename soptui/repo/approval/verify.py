"""How far an approval can be trusted (conditions: docs/pengesahan.md, "Kapan sah terverifikasi").

Verified is only what is bound to its text on the office's branch, signed by a key that the user
trusts from outside of the repository, and dated neither before its text nor in the future.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from soptui.repo.approval.binding import unbound
from soptui.repo.approval.signing import Tertanda, Trust, check, split

if TYPE_CHECKING:
    from collections.abc import Iterable

    from soptui.repo.approval.tags import Pencabutan, Pengesahan
    from soptui.repo.git import Git

CLOCKS = dt.timedelta(days=1)
"""How far the clocks of two machines may differ."""


class Keabsahan(StrEnum):
    """What is known about who made an approval; the values are those of the JSON output."""

    VALID = "valid"
    UNKNOWN_KEY = "unknown-key"
    UNSIGNED = "unsigned"
    INVALID = "invalid"

    @property
    def words(self) -> str:
        """The same for people."""
        return _WORDS[self]


_WORDS = {
    Keabsahan.VALID: "sah terverifikasi",
    Keabsahan.UNKNOWN_KEY: "kunci tidak dikenal",
    Keabsahan.UNSIGNED: "tanpa tanda tangan",
    Keabsahan.INVALID: "rusak",
}


@dataclass(frozen=True, slots=True)
class Penilaian:
    """The verdict on one tag. `signer` and `key` are known only for signed ones."""

    keabsahan: Keabsahan
    reason: str = ""
    signer: str = ""
    key: str = ""

    @property
    def words(self) -> str:
        """The verdict for people, with its reason."""
        who = f" oleh {self.signer}" if self.signer else f" {self.key}" if self.key else ""
        why = f" ({self.reason})" if self.reason else ""
        return f"{self.keabsahan.words}{who}{why}"


def judge(
    git: Git, tags: Iterable[Pengesahan | Pencabutan], trusted: Trust
) -> dict[str, Penilaian]:
    """Return the verdict on each tag, by its name. Raises SystemFaultError without ssh-keygen."""
    listed = {tag.tag: tag for tag in tags}
    loose = unbound(git, listed.values())
    verdicts: dict[str, Penilaian] = {}
    for name, tag in listed.items():
        if name in loose:
            verdicts[name] = Penilaian(Keabsahan.INVALID, loose[name])
        elif tag.signed:
            verdicts[name] = _judge_signed(git, tag, trusted)
        else:
            verdicts[name] = Penilaian(Keabsahan.UNSIGNED)
    return verdicts


def _judge_signed(git: Git, tag: Pengesahan | Pencabutan, trusted: Trust) -> Penilaian:
    payload, signature = split(git.run("cat-file", "tag", tag.oid))
    if not signature:
        return Penilaian(Keabsahan.UNKNOWN_KEY, "bukan tanda tangan SSH")
    if tag.tagged is None:
        return Penilaian(Keabsahan.INVALID, "waktu pembuatannya tidak terbaca")
    proof = check(payload, signature, tag.tagged, trusted)
    if not proof.is_intact:
        return Penilaian(Keabsahan.INVALID, "tanda tangannya tidak cocok dengan isinya")
    if not proof.signer:
        return Penilaian(Keabsahan.UNKNOWN_KEY, key=proof.key)
    return _judge_time(git, tag, tag.tagged, proof)


def _judge_time(
    git: Git, tag: Pengesahan | Pencabutan, made: dt.datetime, proof: Tertanda
) -> Penilaian:
    """Refuse odd dates: a key that was retired could still sign with a date of its own time."""
    written = git.line("log", "-1", "--no-walk", "--format=%ct", "--end-of-options", tag.commit)
    moment = dt.datetime.fromtimestamp(int(written), dt.UTC)
    reason = ""
    if made < moment - CLOCKS:
        reason = "bertanggal sebelum teksnya ditulis"
    elif made > dt.datetime.now(dt.UTC) + CLOCKS:
        reason = "bertanggal di masa depan"
    state = Keabsahan.INVALID if reason else Keabsahan.VALID
    return Penilaian(state, reason, proof.signer, proof.key)
