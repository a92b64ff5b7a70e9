"""A small SOP with a loop, a shared row and an explicit jump, for the tests of this folder."""

from dataclasses import replace

from soptui.changes import edits
from soptui.model import Alur, Identitas, Langkah, Pelaksana, Simbol, Simpul, Sop

AGENDA = Sop(
    id="agenda-surat",
    identitas=Identitas(
        judul="Agenda Surat Masuk",
        unit="ketatalaksanaan",
        dasar_hukum=("Permendagri 54 Tahun 2009", "PermenPAN-RB 35 Tahun 2012"),
    ),
    pelaksana=(
        Pelaksana("agendaris", "Agendaris"),
        Pelaksana("kasubag", "Kasubag"),
        Pelaksana("kabag", "Kepala Bagian"),
    ),
    langkah=(
        Langkah("terima", "Menerima surat", (Simpul("agendaris", Simbol.MULAI),), waktu="5 menit"),
        Langkah("catat", "Mencatat surat", (Simpul("agendaris", Simbol.PROSES),), waktu="10 menit"),
        Langkah(
            "telaah",
            "Menelaah surat",
            (
                Simpul("kasubag", Simbol.PROSES),
                Simpul(
                    "kabag",
                    Simbol.KEPUTUSAN,
                    alur=(Alur("simpan", "Ya"), Alur("catat", "Tidak")),
                ),
            ),
            waktu="1 jam",
        ),
        Langkah("kirim", "Mengirim disposisi", (Simpul("kasubag", Simbol.PROSES),)),
        Langkah("simpan", "Menyimpan surat", (Simpul("agendaris", Simbol.SELESAI),)),
    ),
)


def set_(sop, path, value):
    return edits.set_value(sop, path, value).sop


def ids(sop):
    return [step.id for step in sop.langkah]


def new_step(step_id, kegiatan="Melapor", pelaksana="agendaris", **values):
    return Langkah(step_id, kegiatan, (Simpul(pelaksana, Simbol.PROSES),), **values)


def with_step(sop, index, step):
    return replace(sop, langkah=(*sop.langkah[:index], step, *sop.langkah[index:]))
