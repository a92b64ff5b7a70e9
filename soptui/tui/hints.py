"""One sentence for each field: what belongs there (annexes of PermenPAN-RB 35/2012, 15/2014)."""

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

LAYANAN = {
    "judul": "Nama pelayanan sebagaimana dikenal pemohon, misalnya Pelayanan Cuti.",
    "nomor": "Nomor penetapan menurut tata naskah dinas instansi.",
    "unit": "Unit kerja yang menyelenggarakan. Berkasnya ikut pindah saat disimpan.",
    "tanggal_pembuatan": "Hari pertama kali selesai disusun: 2015-01-12, 2015-01, atau 2015.",
    "pengesah": "Pejabat yang menetapkan. Dipilih dari daftar jabatan.",
    "sop": "SOP yang melaksanakan pelayanan ini; yang pertama prosedur utamanya. Dipilih.",
    "pengecualian": "Aturan yang tidak diikuti beserta alasannya: SP-14: tanpa biaya.",
    "persyaratan": "Yang harus dipenuhi pemohon, dokumen maupun bukan, satu butir satu syarat.",
    "prosedur": "Tahap yang dijalani pemohon dan petugas, satu butir satu tahap.",
    "jangka_waktu": "Sejak permohonan lengkap sampai selesai: 30 menit, 5 hari kerja.",
    "biaya": "Ongkos yang dikenakan dan dasarnya, atau: Tidak dipungut biaya.",
    "produk": "Hasil yang diterima pemohon, satu butir satu hasil.",
    "pengaduan": "Ke mana dan bagaimana mengadu, dan siapa yang menjawab.",
    "dasar_hukum": "Peraturan yang mendasari, satu per butir: jenis, nomor, tahun, tentang.",
    "sarana": "Sarana, prasarana, dan fasilitas, juga bagi kelompok rentan; satu per butir.",
    "kompetensi": "Pengetahuan, keahlian, dan keterampilan pelaksana, satu per butir.",
    "pengawasan": "Siapa yang mengawasi di dalam unit, dan bagaimana.",
    "jumlah_pelaksana": "Berapa orang menurut beban kerja: 3 orang.",
    "jaminan_pelayanan": "Kepastian bahwa pelayanan dilakukan sesuai standar ini.",
    "jaminan_keamanan": "Kepastian rasa aman, bebas dari bahaya, risiko, dan keragu-raguan.",
    "evaluasi": "Bagaimana dan kapan kinerja pelaksana dinilai.",
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
