"""What passes without jsonschema also passes with it, whatever happens to a file."""

import copy
import datetime as dt
import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from soptui.toml.lolos import passes
from soptui.toml.validate import _dates_as_text, _root, _validator, breaches

BASE = Path(__file__).parents[2]
FILES = [
    ("sop", min((BASE / "soptui/sample").rglob("sop/**/*.toml"), key=lambda f: f.stat().st_size)),
    ("soptui", next((BASE / "soptui/sample").rglob("soptui.toml"))),
    ("buku", next((BASE / "soptui/sample").rglob("buku.toml"))),
]
ODD = (
    *(None, True, False, 0, -1, 1, 1.0, 10**9, "", " ", "a\n", "Ya", "F4", "x" * 9000),
    *([], ["a", "a"], [1], {}, {"x": 1}, [{}], dt.date(2024, 1, 1), dt.time(1)),
)


def places(value, path=()):
    yield path
    if not isinstance(value, dict | list):
        return
    for key, item in value.items() if isinstance(value, dict) else enumerate(value):
        yield from places(item, (*path, key))


def changed(data, path, make):
    data = copy.deepcopy(data)
    *above, last = path
    place = data
    for key in above:
        place = place[key]
    make(place, last)
    return data


def mutants(data):
    for path in places(data):
        if not path:
            continue
        yield changed(data, path, lambda place, key: place.pop(key))
        for odd in ODD:
            yield changed(data, path, lambda place, key, odd=odd: place.__setitem__(key, odd))
        for key in ("asing", "id", "judul", "x\n"):
            yield changed(
                data,
                path,
                lambda place, last, key=key: (
                    place[last].__setitem__(key, "a") if isinstance(place[last], dict) else None
                ),
            )


def by_jsonschema(data, schema):
    return not any(_validator(schema).iter_errors(_dates_as_text(data)))


@pytest.mark.parametrize(("schema", "file"), FILES, ids=lambda value: str(value)[-20:])
def test_nothing_passes_that_jsonschema_would_tell(schema, file):
    data = tomllib.loads(file.read_text())
    assert passes(_dates_as_text(data), _root(schema))
    found = list(mutants(data))
    passing = [m for m in found if passes(_dates_as_text(m), _root(schema))]
    assert [m for m in passing if not by_jsonschema(m, schema)] == []
    assert 0 < len(passing) < len(found) / 2


@pytest.mark.parametrize(("schema", "file"), FILES, ids=lambda value: str(value)[-20:])
def test_what_does_not_pass_is_told_by_jsonschema(schema, file):
    data = tomllib.loads(file.read_text())
    told = breaches({**data, "asing": 1}, schema)
    assert [found.keys for found in told] == [("asing",)]


@pytest.mark.parametrize("rule", [{"oneOf": [{}]}, {"format": "date"}, {"type": ["string"]}])
def test_an_unknown_keyword_is_left_to_jsonschema(rule):
    assert not passes("2024-01-01", rule)


def test_all_samples_are_read_without_jsonschema():
    code = (
        "import json, pathlib, sys\n"
        "from soptui.toml import read_sop\n"
        "files = sorted(pathlib.Path(sys.argv[1]).rglob('sop/**/*.toml'))\n"
        "bad = [f.name for f in files if read_sop(f.read_bytes(), f.name).temuan]\n"
        "print(json.dumps([len(files), bad, 'jsonschema' in sys.modules]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(BASE / "soptui/sample")],
        capture_output=True,
        text=True,
        check=True,
    )
    count, bad, is_imported = json.loads(done.stdout)
    assert count > 10
    assert (bad, is_imported) == ([], False)
