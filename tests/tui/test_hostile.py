"""Foreign text is shown as it is written and does nothing, on every screen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from soptui.repo import Identity
from tests.contoh import sop_contoh
from tests.tui.layar import LEBAR, buka, repo_kantor

MARKUP = ("[/x", "[@click=app.quit]klik[/]", "[bold red]merah", "[[0m")
ESCAPES = {
    "a\u202eb": "a<U+202E>b",
    "x\u200by": "x<U+200B>y",
    "tag\U000e0041": "tag<U+E0041>",
}


def hostile(text: str):
    """Return an SOP with one odd text in every place that a screen shows."""
    sop = sop_contoh()
    steps = tuple(
        replace(
            step,
            kegiatan=text,
            waktu=text,
            keterangan=text,
            kelengkapan=(text, text),
            simpul=tuple(
                replace(
                    s, alur=tuple(replace(a, label=text[:12]) for a in s.alur) if s.alur else s.alur
                )
                for s in step.simpul
            ),
        )
        for step in sop.langkah
    )
    names = tuple(replace(p, nama=f"{text} {p.id}") for p in sop.pelaksana)
    return replace(
        sop,
        identitas=replace(sop.identitas, judul=text, nomor=text, peralatan=(text,)),
        pelaksana=names,
        langkah=steps,
    )


def raw_controls(text: str) -> set[str]:
    return {
        c for c in text if c != "\n" and (ord(c) < 32 or 127 <= ord(c) < 160 or c in "\u202e\u200b")
    }


async def tour(orang):
    """Visit every screen and return all that was seen."""
    seen = [orang.teks]
    await orang.tekan("enter")
    await orang.tunggu("2 Langkah")
    way = "right f2 f10 f4 f10 f6 down f6 f6 end f2 f10 ctrl+p f10 f12"
    for key in way.split():
        await orang.tekan(key)
        seen.append(orang.teks)
    await orang.tunggu("1 catatan")
    seen.append(orang.teks)
    return "\n".join(seen)


@pytest.mark.parametrize("text", MARKUP)
async def test_markup_is_literal_in_list_table_chart_and_history(tmp_path, text):
    repo = repo_kantor(tmp_path, hostile(text))
    async with buka(repo.root, LEBAR) as orang:
        seen = await tour(orang)
        assert seen.count(text) > 8
        assert raw_controls(seen) == set()


@pytest.mark.parametrize("text", list(ESCAPES))
async def test_hidden_characters_are_made_visible_everywhere(tmp_path, text):
    repo = repo_kantor(tmp_path, hostile(text))
    async with buka(repo.root, LEBAR) as orang:
        seen = await tour(orang)
        assert ESCAPES[text][:8] in seen
        assert raw_controls(seen) == set()


async def test_hidden_characters_survive_an_edit_beside_them(tmp_path):
    sop = sop_contoh()
    odd = replace(sop.langkah[0], kegiatan="Menerima\u202e surat")
    repo = repo_kantor(tmp_path, replace(sop, langkah=(odd, *sop.langkah[1:])))
    async with buka(repo.root) as orang:
        await orang.tekan("enter", "f2")
        await orang.ketik(" masuk\n")
        assert orang.sunting.sop.langkah[0].kegiatan == "Menerima\u202e surat masuk"


async def test_names_and_messages_of_history_are_literal(tmp_path):
    repo = repo_kantor(tmp_path)
    doc = repo.read("surat-masuk")
    changed = replace(doc.sop, identitas=replace(doc.sop.identitas, nomor="9"))
    repo.save(
        doc, changed, "[@click=app.quit]ubah[/] \u202ebalik", identity=Identity("[/b] Evil", "e@x")
    )
    async with buka(repo.root) as orang:
        await orang.tekan("r")
        await orang.tunggu("2 catatan")
        assert "[/b] Evil" in orang.teks
        assert "[@click=app.quit]ubah[/] <U+202E>balik" in orang.teks


async def test_broken_file_with_odd_bytes_is_shown_safely(tmp_path):
    repo = repo_kantor(tmp_path)
    odd = repo.root / "sop/sekretariat/aneh.toml"
    odd.write_bytes(b'skema = "sop/1"\nid = "\xff\x1b[2J"\n[/x\n')
    async with buka(repo.root) as orang:
        await orang.tekan("home", "enter")
        await orang.tunggu("Berkas rusak")
        assert raw_controls(orang.teks) == set()


@pytest.mark.parametrize(
    ("text", "seen_as"),
    [(r"\u001b]52;c;aGFp\u0007", "␛]52;c;aGFp␇"), (r"\u009b31mx", "<U+009B>31mx")],
)
async def test_control_characters_in_a_step_are_visible_everywhere(tmp_path, text, seen_as):
    repo = repo_kantor(tmp_path)
    file = repo.root / "sop/sekretariat/surat-masuk.toml"
    file.write_text(file.read_text().replace("Menerima surat masuk", text))
    async with buka(repo.root, LEBAR) as orang:
        seen = await tour(orang)
        assert seen.count(seen_as) >= 8
        assert raw_controls(seen) == set()


async def test_title_with_control_characters_is_visible_in_list_and_editor(tmp_path):
    repo = repo_kantor(tmp_path)
    file = repo.root / "sop/sekretariat/surat-masuk.toml"
    file.write_text(file.read_text().replace("Pengagendaan", r"\u001b[2J"))
    async with buka(repo.root) as orang:
        assert "␛[2J Surat Masuk" in orang.baris_dengan("065/22/2015")
        await orang.tekan("enter", "f6", "4")
        assert "␛[2J Surat Masuk" in orang.baris[0]
        assert raw_controls(orang.teks) == set()
