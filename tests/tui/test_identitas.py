"""The identity sheet as a form."""

from __future__ import annotations

from datetime import date

from soptui import texts
from soptui.model import Jenis
from tests.contoh import git, sop_contoh
from tests.tui.layar import KANTOR, LEBAR, repo_kantor, sunting


def identitas(orang):
    return orang.app.screen.sop.identitas


async def formulir(orang, key):
    """Go to a field of the form."""
    await orang.tekan("f6", "f6", "f6")
    await orang.tekan(*["down"] * list(texts.IDENTITAS).index(key))


async def test_all_fields_are_there(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await orang.tekan("f6", "f6", "f6")
        seen = orang.teks
        await orang.tekan("end")
        seen += orang.teks
    for label in texts.IDENTITAS.values():
        assert label in seen


async def test_typing_replaces_a_field(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await formulir(orang, "nomor")
        await orang.ketik("065/99/2016\n")
        assert identitas(orang).nomor == "065/99/2016"
        assert "065/99/2016" in orang.baris_dengan("Nomor SOP")


async def test_list_field_is_edited_one_item_a_line(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await formulir(orang, "peralatan")
        await orang.ketik("Komputer\nBuku agenda\n\n")
        assert identitas(orang).peralatan == ("Komputer", "Buku agenda")
        assert "- Buku agenda" in orang.teks


async def test_date_that_is_none_is_refused_and_stays_in_the_field(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await formulir(orang, "tanggal_pembuatan")
        await orang.ketik("kemarin\n")
        assert "harus seperti 2015-01-12" in orang.status
        assert "kemarin" in orang.baris_dengan("Tanggal Pembuatan")
        await orang.tekan("ctrl+u")
        await orang.ketik("2015-01-12\n")
        assert identitas(orang).tanggal_pembuatan == date(2015, 1, 12)


async def test_another_unit_is_picked_and_the_file_moves_when_it_is_saved(tmp_path):
    repo = repo_kantor(tmp_path, config=KANTOR)
    async with sunting(repo.root) as orang:
        await formulir(orang, "unit")
        assert "Berkasnya ikut pindah saat disimpan" in orang.teks
        await orang.tekan("enter")
        await orang.ketik("kelembagaan\n")
        assert identitas(orang).unit == "kelembagaan"
        await orang.tekan("ctrl+s", "enter")
        await orang.tunggu("Disimpan:")
        await orang.ketik("k")
        await orang.tekan("f10")
        await orang.tekan("up")
        await orang.ketik("065/7/2016\n")
        await orang.tekan("ctrl+s", "enter")
        await orang.sampai(lambda: not orang.sunting.session.is_changed, "second save")
    assert repo.read("surat-masuk").file == "sop/kelembagaan/surat-masuk.toml"
    assert repo.read("surat-masuk").sop.identitas.nomor == "065/7/2016"
    assert git(repo.root, "status", "--porcelain") == ""


async def test_kind_and_approver_are_picked_from_lists(tmp_path):
    async with sunting(repo_kantor(tmp_path, config=KANTOR).root) as orang:
        await formulir(orang, "unit")
        await orang.tekan("down", "f2", "down", "enter")
        assert identitas(orang).jenis is Jenis.TEKNIS
        await orang.tekan("down", "enter", "down", "enter")
        assert identitas(orang).cakupan == ("mikro",)
        await orang.tekan("down", "down", "delete")
        assert identitas(orang).pengesah == ""
        await orang.tekan("enter", "enter")
        assert identitas(orang).pengesah == "kepala"
        assert "Dra. Sri Wahyuni" in orang.teks


async def test_field_that_must_be_filled_is_not_emptied(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await formulir(orang, "judul")
        await orang.tekan("delete")
        assert orang.status == "Nama SOP harus terisi."
        assert identitas(orang).judul == sop_contoh().identitas.judul


async def test_the_offices_own_words_head_form_table_and_chart(tmp_path):
    own = '\n[label]\njudul = "Judul SOP"\nkelengkapan = "Persyaratan"\npelaksana = "Pelaku"\n'
    async with sunting(repo_kantor(tmp_path, config=KANTOR + own).root, size=LEBAR) as orang:
        await orang.tekan("f6", "f6", "f6")
        assert orang.baris_dengan("Judul SOP")
        assert "Nama SOP" not in orang.teks
        await orang.tekan("f6")
        assert "Persyaratan" in orang.teks
        assert "Kelengkapan" not in orang.teks
