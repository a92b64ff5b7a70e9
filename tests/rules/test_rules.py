"""Every rule: a bad example that it finds, a good one that it leaves alone."""

from dataclasses import replace

import pytest

from soptui.model import (
    Alur,
    Instansi,
    Jabatan,
    Jenis,
    Langkah,
    Organisasi,
    RiwayatAwal,
    Severity,
    Simbol,
    Simpul,
    Unit,
)
from soptui.model.buku import Buku, ButirBuku, KelompokBuku
from soptui.rules import ATURAN, check_all, check_buku, check_sop, is_blocking
from soptui.rules.nomor import fits
from tests.changes.sample import AGENDA

KANTOR = Organisasi(
    Instansi("Sekretariat Daerah"),
    unit=(Unit("ketatalaksanaan", "Sub Bagian Ketatalaksanaan"),),
    jabatan=(Jabatan("kabag", "Kepala Bagian"),),
    pola_nomor="065/{urut}/403.031/{tahun}",
)
LENGKAP = replace(
    AGENDA,
    identitas=replace(
        AGENDA.identitas,
        judul="Pengagendaan Surat Masuk",
        nomor="065/22/403.031/2015",
        tanggal_pembuatan="2015-01",
        pengesah="kabag",
        dasar_hukum=("Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan",),
        kualifikasi_pelaksana=("Memahami tata naskah dinas",),
        peralatan=("Buku agenda",),
        peringatan=("Jika terlambat, disposisi tertunda",),
        pencatatan=("Buku agenda",),
    ),
    langkah=tuple(
        replace(step, kelengkapan=("Surat",), output=("Surat",), waktu="10 menit", simpul=s)
        for step, s in zip(
            AGENDA.langkah,
            [
                *(step.simpul for step in AGENDA.langkah[:2]),
                (
                    AGENDA.langkah[2].simpul[0],
                    replace(
                        AGENDA.langkah[2].simpul[1],
                        alur=(Alur("kirim", "Ya"), Alur("catat", "Tidak")),
                    ),
                ),
                *(step.simpul for step in AGENDA.langkah[3:]),
            ],
            strict=True,
        )
    ),
)


def found(sop, **kwargs):
    return {(t.rule, t.path) for t in check_sop(sop, **kwargs)}


def with_identitas(**values):
    return replace(LENGKAP, identitas=replace(LENGKAP.identitas, **values))


def with_step(index, **values):
    steps = list(LENGKAP.langkah)
    steps[index] = replace(steps[index], **values)
    return replace(LENGKAP, langkah=tuple(steps))


def test_a_complete_sop_has_no_finding():
    assert check_sop(LENGKAP, KANTOR, "agenda-surat") == []


