"""One hand-written SOP file, with comments where people put them."""

NASKAH = """\
#:schema ../../schemas/sop.schema.json
skema = "sop/1"
id = "surat-masuk"

[identitas]
judul = "Pengelolaan Surat Masuk"      # sesuai tupoksi
nomor = '065/22/403.031/2015'
unit = "umum"
jenis = "administratif"
tanggal_pembuatan = 2015-01-12         # dari lembar kertas
dasar_hukum = [
  "UU Nomor 43 Tahun 2009",            # kearsipan
  # yang lama:
  "PP Nomor 28 Tahun 2012",
]
peringatan = ["Jika terlambat, maka surat hilang"]

# Kolom, dari kiri ke kanan
[[pelaksana]]
id = "agendaris"
nama = "Agendaris"

[[pelaksana]]
id = "kabag"
nama = "Kepala Bagian"

# --- Penerimaan ---

# langkah pertama
[[langkah]]
id = "terima"
kegiatan = "Menerima surat"
kelengkapan = ["Surat masuk"]
waktu = "10 menit"  # diukur 2014
output = ["Surat diterima"]
keterangan = ""
simpul = [
  { pelaksana = "agendaris", simbol = "mulai" },
]

# --- Disposisi ---

[[langkah]]
id = "telaah"
kegiatan = "Menelaah surat"
waktu = "1 jam"
simpul = [
  { pelaksana = "kabag", simbol = "keputusan", alur = [
    { ke = "simpan", label = "Ya" },
    { ke = "terima", label = "Tidak" },  # dikembalikan
  ] },
]

[[langkah]]
id = "simpan"
kegiatan = "Menyimpan surat"
simpul = [{ pelaksana = "agendaris", simbol = "selesai" }]
"""
