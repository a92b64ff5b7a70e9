"""What the office already wrote: offered while typing, and in a picker; nothing by accident."""

from __future__ import annotations

from dataclasses import replace

from tests.contoh import sop_contoh
from tests.tui.layar import KANTOR, buka, repo_kantor
from tests.tui.test_identitas import formulir
from tests.tui.test_langkah import go, sop_of


def kantor(tmp_path):
    """Return an office whose other SOP wrote a few things before."""
    old = sop_contoh("aaa-lama", "Arsip Lama")
    steps = (replace(old.langkah[0], kelengkapan=("Surat tugas", "Lembar disposisi")),)
    ident = replace(
        old.identitas,
        unit="organisasi",
        dasar_hukum=("UU Nomor 25 Tahun 2009", "Permendagri Nomor 52 Tahun 2011"),
        ruang_lingkup="Sekretariat Daerah",
    )
    old = replace(old, identitas=ident, langkah=(*steps, *old.langkah[1:]))
    mine = sop_contoh()
    mine = replace(mine, identitas=replace(mine.identitas, unit="sekretariat"))
    return repo_kantor(tmp_path, old, mine, config=KANTOR)


async def masuk(orang):
    """Open the second SOP and wait until the office's words are known."""
    await orang.tekan("down", "enter")
    await orang.sampai(lambda: orang.app.kantor.gathered > 0, "words of the office")
    assert orang.sunting.sop.id == "surat-masuk"


async def test_typing_shows_what_fits_and_enter_without_a_choice_keeps_what_was_typed(tmp_path):
    async with buka(kantor(tmp_path).root) as orang:
        await masuk(orang)
        await go(orang, 1, "kelengkapan")
        await orang.ketik("surat")
        assert "Surat tugas" in orang.teks
        assert orang.status == "↓ memilih usulan; Enter memakainya."
        await orang.tekan("tab")
        assert sop_of(orang).langkah[1].kelengkapan == ("surat",)


async def test_down_and_enter_take_one_and_a_list_goes_on_with_the_next_item(tmp_path):
    async with buka(kantor(tmp_path).root) as orang:
        await masuk(orang)
        await go(orang, 1, "kelengkapan")
        await orang.ketik("tug")
        await orang.tekan("down", "enter")
        await orang.ketik("disp")
        await orang.tekan("down", "down", "enter", "enter")
        assert sop_of(orang).langkah[1].kelengkapan == ("Surat tugas", "Lembar disposisi")


async def test_tab_takes_and_goes_on_and_up_goes_back_to_what_was_typed(tmp_path):
    async with buka(kantor(tmp_path).root) as orang:
        await masuk(orang)
        await go(orang, 1, "output")
        await orang.ketik("tugas")
        await orang.tekan("down", "up", "tab")
        assert sop_of(orang).langkah[1].output == ("tugas",)
        await go(orang, 1, "output")
        await orang.ketik("tugas")
        await orang.tekan("down", "tab")
        assert sop_of(orang).langkah[1].output == ("Surat tugas",)


async def test_down_in_an_empty_field_shows_the_most_used(tmp_path):
    async with buka(kantor(tmp_path).root) as orang:
        await masuk(orang)
        await go(orang, 1, "kelengkapan")
        await orang.tekan("f2", "down")
        offered = [usul.teks for usul in orang.sunting.steps.saran.items]
        assert len(offered) == 5
        assert "Surat masuk" in offered
        await orang.tekan("f10")
        assert sop_of(orang).langkah[1].kelengkapan == ()
        assert not orang.sunting.steps.saran.display


async def test_own_words_of_this_sop_are_offered_before_it_is_saved(tmp_path):
    async with buka(kantor(tmp_path).root) as orang:
        await masuk(orang)
        await go(orang, 0, "output")
        await orang.ketik("Kartu kendali")
        await orang.tekan("tab")
        await go(orang, 1, "kelengkapan")
        await orang.ketik("kart")
        assert "Kartu kendali" in orang.teks