BAD = [
    ("RUJ-3", "identitas/unit", with_identitas(unit="lain")),
    ("RUJ-4", "identitas/pengesah", with_identitas(pengesah="camat")),
    ("RUJ-5", "langkah/catat/simpul/camat/pelaksana",
     with_step(1, simpul=(Simpul("camat", Simbol.PROSES),))),
    ("RUJ-6", "langkah/catat/simpul/agendaris/alur/0/ke",
     with_step(1, simpul=(Simpul("agendaris", Simbol.PROSES, alur=(Alur("hilang"),)),))),
    ("RUJ-6", "langkah/catat/simpul/agendaris/alur/0/ke",
     with_step(1, simpul=(Simpul("agendaris", Simbol.PROSES, alur=(Alur("kirim/kabag"),)),))),
    ("RUJ-7", "langkah/catat/id", with_step(0, id="catat")),
    ("RUJ-7", "langkah/catat/simpul/agendaris",
     with_step(1, simpul=(Simpul("agendaris", Simbol.PROSES),) * 2)),
    ("RUJ-8", "langkah/simpan/simpul/agendaris/alur",
     with_step(4, simpul=(Simpul("agendaris", Simbol.SELESAI, alur=(Alur("catat"),)),))),
    ("RUJ-9", "langkah/kirim/simpul/kasubag",
     with_step(3, simpul=(Simpul("kasubag", Simbol.KEPUTUSAN),))),
    ("ID-2", "identitas/nomor", with_identitas(nomor="")),
    ("ID-2", "identitas/nomor", with_identitas(nomor="065/ /403.031/2015")),
    ("ID-2", "identitas/nomor", with_identitas(nomor="....../SOP/2015")),
    ("ID-2", "identitas/nomor", with_identitas(nomor="SOP-025/17000/2025")),
    ("ID-3", "identitas/tanggal_pembuatan", with_identitas(tanggal_pembuatan=None)),
    ("ID-4", "riwayat_awal/tanggal_revisi",
     replace(LENGKAP, riwayat_awal=RiwayatAwal(tanggal_revisi="2015-02-31"))),
    ("ID-5", "riwayat_awal/tanggal_efektif",
     replace(LENGKAP, riwayat_awal=RiwayatAwal(tanggal_efektif="2016-06-31"))),
    ("ID-6", "identitas/pengesah", with_identitas(pengesah="")),
    ("ID-7", "identitas/judul", with_identitas(judul=" ")),
    ("ID-7", "identitas/judul", with_identitas(judul="SOP Surat Masuk")),
    ("ID-8", "identitas/dasar_hukum", with_identitas(dasar_hukum=())),
    ("ID-9", "identitas/keterkaitan/0", with_identitas(keterkaitan=("sop:agenda-surat",))),
    ("ID-10", "identitas/peringatan", with_identitas(peringatan=(" ",))),
    ("ID-11", "identitas/kualifikasi_pelaksana", with_identitas(kualifikasi_pelaksana=())),
    ("ID-12", "identitas/peralatan", with_identitas(peralatan=())),
    ("ID-13", "identitas/pencatatan", with_identitas(pencatatan=())),
    ("DOC-5", "langkah", replace(LENGKAP, langkah=())),
    ("FC-1", "langkah/catat/kegiatan", with_step(1, kegiatan="")),
    ("FC-2", "langkah/catat/output", with_step(1, output=())),
    ("FC-2", "langkah/catat/waktu", with_step(1, waktu="-")),
    ("FC-5", "langkah/terima/simpul/kabag",
     with_step(0, simpul=(Simpul("kabag", Simbol.MULAI),))),
    ("FC-6", "identitas/jenis", with_identitas(jenis=Jenis.TEKNIS)),
    ("FC-6", "identitas/jenis", replace(LENGKAP, pelaksana=LENGKAP.pelaksana[:1])),
    ("FC-7", "pelaksana/kabag", with_step(2, simpul=(Simpul("kasubag", Simbol.PROSES),))),
    ("FL-1", "langkah", with_step(0, simpul=(Simpul("agendaris", Simbol.PROSES),))),
    ("FL-1", "langkah", with_step(4, simpul=(Simpul("agendaris", Simbol.PROSES),))),
    ("FL-2", "langkah/kirim",
     with_step(2, simpul=(Simpul("kabag", Simbol.PROSES, alur=(Alur("simpan"),)),))),
    ("FL-5", "langkah/kirim/simpul/kasubag/alur",
     with_step(3, simpul=(Simpul("kasubag", Simbol.KEPUTUSAN, alur=(Alur("catat", "Ya"),)),))),
    ("FL-5", "langkah/kirim/simpul/kasubag/alur/1",
     with_step(3, simpul=(Simpul("kasubag", Simbol.KEPUTUSAN,
                                 alur=(Alur("catat", "Ya"), Alur("simpan"))),))),
    ("FL-8", "langkah/kirim/simpul/kasubag/alur",
     with_step(3, simpul=(Simpul("kasubag", Simbol.KEPUTUSAN,
                                 alur=tuple(Alur("catat", str(n)) for n in range(12))),))),
    ("WKT-1", "langkah/catat/waktu", with_step(1, waktu="Seketika")),
    ("WKT-2", "langkah/catat/waktu", with_step(1, waktu="1 (satu) hari kerja sejak diterima")),
    ("TEKS-1", "langkah/catat/kegiatan", with_step(1, kegiatan="Mencatat\u202e surat")),
    ("TEKS-1", "identitas/peralatan/0", with_identitas(peralatan=("Buku\u200b agenda",))),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "path", "sop"), BAD)
