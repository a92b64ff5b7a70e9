"""What git or the system complains about, as sentences for officials (never raw)."""

from __future__ import annotations

import errno
import re
from typing import TYPE_CHECKING

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

_CAUSES: tuple[tuple[str, type[SoptuiError], str], ...] = (
    (r"dubious ownership", RefusedError, DUBIOUS_OWNER),
    (r"safe\.bareRepository|must be run in a work tree", SoptuiError, BARE),
    (r"not a git repository", SoptuiError, NOT_A_REPOSITORY),
    (r"cannot change to", SoptuiError, "{place} tidak dapat dibuka."),
    (r"No space left|Disk quota", SystemFaultError, "Disk penuh. Kosongkan ruang, lalu coba lagi."),
    (
        r"Read-only file system",
        SystemFaultError,
        "Repositori {place} hanya dapat dibaca, tidak dapat ditulis.",
    ),
    (
        r"insufficient permission|Permission denied",
        SystemFaultError,
        "Tidak ada izin untuk membaca atau menulis repositori {place}.",
    ),
    (
        r"Input/output error",
        SystemFaultError,
        "Disk gagal membaca atau menulis {place}. Periksa disk sebelum melanjutkan.",
    ),
    (
        r"corrupt|is empty|bad object|bad tree|unable to read|inflate|missing blob|invalid object",
        SystemFaultError,
        "Data git di {place} rusak atau tidak lengkap. Periksa dengan: git fsck",
    ),
    (
        r"bad config|config file|unknown repository extension|unknown repository version",
        SystemFaultError,
        "Pengaturan git di {place} tidak dapat dibaca. Periksa berkas .git/config.",
    ),
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
    lines = [visible(line) for line in stderr.splitlines() if line.strip()]
    detail = next((s for s in lines if s.startswith(("fatal:", "error:"))), "".join(lines[-1:]))
    return SystemFaultError(
        f"Git gagal bekerja di {place}." + (f" Rincian: {detail[:200]}" if detail else "")
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
        f"Git di {place} baru saja dikunci oleh program lain. Belum ada yang ditulis; coba lagi."
    )


_SYSTEM = {
    errno.ENOSPC: "disk penuh; kosongkan ruang, lalu coba lagi",
    errno.EDQUOT: "kuota disk habis; kosongkan ruang, lalu coba lagi",
    errno.EROFS: "disk hanya dapat dibaca",
    errno.EACCES: "tidak ada izin",
    errno.EPERM: "tidak ada izin",
    errno.EIO: "disk gagal; periksa disk sebelum melanjutkan",
    errno.EMFILE: "terlalu banyak berkas terbuka",
    errno.ENFILE: "terlalu banyak berkas terbuka",
}


def system_fault(error: OSError, deed: str) -> SystemFaultError:
    """Return the error for a system call that failed while doing `deed` ("menulis sop/a.toml")."""
    reason = _SYSTEM.get(error.errno or 0, error.strerror or "sebab tidak diketahui")
    return SystemFaultError(f"Gagal {deed}: {reason}.")
