"""SP: a Standar Pelayanan and the SOPs that carry it out keep in step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soptui.model import Severity
from soptui.rules.pasangan import Kesesuaian
from soptui.rules.registry import Bukti, Lingkup, aturan
from soptui.rules.repositori import plain_title

if TYPE_CHECKING:
    from soptui.rules.konteks_layanan import Pasangan
    from soptui.rules.pasangan import Ikatan
    from soptui.rules.registry import Found

SUMBER = "PermenPAN-RB 15/2014 beserta PermenPAN-RB 35/2012: standar pelayanan dilaksanakan SOP"
BERDUA = Lingkup.PASANGAN


@aturan(
    "SP-31",
    Severity.WARNING,
    Bukti.UMUM,
    SUMBER,
    "Setiap SOP yang disebut Standar Pelayanan ada di repositori, terbaca, dan disebut sekali.",
    BERDUA,
)
def named_sops_exist(k: Pasangan) -> Found:
    """The procedure of a service can be opened."""
    named = k.layanan.identitas.sop
    for i, sop_id in enumerate(named):
        path = f"identitas/sop/{i}"
        if sop_id not in k.sops:
            yield path, f"SOP {sop_id!r} tidak ada di repositori ini: perbaiki atau hapus idnya."
        elif k.sops[sop_id] is None:
            yield (
                path,
                f"Berkas SOP {sop_id!r} rusak, jadi tidak dapat disandingkan: perbaiki dulu.",
            )
        elif sop_id in named[:i]:
            yield path, f"SOP {sop_id!r} disebut lebih dari sekali: hapus salah satunya."


@aturan(
    "SP-32",
    Severity.WARNING,
    Bukti.UMUM,
    SUMBER,
    "Standar Pelayanan menyebut sedikitnya satu SOP yang melaksanakannya.",
    BERDUA,
)
def a_service_has_an_sop(k: Pasangan) -> Found:
    """What is promised is carried out by somebody."""
    if k.layanan.identitas.sop:
        return
    title = plain_title(k.layanan.identitas.judul)
    there = [(i, sop.identitas.judul) for i, sop in k.sops.items() if sop is not None]
    same = [sop_id for sop_id, judul in there if title and plain_title(judul) == title]
    hint = f" Namanya sama dengan SOP {same[0]!r}: sebutkan SOP itu." if len(same) == 1 else ""
    yield "identitas/sop", f"Belum ada SOP yang disebut melaksanakan pelayanan ini.{hint}"


def _tie_rule(rule_id: str, severity: Severity, komponen: str, judul: str, mend: str) -> None:
    def agrees(k: Pasangan) -> Found:
        for tie in k.ikatan:
            if tie.alamat == komponen and tie.kesesuaian is Kesesuaian.BERBEDA:
                names = ", ".join(sop.id for sop in k.sop)
                yield komponen, f"{_sides(tie)} ({names}): {mend.format(ambil=tie.ambil)}"

    agrees.__doc__ = judul
    aturan(rule_id, severity, Bukti.UMUM, SUMBER, judul, BERDUA)(agrees)


def _sides(tie: Ikatan) -> str:
    """Return what both sides say, in short."""
    here, there = _short(tie.layanan), _short(tie.sop)
    return f"{tie.label} {here} tidak sejalan dengan {tie.label_sop} SOP {there}"


def _short(items: tuple[str, ...]) -> str:
    first = items[0] if len(items[0]) <= 60 else f"{items[0][:59].rstrip()}…"
    return f'"{first}"' + (f" dan {len(items) - 1} lainnya" if len(items) > 1 else "")


_tie_rule(
    "SP-33",
    Severity.WARNING,
    "penyampaian/jangka_waktu",
    "Jangka Waktu Penyelesaian tidak lebih singkat dari jalan terpanjang SOP-nya.",
    'perpanjang jangka waktu pelayanan menjadi "{ambil}", atau persingkat waktu langkah SOP.',
)
_tie_rule(
    "SP-34",
    Severity.INFO,
    "penyampaian/persyaratan",
    "Persyaratan sejalan dengan kelengkapan langkah pertama SOP-nya.",
    "samakan yang diminta dari pemohon.",
)
_tie_rule(
    "SP-35",
    Severity.INFO,
    "penyampaian/prosedur",
    "Prosedur pelayanan sejalan dengan langkah SOP-nya.",
    "tulis tahap-tahap yang dijalani pemohon menurut SOP.",
)
_tie_rule(
    "SP-36",
    Severity.INFO,
    "penyampaian/produk",
    "Produk Pelayanan sejalan dengan output langkah terakhir SOP-nya.",
    "samakan hasil yang diterima pemohon.",
)
_tie_rule(
    "SP-37",
    Severity.INFO,
    "pengelolaan/dasar_hukum",
    "Dasar Hukum pelayanan dan SOP-nya mempunyai peraturan yang sama.",
    "periksa peraturan mana yang berlaku bagi keduanya.",
)
_tie_rule(
    "SP-38",
    Severity.INFO,
    "pengelolaan/sarana",
    "Sarana pelayanan sejalan dengan peralatan SOP-nya.",
    "samakan peralatan yang dipakai.",
)
_tie_rule(
    "SP-39",
    Severity.INFO,
    "pengelolaan/kompetensi",
    "Kompetensi Pelaksana sejalan dengan kualifikasi pelaksana SOP-nya.",
    "samakan kemampuan yang diminta dari pelaksana.",
)
_tie_rule(
    "SP-40",
    Severity.INFO,
    "pengelolaan/jumlah_pelaksana",
    "Jumlah Pelaksana tidak kurang dari kolom pelaksana SOP-nya.",
    "sesuaikan jumlahnya, atau kolom pelaksana SOP.",
)
