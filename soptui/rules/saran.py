"""Which active verb to write instead of a word that is none: for the sentence of a finding."""

from __future__ import annotations

import re

from soptui.rules.verba import first_word, without_number

_DAFTAR = """
cek pengecekan dicek: mengecek
catat pencatatan dicatat: mencatat
cetak pencetakan dicetak: mencetak
bahas pembahasan dibahas: membahas
buat pembuatan dibuat: membuat
bayar pembayaran dibayar dibayarkan: membayar
diajukan pengajuan usul: mengajukan
diambil pengambilan ambil: mengambil
diarsipkan pengarsipan arsip arsipkan: mengarsipkan
diberikan pemberian beri: memberikan
didistribusikan pendistribusian distribusi: mendistribusikan
didisposisi didisposisikan disposisi: mendisposisikan
digandakan penggandaan: menggandakan
diinput input penginputan inputing: menginput
dikembalikan pengembalian: mengembalikan
dikirim dikirimkan pengiriman kirim: mengirim
dikumpulkan pengumpulan kumpulkan: mengumpulkan
dilaksanakan pelaksanaan laksanakan: melaksanakan
dilaporkan pelaporan laporkan: melaporkan
dimasukkan: memasukkan
dinilai penilaian: menilai
diparaf paraf pemarafan: memaraf
diperbaiki perbaikan perbaiki: memperbaiki
diperiksa periksa pemeriksaan: memeriksa
dipersiapkan disiapkan persiapan penyiapan siapkan: menyiapkan
disahkan pengesahan: mengesahkan
disampaikan penyampaian sampaikan: menyampaikan
disebarkan penyebaran: menyebarkan
diselesaikan penyelesaian: menyelesaikan
diserahkan penyerahan serahkan: menyerahkan
disetujui persetujuan: menyetujui
disimpan penyimpanan simpan: menyimpan
disusun penyusunan susun: menyusun
ditandatangani penandatanganan tandatangan tandatangani ttd: menandatangani
ditentukan penentuan: menentukan
diterbitkan penerbitan: menerbitkan
diterima penerimaan terima: menerima
diteruskan teruskan: meneruskan
ditetapkan penetapan: menetapkan
ditindaklanjuti: menindaklanjuti
ditunjuk penunjukan: menunjuk
diumumkan pengumuman: mengumumkan
diundang: mengundang
diverifikasi verifikasi: memverifikasi
divalidasi validasi: memvalidasi
download diunduh: mengunduh
entri entry pengentrian: mengentri
evaluasi dievaluasi: mengevaluasi
identifikasi pengidentifikasian: mengidentifikasi
klarifikasi: mengklarifikasi
konfirmasi: mengonfirmasi
koordinasi: mengoordinasikan
monitoring pemantauan dipantau: memantau
pencacahan: mencacah
pendaftaran daftar: mendaftar
pendataan: mendata
pengadaan: mengadakan
pengawasan: mengawasi
pengolahan diolah: mengolah
pengujian uji testing diuji: menguji
peninjauan: meninjau
penelaahan telaah ditelaah: menelaah
perencanaan: merencanakan
rekap rekapitulasi direkap: merekap
reviu review direviu: mereviu
revisi direvisi: merevisi
scan scanning pemindaian: memindai
sosialisasi: menyosialisasikan
survei survey: menyurvei
update pembaruan: memperbarui
back backup: mencadangkan
upload diunggah: mengunggah
"""
_SARAN = {
    word: verb.strip()
    for words, _, verb in (line.partition(":") for line in _DAFTAR.strip().split("\n"))
    for word in words.split()
}


def verba_untuk(kegiatan: str) -> str:
    """Return the active verb that a kegiatan may begin with; "" where none is known.

    It answers the first word, or else the first passive: "Surat dikirim" → "Mengirim".
    """
    words = [first_word(kegiatan), *re.findall(r"\bdi\w{3,}", without_number(kegiatan))]
    found = (_SARAN.get(word.lower(), "") for word in words)
    return next((verb.capitalize() for verb in found if verb), "")
