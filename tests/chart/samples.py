"""SOPs to draw: named ones that officials would know, and seeded hard ones."""

from __future__ import annotations

import random

from soptui.model import Alur, Identitas, Langkah, Pelaksana, Simbol, Simpul, Sop

M, P, K, S = Simbol.MULAI, Simbol.PROSES, Simbol.KEPUTUSAN, Simbol.SELESAI
YA, TIDAK = "Ya", "Tidak"
LABELS = (
    YA,
    TIDAK,
    "Sesuai",
    "Belum sesuai",
    "Teknis",
    "Administratif",
    "Rusak berat",
    "Disetujui dengan catatan perbaikan",
)
WORDS = ("Via surel", "R/T", "Perlu disposisi?", "Langsung ke kantor")
VERBS = [
    "menerima",
    "memeriksa",
    "mencatat",
    "menyusun",
    "menelaah",
    "mengirim",
    "menyimpan",
    "surat",
    "masuk",
]


def sop(lanes: list[str], rows: list[tuple[object, ...]]) -> Sop:
    """Build an SOP from rows (symbol, lane, activity[, exits {label: number of the step}])."""
    langkah = []
    for i, (simbol, lane, kegiatan, *rest) in enumerate(rows, 1):
        exits = tuple(Alur(f"l{to}", label) for label, to in rest[0].items()) if rest else None
        simpul = Simpul(f"p{lane}", simbol, alur=exits)
        langkah.append(Langkah(f"l{i}", str(kegiatan), (simpul,)))
    pelaksana = tuple(Pelaksana(f"p{c}", name) for c, name in enumerate(lanes))
    return Sop("contoh", Identitas("Contoh", "unit"), pelaksana, tuple(langkah))


def two_decisions() -> Sop:
    return sop(
        ["Pelaksana", "Kasubbag", "Kabag", "Sekretaris"],
        [
            (M, 1, "Memerintahkan penyusunan laporan"),
            (P, 0, "Mengumpulkan bahan laporan"),
            (P, 0, "Menyusun konsep laporan"),
            (K, 1, "Memeriksa konsep laporan", {YA: 5, TIDAK: 3}),
            (P, 2, "Memaraf konsep laporan"),
            (K, 3, "Menyetujui laporan", {YA: 7, TIDAK: 2}),
            (P, 1, "Menggandakan laporan"),
            (S, 0, "Mendokumentasikan laporan"),
        ],
    )


def nested_loops() -> Sop:
    return sop(
        ["Staf", "Analis", "Kasi", "Kabid", "Kadis"],
        [
            (M, 0, "Menerima usulan"),
            (P, 1, "Menelaah usulan"),
            (P, 1, "Menyusun telaahan"),
            (K, 2, "Menilai telaahan", {YA: 5, TIDAK: 3}),
            (P, 2, "Menyusun nota dinas"),
            (K, 3, "Menilai nota dinas", {YA: 7, TIDAK: 5}),
            (K, 4, "Memutuskan", {YA: 8, TIDAK: 2}),
            (P, 3, "Mendisposisi"),
            (P, 0, "Mengirim surat"),
            (S, 0, "Mengarsipkan"),
        ],
    )


def approval_ladder() -> Sop:
    return sop(
        ["Konseptor", "Kasi", "Kabid", "Sekdis", "Kadis", "TU"],
        [
            (M, 0, "Menyiapkan bahan"),
            (P, 0, "Membuat konsep"),
            (K, 1, "Mengoreksi", {YA: 4, TIDAK: 2}),
            (K, 2, "Mengoreksi", {YA: 5, TIDAK: 2}),
            (K, 3, "Mengoreksi", {YA: 6, TIDAK: 2}),
            (K, 4, "Menandatangani", {YA: 7, TIDAK: 2}),
            (P, 5, "Menomori"),
            (P, 5, "Menggandakan"),
            (S, 0, "Mengarsipkan"),
        ],
    )


def letters_by_two_ways() -> Sop:
    """Two starts, two symbols in most rows, arrows inside a row, three ends, words beside."""
    lanes = ("teknis", "umum", "sekretaris", "kepala")
    a = Alur
    rows = [
        (("umum", M, "Langsung ke kantor", (a("l2"),)), ("sekretaris", M, "Via surel", (a("l3"),))),
        (("umum", P, "", (a("l4/umum"),)),),
        (("sekretaris", P, "", (a("l4/sekretaris"),)),),
        (("umum", P, "", (a("l5/umum"),)), ("sekretaris", P, "", (a("l5/umum"),))),
        (
            (
                "umum",
                K,
                "R/T",
                (a("l5/kepala", YA), a("l6/umum", TIDAK), a("l6/sekretaris", TIDAK)),
            ),
            ("kepala", K, "Perlu disposisi?", (a("l8/kepala", YA), a("l9/sekretaris", TIDAK))),
        ),
        (("umum", P, "", (a("l7"),)), ("sekretaris", P, "", (a("l7"),))),
        (("sekretaris", P, "", (a("l8/kepala"),)),),
        (
            ("kepala", P, "", (a("l8/umum"),)),
            ("umum", K, "Tujuan", (a("l9/teknis", "Teknis"), a("l9/umum", "Administratif"))),
        ),
        (("teknis", S, "", None), ("umum", S, "", None), ("sekretaris", S, "", None)),
    ]
    langkah = tuple(
        Langkah(f"l{i}", "Mengelola surat", tuple(Simpul(p, s, t, x) for p, s, t, x in row))
        for i, row in enumerate(rows, 1)
    )
    pelaksana = tuple(Pelaksana(p, p.title()) for p in lanes)
    return Sop("surat", Identitas("Surat Masuk", "unit"), pelaksana, langkah)