def test_the_bad_example_is_found_where_it_is(rule, path, sop):
    assert (rule, path) in found(sop, organisasi=KANTOR)


def test_the_name_of_the_file_is_the_id():
    assert ("RUJ-1", "id") in found(LENGKAP, stem="surat")


def test_every_finding_is_a_sentence_of_a_rule():
    for _, _, sop in BAD:
        for temuan in check_sop(sop, KANTOR):
            assert temuan.message.endswith("."), temuan
            assert ATURAN[temuan.rule].sumber


def test_only_what_breaks_the_file_stops_a_save():
    assert [t.rule for t in check_sop(BAD[0][2], KANTOR) if is_blocking(t)] == ["RUJ-3"]
    assert not any(is_blocking(t) for t in check_sop(replace(LENGKAP, langkah=()), KANTOR))


def test_errors_come_first():
    bare = replace(with_identitas(unit="lain", nomor=""), langkah=())
    severities = [t.severity for t in check_sop(bare, KANTOR)]
    assert severities == sorted(severities, key=list(Severity).index)
    assert severities[0] is Severity.ERROR


def test_across_the_repository():
    other = replace(with_identitas(keterkaitan=("sop:agenda-surat", "sop:hilang")), id="lain")
    sops = [("sop/ketatalaksanaan/agenda-surat.toml", LENGKAP), ("sop/kelembagaan/b.toml", other)]
    assert {(t.rule, t.path, t.file) for t in check_all(sops)} == {
        ("RUJ-10", "identitas/unit", "sop/kelembagaan/b.toml"),
        ("REP-2", "identitas/judul", "sop/ketatalaksanaan/agenda-surat.toml"),
        ("REP-2", "identitas/judul", "sop/kelembagaan/b.toml"),
        ("REP-1", "identitas/nomor", "sop/ketatalaksanaan/agenda-surat.toml"),
        ("REP-1", "identitas/nomor", "sop/kelembagaan/b.toml"),
        ("REP-7", "identitas/keterkaitan/1", "sop/kelembagaan/b.toml"),
    }
    twice = check_all([("sop/a/x.toml", LENGKAP), ("sop/b/x.toml", LENGKAP)])
    assert [t.file for t in twice if t.rule == "RUJ-2"] == ["sop/a/x.toml", "sop/b/x.toml"]


def test_the_table_of_contents_may_name_services_too():
    def found(*butir, layanan):
        buku = Buku("Buku SOP", 2015, (KelompokBuku("Kelembagaan", "", butir),))
        return [t.message for t in check_buku(buku, {"a": "Surat Masuk"}, layanan=layanan)]

    surat = ButirBuku("Surat Masuk", "1", "a")
    services = {"sp-cuti": "Pelayanan Cuti", "sp-izin": "Izin Usaha", "sp-rusak": ""}
    titles = ("Standar Pelayanan Cuti", "Standar Pelayanan Izin Usaha", "Apa pun")
    lines = [
        ButirBuku(title, str(k), "", service)
        for k, (title, service) in enumerate(zip(titles, services, strict=True), 2)
    ]
    assert found(surat, *lines, layanan=services) == []
    assert found(surat, layanan=services) == []
    twice = ButirBuku("Cuti", "3", "", "sp-cuti")
    assert found(surat, lines[0], twice, layanan=services | {"sp-baru": "Baru"}) == [
        "Judul pada daftar isi 'Cuti' berbeda dari nama pelayanannya, 'Pelayanan Cuti': samakan.",
        "Standar Pelayanan 'sp-cuti' tercantum lebih dari sekali di daftar isi: hapus yang lebih.",
        "Standar Pelayanan 'Izin Usaha' (sp-izin) tidak tercantum di daftar isi: tambahkan.",
        "Standar Pelayanan 'sp-rusak' (sp-rusak) tidak tercantum di daftar isi: tambahkan.",
        "Standar Pelayanan 'Baru' (sp-baru) tidak tercantum di daftar isi: tambahkan.",
    ]
    both = ButirBuku("Surat Masuk", "1", "a", "sp-hilang")
    assert found(both, layanan={}) == [
        "Daftar isi menyebut Standar Pelayanan 'sp-hilang' yang tidak ada di repositori ini.",
        "Butir 'Surat Masuk' menyebut SOP dan Standar Pelayanan; sebut salah satunya.",
    ]


