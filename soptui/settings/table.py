"""THE table of settings: reading, the published schema, the screen and the guide follow it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

OWN_KEYS = "tombol_saya"
"""The table of own keys in the same file: action = "keys", or keys for each place."""

PLACES = {
    "daftar": "dalam daftar dan bagan",
    "tabel": "dalam tabel dan formulir",
    "vi": 'dalam tabel bila tombol = "vi"',
    "isian": "saat mengetik",
}
"""Where a key can mean something, as own keys name it."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting. Without `choices` it is free text, and "" leaves it to soptui."""

    key: str
    label: str
    help: str
    choices: Mapping[str, str] = field(default_factory=dict)
    """Allowed values and what each means; the first is the default."""
    variable: str = ""
    """The environment variable that wins over the file."""
    spoken: Mapping[str, str] = field(default_factory=dict)
    """Other words for values that the variable knows."""

    @property
    def default(self) -> str:
        """The value without any setting."""
        return next(iter(self.choices), "")

    def value_of(self, word: str) -> str | None:
        """Return the value that the environment variable means; None when it means none."""
        value = self.spoken.get(word, word)
        return value if not self.choices or value in self.choices else None

    @property
    def allowed(self) -> str:
        """The allowed values, for a sentence."""
        return ", ".join(self.choices)


_SWITCH = {"1": "ya", "0": "tidak"}

SETTINGS = (
    Setting(
        "tombol",
        "Tombol di tabel",
        "Apa arti huruf di dalam tabel dan formulir.",
        {
            "biasa": "huruf langsung mengisi sel",
            "vi": "huruf adalah perintah; i atau Enter mengisi",
        },
        "SOPTUI_TOMBOL",
    ),
    Setting(
        "tema",
        "Warna",
        "Warna layar; tidak ada yang dikatakan dengan warna saja.",
        {
            "otomatis": "menurut terminal (NO_COLOR, COLORFGBG)",
            "16-warna": "enam belas warna terminal Anda sendiri",
            "terang": "latar terang, huruf gelap",
            "gelap": "latar gelap, huruf terang",
            "kontras": "kontras tinggi: tebal dan terbalik, tanpa yang redup",
            "mono": "tanpa warna",
        },
        "SOPTUI_TEMA",
    ),
    Setting(
        "ascii",
        "Gambar dengan ASCII",
        "Garis dan simbol dari huruf ASCII saja.",
        {
            "otomatis": "menurut terminal dan LANG",
            "ya": "selalu ASCII",
            "tidak": "selalu garis dan simbol UTF-8",
        },
        "SOPTUI_ASCII",
        _SWITCH,
    ),
    Setting(
        "tetikus",
        "Tetikus",
        "Klik dan roda untuk soptui; memilih teks dengan tetikus terminal lalu perlu Shift.",
        {"tidak": "tetikus tetap milik terminal", "ya": "klik memindahkan kursor soptui"},
        "SOPTUI_MOUSE",
        _SWITCH,
    ),
    Setting(
        "editor",
        "Penyunting teks",
        "Perintah penyunting teks luar; kosong: VISUAL, EDITOR, lalu nano atau vi.",
        variable="SOPTUI_EDITOR",
    ),
    Setting(
        "bagan",
        "Ukuran bagan",
        "Tinggi simbol pada bagan.",
        {
            "otomatis": "menurut ruang layar",
            "besar": "simbol tiga baris",
            "kecil": "simbol satu baris",
        },
        "SOPTUI_BAGAN",
    ),
    Setting(
        "driver",
        "Cara menggambar",
        "Bagaimana layar dikirim ke terminal; berlaku pada pembukaan berikutnya.",
        {"sel": "hanya sel yang berubah", "biasa": "seluruh bagian, untuk mencari sebab gangguan"},
        "SOPTUI_DRIVER",
        {"plain": "biasa"},
    ),
)
"""At most twelve: a default that is right is better than a setting."""

BY_KEY = {setting.key: setting for setting in SETTINGS}


def schema() -> dict[str, Any]:
    """Return the JSON Schema of the file, as it is published in `schemas/`."""
    keys = {"type": "string", "pattern": r"^\S+( +\S+)*$"}
    places = {name: {"description": words, **keys} for name, words in PLACES.items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:soptui:skema:pengaturan:1",
        "title": "Pengaturan soptui",
        "description": "Pengaturan satu orang: soptui/pengaturan.toml di folder pengaturannya.",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            **{setting.key: _property(setting) for setting in SETTINGS},
            OWN_KEYS: {
                "title": "Tombol saya",
                "description": "Tombol sendiri: perintah = tombol, di semua atau tiap tempat.",
                "type": "object",
                "additionalProperties": {
                    "oneOf": [
                        keys,
                        {"type": "object", "additionalProperties": False, "properties": places},
                    ]
                },
            },
        },
    }


def _property(setting: Setting) -> dict[str, Any]:
    words = "; ".join(f"{value}: {means}" for value, means in setting.choices.items())
    shape = {"title": setting.label, "description": f"{setting.help} {words}".strip()}
    kind = {"enum": list(setting.choices)} if setting.choices else {"type": "string"}
    return {**shape, **kind, "default": setting.default}
