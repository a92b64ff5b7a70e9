"""Contents that an SOP file may have although nobody means well by them, or means anything."""

from __future__ import annotations

import re
from typing import NamedTuple

GOOD = """\
#:schema ../../schemas/sop.schema.json
skema = "sop/1"
id = "kasus"

[identitas]
judul = "Pengagendaan Surat Masuk"
unit = "sekretariat"
jenis = "administratif"
cakupan = ["makro"]
nomor = "065/22/2015"
tanggal_pembuatan = 2015-01-12
pengesah = "kepala"
dasar_hukum = ["PP 8/2003"]
kualifikasi_pelaksana = ["SMA"]
keterkaitan = ["SOP lain"]
peralatan = ["Buku agenda"]
peringatan = ["Bila hilang"]
pencatatan = ["Buku"]

[[pelaksana]]
id = "agendaris"
nama = "Agendaris"

[[pelaksana]]
id = "kabag"
nama = "Kepala Bagian"

[[langkah]]
id = "terima"
kegiatan = "Menerima surat masuk"
kelengkapan = ["Surat masuk"]
waktu = "10 menit"
output = ["Surat diterima"]
keterangan = "Segera"
simpul = [{ pelaksana = "agendaris", simbol = "mulai", teks = "Mulai" }]

[[langkah]]
id = "telaah"
kegiatan = "Menelaah surat"
simpul = [{ pelaksana = "kabag", simbol = "keputusan", alur = [
  { ke = "catat", label = "Ya" }, { ke = "terima", label = "Tidak" },
] }]

[[langkah]]
id = "catat"
kegiatan = "Mencatat surat"
bersama = false
simpul = [{ pelaksana = "agendaris", simbol = "selesai" }]

[riwayat_awal]
revisi = 2
tanggal_revisi = 2014-01-01
tanggal_efektif = 2014-02-01
keterangan = "dari kertas"
"""


class Kasus(NamedTuple):
    """One content, and what must be said about it."""

    data: bytes
    line: int | None = None
    """The line that the first finding must name; None: any."""
    is_broken: bool | None = True
    """Whether it must be refused or must be taken; None: either will do."""


WRONG = (
    "7",
    "-1.5",
    "nan",
    "true",
    "1979-05-27T07:32:00Z",
    "07:32:00",
    "[[1]]",
    "{ a = 1 }",
    "[{}]",
)
_HERE = GOOD.count("\n") + 1


def cases() -> dict[str, Kasus]:
    """Return all contents, by name."""
    return {
        **_bytes(),
        **_syntax(),
        **_types(),
        **_sizes(),
        **_names(),
        **_flows(),
    }


def _bytes() -> dict[str, Kasus]:
    good = GOOD.encode()
    found = {}
    for bad in (
        *(b"\xff", b"\xfe\xff", b"\xc3", b"\xc3\x28", b"\xa0", b"\xe2\x82", b"\xed\xa0\x80"),
        *(b"\xf4\x90\x80\x80", b"\xc0\xaf", b"\xf8\x88\x80\x80\x80", b"\xe0\x80\x80", b"\x80"),
    ):
        data = good.replace(b"Surat Masuk", b"Surat " + bad + b"Masuk", 1)
        found[f"utf8-{bad.hex()}"] = Kasus(data, 6)
        found[f"utf8-end-{bad.hex()}"] = Kasus(good + b"# " + bad, _HERE)
    for code in (*range(9), 11, 12, *range(14, 32), 127):
        data = good.replace(b"Surat Masuk", b"Surat %cMasuk" % code, 1)
        found[f"control-{code:02x}"] = Kasus(data, 6)
    found |= {
        "empty": Kasus(b""),
        "blanks": Kasus(b" \n\t\n" * 100),
        "bom": Kasus(b"\xef\xbb\xbf" + good, is_broken=False),
        "bom-twice": Kasus(b"\xef\xbb\xbf" * 2 + good, 1),
        "bom-inside": Kasus(good.replace(b"Surat", "\ufeffSurat".encode(), 1), is_broken=False),
        "crlf": Kasus(good.replace(b"\n", b"\r\n"), is_broken=False),
        "crlf-mixed": Kasus(good.replace(b"\n", b"\r\n", 5), is_broken=False),
        "cr-only": Kasus(good.replace(b"\n", b"\r"), 1),
        "cr-lone": Kasus(good.replace(b"Surat Masuk", b"Surat\rMasuk", 1), 6),
        "utf16": Kasus(GOOD.encode("utf-16"), 1),
        "utf16be": Kasus(GOOD.encode("utf-16-be"), 1),
        "latin1": Kasus(GOOD.replace("Buku agenda", "Buk\u00fc").encode("latin-1"), 16),
        "zeros": Kasus(bytes(100_000), 1),
        "all-bytes": Kasus(bytes(range(256))),
        "no-end-of-line": Kasus(good.rstrip(), is_broken=False),
        "elf": Kasus(b"\x7fELF" + bytes(200), 1),
        "gzip": Kasus(b"\x1f\x8b\x08\x00abc", 1),
    }
    return found


