"""Data against the JSON Schemas that soptui ships: one defect for each offending key or value."""

from __future__ import annotations

import json
import re
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from soptui.resources import schema_text
from soptui.toml.lolos import passes, whole
from soptui.toml.words import label, sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import ValidationError

    from soptui.toml.address import Keys

MOST = 100
"""Defects told of one file; whoever has more mends these first."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class Pelanggaran(NamedTuple):
    """One breach of the schema at a place of the data."""

    rule: str
    message: str
    keys: Keys


def breaches(data: dict[str, Any], schema: str) -> list[Pelanggaran]:
    """Return what in `data` breaks the schema called `schema`, in the order of the schema."""
    value, root = _dates_as_text(data), _root(schema)
    if passes(value, root):
        return []
    errors: Iterator[ValidationError] = _validator(schema).iter_errors(value)
    return [_breach(error, root) for error in islice(errors, MOST)]


def control_breaches(data: dict[str, Any], schema: str) -> list[Pelanggaran]:
    """Return the texts that hold control characters other than line feed and tab.

    They reach a file only as escapes (or C1, raw): nobody types them, and terminals obey them.
    """
    root = _root(schema)
    found = (
        Pelanggaran("karakter", f"{label(root, keys)} memuat karakter kendali {code}.", keys)
        for keys, code in _controls(data, ())
    )
    return list(islice(found, MOST))


def _controls(value: Any, keys: Keys) -> Iterator[tuple[Keys, str]]:
    if isinstance(value, str):
        if match := _CONTROL.search(value):
            yield keys, f"\\x{ord(match[0]):02x}"
    elif isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _controls(inner, (*keys, key))


def _breach(error: ValidationError, root: dict[str, Any]) -> Pelanggaran:
    keys: Keys = tuple(error.absolute_path)
    return Pelanggaran(*sentence(error, root, keys), keys)


def _dates_as_text(value: Any, key: str = "") -> Any:
    """Hand the days of date fields to JSON Schema as ISO text; JSON has no dates.

    A date anywhere else stays a date, and so is not the text that the schema asks for.
    """
    if isinstance(value, dict):
        return {k: _dates_as_text(v, k) for k, v in value.items()}
    if isinstance(value, list):
        return [_dates_as_text(v) for v in value]
    return value.isoformat() if type(value) is date and key.startswith("tanggal_") else value


@lru_cache
def _root(name: str) -> dict[str, Any]:
    """Return a schema with its definitions where they are used."""
    shipped = json.loads(schema_text(name))
    root: dict[str, Any] = _inlined(shipped, shipped["$defs"])
    return root


@lru_cache
def _validator(name: str) -> Draft202012Validator:
    """Return the validator of a schema. Its registry is empty: nothing is ever fetched."""
    from jsonschema import Draft202012Validator, validators
    from referencing import Registry

    types = Draft202012Validator.TYPE_CHECKER.redefine("integer", _is_integer)
    keywords = {"additionalProperties": _unknown, "required": _missing, "pattern": _pattern}
    extend: Callable[..., type[Draft202012Validator]] = validators.extend
    strict = extend(Draft202012Validator, keywords, type_checker=types)
    return strict(_root(name), registry=Registry())


def _inlined(schema: Any, definitions: dict[str, Any]) -> Any:
    """Return a schema with its definitions where they are used; titles at the place of use win.

    Our schemas do not recurse. Half of the time of a check went into following references.
    """
    if isinstance(schema, list):
        return [_inlined(item, definitions) for item in schema]
    if not isinstance(schema, dict):
        return schema
    used = definitions[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else {}
    own = {key: value for key, value in schema.items() if key not in ("$ref", "$defs")}
    return {key: _inlined(value, definitions) for key, value in {**used, **own}.items()}


def _is_integer(_: Any, value: Any) -> bool:
    """Refuse 1.0, which JSON Schema takes for an integer; TOML tells the two apart."""
    return isinstance(value, int) and not isinstance(value, bool)


def _unknown(_: Any, __: Any, instance: Any, schema: dict[str, Any]) -> Iterator[ValidationError]:
    """Tell every key that a closed table does not know (`additionalProperties: false`)."""
    from jsonschema.exceptions import ValidationError

    patterns = schema.get("patternProperties", {})
    for key in instance if isinstance(instance, dict) else ():
        known = key in schema.get("properties", {}) or any(whole(p, key) for p in patterns)
        if not known:
            yield ValidationError("unknown key", path=[key])


def _missing(_: Any, names: Any, instance: Any, __: Any) -> Iterator[ValidationError]:
    from jsonschema.exceptions import ValidationError

    for name in names if isinstance(instance, dict) else ():
        if name not in instance:
            yield ValidationError("missing key", path=[name])


def _pattern(_: Any, pattern: str, instance: Any, __: Any) -> Iterator[ValidationError]:
    from jsonschema.exceptions import ValidationError

    if isinstance(instance, str) and not whole(pattern, instance):
        yield ValidationError("pattern")
