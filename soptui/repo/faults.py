"""What git or the system complains about, as sentences for officials (never raw)."""

from __future__ import annotations

import errno
import os
import re
from typing import TYPE_CHECKING, NamedTuple

from soptui.errors import ConflictError, RefusedError, SoptuiError, SystemFaultError
from soptui.repo.kunci import LockedError, look
from soptui.visible import visible

if TYPE_CHECKING:
    from pathlib import Path

DUBIOUS_OWNER = (
    "{place} milik pengguna lain, jadi git menolak membukanya. Buka salinan milik Anda sendiri,"
    " atau jika Anda mempercayainya jalankan: git config --global --add safe.directory FOLDER"
)
GIT_MISSING = "Program git tidak ditemukan. Pasang git 2.34 atau yang lebih baru."
GIT_TOO_OLD = "Git {version} terlalu lama. Pasang git 2.34 atau yang lebih baru."
BARE = "{place} adalah repositori git tanpa berkas kerja (bare). Buka salinan kerjanya (git clone)."
NOT_A_REPOSITORY = "{place} bukan repositori git. Buat repositori SOP dengan: soptui init FOLDER"

_SAFE = "Yang sudah disimpan tetap aman."


class _Reason(NamedTuple):
    """One way in which the machine says no: by number, in the words of git, and in ours."""

    numbers: tuple[int, ...]
    words: str
    """Pattern of what git writes."""
    name: str
    advice: str


_REASONS = (
    _Reason(
        (errno.ENOSPC,), "No space left", "disk penuh", "Kosongkan ruang di disk, lalu coba lagi."
    ),
    _Reason(
        (errno.EDQUOT,),
        "[Dd]isk quota",
        "kuota disk habis",
        "Kosongkan ruang atau minta tambahan kuota, lalu coba lagi.",
    ),
    _Reason(
        (errno.EFBIG,),
        "File too large",
        "berkas melebihi batas ukuran",
        "Naikkan batas itu (ulimit -f), lalu coba lagi.",
    ),
    _Reason(
        (errno.EROFS,),
        "Read-only file system",
        "disk hanya dapat dibaca",
        "Minta pengelola komputer membuka izin tulisnya, lalu coba lagi.",
    ),
    _Reason(
        (errno.EACCES, errno.EPERM),
        "insufficient permission|Permission denied|Operation not permitted",
        "tidak ada izin",
        "Minta izin baca dan tulis kepada pemiliknya, lalu coba lagi.",
    ),
    _Reason(
        (errno.EMFILE, errno.ENFILE),
        "Too many open files",
        "terlalu banyak berkas terbuka",
        "Tutup program lain atau naikkan batas itu (ulimit -n), lalu coba lagi.",
    ),
    _Reason(
        (errno.ENOMEM, errno.EAGAIN),
        "[Oo]ut of memory|Cannot allocate memory|malloc|mmap failed|cannot (fork|create thread)"
        "|unable to create (async|threaded)|Resource temporarily unavailable",
        "memori tidak cukup",
        "Tutup program lain, lalu coba lagi.",
    ),
    _Reason(
        (errno.EIO,),
        "Input/output error",
        "disk gagal membaca atau menulis",
        "Periksa disk itu, lalu coba lagi.",
    ),
)

_CAUSES: tuple[tuple[str, type[SoptuiError], str], ...] = (
    (r"dubious ownership", RefusedError, DUBIOUS_OWNER),
    (r"safe\.bareRepository|must be run in a work tree", SoptuiError, BARE),
    (r"cannot change to", SoptuiError, "{place} tidak dapat dibuka. Periksa alamat dan izinnya."),
)

