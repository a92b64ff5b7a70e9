"""The story of issue 2, once through, on the sample book."""

from __future__ import annotations

from tests.contoh import git
from tests.tui.layar import LEBAR, buka


async def test_from_the_list_to_a_commit_and_its_history(demo):
    before = git(demo, "rev-parse", "HEAD")
    async with buka(demo, LEBAR) as orang:
        await orang.tekan("/")
        await orang.ketik("agenda masuk")
        await orang.tekan("enter", "enter")
        await orang.tunggu("Pengagendaan Surat Masuk", "[2 Langkah]")
        table = orang.sunting.bagian("langkah").view
        steps = orang.sunting.sop.langkah
        old = steps[1].waktu

        await orang.tekan("down", "end", "left", "left")
        assert table.current_column.key == "waktu"
        await orang.ketik("25 menit\n")
        assert old != "25 menit"
        assert orang.sunting.sop.langkah[1].waktu == "25 menit"

        chart = orang.sunting.chart.view
        drawn = [chart.line(y).text for y in range(chart.virtual_size.height)]
        await orang.tekan("up", "f4", "down", "enter")
        await orang.tunggu("Tujuan panah Tidak")
        await orang.ketik(steps[3].kegiatan[:24])
        await orang.tekan("enter", "f10")
        assert orang.sunting.sop.langkah[1].simpul[0].alur[1].langkah == steps[3].id
        assert drawn != [chart.line(y).text for y in range(chart.virtual_size.height)]

        await orang.tekan("ctrl+s")
        await orang.tunggu("Simpan perubahan", "menjadi 25 menit")
        await orang.tekan("enter")
        await orang.tunggu("Disimpan: Pengagendaan Surat Masuk")

        await orang.tekan("f12")
        await orang.tunggu("Riwayat", "Uji Coba")
        assert "waktu langkah 2" in orang.baris_dengan("Uji Coba")
        await orang.tekan("enter")
        await orang.tunggu("hanya baca")
        assert orang.sunting.sop.langkah[1].waktu == "25 menit"
        await orang.tekan("f10", "q", "f10")
        await orang.tunggu("Daftar SOP")

    assert git(demo, "rev-parse", "HEAD^") == before
    assert git(demo, "diff", "--name-only", "HEAD^", "HEAD") == (
        "sop/ketatalaksanaan/pengagendaan-surat-masuk.toml"
    )
    assert git(demo, "status", "--porcelain") == ""
