"""What this line and this machine can do, what soptui decided, and why: the facts of `doctor`.

No fact holds words of an SOP. Nothing is asked of the terminal itself: its answer could be typed
into the shell later.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import platform
import re
import shutil
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from soptui import __version__
from soptui.errors import SoptuiError
from soptui.folders import cache_folder, config_folder, state_folder
from soptui.settings import Settings, load
from soptui.spawn import spawning
from soptui.tui.caps import draws_ascii, has_screen, is_utf8

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PATIENCE = 2.0
"""Seconds that another program has to tell its version."""

SLOW_ESCAPE_MS = 50
_SSH = "Untuk jalur lambat pakai ssh -C: lebih sedikit yang dikirim."


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that was found. `advice` says what to set where something should be looked at."""

    name: str
    label: str
    value: str
    advice: str = ""
    ok: bool = True
    essential: bool = False
    """Whether soptui cannot work while this is not as it should be."""


def facts(environ: Mapping[str, str], folder: Path, size: os.terminal_size | None) -> list[Fact]:
    """Return all facts. `size`: of the terminal; None where there is none."""
    settings = load(environ)
    return [
        *_programs(environ),
        *_line(environ, settings, size),
        *_multiplexer(environ),
        *_own(environ, settings),
        *_repository(folder),
    ]


# --- programs -------------------------------------------------------------------------------------


def _programs(environ: Mapping[str, str]) -> Iterator[Fact]:
    yield Fact("soptui", "soptui", __version__)
    yield Fact("python", "Python", platform.python_version())
    try:
        yield Fact("textual", "Textual", importlib.metadata.version("textual"))
    except importlib.metadata.PackageNotFoundError:
        advice = "Pasang ulang soptui: pustaka Textual tidak ada."
        yield Fact("textual", "Textual", "tidak ada", advice, ok=False, essential=True)
    yield _git()
    yield _bytecode(environ)


def _git() -> Fact:
    from soptui.repo.git import git_version

    try:
        return Fact("git", "Git", ".".join(map(str, git_version())), essential=True)
    except SoptuiError as error:
        return Fact("git", "Git", "tidak dapat dipakai", error.message, ok=False, essential=True)


def _bytecode(environ: Mapping[str, str]) -> Fact:
    """Without compiled code every start takes longer."""
    code = Path(importlib.util.cache_from_source(str(Path(__file__).with_name("app.py"))))
    if code.exists():
        return Fact("kompilasi", "Kode terkompilasi", "ya")
    why = "PYTHONDONTWRITEBYTECODE" if environ.get("PYTHONDONTWRITEBYTECODE") else "belum ada"
    advice = f"Pembukaan lebih lambat. Jalankan sekali: {sys.executable} -m compileall -q soptui"
    return Fact("kompilasi", "Kode terkompilasi", f"tidak ({why})", advice, ok=False)


# --- the line -------------------------------------------------------------------------------------


def _line(
    environ: Mapping[str, str], settings: Settings, size: os.terminal_size | None
) -> Iterator[Fact]:
    yield _size(size)
    term = environ.get("TERM", "")
    strange = not has_screen(environ)
    advice = "Setel TERM sesuai terminal Anda, misalnya: export TERM=xterm-256color"
    yield Fact("term", "TERM", term or "tidak disetel", advice if strange else "", ok=not strange)
    name = environ.get("LC_ALL") or environ.get("LC_CTYPE") or environ.get("LANG") or "tidak ada"
    yield Fact("locale", "Bahasa terminal", name)
    yield _signs(environ, settings)
    yield _colours(environ, settings)
    over_ssh = bool(environ.get("SSH_CONNECTION") or environ.get("SSH_TTY"))
    yield Fact("ssh", "Lewat SSH", "ya" if over_ssh else "tidak", _SSH if over_ssh else "")
    yield Fact("papan_klip", "Papan klip", *_clipboard(environ))
    mouse = settings["tetikus"] == "ya"
    words = "dipakai soptui" if mouse else "milik terminal (setelan: tetikus)"
    yield Fact("tetikus", "Tetikus", words)
    plain = settings["driver"] != "sel"
    advice = 'Setel driver = "sel", kecuali sedang mencari sebab gangguan.' if plain else ""
    drawing = "seluruh bagian" if plain else "hanya sel yang berubah"
    yield Fact("driver", "Cara menggambar", drawing, advice, ok=not plain)


def _size(size: os.terminal_size | None) -> Fact:
    if size is None:
        return Fact("ukuran", "Ukuran", "bukan terminal", "Antarmuka perlu terminal.", ok=False)
    value = f"{size.columns}x{size.lines}"
    if size.columns < 60 or size.lines < 20:
        return Fact("ukuran", "Ukuran", value, "Perbesar paling sedikit sampai 60x20.", ok=False)
    if size.columns < 80 or size.lines < 24:
        return Fact("ukuran", "Ukuran", value, "Lebih lega mulai 80x24.", ok=False)
    return Fact("ukuran", "Ukuran", value)


