"""One sentence for each field: what belongs there (PermenPAN-RB 35/2012, its annex)."""

IDENTITAS = {
    "judul": "Nama prosedur sesuai tugas dan fungsi, misalnya Penyusunan Laporan Bulanan.",
    "nomor": "Nomor menurut tata naskah dinas instansi.",
    "unit": "Unit kerja yang menyusun SOP ini. Berkasnya ikut pindah saat disimpan.",
    "jenis": "Administratif: beberapa pelaksana. Teknis: satu pelaksana, sangat rinci.",
    "cakupan": "Makro atau mikro, final atau parsial, generik atau spesifik. Dipilih dari daftar.",
    "tanggal_pembuatan": "Hari SOP pertama kali selesai disusun: 2015-01-12, 2015-01, atau 2015.",
    "pengesah": "Pejabat yang mengesahkan. Dipilih dari daftar jabatan.",
    "penanggung_jawab_produk": "Siapa yang bertanggung jawab atas hasilnya.",
    "penanggung_jawab_pelaksanaan": "Siapa yang bertanggung jawab atas pelaksanaannya.",
    "ruang_lingkup": "Lingkup berlakunya prosedur ini.",
    "dasar_hukum": "Peraturan yang mendasari, satu per butir: jenis, nomor, tahun, tentang.",
    "kualifikasi_pelaksana": "Kemampuan yang diperlukan pelaksana, satu butir satu kemampuan.",
    "keterkaitan": "SOP lain yang terkait langsung; sop:<id> untuk SOP di tempat ini.",
    "peralatan": "Peralatan dan perlengkapan utama, satu butir satu alat.",
    "peringatan": "Akibat bila SOP tidak dijalankan: Jika … maka ….",
    "pencatatan": "Apa yang dicatat, oleh siapa, dengan formulir apa.",
    "pengecualian": "Aturan yang tidak diikuti beserta alasannya: FC-5: kolom menurut jabatan.",
}

LANGKAH = {
    "no": "Nomor langkah mengikuti urutan baris. {pegang} memindahkan langkah.",
    "kegiatan": "Kata kerja aktif dan objeknya, tanpa pelaku: Memeriksa kelengkapan.",
    "alur": "Panah yang keluar dari simbol langkah ini. {tujuan} memilih tujuan.",
    "kelengkapan": "Yang harus ada untuk memulai langkah, satu butir satu baris.",
    "waktu": "Lama pengerjaan: 10 menit, 1 jam, 3 hari, 1-2 hari kerja.",
    "output": "Hasil langkah ini, satu butir satu baris.",
    "keterangan": "Syarat, batas waktu, atau penjelasan cabang.",
}
LANE = "{simbol} memilih simbol; huruf m, p, k, s langsung: mulai, proses, keputusan, selesai."
HEADING = (
    "Nama pelaksana: ketik mengganti, {sisip_bawah} menambah, {hapus_baris} hapus,"
    " {pegang} pindah, {simbol} urutkan."
)
NEEDS_IDENTITY = "nama dan surel diperlukan untuk riwayat. Ulangi, lalu isi keduanya."
