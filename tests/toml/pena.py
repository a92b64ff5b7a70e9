"""A pen with a thousand hands: writes one SOP as TOML the way some person or program would.

It knows where it put every value, so that a test can tell what an edit may touch. It shares no code
with the product: it quotes, breaks and comments by dice.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from soptui.model import (
    Alur,
    Identitas,
    Jenis,
    Langkah,
    Pelaksana,
    RiwayatAwal,
    Simbol,
    Simpul,
    Sop,
    sop_to_data,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

WORDS = (
    "surat masuk # bukan catatan",
    'lembar "disposisi"',
    "D:\\arsip\\surat",
    "koma, kurung ] } dan = di dalam",
    "Ketua [tim]",
    "é – 電 😀",
    "'kutip' tunggal",
    "   tiga spasi   ",
    "baris satu\nbaris dua",
    "tab\tdi tengah",
    "[[langkah]]",
    '"""',
)


def random_sop(dice: Random) -> Sop:
    """Return an SOP whose every text is different from all others."""
    count = 0

    def text() -> str:
        nonlocal count
        count += 1
        return f"{dice.choice(WORDS)} <{count}>"

    def texts() -> tuple[str, ...]:
        return tuple(text() for _ in range(dice.randrange(4)))

    lanes = [f"p{i}" for i in range(dice.randint(2, 4))]
    steps = [f"s{i}" for i in range(dice.randint(2, 5))]

    def simpul(lane: str) -> Simpul:
        exits = tuple(Alur(ke, dice.choice(["", text()])) for ke in dice.sample(steps, 2))
        return Simpul(
            lane,
            dice.choice(list(Simbol)),
            dice.choice(["", text()]),
            dice.choice([None, (), exits[:1], exits]),
        )

    return Sop(
        "uji",
        Identitas(
            text(),
            "unit-a",
            Jenis.TEKNIS,
            nomor=text(),
            tanggal_pembuatan=dice.choice([None, date(2015, 1, 12), "2015-01"]),
            cakupan=dice.choice([(), ("makro", "final")]),
            ruang_lingkup=dice.choice(["", text()]),
            dasar_hukum=texts(),
            peringatan=texts(),
        ),
        tuple(Pelaksana(lane, text()) for lane in lanes),
        tuple(
            Langkah(
                step,
                text(),
                tuple(simpul(lane) for lane in dice.sample(lanes, dice.randint(1, 2))),
                kelengkapan=texts(),
                waktu=text(),
                output=texts(),
                keterangan=dice.choice(["", text()]),
                bersama=dice.random() < 0.2,
            )
            for step in steps
        ),
        RiwayatAwal(*dice.choice([(), (3, date(2014, 2, 3), None, text())])),
    )


