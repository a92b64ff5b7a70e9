"""Whatever the schemas let through, however odd, as strategies."""

from datetime import date

from hypothesis import strategies as st

from soptui.model import (
    Alur,
    Identitas,
    IdentitasLayanan,
    Instansi,
    Jabatan,
    Jenis,
    Langkah,
    Layanan,
    Organisasi,
    Pelaksana,
    Pengelolaan,
    Penyampaian,
    RiwayatAwal,
    Simbol,
    Simpul,
    Sop,
    Unit,
)
from soptui.model.buku import Buku, ButirBuku, KelompokBuku
from soptui.rules.konteks import Waktunya
from soptui.rules.profil import PROFIL, TINGKAT
from soptui.rules.registry import ATURAN

IDS = st.sampled_from(["a", "b", "c", "d-1", "kabag", "hilang"])
ODD = [
    "Menerima surat", "1. ", "SOP", "SOP a", "sop:a", "sop:", "FC-5: x", "RUJ-1: y", "SP-4: z",
    "....", "/ /", "dikembalikan kepada a", "jika a jika b dikembalikan ke Kabag", "(", ")", "\\",
    "UU No. 5 Tahun 2014", "PP 99999/99", "Permendagri 54 Tahun 2009", "A", "Kabag / Sekda",
    "{urut}", "\u202e", "\u200b", "\ufeff", "\u0130", "\xdf", "\ufb01", "\u0663 menit",
    "e\u0301" * 9, "\U0001f469\u200d\U0001f467", "\u540d\u524d", "\x00\x1b[31m",
    "a" * 300, "me" * 100, " \t\n", "5 hari kerja", "2 orang", "Rp10.000", "gratis", "H-3",
]  # fmt: skip
WORDS = st.one_of(st.text(max_size=20), st.sampled_from(ODD))
LISTS = st.lists(WORDS, max_size=3).map(tuple)
EXCEPTIONS = st.lists(
    st.one_of(WORDS, st.sampled_from(sorted(ATURAN)).map(lambda rule: f"{rule}: sebab")), max_size=2
).map(tuple)
DATES = st.sampled_from([None, "", "2015", "2015-02", "2015-02-31", "0000", "9999-12-31"])
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))
TIMES = st.one_of(WORDS, st.sampled_from(["5 menit", "1-3 hari", "999999 bulan", "-", "2-1 jam"]))
KINDS = ["makro", "mikro", "final", "parsial", "generik", "spesifik"]

ARROWS = st.builds(Alur, st.one_of(IDS, st.tuples(IDS, IDS).map("/".join)), WORDS)
SYMBOLS = st.builds(
    Simpul,
    IDS,
    st.sampled_from(Simbol),
    WORDS,
    st.one_of(st.none(), st.lists(ARROWS, max_size=13).map(tuple)),
)
STEPS = st.builds(
    Langkah,
    IDS,
    WORDS,
    st.lists(SYMBOLS, min_size=1, max_size=4).map(tuple),
    LISTS,
    TIMES,
    LISTS,
    WORDS,
    st.booleans(),
)
HISTORIES = st.builds(RiwayatAwal, st.none(), DATES, DATES, WORDS)
SOPS = st.builds(
    Sop,
    IDS,
    st.builds(
        Identitas,
        WORDS,
        IDS,
        st.sampled_from(Jenis),
        WORDS,
        st.lists(st.sampled_from(KINDS), unique=True).map(tuple),
        DATES,
        IDS,
        *[WORDS] * 3,
        *[LISTS] * 6,
        pengecualian=EXCEPTIONS,
    ),
    st.lists(st.builds(Pelaksana, IDS, WORDS), max_size=4).map(tuple),
    st.lists(STEPS, max_size=6).map(tuple),
    HISTORIES,
)
SERVICES = st.builds(
    Layanan,
    IDS,
    st.builds(
        IdentitasLayanan,
        WORDS,
        IDS,
        WORDS,
        DATES,
        IDS,
        st.lists(IDS, max_size=3).map(tuple),
        EXCEPTIONS,
    ),
    st.builds(Penyampaian, LISTS, LISTS, TIMES, WORDS, LISTS, LISTS),
    st.builds(Pengelolaan, *[LISTS] * 4, st.one_of(WORDS, TIMES), *[LISTS] * 3),
    HISTORIES,
)
BOOKS = st.builds(
    Buku,
    WORDS,
    st.one_of(st.none(), st.integers(0, 9999)),
    st.lists(
        st.builds(
            KelompokBuku,
            WORDS,
            IDS,
            st.lists(st.builds(ButirBuku, WORDS, WORDS, IDS), max_size=4).map(tuple),
        ),
        max_size=3,
    ).map(tuple),
    IDS,
    WORDS,
    st.lists(st.sampled_from(["sampul", "daftar-isi", "a.md", "b.md"]), max_size=4).map(tuple),
)
OFFICES = st.builds(
    Organisasi,
    st.builds(Instansi, WORDS, WORDS, WORDS, WORDS),
    st.lists(st.builds(Unit, IDS, WORDS, IDS), max_size=3).map(tuple),
    st.lists(st.builds(Jabatan, IDS, WORDS, WORDS, WORDS), max_size=4).map(tuple),
    WORDS,
    menit_per_hari=st.integers(1, 1440),
    bulan_monitoring=st.integers(1, 120),
    bulan_evaluasi=st.integers(1, 120),
    profil=st.one_of(WORDS, st.sampled_from(sorted(PROFIL))),
    tingkat=st.lists(
        st.tuples(
            st.one_of(WORDS, st.sampled_from(sorted(ATURAN))), st.sampled_from(sorted(TINGKAT))
        ),
        max_size=4,
    ).map(tuple),
)
KNOWN = st.builds(Waktunya, st.one_of(st.none(), DAYS), st.one_of(st.none(), DAYS))
PAGES = st.lists(
    st.one_of(
        st.sampled_from(["# Keputusan Bupati", "Penjelasan", "Nomor / /2015", "Magetan, 2014"]),
        WORDS,
    ),
    max_size=6,
)
