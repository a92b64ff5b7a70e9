"""Saving into files of another shape, and what is never written."""

from __future__ import annotations

from dataclasses import replace

import pytest

from soptui.errors import InvalidError, RefusedError
from soptui.toml import patch_sop, read_sop
from tests.toml.naskah import NASKAH
from tests.toml.selisih import BARU, SOP, difference, read, with_identity, with_step


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_the_last_line_of_a_file_without_a_final_line_end_goes_whole(newline):
    text = NESTED.partition("\n\n    [[langkah.simpul.alur]]")[0]
    text = f"{text}\nalur = []".replace("\n", newline)
    sop = read(text)
    symbol = sop.langkah[0].simpul[0]
    changed = with_step(sop, 0, simpul=(replace(symbol, alur=None),))
    assert patch_sop(text, changed) == text.removesuffix(f"{newline}alur = []")


@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_crlf_and_a_byte_order_mark_stay(bom):
    text = bom + NASKAH.replace("\n", "\r\n")
    steps = (*SOP.langkah[:1], BARU, *SOP.langkah[1:])
    changed = with_identity(replace(SOP, langkah=steps), peralatan=("a" * 60, "b" * 60))
    new = patch_sop(text, changed)
    assert new.startswith(bom + "#:schema")
    assert new.count("\n") == new.count("\r\n")
    assert new.replace("\r\n", "\n").removeprefix("\ufeff") == patch_sop(NASKAH, changed)


NESTED = """\
skema = "sop/1"
id = "a"
identitas = { judul = "A", unit = "u", jenis = "teknis" }
pelaksana = [{ id = "p", nama = "P" }]

[[langkah]]
id = "satu"
kegiatan = "Satu"

  [[langkah.simpul]]
  pelaksana = "p"
  simbol = "keputusan"

    [[langkah.simpul.alur]]
    ke = "dua"

    [[langkah.simpul.alur]]
    ke = "satu"

[[langkah]]
id = "dua"
kegiatan = "Dua"
simpul = [{ pelaksana = "p", simbol = "selesai" }]
"""


def test_symbols_and_arrows_under_headers_of_their_own():
    sop = read(NESTED)
    symbol = sop.langkah[0].simpul[0]
    one = with_step(sop, 0, simpul=(replace(symbol, alur=symbol.alur[1:]),))
    assert patch_sop(NESTED, one) == NESTED.replace(
        '\n    [[langkah.simpul.alur]]\n    ke = "dua"\n', ""
    )
    none = with_step(sop, 0, simpul=(replace(symbol, alur=()),))
    assert "alur = []" in patch_sop(NESTED, none)
    assert "alur" not in patch_sop(NESTED, with_step(sop, 0, simpul=(replace(symbol, alur=None),)))
    swapped = patch_sop(NESTED, replace(sop, langkah=sop.langkah[::-1]))
    assert swapped.endswith('    [[langkah.simpul.alur]]\n    ke = "satu"\n')


def test_inline_identity_gains_and_loses_fields():
    sop = read(NESTED)
    assert difference(NESTED, with_identity(sop, nomor="1", peralatan=("ATK",))) == [
        '- identitas = { judul = "A", unit = "u", jenis = "teknis" }',
        (
            '+ identitas = { judul = "A", nomor = "1", unit = "u", jenis = "teknis",'
            ' peralatan = ["ATK"] }'
        ),
    ]
    text = patch_sop(NESTED, with_identity(sop, nomor="1", peralatan=("ATK",)))
    assert patch_sop(text, sop) == NESTED


SCATTERED = """\
skema = "sop/1"
id = "a"
[[langkah]]
id = "satu"
kegiatan = "Satu"
[identitas]
judul = "A"
unit = "u"
jenis = "teknis"
[[langkah.simpul]]
pelaksana = "p"
simbol = "mulai"
[[pelaksana]]
id = "p"
nama = "P"
"""


def test_a_block_with_a_stranger_inside_is_edited_in_place_but_never_moved():
    sop = read(SCATTERED)
    assert difference(SCATTERED, with_step(sop, 0, waktu="1 jam")) == ['+ waktu = "1 jam"']
    with pytest.raises(RefusedError) as caught:
        patch_sop(SCATTERED, replace(sop, langkah=(BARU, *sop.langkah)))
    assert str(caught.value) == (
        "Susunan berkas ini tidak biasa, sehingga perubahan tidak dapat ditulis tanpa mengacak"
        " bagian lain. Berkas tidak diubah; ubahlah dengan editor teks."
    )


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        (
            with_identity(SOP, unit="Bagian Umum"),
            (
                'Unit Kerja "Bagian Umum" tidak sah. '
                "Pakai huruf kecil a-z, angka, dan tanda hubung, seperti surat-masuk."
            ),
        ),
        (with_step(SOP, 0, simpul=()), "Langkah 1 › Simbol masih kosong: isi sedikitnya satu."),
    ],
)
def test_a_value_that_breaks_the_schema_is_not_written(changed, words):
    with pytest.raises(InvalidError) as caught:
        patch_sop(NASKAH, changed)
    assert caught.value.message == f"Perubahan ini tidak dapat disimpan. {words}"


def test_control_characters_are_not_written_but_old_ones_do_not_stop_a_save():
    with pytest.raises(InvalidError) as caught:
        patch_sop(NASKAH, with_identity(SOP, judul="\x1b[31mSurat"))
    assert caught.value.message == (
        "Perubahan ini tidak dapat disimpan. Nama SOP memuat karakter kendali \\x1b."
    )
    text = NASKAH.replace("Menerima surat", "Menerima\\u001b surat")
    old = read_sop(text.encode(), "a.toml").sop
    assert old is not None
    assert patch_sop(text, with_identity(old, judul="Surat")) == text.replace(
        "Pengelolaan Surat Masuk", "Surat"
    )
    assert patch_sop(text, SOP) == NASKAH


def test_text_that_no_file_can_hold_is_not_written():
    with pytest.raises(InvalidError):
        patch_sop(NASKAH, with_identity(SOP, judul="\ud800"))


def test_a_broken_text_is_never_patched():
    with pytest.raises(InvalidError) as caught:
        patch_sop(NASKAH.replace('"1 jam"', "1"), SOP)
    assert caught.value.line == 46