@dataclass
class Pena:
    """Writes; `spans` tells where each value and each block stands in `text`."""

    dice: Random
    plain: bool = False
    """No odd layouts: tables under headers, as nearly everybody writes them."""
    spans: dict[str, tuple[int, int]] = field(default_factory=dict)
    text: str = ""
    comments: int = 0

    def write(self, sop: Sop) -> str:
        data = sop_to_data(sop)
        self.newline = self.dice.choice(["\n", "\n", "\r\n"])
        self.put("\ufeff" if self.dice.random() < 0.2 else "")
        self.put(f"#:schema ../../schemas/sop.schema.json{self.newline}")
        odd = [] if self.plain else ["inline"]
        forms = {key: self.dice.choice(["table", "table", *odd]) for key in data}
        if not self.plain and self.dice.random() < 0.2:
            forms["identitas"] = "dotted"
        top = [k for k, v in data.items() if isinstance(v, str) or forms[k] != "table"]
        self.dice.shuffle(top)
        for key in top:
            self.entry(key, key, data[key], dotted=forms[key] == "dotted")
        blocks = [(k, k, data[k], f"[{k}]") for k in data if k not in top and k[0] in "ir"]
        lists = [
            [(f"{k}/{i['id']}", k, i, f"[[{k}]]") for i in data[k]]
            for k in ("pelaksana", "langkah")
            if k not in top
        ]
        if self.plain or self.dice.random() < 0.7:
            ordered = blocks[:1] + [block for some in lists for block in some] + blocks[1:]
        else:
            ordered = self.interleaved([[b] for b in blocks] + lists)
        for path, key, table, header in ordered:
            self.block(path, key, table, header)
        self.trim()
        return self.text

    def interleaved(self, lists: list[list[Any]]) -> list[Any]:
        out: list[Any] = []
        while lists := [some for some in lists if some]:
            out.append(self.dice.choice(lists).pop(0))
        return out

    def trim(self) -> None:
        if self.dice.random() < 0.3:
            self.text = self.text.rstrip()
        elif self.dice.random() < 0.3:
            self.put(self.newline * 2 + self.comment() + self.newline)

    def put(self, text: str) -> None:
        self.text += text

    @contextmanager
    def at(self, path: str) -> Iterator[None]:
        start = len(self.text)
        yield
        self.spans[path] = (start, len(self.text))

    def comment(self) -> str:
        self.comments += 1
        return f'# catatan {self.comments} "[{{='

    def end_line(self) -> None:
        self.put(self.blank() + self.comment() if self.dice.random() < 0.2 else "")
        self.put(self.newline)
        if self.dice.random() < 0.1:
            self.put(f"{self.comment()}{self.newline}")

    def blank(self) -> str:
        return self.dice.choice(["", " ", "  ", "\t"])

    def block(self, path: str, key: str, table: dict[str, Any], header: str) -> None:
        apart = self.dice.random() < 0.2
        touching = self.text.rstrip().rpartition("\n")[2].startswith("#")
        self.put(self.newline * self.dice.randint(int(apart or touching), 2))
        self.put(f"{self.comment()}{self.newline * 2}" if apart else "")
        with self.at(path):
            if self.dice.random() < 0.3:
                self.put(f"{self.comment()}{self.newline}")
            self.put(header)
            self.put(self.newline)
            nested = not self.plain and key == "langkah" and self.dice.random() < 0.2
            for name, value in self.with_empties(key, table).items():
                if name == "simpul" and nested:
                    for item in value:
                        inner = f"{path}/simpul/{item['pelaksana']}"
                        self.block(inner, "simpul", item, "[[langkah.simpul]]")
                else:
                    self.entry(f"{path}/{name}", name, value)

    def with_empties(self, key: str, table: dict[str, Any]) -> dict[str, Any]:
        empties = {
            "langkah": {"keterangan": "", "output": [], "kelengkapan": [], "bersama": False},
            "identitas": {"nomor": "", "dasar_hukum": [], "tanggal_pembuatan": ""},
        }.get(key, {})
        kept = {k: v for k, v in empties.items() if k not in table and self.dice.random() < 0.5}
        return {
            **{k: v for k, v in table.items() if k != "simpul"},
            **kept,
            **({"simpul": table["simpul"]} if "simpul" in table else {}),
        }

    def entry(self, path: str, key: str, value: Any, *, dotted: bool = False) -> None:
        if dotted:
            for name, inner in value.items():
                self.put(f"{key}{self.blank()}.{self.blank()}")
                self.entry(f"{path}/{name}", name, inner)
            return
        quote = self.dice.choice(["", "", "", '"', "'"])
        self.put(f"{quote}{key}{quote}{self.blank()}={self.blank()}")
        self.value(path, value)
        self.end_line()

    def value(self, path: str, value: Any) -> None:
        with self.at(path):
            if isinstance(value, dict):
                self.inline(path, value)
            elif isinstance(value, list):
                self.array(path, value)
            elif isinstance(value, str):
                self.put(self.quoted(value))
            else:
                self.put(str(value).lower())

    def quoted(self, value: str) -> str:
        literal = "'" not in value and "\n" not in value
        shapes = [json.dumps(value, ensure_ascii=self.dice.random() < 0.3)]
        shapes[0] = shapes[0] if "\\ud" not in shapes[0] else json.dumps(value, ensure_ascii=False)
        shapes += [f"'{value}'"] if literal else []
        shapes += [f"'''{value}'''"] if "'" not in value else []
        escaped = value.replace("\\", "\\\\").replace('"', '\\"')
        shapes += [f'"""{escaped}"""', f'"""\n{escaped}"""']
        shape = self.dice.choice([shapes[0], *shapes])
        return shape.replace("\n", self.newline) if shape[:3] in ('"""', "'''") else shape

    def inline(self, path: str, table: dict[str, Any]) -> None:
        pad = self.blank()
        self.put("{" + pad)
        for i, (key, value) in enumerate(table.items()):
            self.put(f"{self.blank()},{self.blank()}" if i else "")
            self.put(f"{key}{self.blank()}={self.blank()}")
            self.value(f"{path}/{key}", value)
        self.put(pad + "}")

    def array(self, path: str, items: list[Any]) -> None:
        broken = self.dice.random() < 0.5
        self.put("[")
        for i, item in enumerate(items):
            self.gap(broken)
            name = str(i)
            if isinstance(item, dict):
                name = item.get("id") or item.get("pelaksana") or name
            self.value(f"{path}/{name}", item)
            last = i == len(items) - 1
            self.put(self.blank() if not broken or self.dice.random() < 0.9 else self.remark())
            self.put("," if not last or self.dice.random() < 0.5 else "")
            self.put(self.remark() if broken and self.dice.random() < 0.2 else "")
        self.gap(broken)
        self.put("]")

    def gap(self, broken: bool) -> None:
        if not broken:
            self.put(self.blank())
            return
        lines = self.dice.choice([1, 1, 1, 2])
        self.put(self.newline * lines)
        if self.dice.random() < 0.15:
            self.put(f"  {self.comment()}{self.newline}")
        self.put(self.dice.choice(["  ", "    ", "\t"]))

    def remark(self) -> str:
        return f" {self.comment()}{self.newline}  "
