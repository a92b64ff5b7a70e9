"""SP: one Standar Pelayanan is named, whole and clear to those who are served."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from soptui import texts
from soptui.model import Severity
from soptui.model.komponen import filled, isi, says_something
from soptui.rules.bahasa import without_sop
from soptui.rules.identitas import is_before, is_day, is_numbered
from soptui.rules.jangka import banyak_orang, jangka
from soptui.rules.registry import Bukti, Lingkup, aturan
from soptui.rules.rujukan import salah_id, salah_pengesah, salah_unit

if TYPE_CHECKING:
    from soptui.rules.konteks_layanan import KonteksLayanan
    from soptui.rules.registry import Found

FORMAT = "Format berkas layanan/1"
SUMBER = "PermenPAN-RB 15/2014 dan UU 25/2009 pasal 21: komponen standar pelayanan"
KOMPONEN = (
    *(f"penyampaian/{name}" for name in texts.PENYAMPAIAN),
    *(f"pengelolaan/{name}" for name in texts.PENGELOLAAN),
)
"""The addresses of the 14 components, in the order of the sheet."""
SATU = Lingkup.LAYANAN
SAAT_PENGESAHAN = "SP-4"
"""The rule that warns while one writes, and stops an approval, as ID-2 does of an SOP."""


def label(komponen: str) -> str:
    """Return the name of a component."""
    group, _, name = komponen.partition("/")
    return (texts.PENYAMPAIAN if group == "penyampaian" else texts.PENGELOLAAN)[name]


@aturan(
    "SP-1", Severity.ERROR, Bukti.FORMAT, FORMAT, "Id layanan sama dengan nama berkasnya.", SATU
)
def id_equals_file_name(k: KonteksLayanan) -> Found:
    """The id of a service is the name of its file."""
    yield from salah_id(k.layanan.id, k.stem)


@aturan(
    "SP-2",
    Severity.ERROR,
    Bukti.FORMAT,
    FORMAT,
    "Unit kerja pelayanan terdaftar di soptui.toml.",
    SATU,
)
def unit_is_known(k: KonteksLayanan) -> Found:
    """The unit is a key of [unit] in soptui.toml."""
    yield from salah_unit(k.layanan.identitas, k.organisasi)


@aturan(
    "SP-3",
    Severity.ERROR,
    Bukti.FORMAT,
    FORMAT,
    "Jabatan yang mengesahkan pelayanan terdaftar di soptui.toml.",
    SATU,
)
def pengesah_is_known(k: KonteksLayanan) -> Found:
    """The approving official is a key of [jabatan] in soptui.toml."""
    yield from salah_pengesah(k.layanan.identitas, k.organisasi)


@aturan(
    SAAT_PENGESAHAN,
    Severity.WARNING,
    Bukti.LAPANGAN,
    "Tata naskah dinas: nomor penetapan standar pelayanan, seperti Nomor SOP (ID-2)",
    "Nomor Standar Pelayanan terisi lengkap.",
    SATU,
)
def nomor_is_filled_in(k: KonteksLayanan) -> Found:
    """The number is there and has no blanks left."""
    nomor = k.layanan.identitas.nomor.strip()
    if not nomor:
        yield "identitas/nomor", "Nomor belum diisi."
    elif not is_numbered(nomor):
        yield "identitas/nomor", f"Nomor {nomor!r} masih mempunyai bagian yang kosong."


@aturan(
    "SP-5",
    Severity.INFO,
    Bukti.UMUM,
    "Tata naskah dinas: tanggal penetapan standar pelayanan",
    "Tanggal-tanggal Standar Pelayanan terisi, ada di kalender, dan berurutan.",
    SATU,
)
def dates_are_sound(k: KonteksLayanan) -> Found:
    """Tanggal Pembuatan is a day, and what the paper says happened later."""
    made, awal = k.layanan.identitas.tanggal_pembuatan, k.layanan.riwayat_awal
    if not made:
        yield "identitas/tanggal_pembuatan", "Tanggal Pembuatan belum diisi."
    elif not is_day(made):
        yield "identitas/tanggal_pembuatan", f"Tanggal {made} tidak ada di kalender."
    for name in ("tanggal_revisi", "tanggal_efektif"):
        if not is_day(day := getattr(awal, name)):
            yield f"riwayat_awal/{name}", f"Tanggal {day} tidak ada di kalender."
    if is_before(awal.tanggal_revisi, made):
        yield "riwayat_awal/tanggal_revisi", "Tanggal Revisi mendahului Tanggal Pembuatan."
    if is_before(awal.tanggal_efektif, made):
        yield "riwayat_awal/tanggal_efektif", "Tanggal Efektif mendahului Tanggal Pembuatan."


@aturan(
    "SP-6",
    Severity.WARNING,
    Bukti.UMUM,
    "PermenPAN-RB 15/2014: penetapan standar pelayanan",
    "Pejabat yang menetapkan Standar Pelayanan disebut.",
    SATU,
)
def pengesah_is_filled_in(k: KonteksLayanan) -> Found:
    """The official who approves is named."""
    if not k.layanan.identitas.pengesah:
        yield "identitas/pengesah", "Pejabat yang mengesahkan belum diisi."


_NAMED = r"standar\s+pelayanan(?:\s+publik)?"
_REST = r"\b(?!\s+minimal\b)\s*[:–-]?\s*(?=\S)"
"""What may follow; Standar Pelayanan Minimal is something else."""
_TITLE = re.compile(rf"\s*(?:{_NAMED}|SPP?){_REST}", re.IGNORECASE)
_IN_FRONT = re.compile(
    r"\s*standar\s+(?:pelayanan(?:\s+publik\b\s*[:–-]?|\s*[:–-]|(?=\s+(?:pe)?layanan\b))\s*"
    r"|(?=pelayanan\b(?!\s+minimal\b)))(?=\S)",
    re.IGNORECASE,
)
"""Of "Standar Pelayanan Cuti" the name is "Pelayanan Cuti"; after "Publik" or a colon all goes."""


def bare_name(judul: str) -> str:
    """Return a title without "Standar Pelayanan" or "SOP" in front, and without its full stop.

    Capitals and abbreviations are left to people.
    """
    rest = without_sop(_IN_FRONT.sub("", judul, count=1)).strip()
    rest = rest if rest.endswith("..") else rest.removesuffix(".")
    return rest[:1].upper() + rest[1:]


@aturan(
    "SP-7",
    Severity.WARNING,
    Bukti.LAPANGAN,
    "Bentuk nama pelayanan pada standar pelayanan yang beredar",
    "Nama Pelayanan terisi dan menyebut pelayanannya saja, dengan huruf seperti judul.",
    SATU,
)
def judul_names_the_service(k: KonteksLayanan) -> Found:
    """Neither "Standar Pelayanan" nor "SOP" in front, not all capitals, no full stop."""
    judul = k.layanan.identitas.judul.strip()
    path = "identitas/judul"
    if not judul:
        yield path, "Nama Pelayanan belum diisi."
    elif without_sop(judul) != judul or _TITLE.match(judul):
        yield (
            path,
            (
                "Nama Pelayanan tidak perlu diawali kata Standar Pelayanan atau SOP: tulis nama"
                " pelayanannya saja."
            ),
        )
    elif judul.isupper() and len(re.findall(r"[^\W\d_]{2,}", judul)) > 2:
        yield path, "Nama Pelayanan ditulis dengan huruf besar semua: tulis seperti judul."
    elif judul.endswith(".") and not judul.endswith(".."):
        yield path, "Nama Pelayanan diakhiri titik: hapus titiknya."


def _component_rule(rule_id: str, komponen: str) -> None:
    name = label(komponen)
    is_public = komponen.startswith("penyampaian/")

    def is_filled_in(k: KonteksLayanan) -> Found:
        if not isi(k.layanan, komponen):
            yield (
                komponen,
                (
                    f"{name} belum diisi: komponen ini wajib dipublikasikan."
                    if is_public
                    else f"{name} belum diisi."
                ),
            )

    is_filled_in.__doc__ = f"{name} says something."
    aturan(
        rule_id,
        Severity.WARNING if is_public else Severity.INFO,
        Bukti.PELATIHAN,
        f"{SUMBER} ({'penyampaian' if is_public else 'pengelolaan'} pelayanan)",
        f"{name} terisi.",
        SATU,
    )(is_filled_in)


for _n, _komponen in enumerate(KOMPONEN):
    _component_rule(f"SP-{11 + _n}", _komponen)


@aturan(
    "SP-25",
    Severity.WARNING,
    Bukti.UMUM,
    f"{SUMBER}: Jangka Waktu Penyelesaian",
    "Jangka Waktu Penyelesaian menyebut lamanya dalam angka.",
    SATU,
)
def jangka_waktu_is_a_time(k: KonteksLayanan) -> Found:
    """A time that can be counted can be kept, and compared with the SOP."""
    text = k.layanan.penyampaian.jangka_waktu
    if says_something(text) and jangka(text, 1) is None and not _AT_ONCE.search(text):
        yield (
            "penyampaian/jangka_waktu",
            (
                "Jangka Waktu Penyelesaian belum menyebut lamanya: tulis misalnya "
                '"5 hari kerja sejak berkas lengkap".'
            ),
        )


_AT_ONCE = re.compile(r"\b(?:seketika|langsung|saat itu juga|real\s*time)\b", re.IGNORECASE)
_FREE = re.compile(
    r"\b(?:gratis|nihil|nol|cuma-cuma|(?:tidak|tanpa|bebas|belum|tak)\b.*\b(?:biaya|pungut\w*|tarif"
    r"|bea|retribusi)|(?:sesuai|berdasarkan|menurut|mengikuti|ditanggung|dibebankan)\b.*\w)",
    re.IGNORECASE | re.DOTALL,
)
_DAFTAR_VAGUE = """
aturan berdasarkan berlaku besaran besarnya biaya dan dengan dikenakan kebijakan ketentuan mengikuti
menurut pada peraturan perundang perundangan sesuai tarif undang undangan yang
"""
_VAGUE = frozenset(_DAFTAR_VAGUE.split())
"""Words that name no regulation, however many there are: "sesuai ketentuan yang berlaku"."""


@aturan(
    "SP-26",
    Severity.WARNING,
    Bukti.UMUM,
    f"{SUMBER}: Biaya/Tarif",
    "Biaya/Tarif menyebut besarnya, atau bahwa pelayanan tidak dipungut biaya.",
    SATU,
)
def biaya_is_stated(k: KonteksLayanan) -> Found:
    """Who comes knows what to pay: an amount, nothing, or the regulation that says it."""
    text = k.layanan.penyampaian.biaya
    is_told = any(char.isdigit() for char in text) or _FREE.search(text)
    is_vague = _VAGUE.issuperset(re.findall(r"\w+", text.casefold()))
    if says_something(text) and (is_vague or (not is_told and len(text.split()) < 4)):
        yield (
            "penyampaian/biaya",
            (
                f'Biaya/Tarif "{text.strip()}" tidak menyebut besarnya: tulis jumlahnya, misalnya '
                '"Rp10.000", peraturan yang menetapkannya, atau "Tidak dipungut biaya".'
            ),
        )


@aturan(
    "SP-27",
    Severity.INFO,
    Bukti.UMUM,
    f"{SUMBER}: Jumlah Pelaksana",
    "Jumlah Pelaksana menyebut jumlah orang.",
    SATU,
)
def jumlah_is_a_number(k: KonteksLayanan) -> Found:
    """A number of people, in digits or in words."""
    text = k.layanan.pengelolaan.jumlah_pelaksana
    if says_something(text) and banyak_orang(text) is None:
        yield (
            "pengelolaan/jumlah_pelaksana",
            'Jumlah Pelaksana tidak menyebut jumlah orang: tulis misalnya "3 orang".',
        )


_CHANNEL = re.compile(
    r"\d{3}|@|www\.|https?:|\b(?:kotak|surat|surel|e-?mail|telepon|telp|tlp|hp|wa|whatsapp|sms|fax"
    r"|faksimile|loket|meja|ruang\w*|kantor|langsung|lisan|tertulis|situs|laman|website|web|aplikasi"
    r"|media|instagram|facebook|lapor\w*|sp4n|qr|formulir|buku|petugas|unit|pejabat|call|hotline"
    r"|kepala|bagian|bidang|seksi|tim)\b",
    re.IGNORECASE,
)


@aturan(
    "SP-28",
    Severity.INFO,
    Bukti.UMUM,
    f"{SUMBER}: Penanganan Pengaduan, Saran, dan Masukan",
    "Penanganan Pengaduan menyebut ke mana pengaduan disampaikan.",
    SATU,
)
def pengaduan_names_a_place(k: KonteksLayanan) -> Found:
    """A box, a number, an address or a person who takes it."""
    items = filled(k.layanan.penyampaian.pengaduan)
    if items and not any(_CHANNEL.search(item) for item in items):
        yield (
            "penyampaian/pengaduan",
            (
                "Penanganan Pengaduan tidak menyebut ke mana pengaduan disampaikan: sebutkan"
                " loket, nomor telepon, surel, atau petugasnya."
            ),
        )