def test_the_table_of_contents_keeps_the_errors_of_the_print_visible():
    butir = (
        ButirBuku("Agenda Surat Masuk", "1", "a"),
        ButirBuku("Surat keluar", "2", "b"),
        ButirBuku("Diklat", "2", "a"),
        ButirBuku("Rapat", "4", "hilang"),
        ButirBuku("Standar Pelayanan", "5"),
    )
    buku = Buku("Buku SOP", 2015, (KelompokBuku("Kasubag Tata Laksana", "", butir),))
    titles = {"a": "Agenda Surat Masuk", "b": "Agenda Surat Keluar", "c": "Cuti"}
    messages = [t.message for t in check_buku(buku, titles)]
    different = "Judul pada daftar isi 'Surat keluar' berbeda dari nama SOP-nya"
    assert messages == [
        "Daftar isi menyebut SOP 'hilang' yang tidak ada di repositori ini.",
        f"{different}, 'Agenda Surat Keluar': samakan.",
        "Judul pada daftar isi 'Diklat' berbeda dari nama SOP-nya, 'Agenda Surat Masuk': samakan.",
        "Butir daftar isi 'Standar Pelayanan' belum mempunyai SOP.",
        "SOP 'a' tercantum lebih dari sekali di daftar isi: hapus yang lebih.",
        "SOP 'Cuti' (c) tidak tercantum di daftar isi: tambahkan.",
        "Nomor '2' dipakai dua kali pada 'Kasubag Tata Laksana': beri nomor lain.",
        "Nomor 3 tidak ada pada 'Kasubag Tata Laksana': urutkan nomornya.",
    ]


def test_contents_that_are_made_from_all_sops_leave_nothing_out():
    by_hand = KelompokBuku("Daftar", "", (ButirBuku("Surat", "1", "a"),))
    titles = {"a": "Surat", "b": "Cuti"}
    assert check_buku(Buku("Buku SOP", 2015), titles) == []
    found = check_buku(Buku("Buku SOP", 2015, (by_hand,)), titles)
    assert [t.rule for t in found] == ["DOC-13"]


@pytest.mark.parametrize(
    ("form", "nomor", "expected"),
    [
        ("065/{urut}/403.031/{tahun}", "065/22/403.031/2015", True),
        ("065/{urut}/403.031/{tahun}", "065 / 22 / 403.031 / 2015", True),
        ("065/{urut}/403.031/{tahun}", "065/22/403x031/2015", False),
        ("SOP-{urut}/{kode}/{bulan}/{tahun}", "SOP-025/17000/IV/2025", True),
        ("{urut", "{urut", True),
        ("{lain}", "{lain}", True),
    ],
)
def test_the_form_of_the_number_takes_named_blanks(form, nomor, expected):
    assert fits(form, nomor) is expected


def test_a_joint_row_does_not_confuse_the_rules():
    joint = with_step(
        1, simpul=(Simpul("agendaris", Simbol.PROSES), Simpul("kabag", Simbol.PROSES)),
        bersama=True,
    )  # fmt: skip
    assert check_sop(joint, KANTOR) == []
    assert isinstance(joint.langkah[1], Langkah)
