"""KTR: the settings of the office that the sheets and the rules rely on."""

from __future__ import annotations

import re
from collections import defaultdict
from difflib import get_close_matches
from typing import TYPE_CHECKING

from soptui.model import Severity
from soptui.rules.profil import BAWAAN, PROFIL, TINGKAT
from soptui.rules.registry import ATURAN, Bukti, Lingkup, aturan

if TYPE_CHECKING:
    from soptui.model import Organisasi
    from soptui.rules.registry import Found

NIP_DIGITS = 18


@aturan(
    "ID-1",
    Severity.WARNING,
    Bukti.PEDOMAN_DAERAH,
    "PermenPAN-RB 35/2012, bagian identitas: instansi dan unit kerja",
    "Nama instansi dan setiap unit kerja terisi.",
    Lingkup.KANTOR,
)
def the_office_is_named(organisasi: Organisasi) -> Found:
    """The head of each sheet names the institution and the unit."""
    if not organisasi.instansi.nama.strip():
        yield "instansi/nama", "Nama instansi belum diisi."
    for unit in organisasi.unit:
        if not unit.nama.strip():
            yield f"unit/{unit.id}/nama", f"Nama unit kerja {unit.id!r} belum diisi."


@aturan(
    "KTR-1",
    Severity.WARNING,
    Bukti.LAPANGAN,
    "Bentuk berkas soptui: [aturan]",
    "Profil dan tingkat menyebut profil dan aturan yang ada.",
    Lingkup.KANTOR,
)
def settings_name_known_rules(organisasi: Organisasi) -> Found:
    """A name that nobody knows changes nothing; that is told instead of passed over."""
    near = get_close_matches(organisasi.profil, PROFIL, n=1, cutoff=0.8)
    if organisasi.profil not in PROFIL and near:
        message = f"Profil {organisasi.profil!r} tidak dikenal. Maksud Anda {near[0]!r}?"
        yield "aturan/profil", f"{message} Sementara ini dipakai {BAWAAN!r}."
    for rule, word in organisasi.tingkat:
        path = f"aturan/tingkat/{rule}"
        if rule not in ATURAN:
            yield path, f"Tidak ada aturan {rule[:20]!r}. Daftarnya: soptui rules."
        elif ATURAN[rule].is_format:
            yield path, f"{rule} menjaga bentuk berkas; tingkatnya tidak dapat diubah."
        elif TINGKAT[word] is Severity.ERROR and ATURAN[rule].bukti is Bukti.UMUM:
            yield (
                path,
                f"{rule} belum dicocokkan dengan naskah resmi, jadi paling berat peringatan.",
            )


@aturan(
    "KTR-2",
    Severity.WARNING,
    Bukti.LAPANGAN,
    "NIP pada SOP yang beredar; seorang pejabat dengan dua NIP",
    "NIP pejabat 18 angka, dan satu pejabat mempunyai satu NIP.",
    Lingkup.KANTOR,
)
def nip_is_a_number(organisasi: Organisasi) -> Found:
    """Often printed 8+6+1+3; blanks do not count. One person has one NIP."""
    known: dict[str, set[str]] = defaultdict(set)
    for jabatan in organisasi.jabatan:
        nip = re.sub(r"\s", "", jabatan.nip)
        path = f"jabatan/{jabatan.id}/nip"
        if nip and not re.fullmatch(rf"[0-9]{{{NIP_DIGITS}}}", nip):
            yield path, f"NIP {jabatan.nama} bukan {NIP_DIGITS} angka."
        name = " ".join(jabatan.pejabat.casefold().split())
        if name and nip and known[name] - {nip}:
            yield path, f"NIP {jabatan.pejabat} di sini berbeda dari NIP-nya pada jabatan lain."
        if name and nip:
            known[name].add(nip)
