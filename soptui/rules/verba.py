"""Indonesian verbs as far as the rules need them: which words are active verbs with me-.

The prefix me- takes the shape that the root asks for (Tata Bahasa Baku Bahasa Indonesia): mem-
before b, f, v and p, men- before c, d, j, z and t, meng- before vowels, g, h and k, meny- for s,
menge- before roots of one syllable, me- before l, r, w, y, m, n. The first sound p, t, k, s melts
away, except in loans and clusters (memproses, mentransfer, mengkaji, mensyaratkan). A word that
no root can have given (Meja, Media, Mesin) is no such verb; those that look like one by chance
stand in a list of their own.
"""

from __future__ import annotations

import re

_SHAPES = (
    r"meny[aeiou]",
    r"meng[aeiou]",
    r"meng[bcdfghjklmnpqrstvwxyz]",  # g, h, k; the others carry loans: mengscan
    r"men[aeiou]",
    r"men[cdjzts]",
    r"mem[aeiou]",
    r"mem[bfvps]",
    r"me[lrwy][aeiou]",
    r"menge[bcdlpst][aeiou]",
    r"mes[kpt][aeiou][a-z]",  # loans without a nasal: mestempel
)
_VERB = re.compile(rf"(?:{'|'.join(_SHAPES)})[a-z]{{2,}}(?:-[a-z]+)*")
_SUFFIXED = re.compile(r"(?:mem|men|meng|meny)[a-z]{3,}kan")
"""A shape that no root asks for, but with a verb's ending: slips like "menlakukan"."""
_PREFIX = r"me(?:m|n|ng|ny|nge)?"
_HYPHENED = re.compile(rf"{_PREFIX}-[a-z]{{2,}}(?:-[a-z]+)*")
"""A loan set apart by a hyphen: meng-upload, me-review, mem-PDF-kan."""
_APART = re.compile(rf"[\W\d_]*{_PREFIX}(?:-\s+|\s+)[^\W\d_]{{3,}}", re.IGNORECASE)
"""The same with a blank between: "meng- upload", "me review"."""

_DAFTAR_BUKAN_VERBA = """
melambang melamin melamine melanesia melanin melankolia melankolis melarat melase melasma melati
melayu melinjo meliwis melodi melodius melodrama melodramatis melompong melukut melulu memang
membal member membership membran memedi memelas memento memo memoar memorabilia memorandum memori
memorial mempan mempelai mempelam mempelas menang menantu menara mencit mencong mencret mendadak
mendelevium mendiang mending mendoan mendong mendung mendur menengah mengapa menggala mengkal
mengkara mengkuang mengkudu meningitis meniran meniskus menit menjangan menopause menstruasi
mentah mental mentalitas mentang mentari mentega menteng mentereng menteri mentimun mentok mentol
mentor mentoring mentua menu menuet menwa merah meralgia merana merang meranti merawan merek
mereka meriam meriang merica meridian meristem merpati meskalin meskipun mesti mestinya meter
metrologi mewari
"""
BUKAN_VERBA = frozenset(_DAFTAR_BUKAN_VERBA.split())
"""Words that have the shape of such a verb and are none."""

_OTHER_ACTIVE = re.compile(r"ber[a-z]{3,}|bekerja[a-z]*|belajar[a-z]*")
_DAFTAR_OTHER_BER = """
berabe berahi beranda berandal berandang berang berangan berangas berani berapa beras berat bercak
berdus beredel berewok berhala beri berilium beringas beringin berisik berita berkah berkas berkat
berkelium berlian bernas bersih bertih beruang beruas berudu besar
"""
_OTHER_BER = frozenset(_DAFTAR_OTHER_BER.split())

_DAFTAR_PENGANTAR = """
adapun agar akan apabila atas bagi bahwa belum berdasarkan bersama bersamaan bertempat bila
bilamana dalam dan dapat dari datang demi dengan di guna hadir harus hingga ikut jika kalau karena
ke keluar kembali kemudian ketika lalu langsung maka maksimal masuk mengingat
menimbang menjelang minimal mohon mulai pada paling pergi pulang rapat saat saling
sambil sampai sebagai sebagaimana sebelum sebelumnya secara sedang segera sehubungan sejak
selain selama selambat selambatnya selanjutnya selesai serentak serta sesuai sesudah setelah
setelahnya setiap siap sudah supaya tanpa telah terhadap terjun terlebih terus tetap tiap tiba tidak
turun turut untuk wajib
"""
PENGANTAR = frozenset(_DAFTAR_PENGANTAR.split())
"""Words that may well open a sentence whose verb comes later, or that are verbs by themselves."""

_DAFTAR_KETERANGAN = "melalui meliputi mengenai menurut merupakan oleh"
_KETERANGAN = frozenset(_DAFTAR_KETERANGAN.split())
"""Words with me- (and "oleh") that say how or of what, and not what is done."""
_BECOMES = re.compile(
    r"menjadi\s+(?:acuan|arsip|bahan|berkas|bukti|dasar|data|dokumen|konsep|lampiran|pedoman)\b",
    re.IGNORECASE,
)
"""What comes of a thing; "menjadi notulen" is somebody's work."""
_CLAUSE = re.compile(r"[,;:)]\s*")


def is_me_verb(word: str) -> bool:
    """Tell whether a word has the shape of an active verb with me-."""
    lower = word.lower()
    if _HYPHENED.fullmatch(lower):
        return True
    is_shaped = _VERB.fullmatch(lower) or _SUFFIXED.fullmatch(lower)
    return lower not in BUKAN_VERBA and is_shaped is not None


def opens_with_a_verb(text: str) -> bool:
    """Tell whether a sentence begins with an active verb, or with a word that leads up to one."""
    word = first_word(text)
    if word.lower() in _KETERANGAN:
        return any(map(opens_with_a_verb, _CLAUSE.split(text)[1:]))
    if _BECOMES.match(without_number(text)):
        return False
    is_split = _APART.match(without_number(text)) is not None
    return is_split or is_active(word) or word.lower() in PENGANTAR


def is_active(word: str) -> bool:
    """Tell whether a word is an active verb: with me-, or with ber- (berkoordinasi)."""
    lower = word.lower()
    ber = lower not in _OTHER_BER and _OTHER_ACTIVE.fullmatch(lower) is not None
    return ber or is_me_verb(lower)


_NUMBER = re.compile(
    r"\s*(?:(?:[-•*–]|\(?(?:[0-9]{1,3}|[a-zA-Z])[.)])\s+|[0-9]{1,3}[.)](?=[^\W\d_]{2}))"
)


def without_number(text: str) -> str:
    """Return a text without a number or bullet typed in front of it: "1. Menerima" → "Menerima"."""
    match = _NUMBER.match(text)
    return text[match.end() :] if match else text


def first_word(text: str) -> str:
    """Return the first word of a sentence, without number, bullet and quotation marks.

    Of alternatives with a slash the first one: "Membaca/meneliti" → "Membaca".
    """
    match = re.match(r"[\W\d_]*([^\W\d_]+(?:-[^\W\d_]+)*)", without_number(text))
    return match[1] if match else ""