async def test_a_number_is_offered_its_units(tmp_path):
    async with buka(kantor(tmp_path).root) as orang:
        await masuk(orang)
        await go(orang, 2, "waktu")
        await orang.ketik("10 ")
        assert all(unit in orang.teks for unit in ("10 menit", "10 jam", "10 hari kerja"))
        await orang.tekan("down", "down", "enter")
        assert sop_of(orang).langkah[2].waktu == "10 jam"


async def test_whole_list_is_one_key_away_while_typing(tmp_path):
    async with buka(kantor(tmp_path).root) as orang:
        await masuk(orang)
        await go(orang, 1, "kelengkapan")
        await orang.tekan("f2", "f4")
        assert "2 kali dipakai" in orang.teks
        await orang.ketik("lembar\n")
        await orang.tekan("tab")
        assert sop_of(orang).langkah[1].kelengkapan == ("Lembar disposisi",)
        await go(orang, 1, "kegiatan")
        await orang.tekan("f2", "f4")
        assert orang.status == "Ruas ini diketik langsung."


async def test_f4_in_the_form_takes_several_and_gives_back(tmp_path):
    async with buka(kantor(tmp_path).root) as orang:
        await masuk(orang)
        await formulir(orang, "dasar_hukum")
        await orang.tekan("f4")
        assert "1 kali dipakai" in orang.teks
        await orang.ketik("25\n")
        await orang.ketik("52\n")
        assert sop_of(orang).identitas.dasar_hukum == (
            "UU Nomor 25 Tahun 2009",
            "Permendagri Nomor 52 Tahun 2011",
        )
        assert "diambil" in orang.teks
        await orang.tekan("enter", "f10")
        assert sop_of(orang).identitas.dasar_hukum == ("UU Nomor 25 Tahun 2009",)
        assert orang.status == "Ubah dasar Hukum"


async def test_f4_in_the_form_takes_one_and_takes_a_new_text_too(tmp_path):
    async with buka(kantor(tmp_path).root) as orang:
        await masuk(orang)
        await formulir(orang, "ruang_lingkup")
        await orang.tekan("f4", "enter")
        assert sop_of(orang).identitas.ruang_lingkup == "Sekretariat Daerah"
        await orang.tekan("f4")
        await orang.ketik("Kecamatan Barat")
        assert "Tulis: Kecamatan Barat" in orang.teks
        await orang.tekan("enter")
        assert sop_of(orang).identitas.ruang_lingkup == "Kecamatan Barat"


async def test_other_sops_are_linked_by_their_title(tmp_path):
    async with buka(kantor(tmp_path).root) as orang:
        await masuk(orang)
        await formulir(orang, "keterkaitan")
        await orang.ketik("arsip")
        assert "Arsip Lama (aaa-lama)" in orang.teks
        await orang.tekan("down", "enter", "enter")
        assert sop_of(orang).identitas.keterkaitan == ("sop:aaa-lama",)


async def test_fields_that_are_typed_say_so_and_choices_open_their_list(tmp_path):
    async with buka(kantor(tmp_path).root) as orang:
        await masuk(orang)
        await formulir(orang, "nomor")
        await orang.tekan("f4")
        assert orang.status == "Nomor SOP diketik langsung."
        await orang.tekan("down", "down", "f4", "down", "enter")
        assert sop_of(orang).identitas.jenis == "teknis"


async def test_offers_above_the_field_where_there_is_no_room_below(tmp_path):
    async with buka(kantor(tmp_path).root) as orang:
        await masuk(orang)
        await formulir(orang, "pencatatan")
        await orang.tekan("up", "up", "f2", "down")
        part = orang.sunting.identity
        saran, field = part.saran, part.field
        if saran.display:
            assert saran.region.bottom <= field.region.y or saran.region.y >= field.region.bottom
            assert part.region.contains_region(saran.region)
