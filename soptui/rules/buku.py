"""DOC: the book lists what it holds once, under its title, in order; its pages are filled in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from soptui.model import Severity
from soptui.rules.ejaan import misspelt, unfilled
from soptui.rules.registry import Bukti, Lingkup, aturan
from soptui.rules.sitasi import impossible_years, misquoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from soptui.model.buku import ButirBuku, KelompokBuku
    from soptui.rules.konteks import Halaman, IsiBuku
    from soptui.rules.registry import Found

NASKAH = ".md"
"""End of the name of a chapter; what else the order names is made by soptui."""
SUMBER = "PermenPAN-RB 35/2012, unsur dokumentasi"


@aturan(
    "RUJ-11",
    Severity.ERROR,
    Bukti.FORMAT,
    "Format berkas buku/1",
    "SOP dan Standar Pelayanan yang disebut daftar isi ada di repositori ini.",
    Lingkup.BUKU,
)
def contents_name_what_exists(k: IsiBuku) -> Found:
    """Every id in the table of contents is that of an SOP or a service, as it says."""
    for path, butir in _lines(k):
        for key, nama, own, known in (
            ("sop", "SOP", butir.sop, k.titles),
            ("layanan", "Standar Pelayanan", butir.layanan, k.layanan),
        ):
            if own and own not in known:
                told = f"Daftar isi menyebut {nama} {own!r} yang tidak ada di repositori ini."
                yield f"{path}/{key}", told
        if butir.sop and butir.layanan:
            told = f"Butir {butir.judul!r} menyebut SOP dan Standar Pelayanan; sebut salah satunya."
            yield f"{path}/layanan", told


@aturan(
    "DOC-3",
    Severity.WARNING,
    Bukti.LAMPIRAN,
    f"{SUMBER}: daftar isi",
    "Daftar isi memuat setiap SOP dan Standar Pelayanan satu kali, dengan judulnya.",
    Lingkup.BUKU,
)
def contents_name_the_sops(k: IsiBuku) -> Found:
    """Every line has an SOP or a service and its title; none has two lines."""
    listed: list[str] = []
    for path, butir in _lines(k):
        if not butir.dokumen:
            yield path, f"Butir daftar isi {butir.judul!r} belum mempunyai SOP."
            continue
        listed.append(butir.dokumen)
        title = k.titles.get(butir.sop) or k.layanan.get(butir.layanan)
        if title and _words(butir.judul) not in _as_listed(title, butir):
            nama = "SOP-" if butir.sop else "pelayanan"
            words = f"Judul pada daftar isi {butir.judul!r} berbeda dari nama {nama}nya, {title!r}"
            yield f"{path}/judul", f"{words}: samakan."
    for twice in sorted({s for s in listed if listed.count(s) > 1}):
        nama = "Standar Pelayanan" if twice in k.layanan else "SOP"
        yield (
            "kelompok",
            f"{nama} {twice!r} tercantum lebih dari sekali di daftar isi: hapus yang lebih.",
        )


@aturan(
    "DOC-13",
    Severity.INFO,
    Bukti.LAMPIRAN,
    f"{SUMBER}: daftar isi",
    "Tidak ada SOP yang tertinggal dari daftar isi.",
    Lingkup.BUKU,
)
def contents_leave_nothing_out(k: IsiBuku) -> Found:
    """Every SOP has a line; where a service has one, all services have.

    A book without groups of its own has its contents made from all SOPs: nothing is left out.
    """
    if not k.buku.kelompok:
        return
    listed = {butir.dokumen for _, butir in _lines(k)}
    for sop_id in (s for s in k.titles if s not in listed):
        yield (
            "kelompok",
            f"SOP {k.titles[sop_id]!r} ({sop_id}) tidak tercantum di daftar isi: tambahkan.",
        )
    for own in (s for s in k.layanan if s not in listed and listed & k.layanan.keys()):
        title = k.layanan[own] or own
        yield (
            "kelompok",
            f"Standar Pelayanan {title!r} ({own}) tidak tercantum di daftar isi: tambahkan.",
        )


def _lines(k: IsiBuku) -> Iterator[tuple[str, ButirBuku]]:
    """Yield the lines of the table of contents with their addresses."""
    for n, kelompok in enumerate(k.buku.kelompok):
        for i, butir in enumerate(kelompok.butir):
            yield f"kelompok/{n}/butir/{i}", butir


def _as_listed(title: str, butir: ButirBuku) -> tuple[str, ...]:
    """Return how a title may stand in the contents: that of a service also as its sheet is headed.

    "Pelayanan Cuti" is listed as "Standar Pelayanan Cuti", "Izin Usaha" as "Standar Pelayanan Izin
    Usaha".
    """
    own = _words(title)
    return (own,) if butir.sop else (own, f"standar {own}", f"standar pelayanan {own}")


@aturan(
    "DOC-14",
    Severity.WARNING,
    Bukti.BUKU,
    'Dua "Bagian 13" dan tidak ada 14 pada buku SOP Kabupaten Magetan 2015',
    "Nomor pada daftar isi berurutan, tidak ganda dan tidak meloncat.",
    Lingkup.BUKU,
)
def contents_are_numbered_on(k: IsiBuku) -> Found:
    """Numbers run from 1 in every group, as far as they are plain numbers."""
    for n, kelompok in enumerate(k.buku.kelompok):
        yield from _numbers(kelompok, n)


@aturan(
    "RUJ-12",
    Severity.ERROR,
    Bukti.FORMAT,
    "Format berkas buku/1",
    "Naskah yang disebut urutan buku ada di folder buku.",
    Lingkup.BUKU,
)
def order_names_what_exists(k: IsiBuku) -> Found:
    """Every chapter in the order of the book has its file."""
    for n, name in enumerate(k.buku.urutan):
        if k.naskah is not None and name.endswith(NASKAH) and name not in k.naskah:
            yield (
                f"urutan/{n}",
                f"Urutan buku menyebut naskah {name} yang tidak ada di folder buku.",
            )


@aturan(
    "DOC-8",
    Severity.INFO,
    Bukti.UMUM,
    "Buku yang dicetak hanya memuat naskah yang disebut urutannya",
    "Setiap naskah di folder buku tercantum pada urutan buku.",
    Lingkup.BUKU,
)
def order_leaves_no_chapter_out(k: IsiBuku) -> Found:
    """Where there is an order, a chapter that it does not name is not printed."""
    for name in k.buku.left_out(k.naskah or ()):
        yield "urutan", f"Naskah {name} tidak tercantum pada urutan buku, jadi tidak tercetak."


def _numbers(kelompok: KelompokBuku, k: int) -> Found:
    seen: set[str] = set()
    for i, butir in enumerate(kelompok.butir):
        path = f"kelompok/{k}/butir/{i}/nomor"
        if butir.nomor in seen:
            yield (
                path,
                f"Nomor {butir.nomor!r} dipakai dua kali pada {kelompok.judul!r}: beri nomor lain.",
            )
        elif butir.nomor.isascii() and butir.nomor.isdigit() and int(butir.nomor[:9]) != i + 1:
            yield path, f"Nomor {butir.nomor!r} pada {kelompok.judul!r} seharusnya {i + 1}."
        seen.add(butir.nomor)
    missing = [str(n + 1) for n in range(len(kelompok.butir)) if str(n + 1) not in seen]
    if missing:
        yield (
            f"kelompok/{k}",
            f"Nomor {', '.join(missing)} tidak ada pada {kelompok.judul!r}: urutkan nomornya.",
        )


def _words(title: str) -> str:
    return " ".join(title.casefold().split())


_SIGNED = re.compile(
    r"\s*[A-Z][A-Za-z ]{2,30},\s+(?:[0-9]{1,2}\s+)?(?:[A-Z][a-z]+\s+)?([0-9]{4})\s*"
)


@aturan(
    "DOC-9",
    Severity.WARNING,
    Bukti.BUKU,
    "Tahun 2014 pada Kata Pengantar dan 2015 pada sampul buku SOP Kabupaten Magetan",
    "Tahun pada halaman buku sama dengan tahun pada sampul.",
    Lingkup.HALAMAN,
)
def pages_have_the_year_of_the_cover(k: Halaman) -> Found:
    """Where a page is signed with place and year, it is the year of the book."""
    for i, line in enumerate(k.baris):
        signed = _SIGNED.fullmatch(line)
        if signed and k.tahun is not None and int(signed[1]) != k.tahun:
            yield (
                str(i + 1),
                f"Tahun {signed[1]} berbeda dari tahun pada sampul, {k.tahun}: samakan.",
            )


@aturan(
    "DOC-2",
    Severity.WARNING,
    Bukti.BUKU,
    'Nomor keputusan "/ /403.031/2015" pada buku SOP Kabupaten Magetan 2015',
    "Halaman buku tidak memuat bagian yang belum diisi, terutama nomor keputusan.",
    Lingkup.HALAMAN,
)
def pages_are_filled_in(k: Halaman) -> Found:
    """No dots, lines or empty parts between slashes are left."""
    for i, line in enumerate(k.baris):
        if unfilled(line):
            yield str(i + 1), "Masih ada bagian yang belum diisi: lengkapi."


@aturan(
    "DOC-11",
    Severity.WARNING,
    Bukti.BUKU,
    'PermenPAN 12/2012 dan "Tahun 20000" pada buku SOP Kabupaten Magetan 2015',
    "Peraturan pada halaman buku dikutip dengan benar.",
    Lingkup.HALAMAN,
)
def pages_cite_rightly(k: Halaman) -> Found:
    """Known misquotations and years that cannot be."""
    for i, line in enumerate(k.baris):
        for words, right in misquoted(line):
            yield str(i + 1), f'"{words}" salah kutip; yang dimaksud Nomor {right}.'
        for year in impossible_years(line):
            yield str(i + 1), f"Tahun {year} tidak mungkin: periksa angka tahunnya."


@aturan(
    "DOC-12",
    Severity.INFO,
    Bukti.BUKU,
    "Kamus Besar Bahasa Indonesia dan Ejaan Bahasa Indonesia yang Disempurnakan",
    "Kata pada halaman buku ditulis dengan ejaan baku.",
    Lingkup.HALAMAN,
)
def pages_are_spelt_rightly(k: Halaman) -> Found:
    """Known misspellings, each with the standard form."""
    for i, line in enumerate(k.baris):
        for wrong, right in dict.fromkeys(misspelt(line)):
            yield str(i + 1), f'Tulis "{right}", bukan "{wrong}".'
