"""docs/aturan.md is the table of rules.

After a wanted change of rules: SOPTUI_TULIS=1 pytest -n 0 tests/rules/test_lembar_aturan.py
"""

import os
from pathlib import Path

from soptui.rules import ATURAN
from soptui.rules.penjelasan import TANPA_ATURAN, semua
from soptui.rules.profil import PROFIL

WRITE = "SOPTUI_TULIS" in os.environ
FILE = Path(__file__).parents[2] / "docs" / "aturan.md"
HEAD = """\
# Aturan

Dibuat dari tabel aturan soptui. `soptui check` memeriksanya, `soptui rules` menampilkannya, dan
`soptui rules FC-3` menjelaskan satu aturan beserta contohnya.

- *Tingkat* dapat diubah kantor pada `[aturan.tingkat]` di `soptui.toml`: `kesalahan`,
  `peringatan`, `catatan`, atau `mati`. Yang bertanda *tetap* menjaga bentuk berkas.
- Satu SOP atau Standar Pelayanan dikecualikan dengan alasan pada `[identitas]`:
  `pengecualian = ["FC-5: alasannya"]`.
- *Dasar* menyebut seberapa pasti aturan itu. Yang belum dicocokkan dengan naskah resmi tidak pernah
  menjadi kesalahan.
"""


def cell(text):
    return text.replace("|", "\\|").replace("<", "\\<")


def sheet():
    lines = [HEAD, "## Profil\n"]
    lines += [f"- `{profil.id}`: {profil.judul}." for profil in PROFIL.values()]
    rules = semua()
    for lingkup in dict.fromkeys(rule.lingkup for rule in rules):
        lines += ["", f"## Memeriksa {lingkup}\n"]
        lines += [
            "| aturan | yang diminta | tingkat | sumber | dasar |",
            "| --- | --- | --- | --- | --- |",
        ]
        for rule in (r for r in rules if r.lingkup == lingkup):
            tingkat = f"{rule.tingkat}, tetap" if rule.tetap else rule.tingkat
            cells = (rule.id, rule.judul, tingkat, rule.sumber, rule.bukti)
            lines.append(f"| {' | '.join(map(cell, cells))} |")
    lines += ["", "## Butir pedoman tanpa aturan\n"]
    lines += [f"- {rule}: {wanted}" for rule, wanted in TANPA_ATURAN.items()]
    return "\n".join(lines) + "\n"


def test_the_page_is_the_table_of_rules():
    if WRITE:
        FILE.write_text(sheet())
    assert FILE.read_text() == sheet()


def test_every_item_of_the_guideline_has_its_rule_or_needs_none():
    items = (("DOC", 8), ("ID", 13), ("FC", 10), ("FL", 7))
    wanted = {f"{group}-{n}" for group, count in items for n in range(1, count + 1)}
    assert wanted <= {*ATURAN, *TANPA_ATURAN}
    assert not set(ATURAN) & set(TANPA_ATURAN)
