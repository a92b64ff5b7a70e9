"""An SOP as sentences: everything is said in words, in the order of reading."""

from __future__ import annotations

from dataclasses import replace

from soptui.documents import linear
from soptui.model import Alur, Langkah, Simbol, Simpul
from tests.contoh import sop_contoh

YA = "Bila Ya ke langkah 3 (Mencatat surat, Agendaris)"


def steps(sop):
    return linear(sop, part="flow")


def with_step(sop, *symbols, **fields):
    step = Langkah("rapat", "Membahas surat", symbols, **fields)
    return replace(sop, langkah=(*sop.langkah[:2], step, *sop.langkah[2:]))


def test_an_sop_reads_like_this():
    assert linear(sop_contoh()) == [
        "Nama SOP: Pengagendaan Surat Masuk.",
        "Nomor SOP: 065/22/2015.",
        "Unit Kerja: sekretariat.",
        "Jenis SOP: administratif.",
        "Tanggal Pembuatan: tidak diisi.",
        "Tanggal Revisi: tidak diisi.",
        "Tanggal Efektif: tidak diisi.",
        "Disahkan Oleh: kepala.",
        "Dasar Hukum: tidak diisi.",
        "Kualifikasi Pelaksana: tidak diisi.",
        "Keterkaitan: tidak diisi.",
        "Peralatan/Perlengkapan: tidak diisi.",
        "Peringatan: tidak diisi.",
        "Pencatatan dan Pendataan: tidak diisi.",
        "",
        "Pelaksana, 2 butir: Agendaris; Kepala Bagian.",
        "",
        "Langkah 1 dari 3, Agendaris, mulai.",
        "Kegiatan: Menerima surat masuk.",
        "Waktu: 10 menit.",
        "Kelengkapan: Surat masuk.",
        "Output: Surat diterima.",
        "",
        "Langkah 2 dari 3, Kepala Bagian, keputusan.",
        "Kegiatan: Menelaah surat.",
        f"{YA}; bila Tidak kembali ke langkah 1 (Menerima surat masuk, Agendaris).",
        "Waktu: 1 jam.",
        "Kelengkapan: tidak diisi.",
        "Output: Disposisi.",
        "",
        "Langkah 3 dari 3, Agendaris, selesai.",
        "Kegiatan: Mencatat surat.",
        "Waktu: 5 menit.",
        "Kelengkapan: tidak diisi.",
        "Output: Catatan.",
    ]


def test_parts_can_be_read_alone():
    sop = sop_contoh()
    assert linear(sop) == [*linear(sop, part="identity"), "", *steps(sop)]


def test_a_jump_and_a_dead_end_are_said_the_next_step_is_not():
    sop = sop_contoh()
    jump = with_step(sop, Simpul("kabag", Simbol.PROSES, alur=(Alur("terima"),)))
    assert "Lalu kembali ke langkah 1 (Menerima surat masuk, Agendaris)." in steps(jump)
    dead = with_step(sop, Simpul("kabag", Simbol.PROSES, alur=()))
    assert "Tidak ada panah keluar." in steps(dead)
    plain = steps(with_step(sop, Simpul("kabag", Simbol.PROSES)))
    at = plain.index("Langkah 3 dari 4, Kepala Bagian, proses.")
    assert plain[at + 1 : at + 3] == ["Kegiatan: Membahas surat.", "Waktu: tidak diisi."]
    unanswered = with_step(sop, Simpul("kabag", Simbol.KEPUTUSAN))
    assert "Keputusan tanpa panah keluar." in steps(unanswered)


def test_several_symbols_are_named_by_their_numbers():
    sop = with_step(
        sop_contoh(),
        Simpul("kabag", Simbol.PROSES),
        Simpul("agendaris", Simbol.KEPUTUSAN, alur=(Alur("catat", "Ya"), Alur("rapat", "Tidak"))),
    )
    lines = steps(sop)
    assert "Langkah 3 dari 4, 2 simbol: 3b Kepala Bagian, proses; 3a Agendaris, keputusan." in lines
    assert "Dari 3a: Bila Ya ke langkah 4 (Mencatat surat, Agendaris); bila Tidak ke 3b." in lines
    joint = with_step(
        sop_contoh(),
        Simpul("kabag", Simbol.PROSES),
        Simpul("agendaris", Simbol.PROSES, teks="Notulen"),
        bersama=True,
    )
    said = next(line for line in steps(joint) if line.startswith("Langkah 3"))
    assert said == (
        "Langkah 3 dari 4, 2 simbol, dikerjakan bersama: 3b Kepala Bagian, proses;"
        " 3a Agendaris, proses bertulisan Notulen."
    )
    assert not any("panah" in line for line in steps(joint))


def test_related_sops_have_titles_and_lists_their_length():
    sop = sop_contoh()
    identitas = replace(sop.identitas, keterkaitan=("sop:keluar", "SE  Bupati\nNomor 1"))
    lines = linear(replace(sop, identitas=identitas), titles={"keluar": "Surat Keluar"})
    at = lines.index("Keterkaitan, 2 butir:")
    assert lines[at + 1 : at + 3] == ["1. SOP Surat Keluar.", "2. SE Bupati Nomor 1."]
