"""RUJ: references inside one SOP hold. These are errors: a file that breaks them says nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soptui.model import Severity, Simbol
from soptui.model.flow import target_of
from soptui.rules.registry import Bukti, aturan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from soptui.model import Identitas, IdentitasLayanan, Organisasi, Simpul
    from soptui.rules.konteks import Konteks
    from soptui.rules.registry import Found

FORMAT = "Format berkas sop/1"


def salah_id(own: str, stem: str | None) -> Found:
    """Find an id that is not the name of its file."""
    if stem is not None and stem != own:
        yield "id", f"Id {own!r} harus sama dengan nama berkas, yaitu {stem!r}."


def salah_unit(identitas: Identitas | IdentitasLayanan, organisasi: Organisasi | None) -> Found:
    """Find a unit that the office does not have."""
    unit = identitas.unit
    if organisasi is not None and organisasi.unit_of(unit) is None:
        known = ", ".join(u.id for u in organisasi.unit)
        yield "identitas/unit", f"Unit {unit!r} tidak ada di soptui.toml; yang ada: {known}."


def salah_pengesah(identitas: Identitas | IdentitasLayanan, organisasi: Organisasi | None) -> Found:
    """Find an approving official whose position the office does not have."""
    pengesah = identitas.pengesah
    if pengesah and organisasi is not None and organisasi.jabatan_of(pengesah) is None:
        known = ", ".join(j.id for j in organisasi.jabatan)
        message = f"Jabatan {pengesah!r} tidak ada di soptui.toml; yang ada: {known}."
        yield "identitas/pengesah", message


@aturan("RUJ-1", Severity.ERROR, Bukti.FORMAT, FORMAT, "Id SOP sama dengan nama berkasnya.")
def id_equals_file_name(k: Konteks) -> Found:
    """The id of an SOP is the name of its file."""
    yield from salah_id(k.sop.id, k.stem)


@aturan("RUJ-3", Severity.ERROR, Bukti.FORMAT, FORMAT, "Unit kerja terdaftar di soptui.toml.")
def unit_is_known(k: Konteks) -> Found:
    """The unit is a key of [unit] in soptui.toml."""
    yield from salah_unit(k.sop.identitas, k.organisasi)


@aturan(
    "RUJ-4",
    Severity.ERROR,
    Bukti.FORMAT,
    FORMAT,
    "Jabatan yang mengesahkan terdaftar di soptui.toml.",
)
def pengesah_is_known(k: Konteks) -> Found:
    """The approving official is a key of [jabatan] in soptui.toml."""
    yield from salah_pengesah(k.sop.identitas, k.organisasi)


@aturan(
    "RUJ-5",
    Severity.ERROR,
    Bukti.FORMAT,
    FORMAT,
    "Setiap simbol berada pada kolom pelaksana yang ada.",
)
def pelaksana_is_known(k: Konteks) -> Found:
    """Every symbol stands in a column that exists."""
    for path, simpul in _symbols(k):
        if k.sop.pelaksana_index(simpul.pelaksana) is None:
            message = f"Pelaksana {simpul.pelaksana!r} tidak ada di daftar pelaksana SOP ini."
            yield f"{path}/pelaksana", message


@aturan("RUJ-6", Severity.ERROR, Bukti.FORMAT, FORMAT, "Setiap panah menuju simbol yang ada.")
def targets_exist(k: Konteks) -> Found:
    """Every arrow enters a symbol that exists."""
    for path, simpul in _symbols(k):
        for i, alur in enumerate(simpul.alur or ()):
            index = k.sop.langkah_index(alur.langkah)
            if index is None:
                message = f"Tujuan panah {alur.ke!r} tidak ada: tidak ada langkah dengan id itu."
                yield f"{path}/alur/{i}/ke", message
            elif target_of(k.sop.langkah[index], alur) is None:
                message = (
                    f"Tujuan panah {alur.ke!r} tidak ada: langkah {index + 1} tidak mempunyai "
                    f"simbol pada {alur.pelaksana!r}."
                )
                yield f"{path}/alur/{i}/ke", message


@aturan(
    "RUJ-7",
    Severity.ERROR,
    Bukti.FORMAT,
    FORMAT,
    "Id langkah dan pelaksana tidak ganda; satu pelaksana satu simbol dalam satu langkah.",
)
def ids_are_unique(k: Konteks) -> Found:
    """Ids of steps and performers are unique; a performer has one symbol in a row at most."""
    for path, ids in (
        ("langkah", [step.id for step in k.sop.langkah]),
        ("pelaksana", [p.id for p in k.sop.pelaksana]),
    ):
        for double in _doubles(ids):
            yield f"{path}/{double}/id", f"Id {path} {double!r} dipakai lebih dari sekali."
    for i, step in enumerate(k.sop.langkah):
        for double in _doubles([s.pelaksana for s in step.simpul]):
            path = f"langkah/{step.id}/simpul/{double}"
            yield path, f"Langkah {i + 1} mempunyai lebih dari satu simbol pada {double!r}."


@aturan(
    "RUJ-8", Severity.ERROR, Bukti.FORMAT, FORMAT, "Tidak ada panah keluar dari simbol selesai."
)
def ends_have_no_arrow(k: Konteks) -> Found:
    """No arrow leaves an end."""
    for path, simpul in _symbols(k):
        if simpul.simbol is Simbol.SELESAI and simpul.alur:
            yield f"{path}/alur", "Simbol selesai tidak boleh mempunyai panah keluar."


@aturan("RUJ-9", Severity.ERROR, Bukti.FORMAT, FORMAT, "Keputusan menyebut semua panah keluarnya.")
def decisions_name_their_exits(k: Konteks) -> Found:
    """A decision names all its exits; there is no default flow out of it."""
    for path, simpul in _symbols(k):
        if simpul.simbol is Simbol.KEPUTUSAN and simpul.alur is None:
            yield path, "Simbol keputusan harus menyebut semua panah keluarnya (alur)."


def _symbols(k: Konteks) -> Iterator[tuple[str, Simpul]]:
    for step in k.sop.langkah:
        for simpul in step.simpul:
            yield f"langkah/{step.id}/simpul/{simpul.pelaksana}", simpul


def _doubles(ids: list[str]) -> list[str]:
    return sorted({i for i in ids if ids.count(i) > 1})