SYNTAX = (
    *("x", "x =", "= 1", "x = = 1", "x = 1 y = 2", 'x = "a', "x = 'a", 'x = "a\\q"', 'x = "\\u12"'),
    *(
        'x = "\\uD800"',
        'x = "\\UFFFFFFFF"',
        "x = [1, 2",
        "x = [1 2]",
        "x = {a = 1",
        "x = {a = 1,, b = 2}",
    ),
    *("x = {a 1}", "x = 01", "x = 1__0", "x = 0x", "x = 1.", "x = .5", "x = +", "x = 2015-13-01"),
    *(
        "x = 2015-02-30",
        "x = 25:00:00",
        "x = tru",
        "x = TRUE",
        "x = nul",
        "x = \u201ca\u201d",
        "[x",
        "[x]]",
    ),
    *(
        "[[x]",
        "[]",
        "[ ]",
        "[x.]",
        "[.x]",
        "[x] y = 1",
        "x.y.",
        "x..y = 1",
        '"x = 1',
        "x = @",
        "x = *a",
    ),
    *(
        "<<<<<<< HEAD",
        "=======",
        ">>>>>>> lain",
        "{",
        "}",
        "]",
        ",",
        "\\",
        "x = 1;",
        "/* x */",
        "x: 1",
    ),
    *(
        'x = """a',
        "x = '''a",
        "x = {\n",
        "x = [#",
        "[a.[b]]",
        "x = 1e",
        "x = 1_",
        "x = _1",
        "x = 0b2",
    ),
)
AFTER_THE_START = {"x = [1, 2", 'x = """a', "x = '''a", "x = {\n", "x = [#", "x = [1 2]"}
"""What is open until the text ends: a later line may be named."""


def _syntax() -> dict[str, Kasus]:
    lines = GOOD.splitlines()
    found = {}
    for n, bad in enumerate(SYNTAX):
        data = "\n".join([*lines[:3], bad, *lines[3:]]).encode()
        found[f"syntax-{n:02}"] = Kasus(data, None if bad in AFTER_THE_START else 4)
    twice = GOOD.replace('id = "kasus"', 'id = "kasus"\nid = "kasus"')
    found["key-twice"] = Kasus(twice.encode(), 4)
    found["table-twice"] = Kasus((GOOD + "[identitas]\n").encode(), _HERE)
    found["value-then-table"] = Kasus((GOOD + "[skema.x]\n").encode(), _HERE)
    found["inline-then-more"] = Kasus(f"y = {{}}\n{GOOD}[y.z]\n".encode(), _HERE + 1)
    found["array-then-table"] = Kasus((GOOD + "[langkah]\n").encode(), _HERE)
    return found


