"""What breaks a schema, in plain Indonesian, with the titles of the schema as field names."""

from __future__ import annotations

import json
from datetime import date, datetime, time
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jsonschema.exceptions import ValidationError

    from soptui.toml.address import Keys

Schema: TypeAlias = dict[str, Any]

_TYPES = {
    "string": "teks (diapit tanda kutip)",
    "integer": "bilangan bulat",
    "boolean": "true atau false",
    "array": "daftar ([...])",
    "object": "tabel",
}
_DATE = 'tanggal seperti 2015-01-12, "2015-01", atau "2015"'
_ID = "Pakai huruf kecil a-z, angka, dan tanda hubung, seperti surat-masuk."
_GOT: tuple[tuple[type, str], ...] = (
    (bool, "true atau false"),
    (int, "angka"),
    (float, "pecahan"),
    (str, "teks"),
    (list, "daftar"),
    (dict, "tabel"),
    (datetime, "tanggal dengan jam"),
    (date, "tanggal"),
    (time, "jam"),
)
_SHOWN = 60
"""Characters of a foreign value that a message repeats."""


class Field:
    """A place of the data with what the schema says about it."""

    def __init__(self, root: Schema, keys: Keys) -> None:
        steps = [(Schema(root), "")]
        steps += [(schema, title) for _, title, schema in _walk(root, keys)]
        self.key = str(keys[-1]) if keys else ""
        self.schema, self.title = steps[-1]
        self.owner_schema = steps[-2][0] if keys else root
        self.label = label(root, keys)
        self.owner = label(root, keys[:-1])


def sentence(error: ValidationError, root: Schema, keys: Keys) -> tuple[str, str]:
    """Return the rule ("tipe", "kunci", …) and the sentence for one error of the validator."""
    rule, words = _SENTENCES[str(error.validator)]
    return rule, words(error, Field(root, keys))


def label(root: Schema, keys: Keys) -> str:
    """Return a place as officials read it: "Langkah 2 › Waktu"; the whole is "Berkas ini"."""
    words: list[str] = []
    for key, title, _ in _walk(root, keys):
        if isinstance(key, int):
            words[-1] += f" {key + 1}"
        else:
            words.append(title)
    if len(words) > 1 and keys[0] == "identitas":
        words = words[1:]
    return " › ".join(words) or "Berkas ini"


def _walk(root: Schema, keys: Keys) -> Iterator[tuple[str | int, str, Schema]]:
    """Yield each key with its title and the schema of its value.

    A key that the schema does not name (the id of a unit, a typing error) is its own title.
    """
    schema = root
    for key in keys:
        title = str(key)
        if isinstance(key, int):
            schema = schema.get("items", {})
        elif key in schema.get("properties", {}):
            schema = schema["properties"][key]
            title = schema["title"]
        else:
            schema = next(iter(schema.get("patternProperties", {}).values()), {})
        yield key, title, schema


def _unknown(_: ValidationError, field: Field) -> str:
    if "patternProperties" in field.owner_schema:
        return f"{field.owner}: id {_shown(field.key)} tidak sah. {_ID}"
    known = list(field.owner_schema.get("properties", {}))
    near = get_close_matches(field.key, known, n=1)
    hint = f'Maksud Anda "{near[0]}"?' if near else f"Yang dikenal: {', '.join(known)}."
    return f"{field.owner}: kunci {_shown(field.key)} tidak dikenal. {hint}"


def _missing(_: ValidationError, field: Field) -> str:
    return f'{field.owner} belum punya {field.title}: tulis kunci "{field.key}".'


def _type(error: ValidationError, field: Field) -> str:
    expected = _DATE if field.key.startswith("tanggal_") else _TYPES[str(error.validator_value)]
    got = next(words for kind, words in _GOT if isinstance(error.instance, kind))
    return f"{field.label} harus {expected}, bukan {got}."


def _const(error: ValidationError, field: Field) -> str:
    return f'{field.label} harus "{error.validator_value}", bukan {_shown(error.instance)}.'


def _enum(error: ValidationError, field: Field) -> str:
    choices: Any = error.validator_value
    shown = _shown(error.instance)
    return f"{field.label} tidak mengenal {shown}. Pilihannya: {', '.join(choices)}."


def _pattern(error: ValidationError, field: Field) -> str:
    form = _ID
    if field.key.startswith("tanggal_"):
        form = f"Tulis {_DATE}."
    elif field.key == "ke":
        form = 'Tulis id langkah, atau "langkah/pelaksana".'
    elif str(error.validator_value).startswith("^[^"):
        form = "Tulis pada satu baris, tanpa karakter yang tidak terlihat."
    return f"{field.label} {_shown(error.instance)} tidak sah. {form}"


def _too_long(error: ValidationError, field: Field) -> str:
    text: Any = error.instance
    limit = error.validator_value
    return f"{field.label} terlalu panjang: {len(text)} karakter, batasnya {limit}."


def _empty(_: ValidationError, field: Field) -> str:
    return f"{field.label} masih kosong: isi sedikitnya satu."


def _twice(_: ValidationError, field: Field) -> str:
    return f"{field.label} memuat butir yang sama lebih dari satu kali."


def _range(error: ValidationError, field: Field) -> str:
    low, high = field.schema["minimum"], field.schema["maximum"]
    return f"{field.label} harus antara {low} dan {high}, bukan {error.instance}."


def _shown(value: Any) -> str:
    """Return a foreign value for a message: short, on one line, quoted when it is text."""
    text = json.dumps(value, ensure_ascii=False) if isinstance(value, str) else str(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


_SENTENCES: dict[str, tuple[str, Callable[[ValidationError, Field], str]]] = {
    "additionalProperties": ("kunci", _unknown),
    "required": ("wajib", _missing),
    "type": ("tipe", _type),
    "const": ("nilai", _const),
    "enum": ("nilai", _enum),
    "pattern": ("nilai", _pattern),
    "maxLength": ("nilai", _too_long),
    "minItems": ("wajib", _empty),
    "minProperties": ("wajib", _empty),
    "uniqueItems": ("nilai", _twice),
    "minimum": ("nilai", _range),
    "maximum": ("nilai", _range),
}
