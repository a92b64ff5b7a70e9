"""A repository in which every text that anybody can choose is one of `MUATAN`."""

from __future__ import annotations

import os
import re
import subprocess
from typing import TYPE_CHECKING

from soptui.repo import init_repository
from tests.contoh import BUDI, SITI, git
from tests.hostile.muatan import MUATAN

if TYPE_CHECKING:
    from pathlib import Path

SEMUA = "0-semua"
"""The SOP that holds all of them: a step for each, and each in every list of the identity."""
APPROVED = range(0, len(MUATAN), 5)
"""Numbers of the SOPs that are approved, `p00`, by tags with odd words and taggers."""

LISTS = (
    *("dasar_hukum", "kualifikasi_pelaksana", "keterkaitan"),
    *("peralatan", "peringatan", "pencatatan"),
)


def toml(text: str) -> str:
    """Return a TOML string that means `text`."""
    plain = (c if " " <= c <= "~" and c not in '"\\' else f"\\U{ord(c):08x}" for c in text)
    return '"' + "".join(plain) + '"'


def toml_list(texts) -> str:
    return "[" + ", ".join(map(toml, texts)) + "]"


def sop_toml(sop_id: str, judul: str, texts) -> str:
    """Return an SOP with one step for each text, which stands in all its fields."""
    first, *middle, last = [f"langkah-{n:02}" for n in range(len(texts) + 2)]
    lines = [
        *('skema = "sop/1"', f'id = "{sop_id}"', "[identitas]", f"judul = {toml(judul)}"),
        *('unit = "sekretariat"', 'jenis = "administratif"', 'pengesah = "kepala"'),
        f"nomor = {toml(judul)}",
        *(f"{key} = {toml_list(texts)}" for key in LISTS),
    ]
    names = list(texts[:4]) or ["A"]
    for n, name in enumerate(names):
        lines += ["[[pelaksana]]", f'id = "orang-{n}"', f"nama = {toml(name)}"]
    for step in (first, *middle, last):
        number = int(step.rpartition("-")[2])
        text, who = texts[min(number, len(texts) - 1)], f"orang-{number % len(names)}"
        symbol = {first: "mulai", last: "selesai"}.get(step, "proses")
        flow = f", teks = {toml(text[:20])}"
        if symbol == "proses" and number % 7 == 3:
            label = toml(text[:12])
            symbol, flow = (
                "keputusan",
                (
                    f', alur = [{{ ke = "langkah-{number + 1:02}", label = {label} }},'
                    f' {{ ke = "{first}", label = "Tidak" }}]'
                ),
            )
        lines += [
            *("[[langkah]]", f'id = "{step}"', f"kegiatan = {toml(text)}"),
            *(f"kelengkapan = {toml_list([text, text])}", f"waktu = {toml(text)}"),
            *(f"output = {toml_list([text])}", f"keterangan = {toml(text)}"),
            f'simpul = [{{ pelaksana = "{who}", simbol = "{symbol}"{flow} }}]',
        ]
    return "\n".join(lines) + "\n"


def soptui_toml() -> str:
    """Return an office all of whose names are odd, as far as they may be."""
    allowed = [odd for odd in MUATAN if not re.search(r"[\x00-\x1f\x7f-\x9f]", odd)]
    lines = ['skema = "soptui/1"', "[instansi]", f"nama = {toml(allowed[1])}"]
    lines += ["[unit.sekretariat]", f"nama = {toml(allowed[0])}"]
    for n, odd in enumerate(allowed):
        lines += [f"[unit.u{n:02}]", f"nama = {toml(odd)}"]
    lines += ["[jabatan.kepala]", f"nama = {toml(allowed[2])}", f"pejabat = {toml(allowed[3])}"]
    for n, odd in enumerate(allowed):
        lines += [f"[jabatan.j{n:02}]", f"nama = {toml(odd)}", f"pejabat = {toml(odd)}"]
    return "\n".join(lines) + "\n"


def file_name(text: str) -> str:
    return re.sub(r"[/\0]", "", text)[:60]