def _types() -> dict[str, Kasus]:
    """A value of every wrong kind in every place of the schema."""
    found = {}
    lines = GOOD.splitlines()
    places = [
        (n, m[1]) for n, line in enumerate(lines) if (m := re.match(r"(\w+) = [^\n]*$", line))
    ]
    for n, key in places:
        if lines[n].endswith("["):
            continue
        for wrong in WRONG:
            text = "\n".join([*lines[:n], f"{key} = {wrong}", *lines[n + 1 :]])
            fits = (key, wrong) in {("bersama", "true"), ("revisi", "7")}
            found[f"type-{n}-{key}-{wrong}"] = Kasus(text.encode(), None, is_broken=not fits)
        text = "\n".join([*lines[:n], f"{key}x = 1", *lines[n:]])
        found[f"unknown-{n}-{key}"] = Kasus(text.encode())
    for old, new in (
        ("[identitas]", "[[identitas]]"),
        ("[[langkah]]", "[langkah]"),
        ("[[pelaksana]]", "[pelaksana]"),
        ("[riwayat_awal]", "[[riwayat_awal]]"),
        ('simbol = "mulai"', 'simbol = "awal"'),
        ('skema = "sop/1"', 'skema = "sop/2"'),
        ('skema = "sop/1"\n', ""),
        ('id = "kasus"\n', ""),
        ("tanggal_pembuatan = 2015-01-12", 'tanggal_pembuatan = "kemarin"'),
        ('jenis = "administratif"', 'jenis = "lain"'),
    ):
        found[f"changed-{new.strip() or old.strip()}"] = Kasus(GOOD.replace(old, new).encode())
    for day in ("0001-01-01", "9999-12-31"):
        found[f"day-{day}"] = Kasus(GOOD.replace("2015-01-12", day).encode(), is_broken=False)
    return found


def _sizes() -> dict[str, Kasus]:
    """What would take a parser long, or much room."""
    big = {
        "arrays-99": "x = " + "[" * 99 + "]" * 99,
        "arrays-101": "x = " + "[" * 101 + "]" * 101,
        "arrays-million": "x = " + "[" * 1_000_000,
        "tables-million": "x = " + "{a=" * 500_000,
        "dots-101": ".".join("a" * 101) + " = 1",
        "dots-million": ".".join("a" * 1_000_000) + " = 1",
        "headers-deep": "[" + ".".join("a" * 5000) + "]",
        "headers-many": "\n".join(f"[a{n}]" for n in range(101_000)),
        "keys-many": "\n".join(f"a{n} = 1" for n in range(101_000)),
        "items-many": "x = [" + "1," * 260_000 + "]",
        "dates-many": "x = [" + "1979-05-27," * 200_000 + "]",
        "string-long": 'x = "' + "a" * 1_048_600 + '"',
        "string-lines": 'x = """' + "a\n" * 600_000 + '"""',
        "escapes-many": 'x = "' + "\\u0041" * 150_000 + '"',
        "blank-lines": "\n" * 3_000_000,
        "blanks": " " * 3_000_000,
        "comment-long": "# " + "a" * 3_000_000,
        "comments-many": "# a\n" * 700_000,
        "quotes-many": '"' * 1_000_000,
        "equals-many": "=" * 1_000_000,
        "brackets-closed": "]" * 1_000_000,
        "backslashes": 'x = "' + "\\" * 1_000_001,
        "digits-many": "x = " + "9" * 5000,
        "digits-very-many": "x = " + "1" * 3_000_000,
        "exponent": "x = 1e999999999",
        "over-4-mib": "# a\n" * 1_100_000,
    }
    return {f"big-{name}": Kasus((GOOD + text).encode(), None, None) for name, text in big.items()}


