"""A bad and a good example for every rule about one SOP: shown to people and run by a test.

The example of a rule about one SOP is a change of a small sound SOP (`CONTOH`): which fields hold
what.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any

from soptui.model import (
    Alur,
    Identitas,
    Instansi,
    Jabatan,
    Jenis,
    Langkah,
    Organisasi,
    Pelaksana,
    Simbol,
    Simpul,
    Sop,
    Unit,
)
from soptui.model import path as address
from soptui.model.flow import MAX_PANAH

if TYPE_CHECKING:
    from collections.abc import Mapping

KANTOR = Organisasi(
    Instansi("Sekretariat Daerah"),
    unit=(Unit("ketatalaksanaan", "Sub Bagian Ketatalaksanaan"),),
    jabatan=(Jabatan("kabag", "Kepala Bagian Organisasi"),),
    pola_nomor="065/{urut}/403.031/{tahun}",
)
"""The office of the examples."""

CONTOH = Sop(
    id="pengagendaan-surat",
    identitas=Identitas(
        judul="Pengagendaan Surat Masuk",
        unit="ketatalaksanaan",
        nomor="065/22/403.031/2015",
        tanggal_pembuatan="2015-01",
        pengesah="kabag",
        dasar_hukum=("Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan",),
        kualifikasi_pelaksana=("Memahami tata naskah dinas",),
        peralatan=("Buku agenda",),
        peringatan=("Jika surat terlambat dicatat, disposisi tertunda",),
        pencatatan=("Buku agenda surat masuk",),
    ),
    pelaksana=(Pelaksana("agendaris", "Agendaris"), Pelaksana("kabag", "Kepala Bagian")),
    langkah=(
        Langkah(
            "terima",
            "Menerima surat masuk",
            (Simpul("agendaris", Simbol.MULAI),),
            kelengkapan=("Surat masuk",),
            waktu="10 menit",
            output=("Surat diterima",),
        ),
        Langkah(
            "telaah",
            "Menelaah isi surat",
            (
                Simpul(
                    "kabag", Simbol.KEPUTUSAN, "", (Alur("catat", "Ya"), Alur("terima", "Tidak"))
                ),
            ),
            kelengkapan=("Surat diterima",),
            waktu="1 jam",
            output=("Disposisi",),
        ),
        Langkah(
            "catat",
            "Mencatat surat dalam buku agenda",
            (Simpul("agendaris", Simbol.SELESAI),),
            kelengkapan=("Disposisi",),
            waktu="5 menit",
            output=("Catatan agenda",),
        ),
    ),
)
"""A small SOP that no rule finds anything about."""


@dataclass(frozen=True, slots=True)
class Contoh:
    """One example: `buruk` is found, `baik` is not. Fields of `CONTOH` by address."""

    buruk: Mapping[str, Any]
    baik: Mapping[str, Any]


def dengan(value: Any, path: str, new: Any) -> Any:
    """Return a value with another one at an address."""
    return _with(value, address.split(path), new)


def _with(value: Any, parts: tuple[str, ...], new: Any) -> Any:
    if not parts:
        return new
    if isinstance(value, tuple):
        i = address.item_index(value, parts[0])
        return (*value[:i], _with(value[i], parts[1:], new), *value[i + 1 :])
    return replace(value, **{parts[0]: _with(getattr(value, parts[0]), parts[1:], new)})


def sop_of(ruas: Mapping[str, Any]) -> Sop:
    """Return the example SOP with these fields."""
    sop = CONTOH
    for path, value in ruas.items():
        sop = dengan(sop, path, value)
    return sop


def tampil(value: Any) -> str:
    """Return a value of an example as one line for people."""
    if isinstance(value, Simpul):
        arrows = "" if value.alur is None else f", panah: {tampil(value.alur)}"
        return f"{value.simbol} pada {value.pelaksana}{arrows}"
    if isinstance(value, Alur):
        return f"{value.label or '(tanpa label)'} → {value.ke}"
    if isinstance(value, Langkah):
        return value.kegiatan
    if isinstance(value, tuple):
        return "; ".join(tampil(item) for item in value) or "(kosong)"
    if is_dataclass(value):
        return ", ".join(tampil(getattr(value, f.name)) for f in fields(value))
    return "(tidak ada)" if value is None else str(value) or "(kosong)"


def _identitas(name: str, buruk: Any, baik: Any) -> Contoh:
    return Contoh({f"identitas/{name}": buruk}, {f"identitas/{name}": baik})


def _kegiatan(buruk: str, baik: str) -> Contoh:
    return Contoh({"langkah/catat/kegiatan": buruk}, {"langkah/catat/kegiatan": baik})


def _kartu(**changed: str) -> Mapping[str, str]:
    """Return a whole title card with some fields changed."""
    card = {
        "penanggung_jawab_produk": "Kepala Bagian Organisasi",
        "penanggung_jawab_pelaksanaan": "Kepala Sub Bagian Ketatalaksanaan",
        "ruang_lingkup": "Sekretariat Daerah",
    }
    return {f"identitas/{name}": value for name, value in {**card, **changed}.items()}


def _dua_keputusan(label: str) -> tuple[Simpul, ...]:
    """Return two decisions in one row; `label` is the way on from the second."""
    first = (Alur("telaah/agendaris", "Ya"), Alur("terima", "Tidak"))
    second = (Alur("catat", label), Alur("terima", "Tidak"))
    return (
        Simpul("kabag", Simbol.KEPUTUSAN, "", first),
        Simpul("agendaris", Simbol.KEPUTUSAN, "", second),
    )


_TELAAH = "langkah/telaah/simpul/kabag"
_CATAT = "langkah/catat/simpul"
_BACK = (Alur("catat", "Ya"), Alur("terima", "Tidak"))
_SPLIT = {"langkah/terima/simpul/agendaris/alur": (Alur("telaah"), Alur("catat"))}

SATU_SOP: dict[str, Contoh] = {
    "RUJ-1": Contoh({"id": "surat"}, {"id": "pengagendaan-surat"}),
    "RUJ-3": _identitas("unit", "umum", "ketatalaksanaan"),
    "RUJ-4": _identitas("pengesah", "camat", "kabag"),
    "RUJ-5": Contoh(
        {_CATAT: (Simpul("camat", Simbol.SELESAI),)},
        {_CATAT: (Simpul("agendaris", Simbol.SELESAI),)},
    ),
    "RUJ-6": Contoh(
        {f"{_TELAAH}/alur": (*_BACK, Alur("hilang", "Lainnya"))},
        {f"{_TELAAH}/alur": _BACK},
    ),
    "RUJ-7": Contoh(
        {"pelaksana": (*CONTOH.pelaksana, Pelaksana("kabag", "Sekretaris Daerah"))},
        {"pelaksana": CONTOH.pelaksana},
    ),
    "RUJ-8": Contoh(
        {f"{_CATAT}/agendaris/alur": (Alur("terima"),)}, {f"{_CATAT}/agendaris/alur": None}
    ),
    "RUJ-9": Contoh({f"{_TELAAH}/alur": None, **_SPLIT}, {f"{_TELAAH}/alur": _BACK}),
    "ID-2": _identitas("nomor", "065/ /403.031/2015", "065/22/403.031/2015"),
    "ID-3": _identitas("tanggal_pembuatan", None, "2015-01-12"),
    "ID-4": Contoh(
        {"riwayat_awal/tanggal_revisi": "2014"}, {"riwayat_awal/tanggal_revisi": "2016-02"}
    ),
    "ID-5": Contoh(
        {"riwayat_awal/tanggal_efektif": "2014"}, {"riwayat_awal/tanggal_efektif": "2015-02"}
    ),
    "ID-6": _identitas("pengesah", "", "kabag"),
    "ID-7": _identitas("judul", "SOP Surat Masuk", "Pengagendaan Surat Masuk"),
    "ID-8": _identitas("dasar_hukum", (), CONTOH.identitas.dasar_hukum),
    "ID-9": _identitas(
        "keterkaitan", ("SOP Pengagendaan Surat Masuk",), ("sop:pengagendaan-surat-keluar",)
    ),
    "ID-10": _identitas("peringatan", (), CONTOH.identitas.peringatan),
    "ID-11": _identitas("kualifikasi_pelaksana", (), CONTOH.identitas.kualifikasi_pelaksana),
    "ID-12": _identitas("peralatan", (), CONTOH.identitas.peralatan),
    "ID-13": _identitas("pencatatan", (), CONTOH.identitas.pencatatan),
    "ID-15": Contoh(
        _kartu(penanggung_jawab_produk="SKPD Pengirim"),
        _kartu(penanggung_jawab_produk="Kepala Bagian Organisasi"),
    ),
    "ID-16": Contoh(
        _kartu(penanggung_jawab_produk="Kepala Bagian selaku Pengguna Anggaran (PA)"),
        _kartu(penanggung_jawab_produk="Kepala Bagian selaku Kuasa Pengguna Anggaran (KPA)"),
    ),
    "ID-14": _identitas(
        "peringatan", ("Surat masuk",), ("Jika surat terlambat dicatat, maka disposisi tertunda",)
    ),
    "JNS-1": _identitas("cakupan", ("generik", "spesifik"), ("mikro", "final")),
    "JNS-2": Contoh(
        {"identitas/cakupan": ("parsial",)},
        {"identitas/cakupan": ("parsial",), "identitas/keterkaitan": ("sop:surat-keluar",)},
    ),
    "JNS-3": Contoh(
        {"identitas/cakupan": ("makro",), "identitas/keterkaitan": ("sop:surat-keluar",)},
        {
            "identitas/cakupan": ("makro",),
            "identitas/keterkaitan": ("sop:surat-keluar", "sop:pengarsipan"),
        },
    ),
    "PGC-1": _identitas(
        "pengecualian", ("FC-99: tidak perlu",), ("REP-1: nomor lama dipakai lagi",)
    ),
    "PGC-2": _identitas("pengecualian", ("FC-5: kolom menurut susunan jabatan",), ()),
    "DH-1": _identitas(
        "dasar_hukum",
        ("Undang-Undang tentang Kearsipan",),
        ("Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan",),
    ),
    "DH-2": _identitas(
        "dasar_hukum",
        ("PermenPAN Nomor 12 Tahun 2012 tentang Pedoman Penataan Tatalaksana",),
        ("PermenPAN Nomor 12 Tahun 2011 tentang Pedoman Penataan Tatalaksana",),
    ),
    "DH-3": _identitas(
        "dasar_hukum",
        ("Undang-undang No. 43 tahun 2009 Tentang Kearsipan",),
        ("Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan",),
    ),
    "DH-4": _identitas(
        "dasar_hukum",
        ("Undang-Undang Nomor 25 Tahun 20000 tentang Propenas",),
        ("Undang-Undang Nomor 25 Tahun 2000 tentang Propenas",),
    ),
    "DOC-7": Contoh(_kartu(ruang_lingkup=""), _kartu()),
    "DOC-5": Contoh({"langkah": ()}, {"langkah": CONTOH.langkah}),
    "FC-1": _kegiatan("", "Mencatat surat dalam buku agenda"),
    "FC-2": Contoh({"langkah/catat/waktu": "-"}, {"langkah/catat/waktu": "5 menit"}),
    "FC-3": _kegiatan("Agendaris mencatat surat", "Mencatat surat"),
    "FC-4": _kegiatan("Pencatatan surat", "Mencatat surat"),
    "FC-5": Contoh(
        {"pelaksana": CONTOH.pelaksana[::-1]},
        {"pelaksana": CONTOH.pelaksana},
    ),
    "FC-6": _identitas("jenis", Jenis.TEKNIS, Jenis.ADMINISTRATIF),
    "FC-7": Contoh(
        {"pelaksana": (*CONTOH.pelaksana, Pelaksana("sekda", "Sekretaris Daerah"))},
        {"pelaksana": CONTOH.pelaksana},
    ),
    "FC-8": _kegiatan("3. Mencatat surat", "Mencatat surat"),
    "FC-9": Contoh(
        {"langkah/telaah/kelengkapan": ("Laptop",), "langkah/catat/kelengkapan": ("Pulpen",)},
        {
            "langkah/telaah/kelengkapan": ("Surat diterima",),
            "langkah/catat/kelengkapan": ("Disposisi",),
        },
    ),
    "FC-11": Contoh(
        {"pelaksana/agendaris/nama": "Kabag"}, {"pelaksana/agendaris/nama": "Agendaris"}
    ),
    "WKT-1": Contoh({"langkah/catat/waktu": "Seketika"}, {"langkah/catat/waktu": "1-2 hari"}),
    "WKT-2": Contoh({"langkah/catat/waktu": "maks. 30 menit"}, {"langkah/catat/waktu": "30 menit"}),
    "FL-1": Contoh(
        {_CATAT: (Simpul("agendaris", Simbol.PROSES),)},
        {_CATAT: (Simpul("agendaris", Simbol.SELESAI),)},
    ),
    "FL-2": Contoh(
        {"langkah/terima/simpul/agendaris/alur": (Alur("catat"),)},
        {"langkah/terima/simpul/agendaris/alur": (Alur("telaah"),)},
    ),
    "FL-3": Contoh(
        {
            f"{_TELAAH}/simbol": Simbol.PROSES,
            f"{_TELAAH}/alur": (Alur("catat"),),
            "langkah/telaah/kegiatan": "Menelaah surat; jika setuju dicatat, jika tidak diperbaiki",
        },
        {
            f"{_TELAAH}/alur": _BACK,
            "langkah/telaah/kegiatan": "Menelaah surat; jika setuju dicatat, jika tidak diperbaiki",
        },
    ),
    "FL-4": Contoh(
        {
            f"{_TELAAH}/simbol": Simbol.PROSES,
            f"{_TELAAH}/alur": (Alur("catat"),),
            "langkah/telaah/kegiatan": "Menelaah surat; yang keliru dikembalikan kepada Agendaris",
        },
        {
            f"{_TELAAH}/alur": _BACK,
            "langkah/telaah/kegiatan": "Menelaah surat; yang keliru dikembalikan kepada Agendaris",
        },
    ),
    "FL-5": Contoh(
        {f"{_TELAAH}/alur": (Alur("catat"), Alur("terima", "Tidak"))}, {f"{_TELAAH}/alur": _BACK}
    ),
    "FL-7": Contoh(
        {
            "langkah/terima/simpul/agendaris/alur": (Alur("catat"),),
            "langkah/telaah/simpul": (
                Simpul("kabag", Simbol.MULAI),
                Simpul("agendaris", Simbol.SELESAI),
            ),
        },
        {"langkah/telaah/simpul": CONTOH.langkah[1].simpul},
    ),
    "FL-8": Contoh(
        {f"{_TELAAH}/alur": tuple(Alur("catat", str(n)) for n in range(MAX_PANAH + 1))},
        {f"{_TELAAH}/alur": _BACK},
    ),
    "FL-9": Contoh(
        {f"{_TELAAH}/alur": (Alur("catat", "Ya"), Alur("catat", "Segera"))},
        {f"{_TELAAH}/alur": _BACK},
    ),
    "FL-10": Contoh(
        {
            **_SPLIT,
            "langkah/telaah/simpul": (
                Simpul("kabag", Simbol.PROSES, "", (Alur("telaah/agendaris"),)),
                Simpul("agendaris", Simbol.PROSES, "", (Alur("telaah/kabag"),)),
            ),
        },
        {
            **_SPLIT,
            "langkah/telaah/simpul": (
                Simpul("kabag", Simbol.PROSES, "", (Alur("telaah/agendaris"),)),
                Simpul("agendaris", Simbol.PROSES, "", (Alur("catat"),)),
            ),
        },
    ),
    "FL-11": Contoh(
        {**_SPLIT, f"{_TELAAH}/simbol": Simbol.PROSES, f"{_TELAAH}/alur": ()},
        {**_SPLIT, f"{_TELAAH}/simbol": Simbol.PROSES, f"{_TELAAH}/alur": (Alur("catat"),)},
    ),
    "FL-12": Contoh(
        {f"{_TELAAH}/simbol": Simbol.MULAI, f"{_TELAAH}/alur": (Alur("catat"),)},
        {f"{_TELAAH}/simbol": Simbol.PROSES, f"{_TELAAH}/alur": (Alur("catat"),)},
    ),
    "FL-13": Contoh(
        {f"{_TELAAH}/alur": (Alur("catat", "Ya"), Alur("terima", "Ya"))},
        {f"{_TELAAH}/alur": _BACK},
    ),
    "FL-14": Contoh(
        {"langkah/telaah/simpul": _dua_keputusan("YA")},
        {"langkah/telaah/simpul": _dua_keputusan("Ya")},
    ),
    "FL-15": Contoh(
        {f"{_TELAAH}/simbol": Simbol.PROSES},
        {f"{_TELAAH}/simbol": Simbol.KEPUTUSAN},
    ),
    "JDL-1": _identitas("judul", "Mencatat Surat Masuk", "Pencatatan Surat Masuk"),
    "JDL-2": _identitas("judul", "PENGAGENDAAN SURAT MASUK", "Pengagendaan Surat Masuk"),
    "TEKS-1": _kegiatan("Mencatat\u202e surat", "Mencatat surat"),
    "TEKS-2": _kegiatan("Mencatat surat pada buku .......", "Mencatat surat pada buku agenda"),
    "TEKS-3": _kegiatan("Mencatat  surat , lalu menyimpannya", "Mencatat surat, lalu menyimpannya"),
    "TEKS-4": _kegiatan("Mencatat surat ijin", "Mencatat surat izin"),
}
"""The examples of the rules about one SOP, by rule."""
