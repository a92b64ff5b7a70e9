"""Field labels, one table for every room.

Of an SOP in the terms of PermenPAN-RB 35/2012, of a service in those of PermenPAN-RB 15/2014.
"""

from __future__ import annotations

IDENTITAS = {
    "judul": "Nama SOP",
    "nomor": "Nomor SOP",
    "unit": "Unit Kerja",
    "jenis": "Jenis SOP",
    "cakupan": "Cakupan",
    "tanggal_pembuatan": "Tanggal Pembuatan",
    "pengesah": "Disahkan Oleh",
    "penanggung_jawab_produk": "Penanggung Jawab Produk",
    "penanggung_jawab_pelaksanaan": "Penanggung Jawab Pelaksanaan",
    "ruang_lingkup": "Ruang Lingkup",
    "dasar_hukum": "Dasar Hukum",
    "kualifikasi_pelaksana": "Kualifikasi Pelaksana",
    "keterkaitan": "Keterkaitan",
    "peralatan": "Peralatan/Perlengkapan",
    "peringatan": "Peringatan",
    "pencatatan": "Pencatatan dan Pendataan",
    "pengecualian": "Pengecualian Aturan",
}

LANGKAH = {
    "id": "Id",
    "kegiatan": "Kegiatan",
    "kelengkapan": "Kelengkapan",
    "waktu": "Waktu",
    "output": "Output",
    "keterangan": "Keterangan",
    "bersama": "Bersama",
    "simpul": "Simbol",
}

TABEL = {"no": "No", "pelaksana": "Pelaksana", "mutu_baku": "Mutu Baku"}
"""Of the flowchart table: the titles that are not those of one field."""

SIMPUL = {"pelaksana": "Pelaksana", "simbol": "Simbol", "teks": "Teks", "alur": "Panah"}
ALUR = {"ke": "Tujuan", "label": "Label"}
PELAKSANA = {"id": "Id", "nama": "Nama"}
RIWAYAT_AWAL = {
    "revisi": "Revisi",
    "tanggal_revisi": "Tanggal Revisi",
    "tanggal_efektif": "Tanggal Efektif",
    "keterangan": "Keterangan",
}
BAGIAN = {
    "identitas": "Identitas",
    "pelaksana": "Pelaksana",
    "langkah": "Langkah",
    "riwayat_awal": "Riwayat Awal",
}
IDENTITAS_LAYANAN = {
    "judul": "Nama Pelayanan",
    "nomor": "Nomor",
    "unit": "Unit Kerja",
    "tanggal_pembuatan": "Tanggal Pembuatan",
    "pengesah": "Disahkan Oleh",
    "sop": "SOP Pelaksanaan",
    "pengecualian": "Pengecualian Aturan",
}
PENYAMPAIAN = {
    "persyaratan": "Persyaratan",
    "prosedur": "Sistem, Mekanisme, dan Prosedur",
    "jangka_waktu": "Jangka Waktu Penyelesaian",
    "biaya": "Biaya/Tarif",
    "produk": "Produk Pelayanan",
    "pengaduan": "Penanganan Pengaduan, Saran, dan Masukan",
}
"""Service delivery: must be published."""
PENGELOLAAN = {
    "dasar_hukum": "Dasar Hukum",
    "sarana": "Sarana, Prasarana, dan/atau Fasilitas",
    "kompetensi": "Kompetensi Pelaksana",
    "pengawasan": "Pengawasan Internal",
    "jumlah_pelaksana": "Jumlah Pelaksana",
    "jaminan_pelayanan": "Jaminan Pelayanan",
    "jaminan_keamanan": "Jaminan Keamanan dan Keselamatan Pelayanan",
    "evaluasi": "Evaluasi Kinerja Pelaksana",
}
"""Manufacturing: internal to the office."""
BAGIAN_LAYANAN = {
    "identitas": "Identitas",
    "penyampaian": "Penyampaian Pelayanan",
    "pengelolaan": "Pengelolaan Pelayanan",
    "riwayat_awal": "Riwayat Awal",
}
SIMBOL = {
    "mulai": "Mulai (kapsul)",
    "proses": "Proses (kotak)",
    "keputusan": "Keputusan (belah ketupat)",
    "selesai": "Selesai (kapsul)",
}