_DAMAGE = (
    "Data git di {place} rusak atau tidak lengkap. Berkas SOP tidak disentuh. Periksa dengan: git"
    " fsck"
)
_INDEX_DAMAGED = re.compile(r"bad index|index file|bad signature 0x")
_DAMAGED = re.compile(
    r"corrupt|is empty|bad object|bad tree|unable to read|inflate|missing blob|invalid object"
    r"|bad signature|shallow|does not point|ambiguous argument 'HEAD'"
    r"|not a valid object|unable to find|Could not read|unresolvable|not a commit"
    r"|unable to (resolve|lock) ref|bad ref|cannot lock ref"
)
_MISCONFIGURED = re.compile(
    r"bad config|config file|config value|unknown repository extension|unknown repository version"
    r"|Expected git repo version|bad boolean|bad numeric"
)

LOCKED = re.compile(
    r"\.lock': File exists|could not lock config file .*: File exists|cannot lock references"
)
"""What git says when another git holds a lock that it needs."""


def explain(stderr: str, place: Path, bare: bool = False) -> SoptuiError:
    """Return the error to raise for what git wrote to standard error about `place`."""
    if bare:
        return SoptuiError(BARE.format(place=place))
    if LOCKED.search(stderr):
        return _locked(stderr, place)
    for pattern, kind, sentence in _CAUSES:
        if re.search(pattern, stderr):
            return kind(sentence.format(place=place))
    if "not a git repository" in stderr:
        if any(os.path.lexists(up / ".git") for up in (place, *place.parents)):
            return SystemFaultError(_DAMAGE.format(place=place))
        return SoptuiError(NOT_A_REPOSITORY.format(place=place))
    for reason in _REASONS:
        if re.search(reason.words, stderr):
            return SystemFaultError(
                f"Git gagal bekerja di {place}: {reason.name}. {_SAFE} {reason.advice}"
            )
    if _INDEX_DAMAGED.search(stderr):
        return SystemFaultError(
            f"Indeks git di {place} rusak. Berkas SOP dan riwayatnya tidak disentuh. Hapus berkas"
            " .git/index, lalu jalankan: git reset"
        )
    if _DAMAGED.search(stderr):
        return SystemFaultError(_DAMAGE.format(place=place))
    if _MISCONFIGURED.search(stderr):
        return SystemFaultError(
            f"Pengaturan git di {place} tidak dapat dibaca. Berkas SOP tidak disentuh. Periksa"
            " berkas .git/config."
        )
    lines = [visible(line) for line in stderr.splitlines() if line.strip()]
    detail = next((s for s in lines if s.startswith(("fatal:", "error:"))), "".join(lines[-1:]))
    return SystemFaultError(
        f"Git gagal bekerja di {place}. {_SAFE} Coba lagi; bila tetap gagal, tanyakan pengelola"
        f" komputer. Rincian: {detail[:200] or 'git tidak memberi alasan'}"
    )


def _locked(stderr: str, place: Path) -> SoptuiError:
    """Name the lock, its age and who holds it; git may have let go of it meanwhile."""
    named = re.search(r"'([^']*\.lock)'|lock config file ([^:]*):", stderr)
    file = next(filter(None, named.groups()), "") if named else ""
    file += "" if not file or file.endswith(".lock") else ".lock"
    kunci = look(place / file) if file else None
    if kunci is not None:
        return LockedError(kunci)
    return ConflictError(
        f"Git di {place} baru saja dikunci oleh program lain{f' ({file})' if file else ''}. {_SAFE}"
        " Coba lagi."
    )


def system_fault(error: OSError, deed: str) -> SystemFaultError:
    """Return the error for a system call that failed while doing `deed` ("menulis sop/a.toml")."""
    for reason in _REASONS:
        if error.errno in reason.numbers:
            return SystemFaultError(f"Gagal {deed}: {reason.name}. {_SAFE} {reason.advice}")
    words = error.strerror or "sebab tidak diketahui"
    return SystemFaultError(
        f"Gagal {deed}: sistem menolak ({visible(words)}). {_SAFE} Periksa tempat itu, lalu coba"
        " lagi."
    )