def meeting() -> Sop:
    """Rows done jointly, with a flow that crosses the double bar."""
    base = sop(
        ["Sekretaris", "Tim A", "Tim B", "Ketua"],
        [
            (M, 0, "Mengundang"),
            (P, 0, "Rapat"),
            (P, 0, "Menyusun notulen"),
            (K, 3, "Menyetujui", {YA: 5, TIDAK: 2}),
            (S, 1, "Mengarsipkan"),
        ],
    )
    rapat = Langkah("l2", "Rapat", tuple(Simpul(f"p{c}", P) for c in (0, 1, 3)), bersama=True)
    return Sop(
        base.id,
        base.identitas,
        base.pelaksana,
        tuple(rapat if s.id == "l2" else s for s in base.langkah),
    )


def many_exits(count: int) -> Sop:
    """A decision with `count` labelled exits, one to itself, the others to a row of ends."""
    ends = tuple(Simpul(f"p{c}", S) for c in range(count - 1))
    exits = (Alur("l1", "Ulang"), *(Alur(f"l2/p{c}", f"Jalur {c}") for c in range(count - 1)))
    return Sop(
        "cabang",
        Identitas("Cabang", "unit"),
        tuple(Pelaksana(f"p{c}", f"Seksi {c}") for c in range(count - 1)),
        (
            Langkah("l1", "Memilah", (Simpul(f"p{count // 2}", K, alur=exits),)),
            Langkah("l2", "Menerima", ends),
        ),
    )


NAMED = {
    "two decisions": two_decisions,
    "nested loops": nested_loops,
    "approval ladder": approval_ladder,
    "letters by two ways": letters_by_two_ways,
    "meeting": meeting,
    "five exits": lambda: many_exits(5),
}


def hard(seed: int, rows: int | None = None, lanes: int | None = None) -> Sop:
    """Return a valid SOP that is harder than any real one; the same seed gives the same SOP."""
    r = random.Random(seed)
    n, m = rows or r.randint(2, 22), lanes or r.randint(1, 8)
    places = [
        r.sample(range(m), r.randint(2, min(m, 4)) if m > 1 and r.random() < 0.3 else 1)
        for _ in range(n)
    ]
    decisions = r.choice([0.1, 0.25, 0.5])
    langkah = []
    for i in range(n):
        joint = len(places[i]) > 1 and r.random() < 0.35
        speaker = r.choice(places[i])
        simpul = []
        for c in places[i]:
            kind = K if r.random() < decisions else P
            kind = M if i == 0 and r.random() < 0.7 else S if i == n - 1 else kind
            alur = _exits(r, i, places, kind) if not joint or c == speaker else None
            if kind is K and alur is None:
                alur = ()
            words = r.choice(WORDS) if r.random() < 0.1 else ""
            simpul.append(Simpul(f"p{c}", kind, words, alur))
        kegiatan = " ".join(r.choice(VERBS) for _ in range(r.randint(1, 12)))
        langkah.append(Langkah(f"l{i}", kegiatan, tuple(simpul), bersama=joint))
    names = tuple(
        Pelaksana(f"p{c}", f"{r.choice(('Kepala Bagian', 'Staf'))} {c}") for c in range(m)
    )
    return Sop(f"acak-{seed}", Identitas("Acak", "unit"), names, tuple(langkah))


def _exits(
    r: random.Random, i: int, places: list[list[int]], kind: Simbol
) -> tuple[Alur, ...] | None:
    if kind is S or (kind is not K and r.random() > 0.3):
        return None
    count = r.choice([2, 2, 2, 3, 4, 6]) if kind is K else r.choice([0, 1, 2, 3])
    exits: dict[str, Alur] = {}
    for k in range(count):
        near = min(len(places) - 1, max(0, i + r.randint(-4, 4)))
        j = min(len(places) - 1, i + 1) if not k else near if r.random() < 0.7 else i
        ke = f"l{j}/p{r.choice(places[j])}"
        label = r.choice(LABELS) if kind is K or r.random() < 0.15 else ""
        exits[ke] = Alur(ke, label)
    return tuple(exits.values())


def far_loops(seed: int, rows: int = 120, lanes: int = 5) -> Sop:
    """Return a long SOP whose decisions go back or on to anywhere."""
    r = random.Random(seed)
    langkah = []
    for i in range(rows):
        kind = M if not i else S if i == rows - 1 else K if r.random() < 0.2 else P
        far = r.choice([j for j in range(rows) if j != i + 1])
        alur = (Alur(f"l{i + 1}", YA), Alur(f"l{far}", TIDAK)) if kind is K else None
        simpul = (Simpul(f"p{r.randrange(lanes)}", kind, alur=alur),)
        langkah.append(Langkah(f"l{i}", "Mengerjakan", simpul))
    names = tuple(Pelaksana(f"p{c}", f"Seksi {c}") for c in range(lanes))
    return Sop(f"jauh-{seed}", Identitas("Jauh", "unit"), names, tuple(langkah))