def _signs(environ: Mapping[str, str], settings: Settings) -> Fact:
    ascii_only = draws_ascii(settings, environ)
    value = "ASCII" if ascii_only else "UTF-8"
    if settings["ascii"] != "otomatis":
        return Fact("huruf", "Garis dan simbol", f"{value} (setelan: ascii)")
    if ascii_only and is_utf8(environ):
        return Fact("huruf", "Garis dan simbol", f"{value} (konsol Linux)")
    if is_utf8(environ):
        return Fact("huruf", "Garis dan simbol", f"{value} (menurut bahasa terminal)")
    advice = "Bila terminal mengenal UTF-8: export LANG=id_ID.UTF-8, atau C.UTF-8"
    return Fact("huruf", "Garis dan simbol", f"{value} (bahasa bukan UTF-8)", advice, ok=False)


def _colours(environ: Mapping[str, str], settings: Settings) -> Fact:
    from soptui.tui.looks import look_for

    look = look_for(settings["tema"], environ)
    why = "setelan: tema"
    if settings["tema"] == "otomatis":
        no_colour = "NO_COLOR" if environ.get("NO_COLOR") else ""
        why = no_colour or ("COLORFGBG" if environ.get("COLORFGBG") else "bawaan")
    return Fact("warna", "Warna", f"{look} ({why})")


def _clipboard(environ: Mapping[str, str]) -> tuple[str, str, bool]:
    """Return the way that a copied text takes, advice, and whether it leaves soptui."""
    from soptui.tui.terminal.clipboard import has_osc_52

    if environ.get("TMUX"):
        return "lewat tmux (load-buffer -w)", "", True
    if not has_osc_52(environ):
        return "di dalam soptui saja", "Terminal ini tidak mempunyai papan klip.", False
    way = "lewat screen (OSC 52)" if environ.get("STY") else "ke terminal (OSC 52)"
    return way, "Bila tidak sampai: izinkan OSC 52 (clipboard) di setelan terminal.", True


# --- tmux and screen ------------------------------------------------------------------------------


def _multiplexer(environ: Mapping[str, str]) -> Iterator[Fact]:
    if environ.get("TMUX"):
        yield Fact("tmux", "tmux", _ask(environ, "tmux", "-V") or "versi tidak diketahui")
        yield _escape_time(_ask(environ, "tmux", "show-options", "-sv", "escape-time"))
    elif environ.get("STY"):
        version = re.search(r"\d[\d.]+", _ask(environ, "screen", "-v"))
        yield Fact("screen", "screen", version[0] if version else "versi tidak diketahui")
    else:
        yield Fact("tmux", "tmux atau screen", "tidak")


def _escape_time(answer: str) -> Fact:
    slow = not answer.isdecimal() or int(answer) > SLOW_ESCAPE_MS
    value = f"{answer} ms" if answer.isdecimal() else "tidak diketahui"
    advice = "Tombol Esc lambat (F10 tidak). Di ~/.tmux.conf: set -sg escape-time 20"
    return Fact("escape_time", "tmux escape-time", value, advice if slow else "", ok=not slow)


def _ask(environ: Mapping[str, str], program: str, *arguments: str) -> str:
    """Return what another program prints, or ""."""
    found = shutil.which(program, path=environ.get("PATH", os.defpath))
    if found is None:
        return ""
    kept = {name: environ[name] for name in ("TMUX", "STY", "HOME") if name in environ}
    with suppress(OSError, subprocess.TimeoutExpired), spawning():
        done = subprocess.run(  # noqa: S603 - no shell, no foreign text among the arguments
            [Path(found).absolute(), *arguments],
            env={**kept, "LC_ALL": "C.UTF-8", "PATH": os.defpath},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
        return done.stdout.decode(errors="replace").strip()
    return ""


# --- the user's own -------------------------------------------------------------------------------


def _own(environ: Mapping[str, str], settings: Settings) -> Iterator[Fact]:
    found = settings.findings
    value = f"{len(found)} isian tidak dikenal" if found else "baik"
    advice = f"Baris {found[0].line}: {found[0].message}" if found else ""
    yield Fact("pengaturan", "Pengaturan", value, advice, ok=not found)
    for name, label, folder in (
        ("folder_pengaturan", "Folder pengaturan", config_folder(environ)),
        ("folder_keadaan", "Folder keadaan", state_folder(environ)),
        ("folder_tembolok", "Folder tembolok", cache_folder(environ)),
    ):
        nearest = next(up for up in (folder, *folder.parents) if up.exists())
        ok = nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK)
        advice = f"{nearest} tidak dapat ditulisi; soptui bekerja tanpa ingatan di sana."
        yield Fact(name, label, str(folder), "" if ok else advice, ok=ok)


def _repository(folder: Path) -> Iterator[Fact]:
    from soptui.repo import Repository
    from soptui.repo.git import run_outside
    from soptui.repo.identity import parse_identity

    try:
        repo = Repository.open(folder)
    except SoptuiError as error:
        yield Fact("repositori", "Repositori", "tidak dibuka", error.message)
        with suppress(SoptuiError):
            identity = parse_identity(run_outside(Path("/"), "var", "GIT_AUTHOR_IDENT"), folder)
            yield _identity(f"{identity.name} <{identity.email}>" if identity else "")
        return
    yield Fact("repositori", "Repositori", str(repo.root))
    for kunci in repo.locks():
        yield Fact("kunci", "Kunci git", kunci.words, kunci.advice, ok=False)
    who = repo.identity()
    yield _identity(f"{who.name} <{who.email}>" if who else "")


def _identity(who: str) -> Fact:
    advice = "Riwayat mencatat siapa yang menyimpan; soptui menanyakannya saat menyimpan."
    return Fact("identitas", "Identitas", who or "belum ada", "" if who else advice, ok=bool(who))
