"""Values ↔ plain data shaped like the TOML of the format. Assumes data that passed the schema."""

from __future__ import annotations

from dataclasses import fields
from typing import Any, TypeAlias

from soptui.model.istilah import Istilah
from soptui.model.layanan import IdentitasLayanan, Layanan, Pengelolaan, Penyampaian
from soptui.model.organisasi import Instansi, Jabatan, Organisasi, Unit
from soptui.model.sop import (
    Alur,
    Identitas,
    Jenis,
    Langkah,
    Pelaksana,
    RiwayatAwal,
    Simbol,
    Simpul,
    Sop,
)

Data: TypeAlias = dict[str, Any]
SKEMA_SOP = "sop/1"
SKEMA_LAYANAN = "layanan/1"


def sop_from_data(data: Data) -> Sop:
    """Build the SOP that schema-valid data describes."""
    identitas = _values(data["identitas"])
    identitas["jenis"] = Jenis(identitas.get("jenis", Jenis.ADMINISTRATIF))
    return Sop(
        id=data["id"],
        identitas=Identitas(**identitas),
        pelaksana=tuple(Pelaksana(**p) for p in data.get("pelaksana", ())),
        langkah=tuple(langkah_from_data(step) for step in data.get("langkah", ())),
        riwayat_awal=RiwayatAwal(**data.get("riwayat_awal", {})),
    )


def langkah_from_data(data: Data) -> Langkah:
    """Build one step from its table."""
    values = _values(data)
    values["simpul"] = tuple(simpul_from_data(s) for s in data.get("simpul", ()))
    return Langkah(**values)


def _values(table: Data) -> Data:
    return {k: tuple(v) if isinstance(v, list) else v for k, v in table.items()}


def simpul_from_data(data: Data) -> Simpul:
    """Build one symbol from its inline table."""
    alur = data.get("alur")
    return Simpul(
        pelaksana=data["pelaksana"],
        simbol=Simbol(data["simbol"]),
        teks=data.get("teks", ""),
        alur=None if alur is None else tuple(Alur(a["ke"], a.get("label", "")) for a in alur),
    )


def sop_to_data(sop: Sop) -> Data:
    """Return the SOP as data in the order of the format; empty optional values are left out."""
    identitas = {"judul": sop.identitas.judul, "unit": sop.identitas.unit, **_table(sop.identitas)}
    data: Data = {"skema": SKEMA_SOP, "id": sop.id, "identitas": identitas}
    data["pelaksana"] = [{"id": p.id, "nama": p.nama} for p in sop.pelaksana]
    data["langkah"] = [langkah_to_data(step) for step in sop.langkah]
    if riwayat := _table(sop.riwayat_awal):
        data["riwayat_awal"] = riwayat
    return data


def langkah_to_data(step: Langkah) -> Data:
    """Return one step as its table; `simpul` comes last, as people write it."""
    data = _table(step)
    data["kegiatan"] = step.kegiatan
    data["simpul"] = [simpul_to_data(s) for s in step.simpul]
    middle = (key for key in data if key not in {"id", "kegiatan", "simpul"})
    return {key: data[key] for key in ("id", "kegiatan", *middle, "simpul")}


def simpul_to_data(simpul: Simpul) -> Data:
    """Return one symbol as its inline table. `alur` is kept apart: absent is not empty."""
    data: Data = {"pelaksana": simpul.pelaksana, "simbol": str(simpul.simbol)}
    if simpul.teks:
        data["teks"] = simpul.teks
    if simpul.alur is not None:
        data["alur"] = [alur_to_data(a) for a in simpul.alur]
    return data


def alur_to_data(alur: Alur) -> Data:
    """Return one arrow as its inline table."""
    return {"ke": alur.ke, "label": alur.label} if alur.label else {"ke": alur.ke}


def _table(value: Any) -> Data:
    """Return a dataclass as a table without its empty fields."""
    pairs = ((f.name, getattr(value, f.name)) for f in fields(value))
    return {name: _plain(v) for name, v in pairs if not _is_empty(v)}


def _is_empty(value: Any) -> bool:
    """Tell whether a field may be left out. A number never: revision 0 is the first issue."""
    return value is None or value is False or value in ("", ())


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value)
    return str(value) if isinstance(value, Jenis) else value


def layanan_from_data(data: Data) -> Layanan:
    """Build the Standar Pelayanan that schema-valid data describes."""
    return Layanan(
        id=data["id"],
        identitas=IdentitasLayanan(**_values(data["identitas"])),
        penyampaian=Penyampaian(**_values(data.get("penyampaian", {}))),
        pengelolaan=Pengelolaan(**_values(data.get("pengelolaan", {}))),
        riwayat_awal=RiwayatAwal(**data.get("riwayat_awal", {})),
    )


def layanan_to_data(layanan: Layanan) -> Data:
    """Return the service as data in the order of the format; empty values are left out."""
    identitas = layanan.identitas
    named = {"judul": identitas.judul, "unit": identitas.unit, **_table(identitas)}
    data: Data = {"skema": SKEMA_LAYANAN, "id": layanan.id, "identitas": named}
    for part in ("penyampaian", "pengelolaan", "riwayat_awal"):
        if table := _table(getattr(layanan, part)):
            data[part] = table
    return data


def organisasi_from_data(data: Data) -> Organisasi:
    """Build the office from the data of `soptui.toml`; keys of tables are ids."""
    dokumen = data.get("dokumen", {})
    waktu = data.get("waktu", {})
    tinjauan = data.get("tinjauan", {})
    defaults = Organisasi(Instansi(""))
    return Organisasi(
        instansi=Instansi(**data["instansi"]),
        unit=tuple(Unit(id=k, **v) for k, v in data["unit"].items()),
        jabatan=tuple(Jabatan(id=k, **v) for k, v in data["jabatan"].items()),
        pola_nomor=dokumen.get("pola_nomor", defaults.pola_nomor),
        kertas=dokumen.get("kertas", defaults.kertas),
        tanda_tangan=dokumen.get("tanda_tangan", defaults.tanda_tangan),
        menit_per_hari=waktu.get("menit_per_hari", defaults.menit_per_hari),
        bulan_monitoring=tinjauan.get("bulan_monitoring", defaults.bulan_monitoring),
        bulan_evaluasi=tinjauan.get("bulan_evaluasi", defaults.bulan_evaluasi),
        profil=data.get("aturan", {}).get("profil", defaults.profil),
        tingkat=tuple(data.get("aturan", {}).get("tingkat", {}).items()),
        istilah=Istilah(tuple(data.get("label", {}).items())),
    )
