"""Field labels of an SOP, in the terms of PermenPAN-RB 35/2012: one table for every room."""

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
SIMBOL = {
    "mulai": "Mulai (kapsul)",
    "proses": "Proses (kotak)",
    "keputusan": "Keputusan (belah ketupat)",
    "selesai": "Selesai (kapsul)",
}
