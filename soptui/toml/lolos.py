"""Whether data surely keeps to a schema, told without jsonschema: nearly every file does.

Importing jsonschema takes longer than reading a whole SOP. What is judged here is only ever let
pass: whatever breaks the schema, and every keyword that is not known here, is left to jsonschema.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Rules = dict[str, Any]


def passes(value: Any, schema: Rules) -> bool:
    """Tell whether a value surely keeps to a schema; False where jsonschema has to judge."""
    return all(
        keyword in _SILENT or (keyword in _JUDGES and _JUDGES[keyword](value, rule, schema))
        for keyword, rule in schema.items()
    )


def whole(pattern: str, text: str) -> bool:
    """Match as JSON Schema means it: in Python `$` would let a final line feed pass."""
    return re.search(re.sub(r"\$\Z", r"\\Z", pattern), text) is not None


def _type(value: Any, name: Any, _: Rules) -> bool:
    return isinstance(name, str) and type(value) is _TYPES.get(name)


def _enum(value: Any, values: Any, _: Rules) -> bool:
    return any(type(value) is type(known) and value == known for known in values)


def _properties(value: Any, known: Rules, _: Rules) -> bool:
    return not isinstance(value, dict) or all(
        passes(value[key], rules) for key, rules in known.items() if key in value
    )


def _pattern_properties(value: Any, known: Rules, _: Rules) -> bool:
    return not isinstance(value, dict) or all(
        passes(item, rules)
        for pattern, rules in known.items()
        for key, item in value.items()
        if re.search(pattern, key)
    )


def _closed(value: Any, is_open: Any, schema: Rules) -> bool:
    patterns = schema.get("patternProperties", {})
    return is_open is False and (
        not isinstance(value, dict)
        or all(
            key in schema.get("properties", {}) or any(whole(p, key) for p in patterns)
            for key in value
        )
    )


def _unique(value: Any, is_wanted: Any, _: Rules) -> bool:
    """Judge lists of texts only: among others, equal ones are not found as easily."""
    return (
        is_wanted is True
        and isinstance(value, list)
        and all(isinstance(item, str) for item in value)
        and len(set(value)) == len(value)
    )


_TYPES = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool}
_SILENT = {"$schema", "$id", "title", "description", "default"}
_JUDGES: Mapping[str, Callable[[Any, Any, Rules], bool]] = {
    "type": _type,
    "enum": _enum,
    "const": lambda value, known, schema: _enum(value, [known], schema),
    "properties": _properties,
    "patternProperties": _pattern_properties,
    "additionalProperties": _closed,
    "required": lambda value, names, _: isinstance(value, dict) and all(n in value for n in names),
    "items": lambda value, rules, _: (
        isinstance(value, list) and all(passes(item, rules) for item in value)
    ),
    "uniqueItems": _unique,
    "minItems": lambda value, least, _: isinstance(value, list) and len(value) >= least,
    "minProperties": lambda value, least, _: isinstance(value, dict) and len(value) >= least,
    "propertyNames": lambda value, rules, _: (
        isinstance(value, dict) and all(passes(key, rules) for key in value)
    ),
    "pattern": lambda value, pattern, _: isinstance(value, str) and whole(pattern, value),
    "maxLength": lambda value, most, _: isinstance(value, str) and len(value) <= most,
    "minimum": lambda value, least, _: type(value) is int and value >= least,
    "maximum": lambda value, most, _: type(value) is int and value <= most,
}
