"""Which active verb to write instead of a word that is none: for the sentence of a finding."""

from __future__ import annotations

import re

from soptui.rules.verba import first_word, is_me_verb, without_number

_DAFTAR = """
cek pengecekan dicek: mengecek
catat pencatatan dicatat: mencatat
cetak pencetakan dicetak: mencetak
bahas pembahasan dibahas: membahas
buat pembuatan dibuat: membuat
bayar pembayaran dibayar dibayarkan: membayar
diajukan pengajuan: mengajukan
dibagikan pembagian: membagikan
dikoreksi koreksi pengoreksian: mengoreksi
dipilih pemilihan: memilih
diproses proses pemrosesan: memproses
diteliti penelitian: meneliti
ditempel penempelan: menempel
diusulkan pengusulan usul usulan: mengusulkan
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
dilakukan: melakukan
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
acc disetujui persetujuan: menyetujui
disimpan penyimpanan simpan: menyimpan
disusun penyusunan susun: menyusun
ditandatangani penandatanganan tandatangan tanda-tangan tandatangani ttd: menandatangani
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


_SIGN = re.compile(r"\W*tanda\s+tangan\b", re.IGNORECASE)
_DAFTAR_ENDS = "atau dan dari dengan di ke oleh pada untuk yang"
_ENDS_A_SUBJECT = frozenset(_DAFTAR_ENDS.split())


def verba_untuk(kegiatan: str) -> str:
    """Return the active verb that a kegiatan may begin with; "" where none is known.

    It answers the first word, or is the verb of who acts ("Petugas mendatangi …"), or answers the
    first passive: "Surat dikirim" → "Mengirim".
    """
    text = without_number(kegiatan)
    opening = "tanda-tangan" if _SIGN.match(text) else first_word(text)
    words = [opening, *re.findall(r"(?<!\byang )\bdi\w{3,}", text)]
    found = [_SARAN.get(word.lower(), "") for word in words]
    verb = found[0] or _verb_of_subject(text) or next((v for v in found if v), "")
    return verb.capitalize()


def _verb_of_subject(text: str) -> str:
    for word in re.findall(r"\w+", text)[1:6]:
        if word.lower() in _ENDS_A_SUBJECT:
            break
        if is_me_verb(word):
            return str(word)
    return ""
