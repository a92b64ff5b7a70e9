"""Typst, in a process of its own: private folder, limits on time and memory, killed when unwanted.

The folder holds the template, the data and the logo, and nothing that leads out of it. The data is
never part of the template's text, so nothing that people wrote can be run.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from soptui.documents.kemajuan import DibatalkanError
from soptui.errors import RefusedError, SoptuiError, SystemFaultError
from soptui.spawn import spawning

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

HOW_TO_GET = (
    "Untuk mencetak PDF, soptui memerlukan tambahan 'pdf'. Pasang dengan: pip install 'soptui[pdf]'"
)
SECONDS, MEGABYTES = 10, 512
"""What one SOP may cost; a book may cost some more for each SOP."""
SECONDS_MORE, MEGABYTES_MORE = 0.2, 3.0
_HERE = Path(__file__).parent
_TEMPLATE = "cetak.typ"


class Typesetter:
    """Makes PDF files; `cancel` ends what is under way, from any thread."""

    def __init__(self, font_folders: Sequence[Path]) -> None:
        """Look for Typst. Raises SoptuiError when it is not installed."""
        self._fonts = [str(folder.resolve()) for folder in font_folders]
        self._package = _package_folder()
        self._process: subprocess.Popen[bytes] | None = None
        self._cancelled = False

    def cancel(self) -> None:
        """End what is under way; `pdf` raises DibatalkanError."""
        self._cancelled = True
        process = self._process
        if process is not None:
            process.kill()

    def pdf(
        self,
        data: dict[str, Any],
        *,
        when: dt.datetime,
        logo: tuple[str, bytes] | None = None,
        standards: Sequence[str] = (),
        count: int = 1,
    ) -> bytes:
        """Return the document. Equal arguments give equal bytes.

        `when` is written into it as its date; `count`: of the SOPs in it, for the limits.
        """
        self._refuse_cancelled()
        with _private_folder() as folder:
            data = {**data, "logo": None}
            if logo is not None:
                name = f"logo{PurePosixPath(logo[0]).suffix.lower()}"
                (folder / name).write_bytes(logo[1])
                data["logo"] = name
            (folder / "data.json").write_text(json.dumps(data), encoding="utf-8")
            shutil.copyfile(_HERE / _TEMPLATE, folder / _TEMPLATE)
            self._run(folder, count, (str(int(when.timestamp())), ",".join(standards)))
            return (folder / "hasil.pdf").read_bytes()

    def _run(self, folder: Path, count: int, how: tuple[str, str]) -> None:
        seconds = int(SECONDS + SECONDS_MORE * count)
        megabytes = int(MEGABYTES + MEGABYTES_MORE * count)
        order = (self._package, str(folder), str(seconds), str(megabytes), *how, *self._fonts)
        script = str(_HERE / "typst_child.py")
        environment = {"RAYON_NUM_THREADS": "2", "PATH": os.environ.get("PATH", "")}
        with spawning():
            self._process = subprocess.Popen(  # noqa: S603 - our own script, no shell
                [sys.executable, "-I", "-S", "-B", script, *order],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                env=environment,
                cwd=folder,
            )
        try:
            if self._cancelled:  # while it was started
                self._process.kill()
            _, errors = self._process.communicate()
        except BaseException:
            self._process.kill()
            self._process.wait()
            raise
        self._refuse_cancelled()
        if self._process.returncode:
            raise _failure(self._process.returncode, errors.decode(errors="replace"))

    def _refuse_cancelled(self) -> None:
        if self._cancelled:
            raise DibatalkanError


def typst_version() -> str:
    """Return the version of Typst, by its folder; importlib.metadata takes as long as a chart."""
    found = next(Path(_package_folder()).glob("typst-*.dist-info"), None)
    return "-" if found is None else found.stem.removeprefix("typst-")


def _package_folder() -> str:
    spec = find_spec("typst")
    if spec is None or spec.origin is None:
        raise SoptuiError(HOW_TO_GET)
    return str(Path(spec.origin).parent.parent)


@contextmanager
def _private_folder() -> Iterator[Path]:
    try:
        folder = Path(tempfile.mkdtemp(prefix="soptui-cetak-")).resolve()
    except OSError as error:
        raise SystemFaultError(
            f"Folder sementara tidak dapat dibuat: {error.strerror}. Tidak ada berkas yang ditulis."
        ) from error
    try:
        yield folder
    finally:
        with suppress(OSError):
            shutil.rmtree(folder)


class PictureError(SoptuiError):
    """The logo cannot be decoded."""


def _failure(code: int, words: str) -> SoptuiError:
    """Return what a child that failed has to say, as a sentence."""
    if code in (-signal.SIGXCPU, -signal.SIGKILL):
        return RefusedError(
            "Dokumen ini terlalu berat untuk dicetak dan dihentikan. Pendekkan teks yang sangat"
            " panjang, atau cetak SOP satu demi satu."
        )
    if code == -signal.SIGABRT or "memory" in words.lower():
        return RefusedError("Dokumen ini memerlukan terlalu banyak memori, jadi tidak dicetak.")
    if "decode image" in words or "image" in words.partition("\n")[0]:
        return PictureError("Logo rusak: gambarnya tidak dapat dibaca.")
    if "panicked" in words:
        return SystemFaultError(
            "Typst berhenti karena kehabisan memori atau kesalahan di dalamnya, jadi dokumen ini"
            " tidak dicetak. Data Anda tidak berubah; coba tanpa huruf yang tidak biasa."
        )
    first = words.strip().partition("\n")[0] or f"kode {code}"
    return SystemFaultError(f"Typst tidak dapat menyusun dokumen ini ({first}).")