def ref_name(text: str) -> str:
    """Return what git takes of a text as the name of a ref: no controls of ASCII, few signs."""
    return re.sub(r"[\x00-\x20\x7f~^:?*\[\\@{}/.]", "", text)[:60]


def bangun(folder: Path) -> Path:
    """Make the repository; returns its folder."""
    files = {"soptui.toml": soptui_toml().encode()}
    files[f"sop/sekretariat/{SEMUA}.toml"] = sop_toml(SEMUA, MUATAN[0], MUATAN).encode()
    for n, text in enumerate(MUATAN):
        files[f"sop/sekretariat/p{n:02}.toml"] = sop_toml(f"p{n:02}", text, [text]).encode()
    init_repository(folder, identity=SITI, files=files)
    git(folder, "config", "user.name", BUDI.name)
    git(folder, "config", "user.email", BUDI.email)
    _history(folder)
    _strange_names(folder)
    return folder


def _history(folder: Path) -> None:
    """Commits and approvals whose words and people are odd, as another program could make them."""
    stream, tip = b"", "refs/heads/main^0"
    path, text = f"sop/sekretariat/{SEMUA}.toml", sop_toml(SEMUA, MUATAN[0], MUATAN)
    for n, odd in enumerate(MUATAN):
        who, words = _person(odd, n), odd.replace("\0", "")
        head = f"commit refs/heads/main\nmark :{n + 1}\nauthor {who}\ncommitter {who}\n"
        data = text.replace("keterangan", f"# {n}\nketerangan", 1).encode()
        stream += head.encode() + _data(f"{words}\n\n{words}\n\nSOP-Id: {SEMUA}\n".encode())
        stream += f"from {tip}\nM 100644 inline {path}\n".encode() + _data(data)
        tip = f":{n + 1}"
    for n in APPROVED:
        tag = f"tag efektif/p{n:02}/0000-2026-02-02\nfrom {tip}\ntagger {_person(MUATAN[n], n)}\n"
        stream += tag.encode() + _data(_approval(folder, n).encode())
    for n, odd in enumerate(MUATAN):
        for kind in ("heads/", f"tags/efektif/{SEMUA}/"):
            stream += f"reset refs/{kind}{ref_name(odd)}{n}\nfrom {tip}\n\n".encode()
    order = ["git", "-C", folder, "fast-import", "--quiet", "--force"]
    subprocess.run(order, input=stream, check=True)
    git(folder, "reset", "-q", "--hard", "main")
    git(folder, "checkout", "-q", f"{ref_name(MUATAN[29])}29")


def _approval(folder: Path, n: int) -> str:
    path, odd = f"sop/sekretariat/p{n:02}.toml", MUATAN[n].replace("\0", "")
    line = re.sub(r"[\r\n\x0b\x0c\x85\u2028\u2029]", " ", odd)
    blob = git(folder, "rev-parse", f"HEAD:{path}")
    return (
        f"{line}: berlaku\n\n{odd}\n\nSOP-Id: p{n:02}\nSOP-Revisi: 0\n"
        f"Tanggal-Efektif: 2026-02-02\nDisahkan-Oleh: {line}\nSOP-Path: {path}\nSOP-Blob: {blob}\n"
    )


def _person(odd: str, n: int) -> str:
    name = re.sub(r"[<>\n\0]", "", odd)
    return f"{name} <{''.join(name.split())}> {1_770_000_000 + n * 60} +0700"


def _data(data: bytes) -> bytes:
    return b"data %d\n" % len(data) + data + b"\n"


def _strange_names(folder: Path) -> None:
    """Files and folders with odd names; half of the files hold nothing that can be read."""
    for n, odd in enumerate(MUATAN):
        name = os.fsdecode(file_name(odd).encode()[:200])
        place = folder / "sop" / (name if n % 4 == 0 else "sekretariat")
        place.mkdir(exist_ok=True)
        text = sop_toml(f"x{n:02}", odd, [odd]).encode()
        (place / f"{name}.toml").write_bytes(b"id = \xff" if n % 2 else text)