def _names() -> dict[str, Kasus]:
    """Ids that are none, or look like another."""
    odd = (
        *(
            "",
            "-",
            "-a",
            "a-",
            "a--b",
            "A",
            "k\u0430sus",
            "kasus ",
            " kasus",
            "kasus\\n",
            "a/b",
            "../x",
        ),
        *(
            "a.b",
            "\uff4basus",
            "kasu\u017f",
            "kasus\\u200b",
            "kasus\\u0000",
            "a" * 81,
            "a" * 100_000,
        ),
        *(
            "a-" * 50_000,
            "1" * 5000 + "!",
            "-" * 5000,
            "a" * 5000 + "\\n",
            "con",
            "%2e",
            "$(id)",
            "`id`",
        ),
    )
    found = {}
    for n, name in enumerate(odd):
        found[f"id-{n:02}"] = Kasus(GOOD.replace("kasus", name).encode(), is_broken=name != "con")
        step = GOOD.replace('id = "catat"', f'id = "{name}"')
        found[f"id-step-{n:02}"] = Kasus(step.encode(), is_broken=name != "con")
        found[f"ke-{n:02}"] = Kasus(
            GOOD.replace('ke = "catat"', f'ke = "{name}"').encode(), None, None
        )
    for key in ("langkah", "pelaksana"):
        first, second = {"langkah": ("terima", "telaah"), "pelaksana": ("agendaris", "kabag")}[key]
        text = GOOD.replace(f'id = "{second}"', f'id = "{first}"')
        found[f"id-twice-{key}"] = Kasus(text.encode(), None, is_broken=False)
    return found


def steps(rows: list[tuple[str, str]], performers: int = 2) -> bytes:
    """Return an SOP of steps `s0`, `s1` …, each with a symbol and its arrows as TOML."""
    head = GOOD[: GOOD.index("[[pelaksana]]")]
    names = "".join(f'[[pelaksana]]\nid = "p{n}"\nnama = "P {n}"\n' for n in range(performers))
    body = "".join(
        f'[[langkah]]\nid = "s{n}"\nkegiatan = "Kerja {n}"\nsimpul = ['
        f'{{ pelaksana = "p{n % performers}", simbol = "{symbol}"{flow} }}]\n'
        for n, (symbol, flow) in enumerate(rows)
    )
    return (head + names + body).encode()


def to(*targets: str) -> str:
    """Return the arrows to some steps."""
    return ", alur = [" + ", ".join(f'{{ ke = "{t}", label = "{t}" }}' for t in targets) + "]"


def _flows() -> dict[str, Kasus]:
    start, end, work = ("mulai", ""), ("selesai", ""), ("proses", "")
    long = [start, *[work] * 998, end]
    jumps = [
        start,
        *[("keputusan", to(f"s{(n * 7) % 400}", f"s{n + 1}")) for n in range(1, 399)],
        end,
    ]
    flows = {
        "steps-1000": steps(long, 6),
        "steps-1000-wide": steps(long, 200),
        "cycle": steps([("mulai", to("s1")), ("proses", to("s0"))]),
        "self-loop": steps([start, ("keputusan", to("s1", "s2")), end]),
        "missing-targets": steps([start, ("keputusan", to("x", "y")), end]),
        "branch-200": steps(
            [start, ("keputusan", to(*[f"s{n}" for n in range(2, 202)])), *[end] * 200]
        ),
        "jumps-90": steps([*jumps[:90], end], 5),
        "jumps-400": steps(jumps, 5),
        "no-end": steps([start, work]),
        "no-start": steps([work, end]),
        "two-starts": steps([start, start, end]),
        "only-decisions": steps([("keputusan", to("s0", "s0"))] * 3),
        "no-steps": steps([]),
        "no-performers": GOOD.replace("agendaris", "x").encode(),
        "empty-step": (GOOD + '[[langkah]]\nid = "z"\nkegiatan = ""\nsimpul = []\n').encode(),
    }
    return {f"flow-{name}": Kasus(data, None, None) for name, data in flows.items()}
